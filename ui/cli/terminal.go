package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode/utf8"

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
	_, _ = fmt.Fprint(t.out, prompt)
	fd := int(t.in.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return nil, fmt.Errorf("looking at the terminal: %w", err)
	}
	restore := func() {
		_ = term.Restore(fd, before)
		_, _ = fmt.Fprintln(t.out)
	}
	done := a.signals.restoring(restore) // before the terminal goes silent
	defer func() { done(); restore() }()
	if _, err := term.MakeRaw(fd); err != nil {
		return nil, fmt.Errorf("hiding what is typed: %w", err)
	}
	return readHidden(t.in)
}

// The keys that a raw terminal leaves to the program.
const (
	keyTypedAhead = 0x00 // what becomes of an end of input typed before the prompt
	keyInterrupt  = 0x03
	keyEndInput   = 0x04
	keyClear      = 0x15
	keyBackspace  = 0x08
	keyDelete     = 0x7f
)

// readHidden reads one line, byte by byte, so that what is typed ahead is left
// for the next prompt.
func readHidden(from io.Reader) ([]byte, error) {
	line, key := make([]byte, 0, maxSecret), make([]byte, 1)
	for {
		n, err := from.Read(key)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("reading the terminal: %w", err)
		}
		switch k := key[0]; {
		case n == 0, k == keyInterrupt, len(line) == 0 && (k == keyEndInput || k == keyTypedAhead):
			clear(line)
			return nil, errInterrupted
		case k == '\r', k == '\n':
			return line, nil
		case k == keyBackspace, k == keyDelete:
			_, size := utf8.DecodeLastRune(line)
			line = line[:len(line)-size]
		case k == keyClear:
			line = line[:0]
		case k >= ' ' && len(line) < maxSecret:
			line = append(line, k)
		}
	}
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
