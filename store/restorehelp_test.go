package store

import (
	"testing"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/record"
	"rapport/store/seal"
)

func lockedFolder(t testing.TB, path string) func() {
	t.Helper()
	release, err := bolt.LockFolder(BackupFolder(path), bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return release
}

// putFile writes a store under a header and a key of its own.
func putFile(file string, r *restoring, header seal.Header, key *seal.Key) error {
	return bolt.PutFile(file, func(fresh engine.Fresh) error {
		return r.write(fresh, header.Bytes(), key, r.from.manifest.generation, 0)
	}, nil)
}

// like opens a backup with the key of a vault.
func like(t testing.TB, v *Vault, file string) *Vault {
	t.Helper()
	b, err := OpenBackup(file, cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	if err := b.UnlockLike(v); err != nil {
		t.Fatal(err)
	}
	return b
}

func compared(t testing.TB, v, backup *Vault) *Difference {
	t.Helper()
	d, err := v.Compare(backup)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustRestore(t testing.TB, v, backup *Vault) Backup {
	t.Helper()
	before, err := v.Restore(backup, compared(t, v, backup))
	if err != nil {
		t.Fatal(err)
	}
	return before
}

// withoutRevs is what a caseload holds, but for when it was written.
func withoutRevs(l *record.Caseload) everything {
	all := everything{Sessions: map[record.ID][]*record.Session{}}
	for _, c := range l.Cards() {
		card := c.Clone()
		card.Rev = 0
		all.Cards = append(all.Cards, card)
		for _, s := range l.Sessions(c.ID) {
			hour := s.Clone()
			hour.Rev = 0
			all.Sessions[c.ID] = append(all.Sessions[c.ID], hour)
		}
	}
	return all
}

// restoreWithout restores a backup, made for it, that lacks a client.
func restoreWithout(v *Vault, code string) error {
	h := v.held.Load()
	header, err := v.header()
	if err != nil {
		return err
	}
	key, err := v.clonedKey()
	if err != nil {
		return err
	}
	defer key.Wipe()
	r := &restoring{from: h, erased: []record.ID{h.caseload.ByCode(code).ID}, desk: h.caseload.Desk}
	file := v.path + ".elsewhere"
	if err := putFile(file, r, header, key); err != nil {
		return err
	}
	b, err := OpenBackup(file, cheap)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := b.UnlockLike(v); err != nil {
		return err
	}
	d, err := v.Compare(b)
	if err == nil {
		_, err = v.Restore(b, d)
	}
	return err
}
