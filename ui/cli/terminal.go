package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/term"

	"rapport/store/record"
)

// Terminal is the terminal the program was started from, for what is typed at
// a prompt. It is not standard input, so that a command can be in a pipe.
type Terminal struct{ in, out *os.File }

// openTerminal opens the controlling terminal.
func openTerminal() (*Terminal, error) {
	reads, writes := "/dev/tty", "/dev/tty"
	if runtime.GOOS == "windows" {
		reads, writes = "CONIN$", "CONOUT$"
	}
	in, err := os.OpenFile(reads, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	out, err := os.OpenFile(writes, os.O_RDWR, 0)
	if err != nil {
		_ = in.Close()
		return nil, err
	}
	return &Terminal{in: in, out: out}, nil
}

// Close lets the terminal go.
func (t *Terminal) Close() error { return errors.Join(t.in.Close(), t.out.Close()) }

// terminal opens the terminal for a prompt; without one it is a usage error
// with the hint.
func (a *app) terminal(wanted, hint string) (*Terminal, error) {
	if a.OpenTerminal != nil {
		if t, err := a.OpenTerminal(); err == nil {
			return t, nil
		}
	}
	return nil, hinted(usage("there is no terminal to %s", wanted), hint)
}

// secret asks for something that is not shown while it is typed.
func (a *app) secret(t *Terminal, prompt string) ([]byte, error) {
	fd := int(t.in.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return nil, fmt.Errorf("looking at the terminal: %w", err)
	}
	done := a.signals.restoring(func() {
		_ = term.Restore(fd, before)
		_, _ = fmt.Fprintln(t.out)
	})
	defer done()
	_, _ = fmt.Fprint(t.out, prompt)
	typed, err := term.ReadPassword(fd)
	_, _ = fmt.Fprintln(t.out)
	if errors.Is(err, io.EOF) {
		return nil, errInterrupted
	}
	return typed, err
}

// tell prints a line on the terminal, between two prompts.
func (t *Terminal) tell(line string) { _, _ = fmt.Fprintln(t.out, printable(line)) }

// confirm asks for a word to be typed before something that cannot be taken
// back. Anything else is a refusal.
func (a *app) confirm(question, word, hint string) error {
	t, err := a.terminal("ask at", hint)
	if err != nil {
		return err
	}
	defer t.Close()
	_, _ = fmt.Fprintf(t.out, "%s Type %s to go on: ", printable(question), word)
	line, err := bufio.NewReader(t.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading the terminal: %w", err)
	}
	if record.Fold(strings.TrimSpace(line)) != record.Fold(word) {
		return usage("nothing was changed")
	}
	return nil
}
