package store

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapport/store/engine"
	"rapport/store/record"
)

var update = flag.Bool("update", false, "make the newest of the vaults in testdata anew; only before its format is released")

// oldVaults are those in testdata, one of each arrangement that there ever was:
// format1.db.gz is the file, format1.code its recovery code. Their passphrase is
// that of all tests. The number of a format is that of its manifest. The newest
// has a header of format 2, and in header2.keyring the secret of its third slot.
var oldVaults = []struct {
	name            string
	erased, keyring bool
}{{"format1", false, false}, {"format2", true, false}, {"header2", true, true}}

// inFormat is what those vaults hold.
func inFormat() (*record.Card, *record.Session, *record.Desk) {
	maya := &record.Card{
		Client: record.Client{
			ID: record.ID{1}, Code: "maya", Called: "Maya", Pronouns: "she/her", Pace: []string{"ten minutes of chat first"}, Since: 20400,
		},
		Interests: []record.Interest{{
			ID: record.ID{2}, Kind: record.Pet, Name: "Miso", Details: "orange tabby",
			Fields: []record.Field{{Key: "eats", Value: "salmon pâté"}}, FirstHeard: 20400, Heard: 20407, Lit: []record.Date{20407},
		}},
	}
	hour := &record.Session{
		ID: record.ID{3}, Client: record.ID{1}, Date: 20407, Planned: 50, Live: true, Ended: true, End: 3000,
		Moves: []record.Move{{At: 900, Place: record.In, Led: record.ByClient}, {At: 1980, Place: record.Out}},
		Marks: []record.Mark{{At: 1980, Kind: record.LitUp, Words: "Miso", Interest: record.ID{2}}},
	}
	return maya, hour, &record.Desk{Drafts: []record.Draft{{Key: "add", Text: "pet Ku"}}}
}

func makeNewestFormat(t *testing.T, name string) {
	path := filepath.Join(t.TempDir(), "vault.db")
	ring := ring{}
	v, recovery, err := Create(path, []byte(passphrase), Options{Cost: cheap.Cost, Keyring: ring})
	if err != nil {
		t.Fatal(err)
	}
	maya, hour, lying := inFormat()
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutCard(maya) })
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutSession(hour) })
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutDesk(lying) })
	gone := card("gone", "Gone")
	gone.ID = record.ID{4}
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutCard(gone) })
	if err := v.Erase(gone.ID); err != nil {
		t.Fatal(err)
	}
	if err := v.AddToKeyring(); err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(fileBytes(t, path)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for suffix, b := range map[string][]byte{
		".db.gz": packed.Bytes(), ".code": []byte(recovery.Reveal() + "\n"), ".keyring": []byte(ring[headerOf(t, v).Long()] + "\n"),
	} {
		if err := os.WriteFile("testdata/"+name+suffix, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A vault that was written by an earlier version opens for ever, with the
// passphrase and with the code on paper, and can be changed like one made today.
// Where file, header, keys, manifest or records are changed together, so that the
// program agrees with itself and with no vault written before, this is what notices.
func TestAVaultOfEveryFormatOpensForEver(t *testing.T) {
	if binary.NativeEndian.Uint16([]byte{1, 0}) != 1 {
		t.Skip("the file is in the byte order of other machines")
	}
	if *update {
		makeNewestFormat(t, oldVaults[len(oldVaults)-1].name)
	}
	for _, old := range oldVaults {
		t.Run(old.name, func(t *testing.T) { opensForEver(t, old.name, old.erased, old.keyring) })
	}
}

func opensForEver(t *testing.T, name string, someErased, keyring bool) {
	base := "testdata/" + name
	r, err := gzip.NewReader(bytes.NewReader(fileBytes(t, base+".db.gz")))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "vault.db")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	maya, hour, lying := inFormat()
	maya.Rev, hour.Rev, lying.Rev = 2, 3, 4 // the changes after the making
	want := record.NewCaseload([]*record.Card{maya}, []*record.Session{hour}, lying)
	v := unlocked(t, path)
	sameCaseload(t, caseload(t, v), want)
	code := strings.TrimSpace(string(fileBytes(t, base+".code")))
	again, err := UnlockWithRecovery(path, []byte(code), cheap)
	if err != nil {
		t.Fatal(err)
	}
	sameCaseload(t, caseload(t, again), want)
	if keyring {
		byRing := opensByKeyring(t, path, strings.TrimSpace(string(fileBytes(t, base+".keyring"))))
		sameCaseload(t, caseload(t, byRing), want)
	}
	unchanged(t, path, raw) // looking is not upgrading
	if erased := v.held.Load().erased(); someErased && !slices.Equal(erased, []record.ID{{4}}) {
		t.Errorf("erased: %v", erased)
	}

	mustUpdate(t, v, rename(maya.ID, "May"))
	if err := v.ChangePassphrase([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if err := v.Erase(maya.ID); err != nil {
		t.Fatal(err)
	}
	if got := caseload(t, unlocked(t, path)); len(got.Cards()) != 0 {
		t.Errorf("%d cards after erasing the only one", len(got.Cards()))
	}
}

// opensByKeyring opens a vault with the secret that a keyring kept.
func opensByKeyring(t *testing.T, path, secret string) *Vault {
	t.Helper()
	v, err := Open(path, cheap)
	if err != nil {
		t.Fatal(err)
	}
	v.opt.Keyring = ring{headerOf(t, v).Long(): secret}
	if err := v.UnlockByKeyring(); err != nil {
		t.Fatal(err)
	}
	return v
}

// A vault of a later format, in its header or in any of its records, is left
// alone: it says so, and not one byte is written.
func TestALaterFormatIsLeftAlone(t *testing.T) {
	spoilt := map[string]func(t *testing.T, v *Vault, path string){
		"header": func(t *testing.T, v *Vault, _ string) {
			later := headerOf(t, v).Bytes()
			later[9] = 3 // the format
			body := later[:len(later)-sha256.Size]
			sum := sha256.Sum256(body)
			withHeader(t, v, append(body, sum[:]...))
		},
		"record": func(t *testing.T, v *Vault, path string) {
			at := cardPlace(caseload(t, v).ByCode("maya").ID)
			was := get(t, path, at)
			plain, err := v.key.Open(at, was.Rev, was.Sealed)
			if err != nil {
				t.Fatal(err)
			}
			plain[0]++ // the version
			m := v.held.Load().manifest
			m.remove(v.held.Load().entries[at].sum)
			tamper(t, path, func(tx engine.Tx) error { return putSealed(freshTx{tx}, v.key, at, was.Rev, plain, &m) })
			tamper(t, path, func(tx engine.Tx) error { return m.write(tx, v.key) })
		},
	}
	for name, spoil := range spoilt {
		t.Run(name, func(t *testing.T) {
			v, path := newVault(t)
			put(t, v, card("maya", "Maya"))
			id := caseload(t, v).ByCode("maya").ID
			spoil(t, v, path)
			was := fileBytes(t, path)
			_, err := Unlock(path, []byte(passphrase), cheap)
			wants(t, err, ErrNewer)
			_, err = v.Caseload()
			wants(t, err, ErrNewer)
			for _, err := range []error{v.Erase(id), v.Compact(), v.ChangePassphrase([]byte("another"))} {
				wants(t, err, ErrNewer)
			}
			_, err = v.Rekey([]byte(passphrase))
			wants(t, err, ErrNewer)
			unchanged(t, path, was)
		})
	}
}

// freshTx is a change that is written like a new file.
type freshTx struct{ engine.Tx }

func (freshTx) SetHeader([]byte) error { return nil }
