package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/seal"
)

// ring is a keyring in memory.
type ring map[string]string

func (r ring) Get(account string) (string, error) { return r[account], nil }
func (r ring) Set(account, secret string) error   { r[account] = secret; return nil }
func (r ring) Delete(account string) error        { delete(r, account); return nil }

// moody is a keyring that does what it is told to for each of its calls.
type moody struct {
	ring
	get    func(string) (string, error)
	set    func(account, secret string) error
	delete func(string) error
}

func (m moody) Get(account string) (string, error) {
	if m.get != nil {
		return m.get(account)
	}
	return m.ring.Get(account)
}

func (m moody) Set(account, secret string) error {
	if m.set != nil {
		return m.set(account, secret)
	}
	return m.ring.Set(account, secret)
}

func (m moody) Delete(account string) error {
	if m.delete != nil {
		return m.delete(account)
	}
	return m.ring.Delete(account)
}

// withRing is a vault with two clients, and the keyring that it uses.
func withRing(t *testing.T) (*Vault, string, ring) {
	t.Helper()
	v, path := twoClients(t)
	r := ring{}
	v.opt.Keyring = r
	return v, path, r
}

// byKeyring opens a vault with a keyring, and with nothing else.
func byKeyring(path string, k Keyring) (*Vault, error) {
	v, err := Open(path, Options{Cost: cheap.Cost, Keyring: k})
	if err != nil {
		return nil, err
	}
	return v, v.UnlockByKeyring()
}

func added(t *testing.T, v *Vault) {
	t.Helper()
	if err := v.AddToKeyring(); err != nil {
		t.Fatal(err)
	}
}

// With the slot the vault opens without a key derived; passphrase and code open
// it as before; the keyring holds one secret, which is not the data key.
func TestAVaultInAKeyring(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	r := ring{}
	v, code, err := Create(path, []byte(passphrase), Options{Cost: cheap.Cost, Keyring: r})
	if err != nil {
		t.Fatal(err)
	}
	put(t, v, card("maya", "Maya"))
	want := caseload(t, v)
	if on, err := v.InKeyring(); on || err != nil {
		t.Errorf("on from the first: %v, %v", on, err)
	}
	wants(t, v.TryKeyring(), ErrKeyring)
	added(t, v)
	if on, err := v.InKeyring(); !on || err != nil || v.TryKeyring() != nil {
		t.Errorf("on: %v, %v, %v", on, err, v.TryKeyring())
	}
	account := headerOf(t, v).Long()
	if len(r) != 1 || len(r[account]) != 64 || strings.Contains(string(fileBytes(t, path)), r[account]) {
		t.Errorf("the keyring holds %d secrets", len(r))
	}
	before := seal.Derivations()
	again, err := byKeyring(path, r)
	if err != nil {
		t.Fatal(err)
	}
	sameCaseload(t, caseload(t, again), want)
	mustUpdate(t, again, rename(want.ByCode("maya").ID, "May"))
	if n := seal.Derivations() - before; n != 0 {
		t.Errorf("%d keys were derived", n)
	}
	sameCaseload(t, caseload(t, unlocked(t, path)), caseload(t, again))
	if _, err := UnlockWithRecovery(path, []byte(code.Reveal()), cheap); err != nil {
		t.Error(err)
	}
	_, err = Unlock(path, []byte(r[account]), cheap) // typed, the secret opens nothing
	wants(t, err, ErrWrongPassphrase)
	was := fileBytes(t, path)
	added(t, v) // once more: there is nothing to do
	unchanged(t, path, was)
	if c, err := Check(path, []byte(passphrase), cheap); err != nil || c.Slots != 3 || !c.OK() {
		t.Errorf("a check finds %+v, %v", c, err)
	}
}

// Taken away, the slot stands nowhere in the file, the header is byte for byte of
// the format that older programs know, and what was in the keyring opens nothing.
func TestAVaultOutOfAKeyring(t *testing.T) {
	v, path, r := withRing(t)
	want, plain := caseload(t, v), headerOf(t, v)
	added(t, v)
	slot := headerOf(t, v).Bytes()[58+2*86:][:86]
	secret := maps.Clone(r)
	v.opt.Keyring = nil // none is needed
	if err := v.RemoveFromKeyring(); err != nil {
		t.Fatal(err)
	}
	if headerOf(t, v) != plain {
		t.Error("not the header that there was")
	}
	if bytes.Contains(fileBytes(t, path), slot[10:]) {
		t.Error("the slot is still in the file")
	}
	_, err := byKeyring(path, secret)
	wants(t, err, ErrKeyring)
	sameCaseload(t, caseload(t, unlocked(t, path)), want)
	was := fileBytes(t, path)
	if err := v.RemoveFromKeyring(); err != nil {
		t.Error("a second time:", err)
	}
	unchanged(t, path, was)
	wants(t, v.ForgetKeyring(), ErrKeyring)
	v.opt.Keyring = r
	if err := v.ForgetKeyring(); err != nil || len(r) != 0 {
		t.Errorf("%v; %d are left", err, len(r))
	}
	v.Lock()
	wants(t, v.AddToKeyring(), ErrLocked)
}

// A keyring that cannot be asked, has nothing, or has something else opens
// nothing, says so in one way, and nothing is written.
func TestAKeyringThatDoesNotOpen(t *testing.T) {
	v, path, r := withRing(t)
	added(t, v)
	account, secret := headerOf(t, v).Long(), r[headerOf(t, v).Long()]
	other, _, otherRing := withRing(t)
	added(t, other)
	was := fileBytes(t, path)
	for name, k := range map[string]Keyring{
		"none":             nil,
		"empty":            ring{},
		"of another vault": otherRing,
		"another's secret": ring{account: otherRing[headerOf(t, other).Long()]},
		"cut":              ring{account: secret[:40]},
		"nonsense":         ring{account: "correct horse"},
		"locked":           moody{get: func(string) (string, error) { return "", errors.New("locked") }},
	} {
		_, err := byKeyring(path, k)
		if wants(t, err, ErrKeyring); Reason(err) == "" {
			t.Errorf("%s: no reason", name)
		}
	}
	unchanged(t, path, was)
	alterHeader(t, v)
	_, err := byKeyring(path, r)
	wants(t, err, ErrAltered)
}

// A keyring that lies, refuses or changes its mind at any of its calls never gets
// a slot: the file stays byte for byte as it was, and nothing stays in the keyring.
func TestAKeyringThatCannotBeTrusted(t *testing.T) {
	errNo := errors.New("no")
	for name, spoil := range map[string]func(*moody){
		"does not give":       func(m *moody) { m.get = func(string) (string, error) { return "", errNo } },
		"does not take":       func(m *moody) { m.set = func(string, string) error { return errNo } },
		"takes and keeps not": func(m *moody) { m.set = func(string, string) error { return nil } },
		"takes, and says not": func(m *moody) { m.set = func(a, s string) error { m.ring[a] = s; return errNo } },
		"gives another": func(m *moody) {
			m.set = func(a, s string) error { m.ring[a] = strings.Repeat("0", len(s)); return nil }
		},
		"cuts": func(m *moody) { m.set = func(a, s string) error { m.ring[a] = s[:len(s)-1]; return nil } },
		"adds": func(m *moody) { m.set = func(a, s string) error { m.ring[a] = s + "\n"; return nil } },
		"gives, then not": func(m *moody) {
			m.set = func(a, s string) error {
				m.ring[a] = s
				m.get = func(string) (string, error) { return "", errNo }
				return nil
			}
		},
	} {
		v, path, r := withRing(t)
		was, want := fileBytes(t, path), caseload(t, v)
		m := &moody{ring: r}
		spoil(m)
		v.opt.Keyring = m
		if err := v.AddToKeyring(); !errors.Is(err, ErrKeyring) {
			t.Errorf("%s: %v", name, err)
		}
		unchanged(t, path, was)
		if len(r) != 0 {
			t.Errorf("%s: something stays in the keyring", name)
		}
		sameCaseload(t, caseload(t, v), want)
		v.opt.Keyring = r
		added(t, v) // and one that can be trusted is
	}
}

// A slot that another machine's keyring opens is replaced, and not where this
// one's only cannot be asked just now.
func TestASlotOfAnotherMachine(t *testing.T) {
	v, path, r := withRing(t)
	added(t, v)
	was, there := fileBytes(t, path), maps.Clone(r)
	v.opt.Keyring = moody{ring: r, get: func(string) (string, error) { return "", errors.New("no answer") }}
	wants(t, v.AddToKeyring(), ErrKeyring)
	unchanged(t, path, was)
	if !maps.Equal(r, there) {
		t.Error("the keyring was written to")
	}
	here := ring{}
	v.opt.Keyring = here
	added(t, v)
	if _, err := byKeyring(path, here); err != nil {
		t.Error(err)
	}
	_, err := byKeyring(path, there)
	wants(t, err, ErrKeyring)
	if err := v.opt.Keyring.Delete(headerOf(t, v).Long()); err != nil {
		t.Error(err)
	}
	unlocked(t, path)
}

// What becomes of the slot: a new passphrase, a code that was used, a raised cost,
// an erase, compacting, backing up and restoring keep it; a new key does not.
func TestWhatKeepsTheSlotInAKeyring(t *testing.T) {
	for _, op := range []string{"passphrase", "erase", "restore", "compact", "raise"} {
		v, path, r := withRing(t)
		added(t, v)
		if op == "raise" {
			if _, err := Unlock(path, []byte(passphrase), dearer); err != nil {
				t.Fatal(err)
			}
			if got := headerOf(t, v).Cost(seal.Passphrase); got != dearer.Cost {
				t.Errorf("the cost is %v", got)
			}
		} else if err := rewrites[op].do(v); err != nil {
			t.Fatal(err)
		}
		if again, err := byKeyring(path, r); err != nil {
			t.Errorf("%s: %v", op, err)
		} else {
			sameCaseload(t, caseload(t, again), caseload(t, unlocked(t, path)))
		}
	}
}

func TestANewKeyLeavesTheKeyring(t *testing.T) {
	v, path, r := withRing(t)
	added(t, v)
	b := backedUp(t, v)
	slot := headerOf(t, v).Bytes()[58+2*86:][:86]
	if _, err := v.Rekey([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if on, err := v.InKeyring(); on || err != nil {
		t.Errorf("still on: %v, %v", on, err)
	}
	_, err := byKeyring(path, r)
	wants(t, err, ErrKeyring)
	if bytes.Contains(fileBytes(t, path), slot[10:]) {
		t.Error("the old slot is in the file")
	}
	// A copy made before opens with what opened it then, until that is forgotten.
	if _, err := byKeyring(b.File, r); err != nil {
		t.Error(err)
	}
	if err := v.ForgetKeyring(); err != nil {
		t.Fatal(err)
	}
	_, err = byKeyring(b.File, r)
	wants(t, err, ErrKeyring)
	added(t, v)
	if _, err := byKeyring(path, r); err != nil {
		t.Error(err)
	}
}

// A backup becomes the vault as it was made: with the slot, if that was there.
func TestABackupIsPutBackWithItsSlot(t *testing.T) {
	v, path, r := withRing(t)
	added(t, v)
	want, b := caseload(t, v), backedUp(t, v)
	_ = v.Close()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := PutBack(path, openedBackup(t, b.File, passphrase), cheap); err != nil {
		t.Fatal(err)
	}
	again, err := byKeyring(path, r)
	if err != nil {
		t.Fatal(err)
	}
	if got := caseload(t, again); len(got.Cards()) != len(want.Cards()) {
		t.Errorf("%d cards, not %d", len(got.Cards()), len(want.Cards()))
	}
}

// The passphrase changed elsewhere while a slot is made: the other change stays.
func TestASlotWhileThePassphraseChanges(t *testing.T) {
	v, path, r := withRing(t)
	v.opt.Keyring = moody{ring: r, set: func(a, s string) error {
		r[a] = s
		return unlocked(t, path).ChangePassphrase([]byte("another"))
	}}
	wants(t, v.AddToKeyring(), ErrStale)
	if len(r) != 0 {
		t.Error("something stays in the keyring")
	}
	if _, err := Unlock(path, []byte("another"), cheap); err != nil {
		t.Error(err)
	}
}

// A vault that is damaged where its third slot stands is rescued by passphrase,
// without it; a whole one keeps it.
func TestRescueOfAVaultInAKeyring(t *testing.T) {
	v, path, r := withRing(t)
	added(t, v)
	want, whole := caseload(t, v), fileBytes(t, path)
	at := bytes.Index(whole, headerOf(t, v).Bytes())
	if at < 0 {
		t.Fatal("no header in the file")
	}
	_ = v.Close()
	for i, spoil := range []int{-1, 58 + 2*86 + 30, 58 + 30, 9, 58 + 3*86 + 5} { // nothing, the third slot, the first, the format, the MAC
		damaged, to := filepath.Join(t.TempDir(), "damaged.db"), filepath.Join(t.TempDir(), fmt.Sprint("rescued", i, ".db"))
		b := bytes.Clone(whole)
		if spoil >= 0 {
			b[at+spoil] ^= 1
		}
		if err := os.WriteFile(damaged, b, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := Rescue(damaged, to, []byte(passphrase), cheap)
		if spoil == 58+30 {
			wants(t, err, ErrWrongPassphrase)
			continue
		}
		if err != nil || got.Cards != len(want.Cards()) {
			t.Errorf("spoilt at %d: %+v, %v", spoil, got, err)
			continue
		}
		_, err = byKeyring(to, r)
		if spoil < 0 && err != nil {
			t.Error(err)
		} else if spoil >= 0 {
			wants(t, err, ErrKeyring)
		}
	}
}
