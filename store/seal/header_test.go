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
	if len(h.Bytes()) != headerSize {
		t.Fatalf("a header of %d bytes, want %d", len(h.Bytes()), headerSize)
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
		sum := sha256.Sum256(b[:checksumAt])
		copy(b[checksumAt:], sum[:])
	}
	return b
}

// Every bit of a header, damaged: the checksum tells.
func TestEveryBitDamaged(t *testing.T) {
	h, _, _ := newVault(t)
	for bit := range headerSize * 8 {
		_, err := Parse(flip(h.Bytes(), bit, false))
		isErr(t, err, ErrDamaged)
	}
}

// Every bit of a header, altered by someone who can make a checksum.
func TestEveryBitAltered(t *testing.T) {
	h, _, code := newVault(t)
	for bit := range checksumAt * 8 {
		b := flip(h.Bytes(), bit, true)
		altered, err := Parse(b)
		if err != nil {
			want := ErrAltered
			switch at := bit / 8; {
			case at < versionAt:
				want = ErrDamaged // not a header at all
			case at < vaultAt:
				want = ErrNewer // or format 0, which never was
				if binary.BigEndian.Uint16(b[versionAt:]) == 0 {
					want = ErrAltered
				}
			}
			isErr(t, err, want)
			continue
		}
		if work := altered.slots[0].cost.Memory + altered.slots[1].cost.Memory; work > 4096 {
			continue // within limits, and slow: TestAlteredCost
		}
		for kind, typed := range map[Kind][]byte{Passphrase: pass, RecoveryCode: []byte(code.Reveal())} {
			if _, _, err := altered.Open(typed); !errors.Is(err, ErrAltered) && !errors.Is(err, ErrWrongPassphrase) {
				t.Fatalf("bit %d of byte %d, with the %v: %v", bit%8, bit/8, kind, err)
			}
		}
		_, err = altered.openSlot(Passphrase, pass)
		switch at := bit / 8; {
		case at >= commitmentAt && at < slotsAt, at >= slotsAt+slotSize:
			isErr(t, err, ErrAltered) // the passphrase opens, and the rest is not what was signed
		default:
			isErr(t, err, ErrWrongPassphrase)
		}
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
		for i := range h.slots {
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
	binary.BigEndian.PutUint16(b[versionAt:], headerFormat+1)
	later := append(b[:checksumAt], "with more in it"...)
	sum := sha256.Sum256(later)
	_, err := Parse(append(later, sum[:]...))
	isErr(t, err, ErrNewer)
}

func TestParseIsStrict(t *testing.T) {
	h, _, _ := newVault(t)
	b := h.Bytes()
	for n := range b {
		_, err := Parse(b[:n])
		isErr(t, err, ErrDamaged)
	}
	longer := append(bytes.Clone(b[:checksumAt]), 0)
	sum := sha256.Sum256(longer)
	_, err := Parse(append(longer, sum[:]...))
	isErr(t, err, ErrAltered)
	if again := parsed(t, b); again != h {
		t.Error("a header is not read as it was written")
	}
	swapped := h
	swapped.slots[0], swapped.slots[1] = swapped.slots[1], swapped.slots[0]
	_, err = Parse(swapped.Bytes())
	isErr(t, err, ErrAltered)
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
	h, _, _ := newVault(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b := h.Bytes()
		for range 1 + rng.IntN(8) {
			b[rng.IntN(checksumAt)] = byte(rng.Uint32())
		}
		sum := sha256.Sum256(b[:checksumAt])
		copy(b[checksumAt:], sum[:])
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
	h, _, _ := newVault(f)
	f.Add(h.Bytes(), true)
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
	})
}
