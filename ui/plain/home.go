package plain

import (
	"errors"
	"fmt"

	"rapport/store/record"
	"rapport/store/search"
)

// findWord works at home and on a card.
var findWord = word{name: "find", takes: "WORDS", does: "looks for words anywhere", run: (*sitting).find}

// So does weekWord.
var weekWord = word{name: "week", takes: "BEFORE", does: "tells the hours of the week, each to be drawn in one line", run: (*sitting).week}

func homeWords() []word {
	return []word{
		findWord,
		{name: "around now", does: "tells who usually comes about now, and who was here lately", run: func(s *sitting, _ string) error { return s.offer() }},
		{name: "new", takes: "NAME", does: "makes a card for someone new", run: (*sitting).newClient},
		{name: "add", also: []string{"+"}, takes: "NAME KIND THING, DETAILS", does: "adds one thing to somebody's card", run: (*sitting).addFor},
		{name: "ask", does: "offers questions for someone new", run: func(s *sitting, _ string) error { return s.askFor(record.ID{}) }},
		{name: "hour", does: "goes to the hour that is open", run: (*sitting).toHour},
		weekWord,
		{name: "not met", takes: "NUMBER", does: "we did not meet at an hour of the week told, or that is taken back", run: (*sitting).notMet},
		{name: "settings", does: "tells and changes the settings", run: (*sitting).toSettings},
		{name: "backup", does: "makes a backup now", run: (*sitting).backUpNow},
	}
}

// most of what is told at once.
const (
	mostLately = 6
	mostFound  = 10
)

// welcome is said when the vault has opened.
func (s *sitting) welcome() error {
	now := s.deps.Now()
	s.spoken = now
	s.say("rapport, %s.", now.Format("Monday 2 January, 15:04"))
	if s.deps.Demo {
		s.say("This is an invented caseload, in a vault that is thrown away at the end.")
	}
	s.say("Any word finds; help tells what else can be said.")
	if err := s.offer(); err != nil {
		return err
	}
	if begin := s.deps.Begin; !begin.IsZero() && s.load.Card(begin) != nil {
		s.deps.Begin = record.ID{}
		s.goTo(begin)
		return s.told(s.start(""))
	}
	if s.load.OpenSession() != nil {
		return s.stillOpen()
	}
	return nil
}

// told says an error that is for the person, and passes on the end.
func (s *sitting) told(err error) error {
	if err == nil || errors.Is(err, errEnd) {
		return err
	}
	s.say("%s", sentence(err.Error()))
	return nil
}

// offer lists who usually comes about now, then who was here lately.
func (s *sitting) offer() error {
	s.newList()
	slots := search.Around(s.load, s.spoken)
	if len(slots) > 0 {
		s.say("Around now, on %ss:", s.spoken.Weekday())
	}
	for _, slot := range slots {
		s.item(s.toCard(slot.Card), "%s at %s: %s", s.config.Called(slot.Card), slot.At.Format("15:04"), loves(slot.Card))
	}
	lately := search.Lately(s.load, slots, mostLately)
	if len(lately) > 0 {
		s.say("Lately:")
	}
	for _, slot := range lately {
		s.item(s.toCard(slot.Card), "%s, %s: %s", s.config.Called(slot.Card), s.ago(slot.Seen), loves(slot.Card))
	}
	switch {
	case len(s.load.Cards()) == 0:
		s.say("Nobody here yet. Say new and what you call someone; a first name or initials will do.")
	case len(s.list) == 0:
		s.say("Nobody lately; any word finds.")
	}
	return nil
}

// ago is how a list says when someone was last here.
func (s *sitting) ago(day record.Date) string {
	switch d := int(s.today() - day); {
	case day.IsZero():
		return "new"
	case d == 0:
		return "today"
	case d > 0 && d < 7:
		return day.Weekday().String()
	}
	return day.Short(s.today())
}

// toCard is a list's line about a client.
func (s *sitting) toCard(c *record.Card) pick {
	id := c.ID
	return pick{client: id, do: func(s *sitting) error { return s.openCard(id) }}
}

// atHome does what can be done on a card for the client named behind it, and
// otherwise looks for the words: before maya.
func (s *sitting) atHome(line string) error {
	if got := s.rooms.client.read(line); got.word != nil && got.rest != "" {
		_, rest := cutWord(line)
		if id, more, err := s.whose(rest); err == nil {
			s.goTo(id)
			return got.word.run(s, more)
		}
	}
	return s.find(line)
}

// newClient makes a card for someone.
func (s *sitting) newClient(called string) error {
	if called == "" {
		return errors.New("say new and what you call them; a first name or initials will do")
	}
	yes, err := s.yes(fmt.Sprintf("Make a card for a client called %s, yes or no?", quoted(called)))
	if err != nil || !yes {
		return err
	}
	id, today := record.NewID(), s.today()
	done, err := s.write(id, func(tx record.Tx) (string, error) {
		code, err := freeCode(tx, called, id)
		if err != nil {
			return "", err
		}
		card := &record.Card{Client: record.Client{ID: id, Code: code, Called: called, Since: today}}
		return "made a card for " + called + ", code " + code, tx.PutCard(card)
	})
	if err != nil || !done {
		return err
	}
	s.goTo(id)
	return nil
}

// freeCode makes a code from what someone is called that no other client has.
func freeCode(tx record.Tx, called string, id record.ID) (string, error) {
	var wrong error
	code := record.SuggestCode(called, func(code string) bool {
		taken, err := tx.CodeTaken(code, id)
		if err != nil {
			wrong = err
		}
		return taken && err == nil
	})
	return code, wrong
}

// addFor adds one line to the card of the client named first.
func (s *sitting) addFor(line string) error {
	if line == "" {
		return errors.New("say whose, and what: add maya pet Miso, orange tabby")
	}
	id, rest, err := s.whose(line)
	if err != nil {
		return err
	}
	s.goTo(id)
	return s.add(rest)
}
