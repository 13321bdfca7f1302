package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestOpen(t *testing.T) {
	h, k, code := newVault(t)
	if len(h.Bytes()) != 294 {
		t.Fatalf("a header of %d bytes", len(h.Bytes()))
	}
	h = parsed(t, h.Bytes())
	spoken := code.Reveal()
	tests := []struct {
		typed string
		kind  Kind
	}{
		{string(pass), Passphrase},
		{spoken, RecoveryCode},
		{strings.ToUpper(spoken), RecoveryCode},
		{" " + strings.ReplaceAll(spoken, " ", "-") + "\n", RecoveryCode},
		{strings.ReplaceAll(spoken, "-", ""), RecoveryCode},
		{strings.ReplaceAll(spoken, " ", ""), RecoveryCode},
		{"1. " + strings.ReplaceAll(spoken, " ", "\n2. "), RecoveryCode},
	}
	for _, test := range tests {
		got, kind, err := h.Open([]byte(test.typed))
		if err != nil || kind != test.kind || got.s().data != k.s().data {
			t.Errorf("%v: kind %v, error %v", test.kind, kind, err)
		}
	}
	words := strings.Fields(spoken)
	words[0], words[1] = words[1], words[0]
	for _, wrong := range []string{
		"", " ", "a garden of ones own", string(pass) + " ", strings.ToUpper(string(pass)),
		strings.Join(words, " "), strings.Join(words[1:], " "), strings.Repeat("word ", 10_000),
	} {
		if _, _, err := h.Open([]byte(wrong)); err != ErrWrongPassphrase {
			t.Errorf("%.20q: %v", wrong, err)
		}
	}
}

func TestPassphraseIsNormalised(t *testing.T) {
	composed, decomposed := "Zoë's garden", "Zoe\u0308's garden"
	h, _, _, err := New([]byte(decomposed), cheap)
	must(t, err)
	for _, typed := range []string{composed, decomposed} {
		if _, _, err := h.Open([]byte(typed)); err != nil {
			t.Errorf("%+q: %v", typed, err)
		}
	}
	if _, _, err := h.Open([]byte("Zoe's garden")); err == nil {
		t.Error("opens without the diaeresis")
	}
}

// A passphrase that looks like a code still opens.
func TestPassphraseOfWords(t *testing.T) {
	_, _, code := newVault(t)
	words := []byte(code.Reveal())
	h, _, _, err := New(words, cheap)
	must(t, err)
	if _, kind, err := h.Open(words); kind != Passphrase || err != nil {
		t.Errorf("kind %v, error %v", kind, err)
	}
}

// flip changes one bit, and makes the checksum right again if asked.
func flip(b []byte, bit int, repair bool) []byte {
	b = bytes.Clone(b)
	b[bit/8] ^= 1 << (bit % 8)
	if repair {
		mend(b)
	}
	return b
}

// mend makes the checksum right again.
func mend(b []byte) {
	end := len(b) - sha256.Size
	sum := sha256.Sum256(b[:end])
	copy(b[end:], sum[:])
}

// bothFormats are headers without and with a slot in a keyring; the secret is
// empty where there is none.
func bothFormats(t testing.TB) (h Header, code Recovery, withKeyring Header, secret []byte) {
	t.Helper()
	h, k, code := newVault(t)
	withKeyring, secret, err := h.WithKeyring(k)
	must(t, err)
	return h, code, withKeyring, secret
}

// Every bit of a header, damaged: the checksum tells.
func TestEveryBitDamaged(t *testing.T) {
	two, _, three, _ := bothFormats(t)
	for _, h := range []Header{two, three} {
		for bit := range len(h.Bytes()) * 8 {
			_, err := Parse(flip(h.Bytes(), bit, false))
			isErr(t, err, ErrDamaged)
		}
	}
}

// Every bit of a header, altered by someone who can make a checksum: nothing that
// opens it opens it then.
func TestEveryBitAltered(t *testing.T) {
	two, code, three, secret := bothFormats(t)
	for _, h := range []Header{two, three} {
		tried := 0
		for bit := range (len(h.Bytes()) - sha256.Size) * 8 {
			b := flip(h.Bytes(), bit, true)
			altered, err := Parse(b)
			if err != nil {
				isErr(t, err, whyNoHeader(b, bit/8))
				tried++
				continue
			}
			if work := altered.slots[0].cost.Memory + altered.slots[1].cost.Memory; work > 4096 {
				continue // within limits, and slow: TestAlteredCost
			}
			tried++
			opensNot(t, altered, bit, code, secret)
		}
		t.Logf("%d of %d bits tried, 0 opened", tried, (len(h.Bytes())-sha256.Size)*8)
	}
}

// whyNoHeader is what Parse says of a header with a bit turned round at a byte.
func whyNoHeader(b []byte, at int) error {
	switch {
	case at < versionAt:
		return ErrDamaged // not a header at all
	case at < vaultAt && binary.BigEndian.Uint16(b[versionAt:]) > formatThreeSlots:
		return ErrNewer
	}
	return ErrAltered
}

// opensNot tries everything that opened a header before a bit of it was turned.
func opensNot(t *testing.T, altered Header, bit int, code Recovery, secret []byte) {
	t.Helper()
	for kind, typed := range map[Kind][]byte{Passphrase: pass, RecoveryCode: []byte(code.Reveal())} {
		if _, _, err := altered.Open(typed); !errors.Is(err, ErrAltered) && !errors.Is(err, ErrWrongPassphrase) {
			t.Fatalf("bit %d of byte %d, with the %v: %v", bit%8, bit/8, kind, err)
		}
	}
	_, err := altered.openSlot(Passphrase, pass)
	at := bit / 8
	if at >= commitmentAt && at < slotsAt || at >= slotsAt+slotSize {
		isErr(t, err, ErrAltered) // the passphrase opens, and the rest is not what was signed
	} else {
		isErr(t, err, ErrWrongPassphrase)
	}
	if !altered.InKeyring() {
		return
	}
	_, err = altered.OpenKeyring(secret)
	third := slotsAt + 2*slotSize
	if at >= third && at < third+slotSize || at < commitmentAt {
		isErr(t, err, ErrNotSecret)
	} else {
		isErr(t, err, ErrAltered)
	}
}

// A cost beyond the limits is refused before anything is derived with it.
func TestAlteredCost(t *testing.T) {
	h, _, _ := newVault(t)
	for _, c := range []Cost{
		{},
		{Time: 1, Memory: 8},
		{Time: 0, Memory: 8, Threads: 1},
		{Time: 1, Memory: 7, Threads: 1},
		{Time: 1, Memory: 15, Threads: 2},
		{Time: maxTime + 1, Memory: 8, Threads: 1},
		{Time: 1, Memory: maxMemory + 1, Threads: 1},
		{Time: 1, Memory: 1 << 31, Threads: 4},
		{Time: 1, Memory: 4096, Threads: maxThreads + 1},
		{Time: 16, Memory: maxMemory, Threads: 4},
		{Time: 1<<32 - 1, Memory: 1<<32 - 1, Threads: 255},
	} {
		for i := range h.slots[:2] {
			altered := h
			altered.slots[i].cost = c
			_, err := Parse(altered.Bytes())
			isErr(t, err, ErrCost)
			isErr(t, err, ErrAltered)
		}
		_, _, _, err := New(pass, c)
		isErr(t, err, ErrCost)
	}
	for _, c := range []Cost{DefaultCost(), TestCost(), {Time: 4, Memory: maxMemory, Threads: 16}} {
		must(t, c.check())
	}
}

func TestNewerFormat(t *testing.T) {
	h, _, _ := newVault(t)
	b := h.Bytes()
	binary.BigEndian.PutUint16(b[versionAt:], formatThreeSlots+1)
	later := append(b[:len(b)-sha256.Size], "with more in it"...)
	sum := sha256.Sum256(later)
	_, err := Parse(append(later, sum[:]...))
	isErr(t, err, ErrNewer)
}

func TestParseIsStrict(t *testing.T) {
	two, _, three, _ := bothFormats(t)
	for _, h := range []Header{two, three} {
		b := h.Bytes()
		for n := range b {
			_, err := Parse(b[:n])
			isErr(t, err, ErrDamaged)
		}
		longer := append(bytes.Clone(b[:len(b)-sha256.Size]), 0)
		sum := sha256.Sum256(longer)
		_, err := Parse(append(longer, sum[:]...))
		isErr(t, err, ErrAltered)
		if again := parsed(t, b); again != h {
			t.Error("a header is not read as it was written")
		}
		for i := range h.Slots() {
			swapped, other := h, (i+1)%h.Slots()
			swapped.slots[i], swapped.slots[other] = swapped.slots[other], swapped.slots[i]
			b := append(swapped.signed(), h.mac[:]...)
			b = append(b, make([]byte, sha256.Size)...)
			mend(b)
			_, err = Parse(b)
			isErr(t, err, ErrAltered)
		}
	}
	// The format of the one with the slots of the other.
	for from, to := range map[Header]uint16{two: formatThreeSlots, three: formatTwoSlots} {
		b := from.Bytes()
		binary.BigEndian.PutUint16(b[versionAt:], to)
		mend(b)
		_, err := Parse(b)
		isErr(t, err, ErrAltered)
	}
}

// Slots of another vault, even of one with the same passphrase, do not pass.
func TestExchangedSlots(t *testing.T) {
	h, _, code := newVault(t)
	other, _, _ := newVault(t)
	mixed := h
	mixed.slots[0] = other.slots[0]
	_, _, err := mixed.Open(pass)
	isErr(t, err, ErrWrongPassphrase) // it is bound to its vault
	_, _, err = mixed.Open([]byte(code.Reveal()))
	isErr(t, err, ErrAltered)
}

// Random headers of the right shape: an answer, and a typed one.
func TestRandomHeaders(t *testing.T) {
	two, _, three, _ := bothFormats(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 4000 {
		b := []Header{two, three}[i%2].Bytes()
		for range 1 + rng.IntN(8) {
			b[rng.IntN(len(b)-sha256.Size)] = byte(rng.Uint32())
		}
		mend(b)
		_, err := Parse(b)
		if err != nil && !typed(err) {
			t.Fatal(err)
		}
	}
}

func typed(err error) bool {
	for _, want := range []error{ErrDamaged, ErrAltered, ErrNewer, ErrWrongPassphrase} {
		if errors.Is(err, want) {
			return true
		}
	}
	return false
}

func FuzzParse(f *testing.F) {
	h, _, three, _ := bothFormats(f)
	f.Add(h.Bytes(), true)
	f.Add(three.Bytes(), true)
	f.Add(h.Bytes()[:40], false)
	f.Add([]byte(headerMagic), true)
	f.Fuzz(func(t *testing.T, b []byte, repair bool) {
		if repair && len(b) > sha256.Size {
			b = bytes.Clone(b)
			sum := sha256.Sum256(b[:len(b)-sha256.Size])
			copy(b[len(b)-sha256.Size:], sum[:])
		}
		h, err := Parse(b)
		if err != nil {
			if !typed(err) {
				t.Fatal(err)
			}
			return
		}
		if !bytes.Equal(h.Bytes(), b) {
			t.Fatal("read, and written differently")
		}
		must(t, h.slots[0].cost.check(), h.slots[1].cost.check())
		if h.slots[2].cost != (Cost{}) {
			t.Fatal("a keyring's slot with a cost")
		}
	})
}
