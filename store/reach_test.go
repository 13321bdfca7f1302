package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// rekeyedCopy makes a backup as one from before a rekey would be: of the same
// vault, under another data key, opened by its own passphrase.
func rekeyedCopy(t testing.TB, v *Vault, file, passphrase string) {
	t.Helper()
	header, key, _, err := headerOf(t, v).Rekey([]byte(passphrase), ThrowawayCost())
	if err != nil {
		t.Fatal(err)
	}
	defer key.Wipe()
	h := v.held.Load()
	r := restoring{from: h, desk: h.caseload.Desk}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := putFile(file, &r, header, key); err != nil {
		t.Fatal(err)
	}
}

// Everybody knows the words of the one who was erased but the backups.
func TestEraseReachesTheBackups(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, theo)
	without := backedUp(t, v)
	put(t, v, maya)
	hour := caseload(t, v).Sessions(maya.ID)[0].ID
	first := backedUp(t, v)
	mustUpdate(t, v, func(tx record.Tx) error {
		return tx.PutDesk(&record.Desk{Drafts: []record.Draft{{Key: "hour/" + hour.String(), Text: "about her"}, {Key: "x", Text: "kept"}}})
	})
	second := backedUp(t, v)
	damaged, earlier := name(path, "0900"), name(path, "0901")
	for i, file := range []*string{&damaged, &earlier} {
		*file = strings.ReplaceAll(*file, "00000000", headerOf(t, v).Short())
		rekeyedCopy(t, v, *file, "older words")
		if i == 0 {
			flip(t, *file, 4096+30)
			flip(t, *file, 30)
		}
	}
	other, _ := newVault(t)
	put(t, other, card("ana", "Ana"))
	foreign, err := other.BackupTo(BackupFolder(path))
	if err != nil {
		t.Fatal(err)
	}
	untouched := fileBytes(t, without.File)
	sealed := [][]byte{get(t, first.File, cardPlace(maya.ID)).Sealed[12:44], get(t, second.File, sessionPlace(hour)).Sealed[12:44], maya.ID[:], hour[:]}

	reached, err := v.EraseEverywhere(maya.ID)
	if err != nil || reached.Rewritten != 2 || reached.Removed != 2 || len(reached.Left) != 0 {
		t.Fatalf("reached %+v: %v", reached, err)
	}
	for _, gone := range []string{damaged, earlier} {
		if Exists(gone) {
			t.Errorf("%s is still there", filepath.Base(gone))
		}
	}
	for _, b := range []Backup{first, second} {
		raw := fileBytes(t, b.File)
		for i, words := range sealed {
			if bytes.Contains(raw, words) {
				t.Errorf("bytes %d are still in %s", i, filepath.Base(b.File))
			}
		}
		all := caseload(t, openedBackup(t, b.File, passphrase))
		if len(all.Cards()) != 1 || all.Card(theo.ID) == nil || all.AllSessions() != 1 || all.Desk.Draft("hour/"+hour.String()) != "" {
			t.Errorf("%s holds %v", filepath.Base(b.File), flat(all))
		}
	}
	if got := caseload(t, openedBackup(t, second.File, passphrase)).Desk.Draft("x"); got != "kept" {
		t.Errorf("another's half-typed line is %q", got)
	}
	unchanged(t, without.File, untouched)
	openedBackup(t, foreign.File, passphrase)
	for _, f := range files(t, BackupFolder(path)) {
		if strings.HasSuffix(f, ".new") {
			t.Errorf("%s was left behind", f)
		}
	}
}

// name is the file of a backup of no vault in particular.
func name(path, seq string) string {
	return filepath.Join(BackupFolder(path), "2026-11-18-090000-"+seq+"-00000000.db")
}

// A backup that could not be reached is named, and the vault is erased all the
// same; it is reached when the next is made.
func TestABackupOutOfReach(t *testing.T) {
	v, path := newVault(t)
	ticking(v)
	maya := card("maya", "Maya")
	put(t, v, maya)
	b := backedUp(t, v)
	v.opt.Wait = -1
	release := lockedFolder(t, path)
	reached, err := v.EraseEverywhere(maya.ID)
	release()
	if err != nil || !slices.Equal(reached.Left, []string{BackupFolder(path)}) {
		t.Fatalf("reached %+v: %v", reached, err)
	}
	if caseload(t, v).Card(maya.ID) != nil {
		t.Error("she is still in the vault")
	}
	backedUp(t, v)
	if got := caseload(t, openedBackup(t, b.File, passphrase)); len(got.Cards()) != 0 {
		t.Error("the next backup did not reach the one before")
	}
}

// The vault remembers the erased by their ids, under seal; a client who is made
// anew under the same id is wanted.
func TestTheErasedAreRemembered(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	for _, c := range []*record.Card{maya, theo} {
		if err := v.Erase(c.ID); err != nil {
			t.Fatal(err)
		}
	}
	again := unlocked(t, path)
	if got := again.held.Load().erased(); len(got) != 2 || !slices.Contains(got, maya.ID) || !slices.Contains(got, theo.ID) {
		t.Errorf("remembered: %v", got)
	}
	if raw := fileBytes(t, path); bytes.Contains(raw, maya.ID[:]) || bytes.Contains(raw, []byte("Maya")) {
		t.Error("what is remembered is in clear")
	}
	maya.Rev = 0
	mustUpdate(t, again, func(tx record.Tx) error { return tx.PutCard(maya) })
	mustUpdate(t, again, rename(maya.ID, "May"))
	for _, v := range []*Vault{again, unlocked(t, path)} {
		if got := v.held.Load().erased(); !slices.Equal(got, []record.ID{theo.ID}) {
			t.Errorf("remembered after she came back: %v", got)
		}
	}
}

// What a crash left of a backup that was being written can hold the client too.
func TestEraseReachesABackupThatHasNoNameYet(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	b := backedUp(t, v)
	half := strings.Replace(b.File, "-0001-", "-0002-", 1) + ".new"
	copyFile(t, b.File, half, 0o600)
	if err := v.Erase(maya.ID); err != nil {
		t.Fatal(err)
	}
	if Exists(half) {
		t.Errorf("still there: %v", files(t, BackupFolder(path)))
	}
}
