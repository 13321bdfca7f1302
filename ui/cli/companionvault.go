package cli

import (
	"errors"
	"path/filepath"
	"time"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/nav"
)

// vault is a vault as the companion needs it.
type vault struct {
	*store.Vault
	demo  bool // thrown away at the end, so that no backup is made
	isNew bool
}

// placeOf is where a vault is kept, as the settings say it.
func placeOf(path string) nav.Place {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	return nav.Place{Backups: store.BackupFolder(path), Shared: store.Shared(path)}
}

// Keep is what stays while an hour is open in the dark: the keys of that one
// session and of the manifest.
func (v vault) Keep(session record.ID) (ui.Hand, error) {
	h, err := v.Vault.Keep(session)
	if err != nil {
		return nil, err
	}
	return h, nil
}

// Erase says what became of the backups.
func (v vault) Erase(client record.ID) (string, error) {
	r, err := v.EraseEverywhere(client)
	return reachedWords(r), err
}

// Backup makes a backup if something changed.
func (v vault) Backup() (said string, made bool, err error) {
	if v.demo {
		return "nothing here is kept, so there is nothing to back up", false, nil
	}
	b, made, err := v.Vault.Backup()
	if err != nil {
		what, do := told(err)
		return "", false, errors.New(what + ": " + do)
	}
	if !made {
		return "nothing has changed since the backup of " + when(b.Made()), false, nil
	}
	return "a backup is made", true, nil
}

// longWithout is how long there may be no backup of what changed before that is
// said when the vault is opened: something has kept them from being made.
const longWithout = 7 * 24 * time.Hour

// Warning is what is amiss with the vault; or else, of one that was just made,
// what is amiss with its place, and of any other, that its backups are old.
func (v vault) Warning() error {
	if w := v.Vault.Warning(); w != nil || v.demo {
		return w
	}
	if v.isNew {
		if shared := store.Shared(v.Path()); shared != "" {
			return errors.New("the vault lies in " + shared + "; settings say what that means")
		}
		return nil
	}
	all, err := v.Backups()
	if err != nil || len(all) == 0 {
		return nil
	}
	if made := all[0].Made(); v.Written().Sub(made) > longWithout {
		return errors.New("the newest backup is of " + made.Format("2 January") + "; the next lock makes another")
	}
	return nil
}
