package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rapport/store/record"
)

func place(p record.Place) func(*sitting, string) error {
	return func(s *sitting, _ string) error {
		return s.move(p.String()+" already", func(h *record.Session, now int) record.Item { return h.GoTo(now, p) })
	}
}

func (s *sitting) step(which string) error {
	at := chosen(which, []string{"in", "out"})
	if at < 0 || which == "" {
		return errors.New("say step in or step out")
	}
	scale := s.scale()
	return s.move("no further that way", func(h *record.Session, now int) record.Item { return h.Step(now, at == 0, scale) })
}

func (s *sitting) move(nowhere string, move func(*record.Session, int) record.Item) error {
	h, now, err := s.now()
	if err != nil {
		return err
	}
	item := move(h.Clone(), now)
	if item.IsZero() {
		s.confirm(nowhere)
		return nil
	}
	s.hour.last = item
	return s.marking(mark{label: at(h, item.Place.String(), now), do: func(h *record.Session, _ *record.Card) { move(h, now) }})
}

// who says who led the last move.
func (s *sitting) who(words string) error {
	leaders := []string{"client", "me", "together", "unsaid"}
	n := chosen(words, leaders)
	if n < 0 || words == "" {
		return fmt.Errorf("who led: say who %s", orList(leaders))
	}
	by := [...]record.Led{record.ByClient, record.ByMe, record.Together, record.Unsaid}[n]
	h, now, err := s.now()
	if err != nil {
		return err
	}
	if !lead(h.Clone(), now, by) {
		return errors.New("no move yet to say who led")
	}
	label := [...]string{"led by the client", "led by me", "led together", "who led is unsaid"}[n]
	if c := s.card(); c != nil && n == 0 {
		label = "led by " + c.Called
	}
	return s.marking(mark{label: label, do: func(h *record.Session, _ *record.Card) { lead(h, now, by) }})
}

// lead says who led the last move. Saying the same twice changes nothing,
// where the same key twice would take it back.
func lead(h *record.Session, now int, by record.Led) bool {
	with := func(led record.Led) (n int) {
		for _, move := range h.Moves {
			if move.Led == led {
				n++
			}
		}
		return n
	}
	said := by
	if by == record.Unsaid {
		said = record.ByClient
	}
	before := with(said)
	if !h.Lead(now, said) {
		return false
	}
	taken := with(said) < before // it was said already, and is taken back now
	if taken != (by == record.Unsaid) {
		h.Lead(now, said)
	}
	return true
}

func nudge(by int) func(*sitting, string) error {
	return func(s *sitting, words string) error {
		minutes := 1
		if words != "" {
			n, err := strconv.Atoi(strings.Fields(words)[0])
			if err != nil || n < 1 || n > 24*60 {
				return errors.New("how many minutes, such as sooner 3")
			}
			minutes = n
		}
		return s.nudge(by * minutes)
	}
}

func (s *sitting) nudge(by int) error {
	h, limit, err := s.now()
	if err != nil {
		return err
	}
	item := s.hour.last
	if item.IsZero() {
		item = h.Last()
	}
	moved, ok := h.Clone().Nudge(item, by, limit)
	if !ok {
		return errors.New("it goes no further")
	}
	s.hour.last = moved
	if item == s.hour.lit {
		s.hour.lit = moved
	}
	what := moved.Place.String()
	if moved.What == record.MarkItem {
		what = moved.Mark.String()
	}
	return s.marking(mark{label: at(h, what+" now", moved.At), do: func(h *record.Session, _ *record.Card) { h.Nudge(item, by, limit) }})
}
