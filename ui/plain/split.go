package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rapport/store/record"
)

// split makes two hours of one of the last list, at a minute of it.
func (s *sitting) split(words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	number, rest := cutWord(words)
	minute, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(rest, "at ")))
	h := s.hourNumbered(c, number)
	if err != nil || h == nil {
		return errors.New("say hours first, then split, a number of that list and the minute at which the second hour began: split 2 at 50")
	}
	if h.Let != nil {
		return record.ErrLetGo
	}
	later := record.LaterID(h.ID)
	_, err = s.write(c.ID, func(tx record.Tx) (string, error) {
		now, err := tx.Session(h.ID)
		if err != nil {
			return "", err
		}
		first, second, ok := now.SplitAt(minute*60, later)
		if !ok {
			return "", refuse("there is nothing on one side of minute %d", minute)
		}
		if err := tx.PutSession(first); err != nil {
			return "", err
		}
		return fmt.Sprintf("two hours now, of %s and %s", count(first.LengthMinutes(), "minute"), count(second.LengthMinutes(), "minute")), tx.PutSession(second)
	})
	if err == nil {
		s.list = nil // its numbers are of other hours now
	}
	return err
}
