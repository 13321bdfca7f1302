package cli

import (
	"rapport/store"
	"rapport/store/record"
)

// open opens the vault of the command and unlocks it. The passphrase is read
// from --passphrase-file or else typed at the terminal; no lock is held while
// it is, nor while the key is derived.
func (a *app) open() (*store.Vault, error) {
	path, err := a.vaultPath()
	if err != nil {
		return nil, err
	}
	v, err := store.Open(path, a.Vault)
	if err != nil {
		return nil, err
	}
	if err := a.asked("passphrase-file", a.flags.passphraseFile, "passphrase: ", v.Unlock); err != nil {
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

// withVault opens the vault for the time that do takes.
func (a *app) withVault(do func(*store.Vault) error) error {
	v, err := a.open()
	if err != nil {
		return err
	}
	defer v.Close()
	return do(v)
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

// readCard is read for a command about one client.
func (a *app) readCard(code string, do func(*record.Caseload, *record.Card) error) error {
	return a.read(func(all *record.Caseload) error {
		card, err := cardOf(all, code)
		if err != nil {
			return err
		}
		return do(all, card)
	})
}

// change changes the card of one client. Do is given a copy, freshly read, and
// may be run again; the card is kept if it returns no error.
func (a *app) change(code string, do func(*record.Card) error) error {
	return a.withVault(func(v *store.Vault) error {
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		card, err := cardOf(all, code)
		if err != nil {
			return err
		}
		return v.Update(func(tx record.Tx) error {
			fresh, err := tx.Card(card.ID)
			if err != nil {
				return err
			}
			if err := do(fresh); err != nil {
				return err
			}
			return tx.PutCard(fresh)
		})
	})
}

// cardOf finds a client by the code that was typed.
func cardOf(all *record.Caseload, code string) (*record.Card, error) {
	if card := all.ByCode(code); card != nil {
		return card, nil
	}
	return nil, hinted(notFound("no client has the code %q", code), "`rapport client list --all` shows every code")
}
