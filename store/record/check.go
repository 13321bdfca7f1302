package record

import (
	"errors"
	"fmt"
)

// Check reports what about a session from outside cannot be: a place, a mark
// or a leader that does not exist, a time before the start, an end before the
// last item, pauses that overlap. It names no words of the client's.
func (s *Session) Check() error {
	if s.Planned <= 0 || s.Planned > maxLineTime/secondsPerMinute {
		return fmt.Errorf("a planned length of %d minutes: it is 1 to %d", s.Planned, maxLineTime/secondsPerMinute)
	}
	if s.Ended && s.End < s.lastItem() {
		return fmt.Errorf("the session ends at %s, before its last item at %s", formatTime(s.End), formatTime(s.lastItem()))
	}
	return errors.Join(s.checkMoves(), s.checkMarks(), s.checkPauses(), s.checkLet())
}

func (s *Session) checkMoves() error {
	for _, m := range s.Moves {
		switch {
		case m.At < 0:
			return errors.New("a move is before the start")
		case m.Place > Deep:
			return fmt.Errorf("there is no place %d: places are 0 to %d", m.Place, Deep)
		case m.Led > Together:
			return fmt.Errorf("there is no leader %d", m.Led)
		}
	}
	return nil
}

func (s *Session) checkMarks() error {
	for _, m := range s.Marks {
		switch {
		case m.At < 0:
			return errors.New("a mark is before the start")
		case m.Kind < LitUp || m.Kind > Note:
			return fmt.Errorf("there is no mark %d", m.Kind)
		case m.Landed > Sore:
			return fmt.Errorf("there is no landing %d", m.Landed)
		case m.Landed != Unlanded && m.Kind != Tried:
			return fmt.Errorf("only a question tried lands, not %s", m.Kind)
		}
	}
	return nil
}

// checkPauses wants pauses in order and apart, and none after an open one.
func (s *Session) checkPauses() error {
	free := 0
	for i, p := range s.Pauses {
		open := p.To < 0
		if p.From < free || !open && p.To < p.From || open && i+1 < len(s.Pauses) {
			return errors.New("the pauses overlap or run backwards")
		}
		free = p.To
	}
	return nil
}
