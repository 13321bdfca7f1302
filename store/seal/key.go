package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

const keySize = 32

// The labels under which keys are made from the data key. Changing one changes
// the format.
const (
	labelCommitment = "rapport/1 commitment"
	labelHeader     = "rapport/1 header"
	labelTag        = "rapport/1 tag"
	labelValue      = "rapport/1 value"
)

// ID names a vault: 16 random bytes, kept for as long as the vault lives.
type ID [16]byte

// Commitment names a data key without giving it away: two headers with the same
// commitment have the same key. It changes with a rekey, and with nothing else.
type Commitment [32]byte

// Place is where a value stands: a bucket and a key in it.
type Place struct{ Bucket, Key string }

// Sealer seals and opens values. Key opens every place, Narrow only some.
type Sealer interface {
	// Seal encrypts plain for one place and revision. The revision is to be new:
	// higher than that of any value that ever stood there.
	Seal(p Place, rev uint64, plain []byte) ([]byte, error)
	// Open gives back what Seal was given, if sealed was made by it for the same
	// vault, place and revision; else ErrAltered, or ErrDamaged if too short.
	Open(p Place, rev uint64, sealed []byte) ([]byte, error)
	// Tag is what one sealed value adds to the manifest's sum.
	Tag(p Place, rev uint64, sealed []byte) (Sum, error)
	// Vault and Commitment name the vault and the data key.
	Vault() ID
	Commitment() Commitment
	// Wipe overwrites the key. Everything answers ErrWiped from then on.
	Wipe()
}

// Key is an open vault's data key, and everything made from it.
type Key struct {
	elided
	s *keySecrets
}

type keySecrets struct {
	mu         sync.RWMutex // Wipe may come while another goroutine seals
	vault      ID
	commitment Commitment
	wiped      bool
	data       [keySize]byte // the data key
	prk        [keySize]byte // HKDF-Extract of it, from which places expand
	tag        [keySize]byte // keys the manifest's tags
}

var _ Sealer = (*Key)(nil)

// newKey is a fresh data key for a vault.
func newKey(vault ID) *Key {
	var data [keySize]byte
	_, _ = rand.Read(data[:]) // never fails: crypto/rand ends the process instead
	defer clear(data[:])
	return keyFrom(vault, data[:])
}

// keyFrom makes a Key of a data key, which the caller wipes.
func keyFrom(vault ID, data []byte) *Key {
	s := &keySecrets{vault: vault}
	copy(s.data[:], data)
	prk, err := hkdf.Extract(sha256.New, data, vault[:])
	if err != nil {
		panic("seal: hkdf refuses SHA-256: " + err.Error())
	}
	copy(s.prk[:], prk)
	clear(prk)
	expand(&s.prk, labelTag, s.tag[:])
	expand(&s.prk, labelCommitment, s.commitment[:])
	return &Key{s: s}
}

// expand fills out, at most 32 bytes, with the key of the given info. It is one
// block of HKDF-Expand (RFC 5869, 2.3).
func expand(prk *[keySize]byte, info string, out []byte) {
	mac := hmac.New(sha256.New, prk[:])
	mac.Write([]byte(info))
	mac.Write([]byte{1})
	var block [keySize]byte
	copy(out, mac.Sum(block[:0]))
	clear(block[:])
}

// Vault names the vault that the key opens.
func (k *Key) Vault() ID { return k.s.vault }

// Commitment names the data key.
func (k *Key) Commitment() Commitment { return k.s.commitment }

// Wipe overwrites the key.
func (k *Key) Wipe() {
	k.s.mu.Lock()
	defer k.s.mu.Unlock()
	k.s.wiped = true
	clear(k.s.data[:])
	clear(k.s.prk[:])
	clear(k.s.tag[:])
}

// Seal encrypts plain for one place and revision. The length is padded first
// (see pad), so that the sealed length says little about the plain one.
func (k *Key) Seal(p Place, rev uint64, plain []byte) ([]byte, error) {
	var key [keySize]byte
	if err := k.placeKey(p, key[:]); err != nil {
		return nil, err
	}
	defer clear(key[:])
	return sealValue(key[:], k.s.vault, p, rev, plain), nil
}

// Open gives back what Seal was given.
func (k *Key) Open(p Place, rev uint64, sealed []byte) ([]byte, error) {
	var key [keySize]byte
	if err := k.placeKey(p, key[:]); err != nil {
		return nil, err
	}
	defer clear(key[:])
	return openValue(key[:], k.s.vault, p, rev, sealed)
}

// Tag is what one sealed value adds to the manifest's sum.
func (k *Key) Tag(p Place, rev uint64, sealed []byte) (Sum, error) {
	k.s.mu.RLock()
	defer k.s.mu.RUnlock()
	if k.s.wiped {
		return Sum{}, ErrWiped
	}
	return tagValue(k.s.tag[:], p, rev, sealed)
}

// placeKey fills out with the key of a place.
func (k *Key) placeKey(p Place, out []byte) error {
	k.s.mu.RLock()
	defer k.s.mu.RUnlock()
	if k.s.wiped {
		return ErrWiped
	}
	expand(&k.s.prk, string(appendPlace([]byte(labelValue), p)), out)
	return nil
}

// headerMAC is the keyed hash over a header's bytes.
func (k *Key) headerMAC(b []byte) []byte {
	var key [keySize]byte
	expand(&k.s.prk, labelHeader, key[:])
	mac := hmac.New(sha256.New, key[:])
	mac.Write(b)
	return mac.Sum(nil)
}

// appendPlace appends a place so that no two places are written alike.
func appendPlace(b []byte, p Place) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(p.Bucket)))
	b = append(b, p.Bucket...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(p.Key)))
	return append(b, p.Key...)
}
