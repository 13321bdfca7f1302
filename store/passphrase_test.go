package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rapport/store/engine"

	"golang.org/x/text/unicode/norm"
)

func TestTheWrongPassphraseChangesNotOneByte(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	was := fileBytes(t, path)
	for _, typed := range []string{"", " ", "Correct horse", "correct horse ", "correct  horse", "zo\u00eb", norm.NFD.String("zo\u00eb")} {
		_, err := Unlock(path, []byte(typed), cheap)
		wants(t, err, ErrWrongPassphrase)
	}
	wants(t, v.Unlock([]byte("another")), ErrWrongPassphrase)
	if !v.Unlocked() {
		t.Error("typing it wrong locked the vault")
	}
	unchanged(t, path, was)
}

// No wrong passphrase, however near to the right one, opens the vault or changes a
// byte of it: typed at a start, at a lock, as a recovery code, or for a new key.
func TestManyWrongPassphrases(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	was := fileBytes(t, path)
	right := []rune(passphrase)
	rng := rand.New(rand.NewPCG(3, 4))
	tries := map[string]func([]byte) error{
		"start":    func(typed []byte) error { _, err := Unlock(path, typed, dearer); return err }, // which would raise the cost
		"lock":     v.Unlock,
		"new key":  func(typed []byte) error { _, err := v.Rekey(typed); return err },
		"recovery": func(typed []byte) error { _, err := UnlockWithRecovery(path, typed, cheap); return err },
		"rescue":   func(typed []byte) error { _, err := Rescue(path, path+".rescued", typed, cheap); return err },
	}
	n := sweep(60, 200, 10_000)
	for i := range n {
		typed := []byte(nearly(rng, right))
		for name, try := range tries {
			if i%10 != 0 && (name == "new key" || name == "rescue") { // they take longer
				continue
			}
			if err := try(typed); !errors.Is(err, ErrWrongPassphrase) && (name != "recovery" || !errors.Is(err, ErrNotRecovery)) {
				t.Fatalf("%s, %q: %v", name, typed, err)
			}
			if !bytes.Equal(fileBytes(t, path), was) {
				t.Fatalf("%s, %q: the file was written to", name, typed)
			}
		}
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 2 { // the vault and its lock
		t.Errorf("beside the vault there is %v", left)
	}
	t.Logf("wrong passphrases: %d tried, 0 opened, not one byte changed", n)
}

// nearly is the right words with a slip: a letter other, more, less, twice or
// large, a space more, another form of the same letter, or something else whole.
func nearly(rng *rand.Rand, right []rune) string {
	typed := slices.Clone(right)
	at := rng.IntN(len(typed))
	switch rng.IntN(7) {
	case 0:
		typed[at]++
	case 1:
		typed = slices.Delete(typed, at, at+1)
	case 2:
		typed = slices.Insert(typed, at, rune(rng.IntN(0x2fff)))
	case 3:
		typed = slices.Insert(typed, at, ' ')
	case 4:
		typed[at] = unicode.ToUpper(typed[at])
	case 5:
		typed = slices.Insert(typed, at+1, 0x301) // an accent
	default:
		for i := range typed {
			typed[i] = rune(' ' + rng.IntN(90))
		}
	}
	if string(typed) == string(right) {
		return "x" + string(right)
	}
	return string(typed)
}

func TestRecovery(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	v, recovery, err := Create(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	maya := card("maya", "Maya")
	put(t, v, maya)
	code := []byte(strings.ToUpper(recovery.Reveal()))
	was := fileBytes(t, path)
	_, err = UnlockWithRecovery(path, []byte("not a code"), cheap)
	wants(t, err, ErrNotRecovery)
	_, err = UnlockWithRecovery(path, []byte(passphrase), cheap)
	wants(t, err, ErrNotRecovery)
	again, err := UnlockWithRecovery(path, code, cheap)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, again.ChangePassphrase(nil), ErrEmptyPassphrase)
	unchanged(t, path, was)
	if err := again.ChangePassphrase([]byte("a new one")); err != nil {
		t.Fatal(err)
	}
	if caseload(t, again).Card(maya.ID) == nil {
		t.Error("Maya is not there")
	}
	_, err = Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrWrongPassphrase)
	for _, typed := range [][]byte{[]byte("a new one"), code} {
		if _, err := Unlock(path, typed, cheap); err != nil {
			t.Errorf("unlock: %v", err)
		}
	}
	mustUpdate(t, v, rename(maya.ID, "May")) // the key is the same, so whoever has it open goes on
	if _, err := UnlockWithRecovery(path, code, cheap); err != nil {
		t.Error(err)
	}
}

func TestTheOldPassphraseLeavesTheFile(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	old := headerOf(t, v).Bytes()
	slot := old[58 : 58+86] // the wrapped key of the passphrase
	if !strings.Contains(string(fileBytes(t, path)), string(slot)) {
		t.Fatal("looking for the wrong bytes")
	}
	if err := v.ChangePassphrase(nil); !errors.Is(err, ErrEmptyPassphrase) {
		t.Errorf("got %v", err)
	}
	before := caseload(t, v)
	if err := v.ChangePassphrase([]byte("another")); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(fileBytes(t, path)), string(slot)) {
		t.Error("the slot of the old passphrase is still in the file")
	}
	sameCaseload(t, caseload(t, v), before)
	_, err := Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrWrongPassphrase)
	if _, err := Unlock(path, []byte("another"), cheap); err != nil {
		t.Error(err)
	}
}

// withHeader gives a vault's file another header, as somebody could who has
// the file and no key.
func withHeader(t *testing.T, v *Vault, header []byte) {
	t.Helper()
	_, err := v.eng.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return engine.Copy(fresh, otherHeader{old, header}, nil)
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
}

// A header with a broken byte is damaged; one that was made fit again, so that
// the recovery slot is another's, is altered. Neither is a wrong passphrase.
func TestABrokenAndAnAlteredHeader(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	good := headerOf(t, v).Bytes()
	recoverySlot := 58 + 86

	broken := append([]byte(nil), good...)
	broken[recoverySlot+30] ^= 1
	withHeader(t, v, broken)
	_, err := Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrDamaged)
	if errors.Is(err, ErrAltered) || errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("got %v", err)
	}

	sum := sha256.Sum256(broken[:len(broken)-sha256.Size])
	altered := append(broken[:len(broken)-sha256.Size], sum[:]...)
	withHeader(t, v, altered)
	_, err = Unlock(path, []byte(passphrase), cheap)
	wants(t, err, ErrAltered)
	wants(t, err, ErrDamaged)

	withHeader(t, v, good)
	unlocked(t, path)
}

// A passphrase that was replaced while another replacement was being derived
// stays.
func TestTwoChangesOfPassphrase(t *testing.T) {
	v, path := newVault(t)
	was := headerOf(t, v)
	mine, err := was.WithPassphrase(v.key, []byte("mine"), cheap.Cost)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.ChangePassphrase([]byte("theirs")); err != nil {
		t.Fatal(err)
	}
	wants(t, v.replaceHeader(was, mine), ErrStale)
	if _, err := Unlock(path, []byte("theirs"), cheap); err != nil {
		t.Error(err)
	}
}

// Eight words of the list can be a passphrase, and are no recovery code then.
func TestAPassphraseThatReadsAsACode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	words := []byte("abacus abdomen abdominal abide abiding ability ablaze able")
	if _, _, err := Create(path, words, cheap); err != nil {
		t.Fatal(err)
	}
	_, err := UnlockWithRecovery(path, words, cheap)
	wants(t, err, ErrNotRecovery)
	if _, err := Unlock(path, words, cheap); err != nil {
		t.Error(err)
	}
}

// A header whose recovery slot was exchanged while the vault was open is not
// taken over, and above all not signed anew together with another passphrase:
// that would make somebody else's recovery code good.
func TestAnAlteredHeaderIsNotSignedAgain(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	altered := headerOf(t, v).Bytes()
	altered[58+86+30] ^= 1 // in the recovery slot
	sum := sha256.Sum256(altered[:len(altered)-sha256.Size])
	altered = append(altered[:len(altered)-sha256.Size], sum[:]...)
	withHeader(t, v, altered)
	was := fileBytes(t, path)
	for name, try := range map[string]func(*Vault) error{
		"passphrase": func(v *Vault) error { return v.ChangePassphrase([]byte("another")) },
		"update":     func(v *Vault) error { return v.Update(rename(maya.ID, "M")) },
		"erase":      func(v *Vault) error { return v.Erase(maya.ID) },
		"read":       func(v *Vault) error { _, err := v.Caseload(); return err },
	} {
		err := try(unlockedBefore(t, path, v))
		if !errors.Is(err, ErrAltered) || !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	unchanged(t, path, was)
}
