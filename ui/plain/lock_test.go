package plain

import (
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"

	"rapport/store/record"
)

// handedOut is a memory that watches over every card and session it gives away,
// in a caseload or in a change, without holding them.
type handedOut struct {
	*memory
	cards    []weak.Pointer[record.Card]
	sessions []weak.Pointer[record.Session]
}

func (h *handedOut) Caseload() (*record.Caseload, error) {
	all, err := h.memory.Caseload()
	if err != nil {
		return nil, err
	}
	for _, c := range all.Cards() {
		h.cards = append(h.cards, weak.Make(c))
		for _, s := range all.Sessions(c.ID) {
			h.sessions = append(h.sessions, weak.Make(s))
		}
	}
	return all, nil
}

// left are the names of those that are still in memory.
func (h *handedOut) left() []string {
	runtime.GC()
	runtime.GC()
	var names []string
	for _, p := range h.cards {
		if c := p.Value(); c != nil {
			names = append(names, "card of "+c.Called)
		}
	}
	for _, p := range h.sessions {
		if s := p.Value(); s != nil {
			names = append(names, "hour of "+s.Date.String())
		}
	}
	return names
}

// waiting are the places in which a sitting waits for a line: what was said to
// come there.
var waiting = map[string]string{
	"home":                        "find miso",
	"a card":                      "card maya",
	"a question before a change":  "card maya\nerase",
	"a thing held gently":         "card maya\ngently the cure",
	"a page to give away":         "card maya\nkeepsake\nadd the heron we saw",
	"a page after a line was out": "card maya\nkeepsake\n1",
	"a drawing":                   "card theo\ndraw\n8n 15i 33",
	"a drawing to be kept":        "card theo\ndraw\n8n 15i 33e",
	"an hour drawn again":         "card maya\nhours\nredraw 1\n8n 15",
	"an hour drawn again to keep": "card maya\nhours\nredraw 1\n8n 15i 33e",
	"the week":                    "week",
	"questions":                   "card maya\nask",
	"a question re-worded":        "card maya\nask\nreword 1",
	"the minute after":            "card maya\nafter",
	"hours":                       "card maya\nhours",
	"what to carry":               "card maya\ncarry",
	"settings":                    "settings",
	"an hour":                     "start maya\nin\nlit miso",
	"a question in an hour":       "start maya\nin\nlit",
	"words at the door":           "start maya\ndoor",
	"the end of an hour":          "start maya\nend",
}

// TestALockHoldsNothing: wherever a sitting waits, after the idle time no card
// and no session is in memory any more, not even in a variable of the function
// that asks.
func TestALockHoldsNothing(t *testing.T) {
	for name, lines := range waiting {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := &handedOut{memory: newMemory(invented(t))}
			var left []string
			var open int
			converse(t, m.memory, lines+"\n@ idle\n", func(s *script, d *Deps) {
				d.Vault, d.beat = m, 10*time.Millisecond
				s.hooks["idle"] = func(s *script) {
					open = len(m.left())
					s.happen("+6m")
					waitForLock(m.memory)
					left = m.left()
					s.lines = nil
				}
			})
			if open == 0 {
				t.Error("nothing is seen of what is held before the lock")
			}
			if len(left) > 0 {
				t.Errorf("%d are left, such as %s", len(left), left[0])
			}
		})
	}
}

// waitForLock waits until the clock of a sitting has ticked.
func waitForLock(m *memory) {
	for range 2000 {
		m.mu.Lock()
		locked := m.locked
		m.mu.Unlock()
		if locked {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// TestWhatIsHalfMadeOutlivesTheLock: sealed before the key goes, and gone on
// with once the passphrase is given.
func TestWhatIsHalfMadeOutlivesTheLock(t *testing.T) {
	for name, c := range map[string]struct{ lines, then, says string }{
		"a page":                {"card maya\nkeepsake\nadd the heron we saw", "2", "the heron we saw"},
		"a drawing":             {"card theo\ndraw\n8n 15i 33", "and 33e", "edge"},
		"a drawing to be kept":  {"card theo\ndraw\n8n 15i 33e", "yes", "Kept"},
		"an hour drawn again":   {"card maya\nhours\nredraw 1\n8n 15i 33", "and 33e", "edge"},
		"one that is to change": {"card maya\nhours\nredraw 1\n8n 15i 33e", "yes", "Kept"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMemory(invented(t))
			var sealed bool
			var from int
			s := converse(t, m, c.lines+"\n@ idle\n", func(s *script, d *Deps) {
				d.beat = 10 * time.Millisecond
				s.hooks["idle"] = func(s *script) {
					s.happen("+6m")
					waitForLock(m)
					sealed = len(m.desk.Drafts) == 1
					from = s.said.Len()
					s.lines = []string{c.then, "! " + passphrase, "yes"}
				}
			})
			if !sealed {
				t.Errorf("not sealed: %v", m.desk.Drafts)
			}
			if said := s.said.String()[from:]; !strings.Contains(said, c.says) {
				t.Errorf("after the lock it says\n%s", said)
			}
		})
	}
}
