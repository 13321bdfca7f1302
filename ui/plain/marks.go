package plain

import (
	"errors"
	"fmt"
	"strings"

	"rapport/store/record"
)

// mark is something marked: what it says when it is written, and what it does
// to the session and, where that is in reach and card is set, to the card. It
// may run again on fresher records.
type mark struct {
	label string
	card  bool
	ends  bool // the sitting leaves the hour once it is written
	do    func(*record.Session, *record.Card)
}

// tellAndStay tells something of the card without leaving the hour.
func (s *sitting) tellAndStay(tell func(*sitting) error) error {
	s.client = s.hour.client
	err := tell(s)
	s.list = nil // a number is a place here
	return err
}

// marking has an hour's change made and confirmed. What cannot be written is
// kept, and tried again before the next.
func (s *sitting) marking(m mark) error {
	s.hour.waiting = append(s.hour.waiting, m)
	return s.flush()
}

// flush writes the marks that wait, in their order.
func (s *sitting) flush() error {
	for h := s.hour; h != nil && len(h.waiting) > 0; {
		m := h.waiting[0]
		err := s.writeMark(m)
		switch {
		case errors.Is(err, errOver):
			return s.overElsewhere()
		case err != nil:
			s.say("Not written yet: %v. It is kept, and tried again with your next line.", err)
			return nil
		}
		h.waiting = h.waiting[1:]
		s.confirm(m.label)
		if m.ends {
			s.hour = nil
			s.goTo(h.client)
			return nil
		}
	}
	return nil
}

// errOver says that the hour was ended, or taken away, by somebody else.
var errOver = errors.New("the hour is over")

func (s *sitting) writeMark(m mark) error {
	if s.hand != nil {
		return s.hand.Update(func(h *record.Session) error {
			if !h.Open() {
				return errOver
			}
			m.do(h, nil)
			return nil
		})
	}
	client, id := s.hour.client, s.hour.id
	_, err := s.update(client, func(tx record.Tx) (string, error) {
		h, err := tx.Session(id)
		if err != nil {
			return "", err
		}
		if !h.Open() {
			return "", errOver
		}
		if !m.card {
			m.do(h, nil)
			return m.label, tx.PutSession(h)
		}
		c, err := tx.Card(client)
		if err != nil {
			return "", err
		}
		m.do(h, c)
		if err := tx.PutSession(h); err != nil {
			return "", err
		}
		return m.label, tx.PutCard(c)
	})
	return err
}

// now is the hour and the second at which the line arrived.
func (s *sitting) now() (*record.Session, int, error) {
	h, err := s.session()
	if err != nil {
		return nil, 0, err
	}
	return h, s.elapsed(h), nil
}

// at is a label with the minute.
func at(h *record.Session, words string, second int) string {
	return fmt.Sprintf("%s, minute %d", words, minute(h, second))
}

func plainMark(kind record.MarkKind, said string) func(*sitting, string) error {
	return func(s *sitting, _ string) error { return s.markKind(kind, said, "") }
}

// markKind makes a mark, with words if it has any.
func (s *sitting) markKind(kind record.MarkKind, said, words string) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	s.hour.last = record.Item{What: record.MarkItem, At: now, Mark: kind}
	label := at(h, said, now)
	if words != "" {
		label += ": " + words
	}
	return s.marking(mark{label: label, do: func(h *record.Session, _ *record.Card) {
		h.AddMark(record.Mark{At: now, Kind: kind, Words: words})
	}})
}

// worded makes a mark that may have words. Without any it is made at once, at
// its minute, and the words are asked for after it.
func worded(kind record.MarkKind, said string) func(*sitting, string) error {
	return func(s *sitting, words string) error {
		words = unquoted(words)
		if err := s.markKind(kind, said, words); err != nil || words != "" || s.hand != nil || s.hour == nil {
			return err
		}
		item := s.hour.last
		words, err := s.ask("The words, or nothing?")
		if words = unquoted(words); err != nil || words == "" || s.hour == nil {
			return err
		}
		return s.marking(mark{label: "kept: " + words, do: func(h *record.Session, _ *record.Card) {
			h.SetMark(item, words, record.ID{})
		}})
	}
}

// unquoted takes quotation marks off words that stand wholly in them.
func unquoted(words string) string {
	for _, pair := range [][2]string{{`"`, `"`}, {"“", "”"}, {"”", "”"}, {"„", "“"}, {"«", "»"}} {
		if len(words) < len(pair[0])+len(pair[1]) {
			continue
		}
		inner, opens := strings.CutPrefix(words, pair[0])
		inner, closes := strings.CutSuffix(inner, pair[1])
		if opens && closes {
			return strings.TrimSpace(inner)
		}
	}
	return words
}

func pause(on bool) func(*sitting, string) error {
	return func(s *sitting, _ string) error {
		h, now, err := s.now()
		if err != nil {
			return err
		}
		switch {
		case h.Paused() && on:
			return errors.New("it is paused already; say go on")
		case !h.Paused() && !on:
			return errors.New("it is not paused")
		}
		label := "paused; say go on to go on"
		if !on {
			label = "going on"
		}
		s.hour.last = record.Item{}
		return s.marking(mark{label: label, do: func(h *record.Session, _ *record.Card) {
			if h.Paused() != on {
				h.TogglePause(now)
			}
		}})
	}
}
