package store

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/engine"
	"rapport/store/record"
)

func checked(t testing.TB, path string) *Report {
	t.Helper()
	r, err := Check(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// whatIsThere are all files of a folder, but for locks, and their bytes.
func whatIsThere(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(path, ".lock") {
			all[path] = string(fileBytes(t, path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// checkedVault is one with two backups and somebody erased.
func checkedVault(t testing.TB) (v *Vault, path string, maya *record.Card, older, newer Backup) {
	t.Helper()
	v, path = newVault(t)
	ticking(v)
	maya = card("maya", "Maya")
	theo := card("theo", "Theo")
	put(t, v, maya, theo)
	older = backedUp(t, v)
	if err := v.Erase(theo.ID); err != nil {
		t.Fatal(err)
	}
	return v, path, maya, older, backedUp(t, v)
}

func TestAWholeVaultIsFoundWhole(t *testing.T) {
	_, path, _, older, newer := checkedVault(t)
	was := whatIsThere(t, filepath.Dir(path))
	r := checked(t, path)
	if !r.OK() || r.Values != 3 || r.Lost != 0 || !r.Manifest || r.MetaPages != 2 || r.Slots != 2 || len(r.Problems) != 0 {
		t.Errorf("found %+v", r)
	}
	if len(r.Backups) != 2 || r.Backups[0].File != newer.File || r.Backups[1].File != older.File || !r.Backups[0].OK || !r.Backups[1].OK {
		t.Errorf("backups %+v", r.Backups)
	}
	if diff := diffOf(was, whatIsThere(t, filepath.Dir(path))); diff != "" {
		t.Error("something was written")
	}
}

// Damage, alteration, another passphrase, a newer version and a vault in use are
// told apart, each with its own sentence; and nothing is ever written.
func TestWhatACheckTellsApart(t *testing.T) {
	cases := map[string]struct {
		spoil func(*testing.T, *Vault, string, *record.Card)
		fault *Fault // in the report
		err   *Fault // in its place
		see   func(*Report) bool
		says  string
	}{
		"a value": {
			spoil: func(t *testing.T, _ *Vault, path string, maya *record.Card) { spoilValue(t, path, cardPlace(maya.ID)) },
			fault: ErrDamaged, says: "1 of 3 values do not open",
			see: func(r *Report) bool { return r.Values == 2 && r.Lost == 1 && len(r.Backups) == 2 && r.Backups[0].OK },
		},
		"a value is missing": {
			spoil: func(t *testing.T, v *Vault, path string, maya *record.Card) {
				at := sessionPlace(caseload(t, v).Sessions(maya.ID)[0].ID)
				tamper(t, path, func(tx engine.Tx) error { return tx.Delete(at.Bucket, at.Key) })
			},
			fault: ErrDamaged, says: "1 values are missing",
			see: func(r *Report) bool { return r.Values == 2 && r.Lost == 0 && !r.Manifest },
		},
		"a meta page": {
			spoil: func(t *testing.T, v *Vault, path string, maya *record.Card) {
				mustUpdate(t, v, rename(maya.ID, "May"))
				mustUpdate(t, v, rename(maya.ID, "Maya"))
				flip(t, path, 16+48)
			},
			fault: ErrBehind, says: "the last change may be missing",
			see: func(r *Report) bool { return !r.OK() && r.MetaPages == 1 && r.Manifest },
		},
		"both meta pages": {
			spoil: func(t *testing.T, _ *Vault, path string, _ *record.Card) {
				flip(t, path, 16+48)
				flip(t, path, 4096+16+48)
			},
			fault: ErrDamaged, says: "cannot be opened",
			see: func(r *Report) bool { return r.MetaPages == 0 && len(r.Backups) == 2 && r.Backups[1].OK }, // with what was typed
		},
		"the file is empty": {
			spoil: func(t *testing.T, _ *Vault, path string, _ *record.Card) {
				if err := os.Truncate(path, 0); err != nil {
					t.Fatal(err)
				}
			},
			fault: ErrEmptyFile, see: func(r *Report) bool { return len(r.Backups) == 2 && r.Backups[0].OK },
		},
		"the header is altered": {
			spoil: func(t *testing.T, v *Vault, _ string, _ *record.Card) { alterHeader(t, v) },
			fault: ErrAltered, says: "header was altered", see: func(r *Report) bool { return len(r.Backups) == 2 },
		},
		"a backup": {
			spoil: func(t *testing.T, _ *Vault, path string, maya *record.Card) {
				all, err := Backups(path)
				if err != nil {
					t.Fatal(err)
				}
				spoilValue(t, all[1].File, cardPlace(maya.ID))
			},
			fault: ErrBackupDamaged, says: "is not whole",
			see: func(r *Report) bool { return r.Manifest && r.Backups[0].OK && !r.Backups[1].OK && !r.OK() },
		},
		"another passphrase": {
			spoil: func(t *testing.T, v *Vault, _ string, _ *record.Card) {
				if err := v.ChangePassphrase([]byte("another")); err != nil {
					t.Fatal(err)
				}
			},
			err: ErrWrongPassphrase,
		},
		"a newer version": {
			spoil: func(t *testing.T, v *Vault, path string, _ *record.Card) {
				putManifest(t, path, v.key, append([]byte{manifestVersion + 1}, make([]byte, 80)...))
			},
			err: ErrNewer,
		},
		"none there": {
			spoil: func(t *testing.T, _ *Vault, path string, _ *record.Card) {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			},
			err: ErrNoVault,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			v, path, maya, _, _ := checkedVault(t)
			c.spoil(t, v, path, maya)
			was := whatIsThere(t, filepath.Dir(path))
			r, err := Check(path, []byte(passphrase), cheap)
			if c.err != nil {
				wants(t, err, c.err)
			} else if err != nil || !errors.Is(r.Fault, c.fault) || !c.see(r) || !strings.Contains(strings.Join(r.Problems, "; "), c.says) {
				t.Errorf("found %+v, %v; %v", r, r.Backups, err)
			}
			if diff := diffOf(was, whatIsThere(t, filepath.Dir(path))); diff != "" {
				t.Error("something was written")
			}
		})
	}
}

// alterHeader changes the recovery slot, as somebody could who has the file: the
// checksum is right, the passphrase still opens, and the header's MAC is wrong.
func alterHeader(t *testing.T, v *Vault) {
	t.Helper()
	raw := headerOf(t, v).Bytes()
	raw[58+86+30] ^= 1
	sum := sha256.Sum256(raw[:len(raw)-sha256.Size])
	withHeader(t, v, append(raw[:len(raw)-sha256.Size], sum[:]...))
}

func TestABackupUnderAnEarlierKeyIsNoFault(t *testing.T) {
	v, path, _, _, _ := checkedVault(t)
	rekeyedCopy(t, v, strings.ReplaceAll(name(path, "0000"), "00000000", headerOf(t, v).Short()), "older words")
	r := checked(t, path)
	if !r.OK() || len(r.Backups) != 3 || !r.Backups[2].Earlier || r.Backups[2].OK {
		t.Errorf("found %+v", r.Backups)
	}
}

// While another program holds the vault, a check says so.
func TestACheckOfAVaultInUse(t *testing.T) {
	v, path, _, _, _ := checkedVault(t)
	err := v.Update(func(record.Tx) error {
		_, err := Check(path, []byte(passphrase), Options{Cost: ThrowawayCost(), Wait: -1})
		wants(t, err, ErrInUse)
		return errNothing
	})
	if err != nil {
		t.Error(err)
	}
}

// A bit turned round, in the vault or in a backup, is found; or it stood where
// nothing is, and everything is there.
func TestAFlippedBitIsFoundOrHarmless(t *testing.T) {
	v, path, _, older, _ := checkedVault(t)
	want := map[string]*record.Caseload{path: caseload(t, v), older.File: caseload(t, openedBackup(t, older.File, passphrase))}
	_ = v.Close()
	tried, found := 0, 0
	for file, holds := range want {
		raw := fileBytes(t, file)
		for at := 0; at < len(raw); at += max(1, len(raw)/sweep(100, 2500, 60_000)) {
			flip(t, file, int64(at))
			tried++
			if r, err := Check(path, []byte(passphrase), cheap); err != nil || r.Fault != nil {
				found++
			} else {
				sameCaseload(t, caseload(t, openedBackup(t, file, passphrase)), holds)
			}
			if err := os.WriteFile(file, raw, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d tried, %d found, the others harmless", tried, found)
	if found == 0 {
		t.Error("none was found")
	}
}
