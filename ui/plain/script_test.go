package plain

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rapport/ui/config"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// script is a conversation: what is typed, and what comes of it. It stands for
// the terminal, echoing what is typed as a terminal does.
//
// A line is typed as it stands; "! words" is typed where a passphrase is asked
// for; "@ words" happens in between: "@ +6m" lets time go by, "@ full" and
// "@ room" fill and free the disk, "@ hangup" takes the terminal away, and the
// rest are the test's own. Behind the last line the input ends.
type script struct {
	t     testing.TB
	mu    sync.Mutex
	lines []string
	out   bytes.Buffer // the conversation
	said  bytes.Buffer // what was said of it, without what was typed
	now   time.Time
	vault *memory
	done  chan struct{}
	hooks map[string]func(*script)
	ever  chan struct{} // closed with the test, for a read that waits until then
}

func newScript(t testing.TB, text string) *script {
	s := &script{t: t, now: opened, done: make(chan struct{}), hooks: map[string]func(*script){}, ever: make(chan struct{})}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if !strings.HasPrefix(line, "#") {
			s.lines = append(s.lines, line)
		}
	}
	t.Cleanup(func() { close(s.ever) })
	return s
}

func (s *script) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// next takes the next line that is typed, letting happen what comes before it.
func (s *script) next() (string, bool) {
	for {
		s.mu.Lock()
		if len(s.lines) == 0 {
			s.mu.Unlock()
			return "", false
		}
		line := s.lines[0]
		s.lines = s.lines[1:]
		s.mu.Unlock()
		what, happens := strings.CutPrefix(line, "@ ")
		if !happens {
			return line, true
		}
		s.happen(what)
	}
}

func (s *script) happen(what string) {
	if by, ok := strings.CutPrefix(what, "+"); ok {
		d, err := time.ParseDuration(by)
		if err != nil {
			s.t.Error(err)
		}
		s.mu.Lock()
		s.now = s.now.Add(d)
		s.mu.Unlock()
		return
	}
	switch what {
	case "full":
		s.vault.broken = errFull
	case "doubt":
		s.vault.doubt = unsure{}
	case "room":
		s.vault.broken, s.vault.doubt = nil, nil
	case "hangup":
		close(s.done)
		<-s.ever
	default:
		hook := s.hooks[what]
		if hook == nil {
			s.t.Errorf("nothing is known of %q", what)
			return
		}
		hook(s)
	}
}

// Read gives one line, as a terminal does.
func (s *script) Read(p []byte) (int, error) {
	line, ok := s.next()
	if !ok {
		return 0, io.EOF
	}
	if strings.HasPrefix(line, "! ") {
		s.t.Errorf("%q was to be typed as a passphrase, and a line was asked for", line)
	}
	if len(line)+1 > len(p) {
		s.t.Fatalf("the line is longer than %d bytes", len(p))
	}
	s.prompted(s.said.String())
	s.out.WriteString(line + "\n")
	return copy(p, line+"\n"), nil
}

// prompted holds every prompt to a colon or a question mark, and a space.
func (s *script) prompted(said string) {
	if !strings.HasSuffix(said, ": ") && !strings.HasSuffix(said, "? ") {
		s.t.Errorf("the prompt does not end in a colon or a question mark: %q", said[strings.LastIndex(said, "\n")+1:])
	}
}

func (s *script) askSecret(prompt string) ([]byte, error) {
	s.prompted(prompt)
	s.out.WriteString(prompt)
	line, ok := s.next()
	if !ok {
		s.out.WriteString("\n")
		return nil, io.EOF
	}
	secret, ok := strings.CutPrefix(line, "!")
	if !ok {
		s.t.Errorf("a passphrase was asked for, and %q was typed", line)
	}
	s.out.WriteString("(hidden)\n")
	return []byte(strings.TrimPrefix(secret, " ")), nil
}

// theDoor opens the script's vault with its passphrase.
type theDoor struct{ s *script }

var errWrong = errors.New("this does not open the vault: type it again, or use the recovery code with rapport recover; if neither opens it, a backup may")

const passphrase = "four words of nonsense"

func (d theDoor) Unlock(typed []byte) (Vault, error) {
	if string(typed) != passphrase {
		return nil, errWrong
	}
	d.s.vault.unlock()
	return d.s.vault, nil
}

func (d theDoor) Create([]byte) (Vault, string, error) {
	d.s.vault.unlock()
	return d.s.vault, "amber-basket-cedar-dune-ember-fig-grove-harbour", nil
}

// deps are a sitting on the script's vault, open already.
func (s *script) deps() Deps {
	return Deps{
		In: s, Out: io.MultiWriter(&s.out, &s.said), AskSecret: s.askSecret, Opener: theDoor{s}, Vault: s.vault,
		Bank: smallBank(s.t), Config: config.Default(), Now: s.clock, Done: s.done,
	}
}

// golden compares what was said with the file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".out")
	if *rewrite {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gots, wants := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range gots {
		if i >= len(wants) || gots[i] != wants[i] {
			t.Fatalf("%s differs at line %d: said %q, expected %q (-rewrite writes it anew)", path, i+1, gots[i], at0(wants, i))
		}
	}
	t.Fatalf("%s: %d lines said, %d expected (-rewrite writes it anew)", path, len(gots), len(wants))
}

func at0(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return fmt.Sprintf("nothing, %d lines", len(lines))
}

// converse runs a script on a vault, with what was said in said.
func converse(t testing.TB, vault *memory, text string, prepare func(*script, *Deps)) *script {
	t.Helper()
	s := newScript(t, text)
	s.vault = vault
	d := s.deps()
	if prepare != nil {
		prepare(s, &d)
	}
	if err := Run(d); err != nil {
		t.Errorf("%v\n%s", err, s.out.String())
	}
	return s
}

// play runs the script of testdata/NAME.in on the invented caseload, and
// compares the conversation with NAME.out. Prepare may change things before.
func play(t *testing.T, name string, prepare func(*script, *Deps)) *script {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".in"))
	if err != nil {
		t.Fatal(err)
	}
	s := newScript(t, string(text))
	s.vault = newMemory(invented(t))
	d := s.deps()
	if prepare != nil {
		prepare(s, &d)
	}
	err = Run(d)
	if err != nil {
		s.out.WriteString("error: " + err.Error() + "\n")
	}
	if len(s.lines) > 0 {
		t.Errorf("never typed: %q", s.lines)
	}
	if !s.vault.locked {
		t.Error("the vault was left open")
	}
	golden(t, name, s.out.String())
	plainText(t, name, s.said.String())
	return s
}
