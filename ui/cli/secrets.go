package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"

	"rapport/store"
)

// maxSecret is the longest first line of a passphrase file, in bytes.
const maxSecret = 4096

// secretFile reads a passphrase or a recovery code from the first line of a
// file, which nobody but its owner may be able to read. What it returns is to
// be cleared after use.
func secretFile(flag, name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, usage("--%s: %w", flag, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, usage("--%s: %w", flag, err)
	case info.IsDir():
		return nil, usage("--%s: %s is a folder", flag, name)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return nil, hinted(usage("--%s: others can read %s", flag, name), "`chmod 600` makes it yours alone")
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxSecret+1))
	if err != nil {
		return nil, usage("--%s: %w", flag, err)
	}
	line, _, _ := bytes.Cut(raw, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	switch {
	case len(line) == 0:
		return nil, usage("--%s: the first line of %s is empty", flag, name)
	case len(line) > maxSecret:
		return nil, usage("--%s: the first line of %s is longer than %d bytes", flag, name, maxSecret)
	}
	return line, nil
}

// tries is how often something may be typed at a prompt.
const tries = 3

// asked gives a secret to accept: from the named file, or else as typed at the
// terminal.
func (a *app) asked(flag, name, prompt string, accept func([]byte) error) error {
	if name != "" {
		return fromFile(flag, name, accept)
	}
	return a.atTerminal(flag, func(t *Terminal) error { return a.askOnce(t, prompt, accept) })
}

// newPassphrase gives a passphrase that is to be used from now on to accept:
// from the named file, or else as typed twice at the terminal.
func (a *app) newPassphrase(flag, name string, accept func([]byte) error) error {
	if name != "" {
		return fromFile(flag, name, accept)
	}
	return a.atTerminal(flag, func(t *Terminal) error {
		return a.askOnce(t, "new passphrase: ", func(first []byte) error {
			if len(first) == 0 {
				return store.ErrEmptyPassphrase
			}
			err := a.askOnce(t, "the same again: ", func(second []byte) error {
				if !bytes.Equal(first, second) {
					return errUnlike
				}
				return nil
			})
			if err != nil {
				return err
			}
			return accept(first)
		})
	})
}

func fromFile(flag, name string, accept func([]byte) error) error {
	typed, err := secretFile(flag, name)
	if err != nil {
		return err
	}
	defer clear(typed)
	return accept(typed)
}

// atTerminal asks, and asks again after an error that typing it again may mend.
func (a *app) atTerminal(flag string, ask func(*Terminal) error) error {
	t, err := a.terminal("type at", "--"+flag+" FILE reads it from the first line of a file")
	if err != nil {
		return err
	}
	defer t.Close()
	for left := tries - 1; ; left-- {
		err := ask(t)
		if err == nil || left == 0 || !again(err) {
			return err
		}
		what, _ := told(err)
		t.tell(what + "; once more")
	}
}

func (a *app) askOnce(t *Terminal, prompt string, accept func([]byte) error) error {
	typed, err := a.secret(t, prompt)
	if err != nil {
		return err
	}
	defer clear(typed)
	return accept(typed)
}

// again reports whether typing it again may help.
func again(err error) bool {
	return errors.Is(err, store.ErrWrongPassphrase) || errors.Is(err, store.ErrEmptyPassphrase) ||
		errors.Is(err, store.ErrNotRecovery) || errors.Is(err, store.ErrNotPassphrase) || errors.Is(err, errUnlike)
}

var errUnlike = usage("the two were not the same")
