//go:build unix

package cli

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"rapport/store/record"
)

func processPlace(t *testing.T) *place {
	return newPlace(t, &record.Card{Client: record.Client{ID: record.NewID(), Code: "maya", Called: "Maya"}})
}

func (p *place) command(args ...string) *exec.Cmd {
	cmd := exec.Command("rapport", append([]string{"--vault", p.vault()}, args...)...)
	cmd.Env = append(os.Environ(), "HOME="+p.home)
	return cmd
}

// An interrupt at the prompt ends with its exit code, and the terminal shows
// again what is typed.
func TestInterruptAtThePrompt(t *testing.T) {
	p := processPlace(t)
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := p.command("client", "list")
		screen, tty, err := pty.Open()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		from := bufio.NewReader(screen)
		for prompt := ""; !strings.HasSuffix(prompt, "passphrase: "); {
			b, err := from.ReadByte()
			if err != nil {
				t.Fatal(err)
			}
			prompt += string(rune(b))
		}
		for echoes(t, tty) {
			time.Sleep(time.Millisecond) // it goes silent right after the prompt
		}
		_ = cmd.Process.Signal(sig)
		if code := exitCode(cmd.Wait()); code != exitInterrupted {
			t.Errorf("%v: exit code %d", sig, code)
		}
		if !echoes(t, tty) {
			t.Errorf("%v: the terminal no longer shows what is typed", sig)
		}
		_, _ = tty.Close(), screen.Close()
	}
}

func echoes(t *testing.T, tty *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(tty.Fd()), getTermios)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

func exitCode(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

// Whoever reads an answer may stop reading.
func TestBrokenPipe(t *testing.T) {
	p := processPlace(t)
	reads, writes, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = reads.Close()
	var complaint strings.Builder
	cmd := p.command("--passphrase-file", p.home+"/pw", "client", "list")
	cmd.Stdout, cmd.Stderr = writes, &complaint
	if err := cmd.Run(); err != nil || complaint.String() != "" {
		t.Errorf("%v, %q", err, complaint.String())
	}

	// But a recovery code that nobody has seen is worth a word.
	cmd = p.command("--vault", p.home+"/new.db", "--passphrase-file", p.home+"/pw", "init")
	cmd.Stdout, cmd.Stderr = writes, &complaint
	if code := exitCode(cmd.Run()); code != exitError || !strings.Contains(complaint.String(), "recovery code could not be printed") {
		t.Errorf("exit code %d, %q", code, complaint.String())
	}
}
