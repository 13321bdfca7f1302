package store

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rapport/store/record"
)

// A rescue remembers who was erased, and does not bring them back out of pages
// that are older; whoever came back since is kept.
func TestARescueBringsNobodyBack(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	for day := range record.Date(4) {
		mustUpdate(t, v, func(tx record.Tx) error { return tx.PutSession(session(maya.ID, 20500+day)) })
	}
	older := fileBytes(t, path)
	for _, c := range []*record.Card{maya, theo} {
		if err := v.Erase(c.ID); err != nil {
			t.Fatal(err)
		}
	}
	theo.Rev = 0
	put(t, v, theo)

	dir := t.TempDir()
	from, to := filepath.Join(dir, "damaged.db"), filepath.Join(dir, "new.db")
	if err := os.WriteFile(from, append(fileBytes(t, path), older...), 0o600); err != nil {
		t.Fatal(err)
	}
	flip(t, from, 16+48)
	flip(t, from, 4096+16+48)
	if _, err := Rescue(from, to, []byte(passphrase), cheap); err != nil {
		t.Fatal(err)
	}
	back := unlocked(t, to)
	all := caseload(t, back)
	if all.Card(maya.ID) != nil || all.Card(theo.ID) == nil || len(all.Sessions(maya.ID)) > 0 {
		t.Errorf("rescued: %v", flat(all))
	}
	if got := back.held.Load().erased(); !slices.Equal(got, []record.ID{maya.ID}) {
		t.Errorf("remembered: %v", got)
	}
}
