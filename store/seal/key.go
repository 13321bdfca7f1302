package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"sync"
)

const keySize = 32

// The labels under which keys are made from the data key. Changing one changes
// the format.
const (
	labelCommitment = "rapport/1 commitment"
	labelHeader     = "rapport/1 header"
	labelKeyring    = "rapport/1 keyring" // made from a keyring's secret
	labelTag        = "rapport/1 tag"
	labelValue      = "rapport/1 value"
)

// vaultID names a vault: 16 random bytes, kept for as long as the vault lives.
type vaultID [16]byte

// commitment names a data key without giving it away: two headers with the same
// commitment have the same key. It changes with a rekey, and with nothing else.
type commitment [32]byte

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
	// OpenInPlace is Open for a caller that has no further use for sealed: the
	// plain bytes are written over it. After an error it may hold anything.
	OpenInPlace(p Place, rev uint64, sealed []byte) ([]byte, error)
	// Tag is what one sealed value adds to the manifest's sum.
	Tag(p Place, rev uint64, sealed []byte) (Sum, error)
	// Prove checks that the key is the one that the header is of: ErrOtherKey if
	// it names another vault or another data key. Key also checks that nobody but
	// a holder of the key wrote the header: else ErrAltered.
	Prove(h Header) error
	// Wipe overwrites the key. Everything answers ErrWiped from then on.
	Wipe()
}

// Key is an open vault's data key, and everything made from it.
type Key struct {
	elided
	s func() *keySecrets
}

type keySecrets struct {
	vault      vaultID
	commitment commitment

	mu    sync.Mutex // Wipe may come while another goroutine seals
	wiped bool
	data  [keySize]byte // the data key
	prk   keyed         // HKDF-Extract of it, from which places expand
	tag   keyed         // for the manifest's tags
}

var _ Sealer = (*Key)(nil)

// keyed is HMAC-SHA-256 with its key taken in once: that is most of the work of
// a short one. It is used under a lock.
type keyed struct{ h hash.Hash }

func newKeyed(key []byte) keyed { return keyed{hmac.New(sha256.New, key)} }

func (k keyed) sum(message []byte, out *[keySize]byte) {
	k.h.Reset()
	k.h.Write(message)
	k.h.Sum(out[:0])
}

// expand fills out with the key of the given info: one block of HKDF-Expand (RFC
// 5869, 2.3).
func (k keyed) expand(info []byte, out *[keySize]byte) { k.sum(append(info, 1), out) }

// newKey is a fresh data key for a vault.
func newKey(vault vaultID) *Key {
	var data [keySize]byte
	_, _ = rand.Read(data[:]) // never fails: crypto/rand ends the process instead
	defer clear(data[:])
	return keyFrom(vault, data[:])
}

// keyFrom makes a Key of a data key, which the caller wipes.
func keyFrom(vault vaultID, data []byte) *Key {
	prk, err := hkdf.Extract(sha256.New, data, vault[:])
	if err != nil {
		panic("seal: hkdf refuses SHA-256: " + err.Error())
	}
	defer clear(prk)
	s := &keySecrets{vault: vault, prk: newKeyed(prk)}
	copy(s.data[:], data)
	var tag [keySize]byte
	defer clear(tag[:])
	s.prk.expand([]byte(labelTag), &tag)
	s.tag = newKeyed(tag[:])
	s.prk.expand([]byte(labelCommitment), (*[keySize]byte)(&s.commitment))
	return &Key{s: func() *keySecrets { return s }}
}

// use runs fn with the secrets, unless they were wiped. fn is short.
func (k *Key) use(fn func(*keySecrets)) error {
	k.s().mu.Lock()
	defer k.s().mu.Unlock()
	if k.s().wiped {
		return ErrWiped
	}
	fn(k.s())
	return nil
}

// Prove checks that the key is the header's, and the header's MAC.
func (k *Key) Prove(h Header) error {
	if h.vault != k.s().vault || h.commitment != k.s().commitment {
		return ErrOtherKey
	}
	return h.checkMAC(k)
}

// Wipe overwrites the key, and lets go of what was made from it.
func (k *Key) Wipe() {
	k.s().mu.Lock()
	defer k.s().mu.Unlock()
	k.s().wiped = true
	clear(k.s().data[:])
	k.s().prk, k.s().tag = keyed{}, keyed{}
}

// Seal encrypts plain for one place and revision. The length is padded first
// (see paddedLen), so that the sealed length says little about the plain one.
func (k *Key) Seal(p Place, rev uint64, plain []byte) ([]byte, error) {
	var key [keySize]byte
	if err := k.placeKey(p, &key); err != nil {
		return nil, err
	}
	defer clear(key[:])
	return sealValue(key[:], k.s().vault, p, rev, plain), nil
}

// Open gives back what Seal was given.
func (k *Key) Open(p Place, rev uint64, sealed []byte) ([]byte, error) {
	var key [keySize]byte
	if err := k.placeKey(p, &key); err != nil {
		return nil, err
	}
	defer clear(key[:])
	return openValue(nil, key[:], k.s().vault, p, rev, sealed)
}

// OpenInPlace is Open for a caller that has no further use for sealed.
func (k *Key) OpenInPlace(p Place, rev uint64, sealed []byte) ([]byte, error) {
	var key [keySize]byte
	if err := k.placeKey(p, &key); err != nil {
		return nil, err
	}
	defer clear(key[:])
	return openValue(inPlace(sealed), key[:], k.s().vault, p, rev, sealed)
}

// Tag is what one sealed value adds to the manifest's sum.
func (k *Key) Tag(p Place, rev uint64, sealed []byte) (Sum, error) {
	message, err := tagMessage(p, rev, sealed)
	if err != nil {
		return Sum{}, err
	}
	var out [keySize]byte
	err = k.use(func(s *keySecrets) { s.tag.sum(message, &out) })
	return SumOf(out), err
}

// placeKey fills out with the key of a place.
func (k *Key) placeKey(p Place, out *[keySize]byte) error {
	info := make([]byte, 0, len(labelValue)+9+len(p.Bucket)+len(p.Key))
	info = appendPlace(append(info, labelValue...), p)
	return k.use(func(s *keySecrets) { s.prk.expand(info, out) })
}

// dataKey fills out with the data key, which the caller wipes.
func (k *Key) dataKey(out *[keySize]byte) error {
	return k.use(func(s *keySecrets) { *out = s.data })
}

// headerMAC is the keyed hash over a header's bytes.
func (k *Key) headerMAC(b []byte) (out [sha256.Size]byte, err error) {
	var key [keySize]byte
	defer clear(key[:])
	if err := k.use(func(s *keySecrets) { s.prk.expand([]byte(labelHeader), &key) }); err != nil {
		return out, err
	}
	newKeyed(key[:]).sum(b, &out)
	return out, nil
}

// appendPlace appends a place so that no two places are written alike.
func appendPlace(b []byte, p Place) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(p.Bucket)))
	b = append(b, p.Bucket...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(p.Key)))
	return append(b, p.Key...)
}
