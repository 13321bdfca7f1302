package cli

import (
	"errors"
	"time"

	"rapport/store"
	"rapport/store/record"
)

// open opens the vault of the command and unlocks it: by the keyring, where the
// vault has a slot there and the command is one for it; or else by the passphrase,
// from --passphrase-file or typed at the terminal. No lock is held while it is
// typed, nor while the key is derived.
func (a *app) open() (*store.Vault, error) {
	path, err := a.vaultPath()
	if err != nil {
		return nil, err
	}
	v, err := openAt(path, a.Vault)
	if err != nil {
		return nil, err
	}
	if err := a.unlock(v); err != nil {
		_ = v.Close()
		return nil, err
	}
	if warning := v.Warning(); warning != nil {
		what, do := told(warning)
		a.note("warning", what)
		a.hint("%s", do)
	}
	return v, nil
}

// openAt is store.Open; of a vault that is gone, and whose backups are not, it
// says how it comes back.
func openAt(path string, opt store.Options) (*store.Vault, error) {
	v, err := store.Open(path, opt)
	if errors.Is(err, store.ErrNoVault) {
		if left := backupsLeft(path); left != nil {
			err = left
		}
	}
	return v, err
}

// backupsLeft is what there is to say where no vault is and backups of one are:
// whoever finds their notes gone is not to be led to a new vault. Nil where there
// are none.
func backupsLeft(path string) error {
	all, err := store.Backups(path)
	if err != nil || len(all) == 0 {
		return nil
	}
	return hinted(store.ErrNoVault, "its backups are: `rapport restore "+all[0].File+"` puts back the newest, of "+when(all[0].Made())+"; `rapport init` begins anew")
}

// withVault opens the vault for the time that do takes.
func (a *app) withVault(do func(*store.Vault) error) error {
	v, err := a.open()
	if err != nil {
		return err
	}
	defer v.Close()
	if err := do(v); err != nil {
		return err
	}
	a.backUpAfter(v)
	return nil
}

// backupAge is how old the newest backup is before a plain command that changed
// something makes another. The companion makes one whenever it is left.
const backupAge = time.Hour

// backUpAfter makes a backup if it is time for one. What the command did is kept
// already, so that one which cannot be made is told and takes nothing back.
func (a *app) backUpAfter(v *store.Vault) {
	if err := v.BackupAfter(backupAge); err != nil {
		what, do := told(notBackedUp(err))
		a.note("warning", what)
		if do != "" {
			a.hint("%s", do)
		}
	}
}

// read opens the vault and hands over everything in it.
func (a *app) read(do func(*record.Caseload) error) error {
	return a.withVault(func(v *store.Vault) error {
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		return do(all)
	})
}

// withClient opens the vault for a command about one client.
func (a *app) withClient(code string, do func(*store.Vault, *record.Caseload, *record.Card) error) error {
	return a.withVault(func(v *store.Vault) error {
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		card, err := cardOf(all, code)
		if err != nil {
			return err
		}
		return do(v, all, card)
	})
}

// readCard is read for a command about one client.
func (a *app) readCard(code string, do func(*record.Caseload, *record.Card) error) error {
	return a.withClient(code, func(_ *store.Vault, all *record.Caseload, card *record.Card) error { return do(all, card) })
}

// change changes the card of one client. Do is given a copy, freshly read, and
// may be run again; the card is kept if it returns no error.
func (a *app) change(code string, do func(*record.Card) error) error {
	return a.withClient(code, func(v *store.Vault, _ *record.Caseload, card *record.Card) error {
		return changeCard(v, card.ID, do)
	})
}

func changeCard(v *store.Vault, client record.ID, do func(*record.Card) error) error {
	return v.Update(func(tx record.Tx) error {
		card, err := tx.Card(client)
		if err != nil {
			return err
		}
		if err := do(card); err != nil {
			return err
		}
		return tx.PutCard(card)
	})
}

// cardOf finds a client by the code that was typed.
func cardOf(all *record.Caseload, code string) (*record.Card, error) {
	if card := all.ByCode(code); card != nil {
		return card, nil
	}
	return nil, hinted(notFound("no client has the code %q", code), "`rapport client list --all` shows every code")
}
