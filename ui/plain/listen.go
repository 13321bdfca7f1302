package plain

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"rapport/store/record"
)

// listen prompts for a line and waits for it. A line that arrives at a locked
// vault is asked about once it is open again; blind lines are let through
// while a hand on the hour is left. errEnd when there are no more lines.
func (s *sitting) listen(prompt string, blind bool) (string, error) {
	raw, err := s.hear(prompt)
	if err != nil {
		return "", err
	}
	s.spoken = s.deps.Now()
	s.idle(s.spoken)
	line, wrong := cleaned(raw)
	if wrong != nil {
		s.say("%s", sentence(wrong.Error()))
	}
	if s.shut() || s.vault == nil && s.entered && !blind {
		return s.reopen(line)
	}
	s.touched = wall(s.spoken)
	s.refresh()
	return line, nil
}

// ask is listen for an answer to a question of ours. Where "or nothing" is
// said, the word is as good as an empty line.
func (s *sitting) ask(prompt string) (string, error) {
	line, err := s.listen(prompt, false)
	if record.Fold(line) == "nothing" {
		line = ""
	}
	return line, err
}

// hear waits for a line, and locks in time while nobody says anything.
func (s *sitting) hear(prompt string) (string, error) {
	s.out.prompt(prompt)
	if s.out.err != nil {
		return "", errEnd
	}
	s.ears.listen()
	for {
		select {
		case <-s.deps.Done:
			s.say("")
			return "", errEnd
		case <-s.tick.C:
			s.idle(s.deps.Now())
		case h := <-s.ears.lines:
			if h.err != nil {
				s.say("")
				if !errors.Is(h.err, io.EOF) && s.fatal == nil {
					s.fatal = fmt.Errorf("reading what was typed: %w", h.err)
				}
				return "", errEnd
			}
			return h.text, nil
		}
	}
}

// shut reports whether nothing of a vault that was open is in reach.
func (s *sitting) shut() bool { return s.entered && s.vault == nil && s.hand == nil }

// idle locks when nobody has said anything for as long as the settings say.
// While an hour is open only a hand on it is kept instead, until a quarter of
// an hour after its planned end.
func (s *sitting) idle(now time.Time) {
	if s.vault == nil && s.hand == nil || !s.entered {
		return
	}
	away := wall(now).Sub(s.touched)
	switch goesOn := s.hourGoesOn(now); {
	case away < 0: // the clock was set back: begin to count again
		s.touched = wall(now)
	case away < s.config.Idle():
	case !goesOn:
		s.lock()
	case s.hand == nil:
		s.narrow()
	}
}

// narrow trades the vault for a hand on the hour that is open.
func (s *sitting) narrow() {
	hand, err := s.vault.Keep(s.hour.id)
	s.lock()
	if err == nil {
		s.hand = hand
	}
}

// reopen asks for the passphrase, and then, at a vault that was locked, what to
// do with the line typed before: it may have been somebody else's.
func (s *sitting) reopen(line string) (string, error) {
	at, narrowed := s.spoken, s.hand != nil
	if !narrowed {
		s.say("Locked: nobody said anything for %s.", count(s.config.IdleMinutes, "minute"))
	} else {
		s.say("Only marks are written without the passphrase now.")
	}
	s.tellBackup()
	if err := s.unlock(); err != nil {
		return "", err
	}
	s.spoken = at
	if s.offTheTable() {
		return "", nil
	}
	if line == "" || narrowed {
		return line, nil
	}
	use, err := s.yes("You had typed: " + ended(quoted(line)) + " Use it, yes or no?")
	if err != nil || !use {
		return "", err
	}
	s.spoken = at
	return line, nil
}

// offTheTable leaves the rooms of which the lock took away what was told. It
// reports whether the line that is waiting has lost its meaning with that.
func (s *sitting) offTheTable() bool {
	questions := s.room == s.rooms.questions
	if questions {
		s.room = s.rooms.client
	}
	if s.card() == nil && s.room == s.rooms.client {
		s.room = s.rooms.home
	}
	if questions {
		s.say("The questions are off the table; say ask for others.")
	}
	return questions
}

// yes asks a question that is answered yes or no. An empty line is no.
func (s *sitting) yes(question string) (bool, error) {
	at, err := s.choose(question, "yes", "no")
	return at == 0, err
}

// choose asks until one of the words is said, of which a beginning is enough.
// An empty line is none of them, -1.
func (s *sitting) choose(question string, words ...string) (int, error) {
	for {
		line, err := s.ask(question)
		if err != nil || line == "" {
			return -1, err
		}
		if at := chosen(line, words); at >= 0 {
			return at, nil
		}
		s.say("Here you can say %s, or nothing.", orList(words))
	}
}

// chosen is which of the words a line begins; -1 for none and for several.
func chosen(line string, words []string) int {
	folded := record.Fold(line)
	found := -1
	for i, word := range words {
		switch {
		case folded == word:
			return i
		case !strings.HasPrefix(word, folded):
		case found >= 0:
			return -1
		default:
			found = i
		}
	}
	return found
}

// number asks for one of n, from 1. An empty line is 0; anything else is
// returned as it was said.
func (s *sitting) number(question string, n int) (int, string, error) {
	for {
		line, err := s.ask(question)
		if err != nil || line == "" {
			return 0, "", err
		}
		at, err := strconv.Atoi(line)
		switch {
		case err != nil:
			return 0, line, nil
		case at >= 1 && at <= n:
			return at, "", nil
		}
		s.say("There are %d to pick from.", n)
	}
}
