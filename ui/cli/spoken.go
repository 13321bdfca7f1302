package cli

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/crash"
	"rapport/ui/nav"
	"rapport/ui/plain"
)

// speak runs the companion line by line, for screen readers, Braille displays
// and terminals that cannot draw.
func (a *app) speak(deps ui.Deps) error {
	defer holdSuspend()()
	done := make(chan struct{})
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(gone)
	go crash.Quietly(func() {
		if _, ok := <-gone; ok {
			close(done)
		}
	}, func(*crash.Crash) {})
	d := plain.Deps{
		In: a.In, Out: a.Out, AskSecret: a.askSecret, Again: again, First: deps.First, Shared: deps.Place.Shared, Demo: deps.Demo,
		Bank: deps.Bank, KeepOwn: deps.KeepOwn, Hide: deps.Hide, Config: deps.Config, SaveConfig: deps.SaveConfig, WriteOut: deps.WriteOut, Now: deps.Now, Done: done,
	}
	if deps.Opener != nil {
		d.Opener = spokenOpener{deps.Opener, a.askSecret}
	}
	if deps.Vault != nil {
		d.Vault = spoken{deps.Vault, a.askSecret}
	}
	if hour, ok := deps.Start.(nav.Live); ok {
		d.Begin = hour.Client
	}
	return plain.Run(d)
}

// askSecret asks at the terminal for something that is not shown, or reads it
// from the passphrase file.
func (a *app) askSecret(prompt string) ([]byte, error) {
	if a.flags.passphraseFile != "" {
		return secretFile("passphrase-file", a.flags.passphraseFile)
	}
	t, err := a.terminal("type at", "--passphrase-file FILE reads it from the first line of a file")
	if err != nil {
		return nil, err
	}
	defer t.Close()
	return a.secret(t, prompt)
}

// spokenOpener and spoken are the drawn companion's opener and vault in the
// terms of the plain one.
type spokenOpener struct {
	ui.Opener
	ask func(prompt string) ([]byte, error)
}

func (o spokenOpener) Unlock(passphrase []byte) (plain.Vault, error) {
	v, err := o.Opener.Unlock(passphrase)
	if err != nil {
		return nil, err
	}
	return spoken{v, o.ask}, nil
}

func (o spokenOpener) Create(passphrase []byte) (plain.Vault, string, error) {
	v, recovery, err := o.Opener.Create(passphrase)
	if err != nil {
		return nil, "", err
	}
	return spoken{v, o.ask}, recovery, nil
}

type spoken struct {
	ui.Vault
	ask func(prompt string) ([]byte, error)
}

// Update makes a change, after asking for the passphrase where the vault was
// given another key meanwhile.
func (v spoken) Update(do func(record.Tx) error) error {
	return v.withKey(func() error { return v.Vault.Update(do) })
}

// Caseload reads everything, asking as Update does.
func (v spoken) Caseload() (all *record.Caseload, err error) {
	err = v.withKey(func() error {
		all, err = v.Vault.Caseload()
		return err
	})
	return all, err
}

// Erase takes a client away, asking as Update does.
func (v spoken) Erase(client record.ID) (said string, err error) {
	err = v.withKey(func() error {
		said, err = v.Vault.Erase(client)
		return err
	})
	return said, err
}

// withKey does something again once the vault's new key was taken up. Without
// the passphrase it stays undone, and says why.
func (v spoken) withKey(do func() error) error {
	err := do()
	opens, ok := v.Vault.(interface{ Unlock(typed []byte) error })
	for left := tries; ok && left > 0 && errors.Is(err, store.ErrRekeyed); left-- {
		typed, noneTyped := v.ask("the vault was given a new key; passphrase: ")
		if noneTyped != nil {
			return err
		}
		if opens.Unlock(typed) == nil {
			err = do()
		}
		clear(typed)
	}
	return err
}

func (v spoken) Keep(session record.ID) (plain.Hand, error) {
	h, err := v.Vault.Keep(session)
	if err != nil {
		return nil, err
	}
	return h, nil
}
