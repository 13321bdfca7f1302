package store

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rapport/store/record"
)

// What is at the path and is not a vault is refused, and stays as it is.
func TestWhatIsNotAVault(t *testing.T) {
	v, good := newVault(t)
	put(t, v, card("maya", "Maya"))
	noise := make([]byte, 40_000)
	_, _ = rand.Read(noise)
	contents := map[string]struct {
		bytes []byte
		want  *Fault
	}{
		"empty":       {nil, ErrEmptyFile},
		"one byte":    {[]byte{0}, ErrDamaged},
		"a text":      {[]byte("a shopping list\n"), ErrDamaged},
		"noise":       {noise, ErrDamaged},
		"zeros":       {make([]byte, 20_000), ErrDamaged},
		"cut in half": {fileBytes(t, good)[:12_288], ErrDamaged},
	}
	for name, c := range contents {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "vault.db")
			if err := os.WriteFile(path, c.bytes, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Unlock(path, []byte(passphrase), cheap)
			wants(t, err, c.want)
			_, err = UnlockWithRecovery(path, []byte("abacus abdomen abdominal abide abiding ability ablaze able"), cheap)
			wants(t, err, c.want)
			_, _, err = Create(path, []byte(passphrase), cheap)
			wants(t, err, ErrExists)
			unchanged(t, path, c.bytes)
		})
	}
}

func TestAFolderALinkAndNothing(t *testing.T) {
	v, good := newVault(t)
	put(t, v, card("maya", "Maya"))
	dir := t.TempDir()
	_, err := Unlock(filepath.Join(dir, "vault.db"), []byte(passphrase), cheap)
	wants(t, err, ErrNoVault)
	_, err = Unlock(dir, []byte(passphrase), cheap)
	wants(t, err, ErrNotOurs)

	was := fileBytes(t, good)
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(good, link); err != nil {
		t.Skip(err)
	}
	_, err = Unlock(link, []byte(passphrase), cheap)
	wants(t, err, ErrSymlink)
	dangling := filepath.Join(dir, "dangling.db")
	if err := os.Symlink(filepath.Join(dir, "victim"), dangling); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Create(dangling, []byte(passphrase), cheap); err == nil || Exists(filepath.Join(dir, "victim")) {
		t.Errorf("made over a dangling link: %v", err)
	}
	unchanged(t, good, was)
}

// An emptied or removed file under an open companion is noticed, and is not
// made anew.
func TestTheFileGoesAwayWhileOpen(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	before := caseload(t, v)
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	_, err := v.Caseload()
	wants(t, err, ErrEmptyFile)
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutCard(card("theo", "Theo")) }), ErrEmptyFile)
	unchanged(t, path, nil)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, err = v.Caseload()
	wants(t, err, ErrNoVault)
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutCard(card("theo", "Theo")) }), ErrNoVault)
	if Exists(path) {
		t.Error("the file was made anew")
	}
	if before.ByCode("maya") == nil {
		t.Error("what was held is gone")
	}
}

func TestEveryFaultIsASentenceThatSaysWhatToDo(t *testing.T) {
	for _, b := range beneath {
		err := told(errors.Join(errors.New("/home/x/vault.db"), b.lower))
		var f *Fault
		if !errors.As(err, &f) || f != b.fault || err.Error() != f.What+": "+f.Do || f.Do == "" {
			t.Errorf("%v is told as %v", b.lower, err)
		}
		if !errors.Is(err, b.lower) || Reason(err) == "" {
			t.Errorf("%v: what lay beneath is lost", b.lower)
		}
	}
	if err := errors.New("the caller's own"); told(err) != err || told(nil) != nil {
		t.Error("an error of no known sort was changed")
	}
}
