package plain

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/config"
)

// What the conversations say is held by their files; what they left in the
// vault is held here.

func cardOf(t *testing.T, m *memory, client byte) *record.Card {
	t.Helper()
	c := m.cards[id('c', client)]
	if c == nil {
		t.Fatal("the card is gone")
	}
	return c
}

func newestOf(t *testing.T, m *memory, client byte) *record.Session {
	t.Helper()
	load, err := reopened(m).Caseload()
	if err != nil {
		t.Fatal(err)
	}
	if hours := load.Sessions(id('c', client)); len(hours) > 0 {
		return hours[0]
	}
	t.Fatal("no hour is there")
	return nil
}

// reopened is the vault as the next sitting finds it.
func reopened(m *memory) *memory {
	m.unlock()
	return m
}

func TestIdleLocksWithoutALine(t *testing.T) {
	m := newMemory(invented(t))
	converse(t, m, "card maya\n@ idle\nquit", func(s *script, _ *Deps) {
		s.hooks["idle"] = func(s *script) {
			s.happen("+6m")
			for range 400 { // the clock of the sitting ticks once a second
				m.mu.Lock()
				locked := m.locked
				m.mu.Unlock()
				if locked {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			if !m.locked {
				t.Error("nobody said anything for six minutes, and the vault stands open")
			}
			s.lines = append([]string{"heard miso", "! " + passphrase, "no"}, s.lines...)
		}
	})
	if heard := cardOf(t, m, 1).Interest(id('t', 1)).Heard; heard != day(11, 12) {
		t.Errorf("heard %s: the line was used though the answer was no", heard)
	}
}

func TestAHangUpKeepsTheHalfTypedHour(t *testing.T) {
	m := newMemory(invented(t))
	converse(t, m, "card theo\ndraw\n8n 15\n@ hangup", nil)
	if had := m.desk.Draft("draw/" + id('c', 2).String()); had != "8n 15" {
		t.Errorf("kept %q", had)
	}
}

func TestWhatCouldNotBeWrittenIsWrittenOnce(t *testing.T) {
	m := newMemory(invented(t))
	converse(t, m, "start maya\n@ full\n@ +1m\nin\n@ +1m\nlit miso\n@ room\nwhere\nmy side said", longIdle)
	h := newestOf(t, m, 1)
	if line := record.FormatLine(h); line != `1 in, 2 lit "Miso"` {
		t.Errorf("kept %s", line)
	}
	m = newMemory(invented(t))
	converse(t, m, "card maya\n@ full\nmy side said I'd look\n@ room\nagain\nagain", nil)
	if c := cardOf(t, m, 1); len(c.Promises) != 2 {
		t.Errorf("promises %v", c.Promises)
	}
}

func TestUndoTakesBackExactly(t *testing.T) {
	m := newMemory(invented(t))
	before := cardOf(t, m, 1).Clone()
	converse(t, m, `card maya
heard miso
gently the cure they split up
carry taskmaster
pace slower
my side said I'd look
not open the quilt
undo
undo
undo
undo
undo
undo
undo`, nil)
	after := cardOf(t, m, 1)
	before.Rev = after.Rev
	if got, want := flat(after), flat(before); got != want {
		t.Errorf("left\n%s\nexpected\n%s", got, want)
	}
}

// flat is a card in a form that can be compared and read.
func flat(c *record.Card) string {
	var lines []string
	for _, in := range c.Interests {
		lines = append(lines, record.FormatAddition(&in), in.Standing.String(), in.Because, in.Heard.String())
	}
	for _, k := range c.Carried {
		lines = append(lines, k.Words)
	}
	for _, p := range c.Promises {
		lines = append(lines, p.Words)
	}
	return strings.Join(append(append(lines, c.Pace...), c.Closed...), "\n")
}

func TestAnErasedClientIsGone(t *testing.T) {
	m := newMemory(invented(t))
	converse(t, m, "card maya\nerase\nmaya\nundo", nil)
	if m.cards[id('c', 1)] != nil {
		t.Error("the card is there")
	}
	for _, h := range m.sessions {
		if h.Client == id('c', 1) {
			t.Error("an hour is there")
		}
	}
}

func TestTheErrorOfAFirstRunIsTheCallers(t *testing.T) {
	m := newMemory(nil, nil)
	s := newScript(t, "\n\n! four words of nonsense\n! four words of nonsense\n")
	s.vault = m
	d := s.deps()
	d.Vault, d.First, d.Opener = nil, true, noRoom{}
	if err := Run(d); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

type noRoom struct{}

func (noRoom) Unlock([]byte) (Vault, error)         { return nil, errFull }
func (noRoom) Create([]byte) (Vault, string, error) { return nil, "", errFull }

// TestAPassphraseIsWiped: what was typed does not stay in memory.
func TestAPassphraseIsWiped(t *testing.T) {
	var given [][]byte
	s := newScript(t, "! wrong words here\n! "+passphrase+"\n")
	s.vault = newMemory(invented(t))
	d := s.deps()
	d.Vault, s.vault.locked = nil, true
	d.AskSecret = func(prompt string) ([]byte, error) {
		typed, err := s.askSecret(prompt)
		given = append(given, typed)
		return typed, err
	}
	if err := Run(d); err != nil {
		t.Fatal(err)
	}
	for _, typed := range given {
		if strings.Trim(string(typed), "\x00") != "" {
			t.Errorf("%q was left", typed)
		}
	}
	if len(given) != 2 {
		t.Errorf("asked %d times", len(given))
	}
}

// TestOthersAreOthers: three others are told as long as there are any.
func TestOthersAreOthers(t *testing.T) {
	bank, err := prompts.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := converse(t, newMemory(invented(t)), "ask maya\nothers\nothers", func(_ *script, d *Deps) { d.Bank = bank })
	seen := map[string]bool{}
	for line := range strings.SplitSeq(s.said.String(), "\n") {
		number, question, ok := strings.Cut(line, ". ")
		if !ok || !strings.HasSuffix(question, "?") || len(number) != 1 {
			continue
		}
		if seen[question] {
			t.Errorf("%q was told twice", question)
		}
		seen[question] = true
	}
	if len(seen) != 9 {
		t.Errorf("%d questions were told in three sets\n%s", len(seen), s.out.String())
	}
}

// TestAFaultOfOursClosesTheVault: and the error names no value.
func TestAFaultOfOursClosesTheVault(t *testing.T) {
	s := newScript(t, "settings\nplaces three\nquit\n")
	s.vault = newMemory(invented(t))
	d := s.deps()
	d.SaveConfig = func(config.Config) error { panic("Maya") }
	err := Run(d)
	if err == nil || !strings.Contains(err.Error(), "setTo") || strings.Contains(err.Error(), "Maya") {
		t.Errorf("got %v", err)
	}
	if !s.vault.locked {
		t.Error("the vault was left open")
	}
}
