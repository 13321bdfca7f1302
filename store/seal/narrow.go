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
	s func() *narrowSecrets
}

type narrowSecrets struct {
	vault      vaultID
	commitment commitment

	mu     sync.Mutex
	wiped  bool
	tag    keyed
	places map[Place]*[keySize]byte
}

var _ Sealer = (*Narrow)(nil)

// Narrow makes a key for the given places alone. It stays good when k is wiped.
func (k *Key) Narrow(places ...Place) (*Narrow, error) {
	s := &narrowSecrets{
		vault: k.s().vault, commitment: k.s().commitment,
		places: make(map[Place]*[keySize]byte, len(places)),
	}
	for _, p := range places {
		key := new([keySize]byte)
		if err := k.placeKey(p, key); err != nil {
			return nil, err
		}
		s.places[p] = key
	}
	var tag [keySize]byte
	defer clear(tag[:])
	if err := k.use(func(k *keySecrets) { k.prk.expand([]byte(labelTag), &tag) }); err != nil {
		return nil, err
	}
	s.tag = newKeyed(tag[:])
	return &Narrow{s: func() *narrowSecrets { return s }}, nil
}

// Prove checks that the header names the vault and the data key that the places'
// keys were made from. The key of its MAC is not held.
func (n *Narrow) Prove(h Header) error {
	if h.vault != n.s().vault || h.commitment != n.s().commitment {
		return ErrOtherKey
	}
	return nil
}

// Wipe overwrites the keys.
func (n *Narrow) Wipe() {
	n.s().mu.Lock()
	defer n.s().mu.Unlock()
	n.s().wiped = true
	for _, key := range n.s().places {
		clear(key[:])
	}
	clear(n.s().places)
	n.s().tag = keyed{}
}

// Seal is Key.Seal; ErrNotHeld for any place but those named.
func (n *Narrow) Seal(p Place, rev uint64, plain []byte) ([]byte, error) {
	key, err := n.placeKey(p)
	if err != nil {
		return nil, err
	}
	defer clear(key[:])
	return sealValue(key[:], n.s().vault, p, rev, plain), nil
}

// Open is Key.Open; ErrNotHeld for any place but those named.
func (n *Narrow) Open(p Place, rev uint64, sealed []byte) ([]byte, error) {
	key, err := n.placeKey(p)
	if err != nil {
		return nil, err
	}
	defer clear(key[:])
	return openValue(nil, key[:], n.s().vault, p, rev, sealed)
}

// OpenInPlace is Key.OpenInPlace; ErrNotHeld for any place but those named.
func (n *Narrow) OpenInPlace(p Place, rev uint64, sealed []byte) ([]byte, error) {
	key, err := n.placeKey(p)
	if err != nil {
		return nil, err
	}
	defer clear(key[:])
	return openValue(inPlace(sealed), key[:], n.s().vault, p, rev, sealed)
}

// Tag is Key.Tag, for any place: it reads nothing.
func (n *Narrow) Tag(p Place, rev uint64, sealed []byte) (Sum, error) {
	message, err := tagMessage(p, rev, sealed)
	if err != nil {
		return Sum{}, err
	}
	n.s().mu.Lock()
	defer n.s().mu.Unlock()
	if n.s().wiped {
		return Sum{}, ErrWiped
	}
	var out [keySize]byte
	n.s().tag.sum(message, &out)
	return SumOf(out), nil
}

// placeKey is a copy of the key of a place, which the caller wipes.
func (n *Narrow) placeKey(p Place) (key [keySize]byte, err error) {
	n.s().mu.Lock()
	defer n.s().mu.Unlock()
	if n.s().wiped {
		return key, ErrWiped
	}
	held, ok := n.s().places[p]
	if !ok {
		return key, fmt.Errorf("%w: %s", ErrNotHeld, p.Bucket)
	}
	return *held, nil
}
