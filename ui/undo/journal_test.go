package undo

import (
	"errors"
	"testing"

	"rapport/store/record"
)

// shelf is the smallest thing that behaves like a change: it counts revisions
// as the vault does.
type shelf struct {
	cards    map[record.ID]*record.Card
	sessions map[record.ID]*record.Session
}

var errNone = errors.New("none")

func (s *shelf) Card(id record.ID) (*record.Card, error) {
	if c := s.cards[id]; c != nil {
		return c.Clone(), nil
	}
	return nil, errNone
}

func (s *shelf) Session(id record.ID) (*record.Session, error) {
	if c := s.sessions[id]; c != nil {
		return c.Clone(), nil
	}
	return nil, errNone
}

func (s *shelf) PutCard(c *record.Card) error {
	put := c.Clone()
	put.Rev++
	s.cards[c.ID] = put
	return nil
}

func (s *shelf) PutSession(c *record.Session) error {
	put := c.Clone()
	put.Rev++
	s.sessions[c.ID] = put
	return nil
}

func (s *shelf) DeleteSession(id record.ID) error          { delete(s.sessions, id); return nil }
func (s *shelf) CodeTaken(string, record.ID) (bool, error) { return false, nil }
func (s *shelf) Desk() (*record.Desk, error)               { return &record.Desk{}, nil }
func (s *shelf) PutDesk(*record.Desk) error                { return nil }
func (s *shelf) caseload() *record.Caseload {
	var cards []*record.Card
	var sessions []*record.Session
	for _, c := range s.cards {
		cards = append(cards, c)
	}
	for _, c := range s.sessions {
		sessions = append(sessions, c)
	}
	return record.NewCaseload(cards, sessions, nil)
}

func (s *shelf) write(t *testing.T, j Journal, client record.ID, label string, do func(record.Tx) error) Journal {
	t.Helper()
	rec := Record(s)
	if err := do(rec); err != nil {
		t.Fatal(err)
	}
	return j.Wrote(rec.Entry(client, label, false), s.caseload())
}

func (s *shelf) step(j Journal, client record.ID, d Direction) (Journal, error) {
	e, err := j.Last(client, d)
	if err != nil {
		return j, err
	}
	if err := j.PutBack(s, e, d); err != nil {
		return j, err
	}
	return j.Stepped(e, d, s.caseload()), nil
}

func called(name string, client record.ID) func(record.Tx) error {
	return func(tx record.Tx) error {
		return record.ChangeCard(tx, client, func(c *record.Card) error { c.Called = name; return nil })
	}
}

// TestBackAndAgain: steps go back and forth over a card and a session changed
// together, as often as one likes.
func TestBackAndAgain(t *testing.T) {
	maya, hour := record.NewID(), record.NewID()
	s := &shelf{cards: map[record.ID]*record.Card{maya: {Client: record.Client{ID: maya, Called: "M"}}}, sessions: map[record.ID]*record.Session{}}
	j := s.write(t, Journal{}, maya, "both", func(tx record.Tx) error {
		if err := tx.PutSession(&record.Session{ID: hour, Client: maya}); err != nil {
			return err
		}
		return called("Maya", maya)(tx)
	})
	j = s.write(t, j, maya, "again", called("Maya B", maya))
	var err error
	for range 3 {
		for _, want := range []string{"Maya", "M"} {
			if j, err = s.step(j, maya, Back); err != nil || s.cards[maya].Called != want {
				t.Fatalf("back: %v, called %q, want %q", err, s.cards[maya].Called, want)
			}
		}
		if s.sessions[hour] != nil {
			t.Fatal("the new session was not taken back")
		}
		if _, err = s.step(j, maya, Back); !errors.Is(err, ErrNothingToUndo) {
			t.Fatalf("past the first: %v", err)
		}
		for _, want := range []string{"Maya", "Maya B"} {
			if j, err = s.step(j, maya, Again); err != nil || s.cards[maya].Called != want {
				t.Fatalf("again: %v, called %q, want %q", err, s.cards[maya].Called, want)
			}
		}
		if s.sessions[hour] == nil {
			t.Fatal("the session was not put back")
		}
	}
}

// TestAnothersChangeIsNotUndone: what moved on elsewhere stays as it is.
func TestAnothersChangeIsNotUndone(t *testing.T) {
	maya := record.NewID()
	s := &shelf{cards: map[record.ID]*record.Card{maya: {Client: record.Client{ID: maya, Called: "M"}}}}
	j := s.write(t, Journal{}, maya, "ours", called("Maya", maya))
	if err := called("theirs", maya)(s); err != nil {
		t.Fatal(err)
	}
	if _, err := s.step(j, maya, Back); !errors.Is(err, ErrMovedOn) || s.cards[maya].Called != "theirs" {
		t.Errorf("%v, called %q", err, s.cards[maya].Called)
	}
}

// TestOneClientsHistory: a step takes back what was done for that client, and
// never goes past what is firm.
func TestOneClientsHistory(t *testing.T) {
	maya, theo := record.NewID(), record.NewID()
	s := &shelf{cards: map[record.ID]*record.Card{maya: {Client: record.Client{ID: maya}}, theo: {Client: record.Client{ID: theo}}}}
	j := s.write(t, Journal{}, maya, "maya", called("Maya", maya))
	j = s.write(t, j, theo, "theo", called("Theo", theo))
	if e, err := j.Last(maya, Back); err != nil || e.Label != "maya" {
		t.Errorf("for Maya: %v, %v", e, err)
	}
	if e, err := j.Last(record.ID{}, Back); err != nil || e.Label != "theo" {
		t.Errorf("for anyone: %v, %v", e, err)
	}
	rec := Record(s)
	if err := called("Maya B", maya)(rec); err != nil {
		t.Fatal(err)
	}
	j = j.Wrote(rec.Entry(maya, "firm", true), s.caseload())
	if _, err := j.Last(maya, Back); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("past what is firm: %v", err)
	}
	if _, err := j.Without(theo).Last(theo, Back); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("after Theo was erased: %v", err)
	}
}

// TestAHiddenQuestionIsAStepOfItsOwn: it changes no record and is taken back in
// its turn, for the client it was hidden from.
func TestAHiddenQuestionIsAStepOfItsOwn(t *testing.T) {
	one, other := record.NewID(), record.NewID()
	e := Hid(one, "never for anyone", "op-cup-first")
	j := Journal{}.Wrote(e, nil)
	if got, err := j.Last(one, Back); err != nil || got.Hides != "op-cup-first" {
		t.Errorf("the last step is %+v, %v", got, err)
	}
	if _, err := j.Last(other, Back); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("another client has it too: %v", err)
	}
	j = j.Stepped(e, Back, nil)
	if got, err := j.Last(one, Again); err != nil || got != e {
		t.Errorf("it is not done again: %+v, %v", got, err)
	}
}
