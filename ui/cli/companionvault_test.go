package cli

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapport/store"
	"rapport/store/record"
)

// What is said when a vault is opened: nothing, as a rule; that its backups are
// old, where they are; of a new one, that its folder is carried about.
func TestWhatIsSaidAtTheDoor(t *testing.T) {
	now := time.Date(2026, 11, 1, 9, 0, 0, 0, time.Local)
	opt := store.Options{Cost: store.ThrowawayCost(), Now: func() time.Time { return now }}
	path := filepath.Join(t.TempDir(), "Nextcloud", "vault.db")
	s, _, err := store.Create(path, []byte("a throw-away"), opt)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	says := func(v vault, want string) {
		t.Helper()
		got := ""
		if w := v.Warning(); w != nil {
			got = w.Error()
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	says(vault{Vault: s, isNew: true}, "the vault lies in Nextcloud")
	says(vault{Vault: s}, "")
	if said, made, err := (vault{Vault: s}).Backup(); err != nil || !made || said != "a backup is made" {
		t.Fatal(said, made, err)
	}
	if said, made, err := (vault{Vault: s}).Backup(); err != nil || made || said != "nothing has changed since the backup of 1 Nov 2026, 09:00" {
		t.Error(said, made, err)
	}
	change := func() {
		err := s.Update(func(tx record.Tx) error {
			return tx.PutCard(&record.Card{Client: record.Client{ID: record.NewID(), Code: record.NewID().String()[:6], Called: "M"}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	now = now.AddDate(0, 0, 6)
	change()
	says(vault{Vault: s}, "")
	now = now.AddDate(0, 0, 2)
	change()
	says(vault{Vault: s}, "the newest backup is of 1 November; the next lock makes another")
	says(vault{Vault: s, demo: true}, "")
	if _, made, err := (vault{Vault: s, demo: true}).Backup(); made || err != nil {
		t.Errorf("the demo is backed up: %v, %v", made, err)
	}
}
