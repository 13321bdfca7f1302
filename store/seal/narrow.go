package seal

import (
	"fmt"
	"sync"
)

// Narrow opens and seals a few places and nothing else, and tags for the
// manifest. It is what stays in memory while a screen is dark: everything else
// can be wiped, and cannot be made from it.
type Narrow struct {
	elided
	s *narrowSecrets
}

type narrowSecrets struct {
	mu         sync.RWMutex
	vault      ID
	commitment Commitment
	wiped      bool
	tag        [keySize]byte
	places     map[Place]*[keySize]byte
}

var _ Sealer = (*Narrow)(nil)

// Narrow makes a key for the given places alone. It stays good when k is wiped.
func (k *Key) Narrow(places ...Place) (*Narrow, error) {
	s := &narrowSecrets{
		vault: k.s.vault, commitment: k.s.commitment,
		places: make(map[Place]*[keySize]byte, len(places)),
	}
	for _, p := range places {
		key := new([keySize]byte)
		if err := k.placeKey(p, key[:]); err != nil {
			return nil, err
		}
		s.places[p] = key
	}
	k.s.mu.RLock()
	defer k.s.mu.RUnlock()
	if k.s.wiped {
		return nil, ErrWiped
	}
	s.tag = k.s.tag
	return &Narrow{s: s}, nil
}

// Vault names the vault that the places are in.
func (n *Narrow) Vault() ID { return n.s.vault }

// Commitment names the data key that the places' keys were made from.
func (n *Narrow) Commitment() Commitment { return n.s.commitment }

// Wipe overwrites the keys.
func (n *Narrow) Wipe() {
	n.s.mu.Lock()
	defer n.s.mu.Unlock()
	n.s.wiped = true
	for _, key := range n.s.places {
		clear(key[:])
	}
	clear(n.s.places)
	clear(n.s.tag[:])
}

// Seal is Key.Seal; ErrNotHeld for any place but those named.
func (n *Narrow) Seal(p Place, rev uint64, plain []byte) ([]byte, error) {
	key, done, err := n.hold(p)
	if err != nil {
		return nil, err
	}
	defer done()
	return sealValue(key[:], n.s.vault, p, rev, plain), nil
}

// Open is Key.Open; ErrNotHeld for any place but those named.
func (n *Narrow) Open(p Place, rev uint64, sealed []byte) ([]byte, error) {
	key, done, err := n.hold(p)
	if err != nil {
		return nil, err
	}
	defer done()
	return openValue(key[:], n.s.vault, p, rev, sealed)
}

// Tag is Key.Tag, for any place: it reads nothing.
func (n *Narrow) Tag(p Place, rev uint64, sealed []byte) (Sum, error) {
	n.s.mu.RLock()
	defer n.s.mu.RUnlock()
	if n.s.wiped {
		return Sum{}, ErrWiped
	}
	return tagValue(n.s.tag[:], p, rev, sealed)
}

// hold gives the key of a place, which is not wiped until done is called.
func (n *Narrow) hold(p Place) (key *[keySize]byte, done func(), err error) {
	n.s.mu.RLock()
	if n.s.wiped {
		n.s.mu.RUnlock()
		return nil, nil, ErrWiped
	}
	key, ok := n.s.places[p]
	if !ok {
		n.s.mu.RUnlock()
		return nil, nil, fmt.Errorf("%w: %s", ErrNotHeld, p.Bucket)
	}
	return key, n.s.mu.RUnlock, nil
}
