package plain

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/config"
)

// closed leaves the script at a locked door.
func closed(s *script, d *Deps) {
	s.vault.locked = true
	d.Vault = nil
}

// hourWithMaya is an hour that has been open for a while.
func hourWithMaya(ago time.Duration, marks string) func(*script, *Deps) {
	return func(s *script, _ *Deps) {
		h := drawn(s.t, 9, id('c', 1), day(11, 19), 15, marks)
		h.Live, h.Start = true, opened.Add(-ago)
		h.Date = record.DateOf(h.Start)
		s.vault.sessions[h.ID] = h
	}
}

// changeElsewhere changes a card as another companion would.
func changeElsewhere(client byte, do func(*record.Card)) func(*script) {
	return func(s *script) {
		err := s.vault.Update(func(tx record.Tx) error {
			c, err := tx.Card(id('c', client))
			if err != nil {
				return err
			}
			do(c)
			return tx.PutCard(c)
		})
		if err != nil {
			s.t.Error(err)
		}
	}
}

func hook(name string, do func(*script)) func(*script, *Deps) {
	return func(s *script, _ *Deps) { s.hooks[name] = do }
}

// longIdle lets an hour go by without the passphrase.
func longIdle(_ *script, d *Deps) { d.Config.IdleMinutes = 60 }

// endElsewhere ends the hour that is open as another companion would.
func endElsewhere(s *script) {
	err := s.vault.Update(func(tx record.Tx) error {
		for id, h := range s.vault.sessions {
			if h.Open() {
				h, err := tx.Session(id)
				if err != nil {
					return err
				}
				h.EndAt(h.Last().At)
				return tx.PutSession(h)
			}
		}
		return errNone
	})
	if err != nil {
		s.t.Error(err)
	}
}

// oddNames are clients called like words of ours, numbers and worse, among
// them what a vault could only hold if somebody else wrote it.
func oddNames(s *script, _ *Deps) {
	for i, called := range []string{
		"Quit", "7", "\x1b[2JElla\u202e", "Lo", strings.Repeat("Zz", 400), "Zo\u0308e\u0301\u0301 \U0001F9D1\u200d\U0001F33E", "Mr. \"X\" \u2502 \u2813",
	} {
		c := &record.Card{Client: record.Client{ID: id('o', byte(i)), Code: fmt.Sprintf("odd%d", i), Called: called, Since: day(11, 18)}}
		s.vault.cards[c.ID] = c
	}
	s.hooks["arrow"] = func(s *script) { s.lines = append([]string{"\x1b[A"}, s.lines...) }
}

// conversations are the scripts of testdata and what is so when they begin.
var conversations = map[string]func(*script, *Deps){
	"find":        nil,
	"card":        nil,
	"things":      nil,
	"before":      nil,
	"ask":         nil,
	"carry":       nil,
	"about":       nil,
	"hour":        longIdle,
	"hour-marks":  hourWithMaya(20*time.Minute, "5 near, 12 in"),
	"hour-narrow": hourWithMaya(20*time.Minute, "5 near, 12 in"),
	"hour-late":   hourWithMaya(20*time.Minute, "5 near, 12 in"),
	"hour-full":   hourWithMaya(20*time.Minute, "5 near, 12 in"),
	"hour-after":  hourWithMaya(20*time.Minute, "5 near, 12 in"),
	"idle":        nil,
	"hour-lit":    hourWithMaya(20*time.Minute, "5 near, 12 in"),
	"open-decide": hourWithMaya(90*time.Minute, "5 near, 12 in"),
	"open-paused": hourWithMaya(30*time.Minute, "5 near, 12 in"),
	"open-minute": hourWithMaya(30*time.Minute, "5 near, 12 in"),
	"draw":        nil,
	"hours":       nil,
	"undo":        hook("elsewhere", changeElsewhere(1, func(c *record.Card) { c.Pace = nil })),
	"settings": func(s *script, d *Deps) {
		refused := error(nil)
		s.hooks["refuse"] = func(*script) { refused = errors.New("the folder is not there") }
		d.SaveConfig = func(config.Config) error { return refused }
		d.Config.Stale = d.Config.Stale.With(record.Show, 9).With(record.Pet, 0)
	},
	"full": nil, "doubt": nil,
	"week": func(s *script, _ *Deps) { s.now = opened.Add(25 * time.Hour) }, // a Friday afternoon
	"backup": func(s *script, _ *Deps) {
		made := func(s *script) { s.vault.backup = "a backup is made" }
		made(s)
		s.vault.reached = "2 backups written anew without them"
		s.hooks["nothing changed"] = func(s *script) { s.vault.backup = "" }
		s.hooks["something changed"] = made
		s.hooks["no room"] = func(s *script) { s.vault.failBackup = errFull }
	},
	"keepsake": func(s *script, d *Deps) {
		s.hooks["gentles the cure"] = changeElsewhere(1, func(c *record.Card) { c.SetStanding(id('t', 3), record.Gentle, "they broke up") })
		d.WriteOut = func(name string, data []byte) error {
			if name == "taken.md" {
				return errors.New("taken.md is already there")
			}
			if strings.Contains(string(data), "Cure") || strings.Contains(string(data), "Biscuit") || !strings.Contains(string(data), "\n- the long way round\n") {
				s.t.Errorf("written to %s:\n%s", name, data)
			}
			return nil
		}
	},
	"never": nil,
	"own": func(s *script, d *Deps) {
		d.KeepOwn = func(q *prompts.Question) (*prompts.Bank, error) {
			if strings.Contains(q.Text, "Miso") || strings.Contains(q.Text, "Inês") {
				s.t.Errorf("the pack gets %q", q.Text)
			}
			if strings.Contains(q.Text, "tea") {
				return nil, errors.New("there is no room to write")
			}
			return prompts.PackOf(q)
		}
	},
	"elsewhere": func(s *script, _ *Deps) {
		s.hooks["closes miso"] = changeElsewhere(1, func(c *record.Card) { c.SetStanding(id('t', 1), record.Closed, "") })
		s.hooks["gentles the cure"] = changeElsewhere(1, func(c *record.Card) { c.SetStanding(id('t', 3), record.Gentle, "they broke up") })
		s.hooks["ends"] = endElsewhere
		s.hooks["erases"] = func(s *script) { _, _ = s.vault.Erase(id('c', 1)) }
	},
	"odd":    oddNames,
	"demo":   func(_ *script, d *Deps) { d.Opener, d.Demo = nil, true },
	"hangup": nil,
	"begin":  func(_ *script, d *Deps) { d.Begin = id('c', 2) },
	"first": func(s *script, d *Deps) {
		*s.vault = *newMemory(nil, nil)
		closed(s, d)
		d.First, d.Shared = true, "Dropbox"
	},
	"first-left": func(s *script, d *Deps) {
		*s.vault = *newMemory(nil, nil)
		closed(s, d)
		d.First = true
	},
	"unlock":       closed,
	"unlock-three": closed,
	"unlock-harm": func(s *script, d *Deps) {
		closed(s, d)
		d.Again = func(err error) bool { return !errors.Is(err, errWrong) }
	},
}

func TestConversations(t *testing.T) {
	for name, prepare := range conversations {
		t.Run(name, func(t *testing.T) { play(t, name, prepare) })
	}
}

// TestEveryScriptIsPlayed: a script that nobody plays would hold nothing.
func TestEveryScriptIsPlayed(t *testing.T) {
	files, err := filepath.Glob("testdata/*.in")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".in")
		if _, played := conversations[name]; !played {
			t.Errorf("%s is not played", file)
		}
	}
}
