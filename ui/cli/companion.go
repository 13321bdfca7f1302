package cli

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"rapport/prompts"
	"rapport/store"
	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/crash"
	"rapport/ui/nav"
)

// companion opens the terminal companion at its home screen.
func (a *app) companion() error { return a.companionAt(nil) }

// companionAt opens the companion, and after the vault is unlocked the screen
// that a route names. All that can fail is done before a screen is drawn: a
// program that draws only to say why it cannot leaves the terminal's answers
// to its questions in the shell.
func (a *app) companionAt(to nav.Route) error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	deps := ui.Deps{
		Opener: opener{path, a.Vault}, First: !store.Exists(path), Start: to,
		Place: placeOf(path),
	}
	if deps.First {
		if err := backupsLeft(path); err != nil {
			return err
		}
		return a.draw(deps)
	}
	v, err := store.Open(path, a.Vault)
	if err != nil {
		return err
	}
	defer v.Close()
	if file := a.flags.passphraseFile; file != "" && !a.spokenTo() { // line by line, it is read where it is asked for
		if err := fromFile("passphrase-file", file, v.Unlock); err != nil {
			return err
		}
		deps.Vault = vault{Vault: v}
	}
	return a.draw(deps)
}

// companionOn opens the companion on a vault that is open already, with what
// opens it again after a lock.
func (a *app) companionOn(v *store.Vault, opens ui.Opener, demo bool) error {
	return a.draw(ui.Deps{Vault: vault{Vault: v, demo: demo}, Opener: opens, Demo: demo})
}

// draw runs the companion until it is quit.
func (a *app) draw(deps ui.Deps) error {
	kept, err := a.settings()
	if err != nil {
		return err
	}
	settings, err := a.overrides(kept)
	if err != nil {
		return err
	}
	if !settings.Plain && (!a.Terminal(a.Out) || !a.Terminal(a.In)) {
		return hinted(usage("the companion needs a terminal"), "`rapport --help` lists commands that work without one")
	}
	bank, err := a.bank()
	if err != nil {
		return err
	}
	deps.Bank, deps.Config, deps.Now, deps.WriteOut = bank, settings, a.Now, a.writeOut
	deps.Profile = profile(a.Out, a.Getenv)
	deps.Wrong = func(err error) bool { return errors.Is(err, store.ErrWrongPassphrase) }
	deps.Rekeyed = func(err error) bool { return errors.Is(err, store.ErrRekeyed) }
	if !deps.Demo { // which touches nothing of the clinician's
		if path, err := a.settingsPath(); err == nil {
			deps.SaveConfig = func(c config.Config) error { return withoutOverrides(c, settings, kept).Save(path) }
		}
		if dir, err := a.packsPath(); err == nil {
			deps.KeepOwn = func(q *prompts.Question) (*prompts.Bank, error) {
				return keepOwn(dir, q)
			}
		}
		if path, err := a.hiddenPath(); err == nil {
			deps.Hide = func(question string, hidden bool) ([]string, error) {
				return keepHidden(path, question, hidden)
			}
		}
	}
	a.handOver()
	if settings.Plain {
		return a.speak(deps)
	}
	end, err := run(ui.Guarded{Model: ui.New(deps)}, a.In, a.Out, deps.Profile)
	if said := end.Unbacked(); said != "" {
		a.note("warning", said)
	}
	if end.Unentered() {
		a.hint("the vault is made, and opens with the passphrase; if its recovery code is not on paper, `rapport rekey` gives another")
	}
	return err
}

// withoutOverrides is changed settings with what a flag or the environment said
// for this run only taken out again, unless it was changed since.
func withoutOverrides(c, run, kept config.Config) config.Config {
	if c.Theme == run.Theme {
		c.Theme = kept.Theme
	}
	if c.ASCII == run.ASCII {
		c.ASCII = kept.ASCII
	}
	if c.Plain == run.Plain {
		c.Plain = kept.Plain
	}
	return c
}

// run gives the terminal to the companion. A terminal that goes away is told
// to it as a message, since the library knows nothing of it: what is waiting
// is written, then it ends. It gives the companion as it was then.
//
// The library's own way with a panic is to restore the terminal and to print the
// value and a trace. The value may be somebody's words, so it is done here.
func run(m tea.Model, in io.Reader, out io.Writer, depth colorprofile.Profile) (end ui.Guarded, err error) {
	if keys, ok := in.(*os.File); ok {
		in = &pasted{File: keys}
	}
	p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(out), tea.WithColorProfile(depth), tea.WithoutCatchPanics())
	defer func() {
		if recover() != nil {
			err = crash.New()
			p.Kill()
		}
	}()
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGHUP)
	defer signal.Stop(gone)
	go crash.Quietly(func() {
		for range gone {
			p.Send(ui.Hangup{})
		}
	}, func(c *crash.Crash) { p.Send(c) })
	last, err := p.Run()
	end, ok := last.(ui.Guarded)
	switch {
	case errors.Is(err, tea.ErrInterrupted):
		err = errInterrupted
	case ok && end.Crash() != nil:
		err = end.Crash()
	}
	return end, err
}

// overrides lays the flags over the settings, for this run only.
func (a *app) overrides(c config.Config) (config.Config, error) {
	if a.flags.theme != "" {
		c.Theme = a.flags.theme
	}
	c.ASCII = c.ASCII || a.flags.ascii
	c.Plain = c.Plain || a.spokenTo()
	if err := c.Check(); err != nil {
		return c, usage("%w", err)
	}
	return c, nil
}

// spokenTo reports whether this run is to go line by line.
func (a *app) spokenTo() bool {
	return a.flags.plain || a.Getenv("TERM") == "dumb" || a.Getenv("ACCESSIBLE") != ""
}

// profile is the colour depth of the terminal. Any value of NO_COLOR means no
// colour (no-color.org); the library takes only true and 1.
func profile(out io.Writer, getenv func(string) string) colorprofile.Profile {
	if getenv("NO_COLOR") != "" {
		return colorprofile.ASCII
	}
	return colorprofile.Detect(out, os.Environ())
}

// opener opens and makes the vault for the companion's lock screen.
type opener struct {
	path string
	opt  store.Options
}

func (o opener) Unlock(passphrase []byte) (ui.Vault, error) {
	v, err := store.Unlock(o.path, passphrase, o.opt)
	if err != nil {
		return nil, err
	}
	return vault{Vault: v}, nil
}

func (o opener) Create(passphrase []byte) (ui.Vault, string, error) {
	v, recovery, err := store.Create(o.path, passphrase, o.opt)
	if err != nil {
		return nil, "", err
	}
	return vault{Vault: v, isNew: true}, recovery.Reveal(), nil
}
