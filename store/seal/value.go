package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"math/bits"
)

const (
	nonceSize = 12
	tagSize   = 16
	// overhead is what sealing adds to the padded length.
	overhead = nonceSize + tagSize

	valueFormat = "rapport/1"
	minPadded   = 256
)

// paddedLen is the length to which n bytes are padded before they are sealed: at
// least one byte more; at least 256; then to the next eighth of a power of two.
// A sealed length therefore tells the plain one to an eighth, and padding adds
// some six in a hundred to anything above 256 bytes.
func paddedLen(n int) int {
	n++ // the end mark
	if n <= minPadded {
		return minPadded
	}
	step := 1 << (bits.Len(uint(n-1)) - 4)
	return (n + step - 1) &^ (step - 1)
}

// pad appends an end mark, 0x80, and zeros (ISO/IEC 7816-4).
func pad(dst, plain []byte) []byte {
	dst = append(dst, plain...)
	dst = append(dst, 0x80)
	return dst[:paddedLen(len(plain))]
}

// unpad cuts what pad appended.
func unpad(b []byte) ([]byte, error) {
	for i := len(b) - 1; i >= 0; i-- {
		switch b[i] {
		case 0:
		case 0x80:
			return b[:i:i], nil
		default:
			return nil, fmt.Errorf("%w: padding", ErrAltered)
		}
	}
	return nil, fmt.Errorf("%w: padding", ErrAltered)
}

// sealValue is nonce, ciphertext, tag.
func sealValue(key []byte, vault vaultID, p Place, rev uint64, plain []byte) []byte {
	out := make([]byte, nonceSize, nonceSize+paddedLen(len(plain))+tagSize)
	_, _ = rand.Read(out)
	body := pad(out[nonceSize:nonceSize:cap(out)], plain)
	return gcm(key).Seal(out[:nonceSize], out[:nonceSize], body, valueData(vault, p, rev))
}

// openValue appends the plain bytes to dst, which may be the sealed ones without
// their nonce, cut to nothing.
func openValue(dst, key []byte, vault vaultID, p Place, rev uint64, sealed []byte) ([]byte, error) {
	if len(sealed) < overhead+minPadded {
		return nil, fmt.Errorf("%w: %d bytes are too few", ErrDamaged, len(sealed))
	}
	plain, err := gcm(key).Open(dst, sealed[:nonceSize], sealed[nonceSize:], valueData(vault, p, rev))
	if err != nil {
		return nil, fmt.Errorf("%w: a value does not open", ErrAltered)
	}
	return unpad(plain)
}

// inPlace is where in a sealed value its plain bytes may be written: over the
// encrypted ones, which GCM allows only exactly.
func inPlace(sealed []byte) []byte {
	if len(sealed) < nonceSize {
		return nil
	}
	return sealed[nonceSize:nonceSize]
}

// valueData is the associated data: what a value is bound to.
func valueData(vault vaultID, p Place, rev uint64) []byte {
	b := make([]byte, 0, len(valueFormat)+len(vault)+16+len(p.Bucket)+len(p.Key))
	b = append(b, valueFormat...)
	b = append(b, vault[:]...)
	b = binary.BigEndian.AppendUint64(b, rev)
	return appendPlace(b, p)
}

// tagMessage is what a tag is made from: place, revision and the tag of GCM.
func tagMessage(p Place, rev uint64, sealed []byte) ([]byte, error) {
	if len(sealed) < overhead {
		return nil, fmt.Errorf("%w: %d bytes are too few", ErrDamaged, len(sealed))
	}
	b := make([]byte, 0, 16+len(p.Bucket)+len(p.Key)+tagSize)
	b = binary.BigEndian.AppendUint64(b, rev)
	b = append(b, sealed[len(sealed)-tagSize:]...)
	return appendPlace(b, p), nil
}

// gcm is AES-256-GCM. Neither call fails with a key of 32 bytes.
func gcm(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic("seal: " + err.Error())
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic("seal: " + err.Error())
	}
	return aead
}
