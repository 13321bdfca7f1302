package seal

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
)

var at = Place{"cards", "maya"}

func sealed(t testing.TB, s Sealer, p Place, rev uint64, plain []byte) []byte {
	t.Helper()
	b, err := s.Seal(p, rev, plain)
	must(t, err)
	return b
}

func TestSealAndOpen(t *testing.T) {
	_, k, _ := newVault(t)
	for n := range 1100 {
		plain := bytes.Repeat([]byte{0x80, 0, byte(n)}, n)[:n]
		b := sealed(t, k, at, uint64(n), plain)
		if len(b) != paddedLen(n)+overhead {
			t.Fatalf("%d bytes sealed in %d", n, len(b))
		}
		got, err := k.Open(at, uint64(n), b)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%d bytes: %d come back, %v", n, len(got), err)
		}
	}
	if bytes.Equal(sealed(t, k, at, 1, nil), sealed(t, k, at, 1, nil)) {
		t.Error("sealed twice with one nonce")
	}
}

func TestEveryFlippedBitOfAValue(t *testing.T) {
	_, k, _ := newVault(t)
	b := sealed(t, k, at, 3, []byte("Miso, a tabby, likes rain"))
	for bit := range len(b) * 8 {
		bad := bytes.Clone(b)
		bad[bit/8] ^= 1 << (bit % 8)
		_, err := k.Open(at, 3, bad)
		isErr(t, err, ErrAltered)
	}
	for n := range b {
		if _, err := k.Open(at, 3, b[:n]); !errors.Is(err, ErrAltered) && !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d: %v", n, err)
		}
	}
	_, err := k.Open(at, 3, append(bytes.Clone(b), 0))
	isErr(t, err, ErrAltered)
}

func TestBoundToPlaceAndRevision(t *testing.T) {
	_, k, _ := newVault(t)
	_, other, _ := newVault(t)
	b := sealed(t, k, at, 7, []byte("Miso"))
	for _, p := range []Place{
		{"cards", "theo"}, {"sessions", "maya"}, {"cardsm", "aya"}, {"card", "smaya"}, {"", "cardsmaya"}, {"cardsmaya", ""},
	} {
		_, err := k.Open(p, 7, b)
		isErr(t, err, ErrAltered)
	}
	for _, rev := range []uint64{0, 6, 8, 7 << 8} {
		_, err := k.Open(at, rev, b)
		isErr(t, err, ErrAltered)
	}
	_, err := other.Open(at, 7, b)
	isErr(t, err, ErrAltered)
}

func TestPadding(t *testing.T) {
	sizes := map[int]bool{}
	last := 0
	for n := range 200_000 {
		size := paddedLen(n)
		if size <= n || size < last || size > max(256, n+n/8+1) {
			t.Fatalf("%d is padded to %d", n, size)
		}
		sizes[size], last = true, size
	}
	if len(sizes) > 85 { // eight for each power of two, and not one for each length
		t.Errorf("%d lengths can be told apart", len(sizes))
	}
	for _, bad := range [][]byte{nil, {0}, {0, 0}, {1}, {0x80, 1}, {0x80, 1, 0}} {
		if _, err := unpad(bad); !errors.Is(err, ErrAltered) {
			t.Errorf("%x is taken for padding: %v", bad, err)
		}
	}
}

func TestTag(t *testing.T) {
	_, k, _ := newVault(t)
	_, other, _ := newVault(t)
	tag := func(s Sealer, p Place, rev uint64, b []byte) Sum {
		t.Helper()
		sum, err := s.Tag(p, rev, b)
		must(t, err)
		return sum
	}
	b := sealed(t, k, at, 1, []byte("Miso"))
	want := tag(k, at, 1, b)
	if tag(k, at, 1, b) != want {
		t.Error("a tag is not the same twice")
	}
	for what, got := range map[string]Sum{
		"key":      tag(other, at, 1, b),
		"place":    tag(k, Place{"card", "smaya"}, 1, b),
		"revision": tag(k, at, 2, b),
		"value":    tag(k, at, 1, sealed(t, k, at, 1, []byte("Miso"))),
	} {
		if got == want {
			t.Errorf("another %s, and the same tag", what)
		}
	}
	_, err := k.Tag(at, 1, b[:overhead-1])
	isErr(t, err, ErrDamaged)
}

func TestSum(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	random := func() Sum {
		var s Sum
		for i := range s.limb {
			s.limb[i] = rng.Uint64()
		}
		return s
	}
	var one [32]byte
	one[31] = 1
	most := Sum{}.Sub(SumOf(one))
	if b := most.Bytes(); b != [32]byte(bytes.Repeat([]byte{0xff}, 32)) {
		t.Errorf("0 - 1 is %x", b)
	}
	if !most.Add(SumOf(one)).Equal(Sum{}) {
		t.Error("2^256 is not 0")
	}
	for range 1000 {
		a, b, c := random(), random(), random()
		if a.Add(b).Add(c) != c.Add(a).Add(b) || a.Add(b).Sub(b) != a || SumOf(a.Bytes()) != a {
			t.Fatal("sums do not add up")
		}
	}
}

func TestNarrow(t *testing.T) {
	h, k, _ := newVault(t)
	session, manifest := Place{"sessions", "now"}, Place{"manifest", "all"}
	n, err := k.Narrow(session, manifest)
	must(t, err)
	b := sealed(t, k, session, 1, []byte("a mark"))
	card := sealed(t, k, at, 1, []byte("Miso"))
	want, err := k.Tag(at, 1, card)
	must(t, err)
	k.Wipe()

	must(t, n.Prove(h))
	other, _, _ := newVault(t)
	isErr(t, n.Prove(other), ErrOtherKey)
	plain, err := n.Open(session, 1, b)
	if err != nil || string(plain) != "a mark" {
		t.Errorf("%q, %v", plain, err)
	}
	_, err = n.Open(session, 2, sealed(t, n, session, 2, []byte("two marks")))
	must(t, err)
	_, err = n.Open(at, 1, card)
	isErr(t, err, ErrNotHeld)
	_, err = n.Seal(at, 1, nil)
	isErr(t, err, ErrNotHeld)
	if got, err := n.Tag(at, 1, card); got != want || err != nil {
		t.Errorf("another tag than the whole key's: %v", err)
	}
	n.Wipe()
	wiped(t, n, session)
}

func TestWipe(t *testing.T) {
	_, k, _ := newVault(t)
	k.Wipe()
	k.Wipe()
	wiped(t, k, at)
	_, err := k.Narrow(at)
	isErr(t, err, ErrWiped)
	if k.s().data != [keySize]byte{} || k.s().prk.h != nil || k.s().tag.h != nil {
		t.Error("something is left of the key")
	}
}

func wiped(t *testing.T, s Sealer, p Place) {
	t.Helper()
	b := make([]byte, 1000)
	_, err := s.Seal(p, 1, nil)
	isErr(t, err, ErrWiped)
	_, err = s.Open(p, 1, b)
	isErr(t, err, ErrWiped)
	_, err = s.Tag(p, 1, b)
	isErr(t, err, ErrWiped)
}

// Sealing from several goroutines, wiped at some moment: either sealed well, or
// refused.
func TestWipeWhileSealing(t *testing.T) {
	_, k, _ := newVault(t)
	check := keyFrom(k.s().vault, bytes.Clone(k.s().data[:]))
	done := make(chan error)
	for w := range 4 {
		go func() {
			p := Place{"cards", fmt.Sprint(w)}
			for {
				b, err := k.Seal(p, 1, []byte("Miso"))
				if errors.Is(err, ErrWiped) {
					done <- nil
					return
				}
				if _, err = check.Open(p, 1, b); err != nil {
					done <- err
					return
				}
			}
		}()
	}
	k.Wipe()
	for range 4 {
		must(t, <-done)
	}
}

func FuzzOpen(f *testing.F) {
	_, k, _ := newVault(f)
	f.Add([]byte("Miso"), []byte{}, uint64(1), "cards", "maya")
	f.Add(bytes.Repeat([]byte{0}, 300), []byte{1}, uint64(0), "", "")
	f.Fuzz(func(t *testing.T, plain, change []byte, rev uint64, bucket, key string) {
		p := Place{bucket, key}
		b := sealed(t, k, p, rev, plain)
		got, err := k.Open(p, rev, b)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%d bytes: %v", len(plain), err)
		}
		before := bytes.Clone(b)
		for i, c := range change {
			b[i%len(b)] ^= c
		}
		_, err = k.Open(p, rev, b)
		if same := bytes.Equal(before, b); same != (err == nil) || err != nil && !typed(err) {
			t.Fatalf("unchanged: %v, error: %v", same, err)
		}
		if _, err := k.Open(p, rev, change); err == nil {
			t.Fatal("opens what was never sealed")
		}
	})
}
