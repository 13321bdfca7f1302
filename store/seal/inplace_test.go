package seal

import (
	"bytes"
	"testing"
)

// Opened in place a value is the same as opened beside, and takes nothing from
// its neighbours.
func TestOpenInPlace(t *testing.T) {
	_, k, _ := newVault(t)
	n, err := k.Narrow(at)
	must(t, err)
	for _, s := range []Sealer{k, n} {
		for _, size := range []int{0, 1, 255, 256, 1000, 70_000} {
			plain := bytes.Repeat([]byte{0x80, 0, 7}, size)[:size]
			b := sealed(t, s, at, 3, plain)
			room := bytes.Join([][]byte{[]byte("before"), b, []byte("after")}, nil)
			got, err := s.OpenInPlace(at, 3, room[6:6+len(b):6+len(b)])
			if err != nil || !bytes.Equal(got, plain) {
				t.Fatalf("%d bytes: %d come back, %v", size, len(got), err)
			}
			if !bytes.HasPrefix(room, []byte("before")) || !bytes.HasSuffix(room, []byte("after")) {
				t.Fatalf("%d bytes: a neighbour was written over", size)
			}
			if size > 0 && &got[0] != &room[6+nonceSize] {
				t.Errorf("%d bytes: opened somewhere else", size)
			}
			if cap(got) != len(got) {
				t.Errorf("%d bytes: appending would reach into what stands behind", size)
			}
		}
	}
}

func TestOpenInPlaceRefuses(t *testing.T) {
	_, k, _ := newVault(t)
	b := sealed(t, k, at, 3, []byte("Miso, a tabby"))
	for _, bad := range [][]byte{nil, b[:nonceSize-1], b[:nonceSize], b[:overhead]} {
		_, err := k.OpenInPlace(at, 3, bad)
		isErr(t, err, ErrDamaged)
	}
	_, err := k.OpenInPlace(at, 4, bytes.Clone(b))
	isErr(t, err, ErrAltered)
	k.Wipe()
	_, err = k.OpenInPlace(at, 3, b)
	isErr(t, err, ErrWiped)
}
