package plain

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"rapport/prompts"
	"rapport/store/demo"
	"rapport/store/record"
)

// conversationsTried is how many random conversations are held.
func conversationsTried() int {
	switch os.Getenv("RAPPORT_SWEEP") {
	case "release":
		return 8000
	case "ci":
		return 400
	}
	return 12
}

// TestAnyConversation says anything anywhere: words of every room, names,
// numbers, answers, nothing, with time going by, the disk filling and another
// companion writing. Whatever is said, nothing falls over, the vault is left
// locked and its records are whole.
func TestAnyConversation(t *testing.T) {
	bank, err := prompts.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range conversationsTried() {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		text := randomLines(r, 150)
		m := newMemory(demoCaseload(t))
		s := newScript(t, text)
		s.vault = m
		s.hooks["another"] = another(r)
		d := s.deps()
		d.Bank = bank
		d.AskSecret = func(prompt string) ([]byte, error) {
			s.prompted(prompt)
			return []byte(passphrase), nil
		}
		err = Run(d)
		if err != nil && !errors.Is(err, errFull) {
			t.Errorf("seed %d: %v", seed, err)
		}
		if !m.locked {
			t.Errorf("seed %d: the vault was left open", seed)
		}
		plainText(t, fmt.Sprintf("seed %d", seed), withoutTheirs(s.said.String()))
		whole(t, seed, m)
		if t.Failed() {
			t.Fatalf("seed %d said\n%s", seed, s.out.String())
		}
	}
}

// withoutTheirs takes out the lines that may hold words typed at random.
func withoutTheirs(said string) string {
	var kept []string
	for line := range strings.SplitSeq(said, "\n") {
		if !strings.Contains(line, "Zz") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func demoCaseload(t testing.TB) ([]*record.Card, []*record.Session) {
	t.Helper()
	cards, sessions, err := demo.Caseload(opened)
	if err != nil {
		t.Fatal(err)
	}
	return cards, sessions
}

// another changes a card, or an hour, as another companion would.
func another(r *rand.Rand) func(*script) {
	return func(s *script) {
		_ = s.vault.Update(func(tx record.Tx) error {
			for id := range s.vault.cards {
				c, err := tx.Card(id)
				if err != nil {
					return err
				}
				for i := range c.Interests {
					c.SetStanding(c.Interests[i].ID, record.Standing(r.IntN(5)), "")
				}
				return tx.PutCard(c)
			}
			return nil
		})
	}
}

// randomLines are lines that may be said, with what happens in between.
func randomLines(r *rand.Rand, n int) string {
	rooms := newRooms()
	var words []string
	for _, room := range []*room{rooms.home, rooms.client, rooms.questions, rooms.hour, rooms.settings} {
		for _, w := range room.words {
			if w.name != "quit" {
				words = append(words, w.name)
			}
		}
	}
	names := []string{"maya", "miso", "theo", "1", "2", "3", "the", "nobody", "wren", "biscuit", "alcohol", "yes", "client", "me", "Zz died in March"}
	answers := []string{"", "yes", "no", "1", "2", "3", "4", "7", "done", "nothing", "fine", "sore", "gently", "8n 15i 33e 41o* \"Zz\"", "and 44n", "when mon 50 phone", "ma", "pet Zz, eats tuna", "x"}
	happens := []string{"@ +1m", "@ +3m", "@ +7m", "@ +40m", "@ full", "@ room", "@ room", "@ another"}
	lines := make([]string, 0, n)
	for range n {
		switch r.IntN(10) {
		case 0:
			lines = append(lines, happens[r.IntN(len(happens))])
		case 1, 2, 3:
			lines = append(lines, answers[r.IntN(len(answers))])
		case 4, 5, 6:
			lines = append(lines, words[r.IntN(len(words))])
		default:
			lines = append(lines, words[r.IntN(len(words))]+" "+names[r.IntN(len(names))])
		}
	}
	return strings.Join(lines, "\n")
}

// whole checks what no conversation may break.
func whole(t *testing.T, seed int, m *memory) {
	t.Helper()
	open := 0
	for _, h := range m.sessions {
		if err := h.Check(); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		if h.Open() {
			open++
		}
	}
	if open > 1 {
		t.Errorf("seed %d: %d hours are open", seed, open)
	}
	for _, c := range m.cards {
		if len(c.Carried) > record.MaxCarried || len(c.InHand) > record.MaxInHand || c.Called == "" {
			t.Errorf("seed %d: %s carries %d, holds %d", seed, c.Code, len(c.Carried), len(c.InHand))
		}
		for _, in := range c.Interests {
			if in.Name == "" || in.Kind == 0 {
				t.Errorf("seed %d: %s has a thing without a name", seed, c.Code)
			}
		}
	}
}
