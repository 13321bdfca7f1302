package plain

import (
	"errors"

	"rapport/store/record"
)

// clientWords are what can be said while a card is open.
func clientWords() []word {
	return []word{
		{name: "card", takes: "NAME", does: "tells the whole card", run: atCard("card", (*sitting).tellCard)},
		{name: "before", takes: "NAME", does: "tells what to know in the minute before", run: atCard("before", (*sitting).tellBefore)},
		{name: "ask", takes: "THING", does: "offers three questions, about one thing if it is named", run: (*sitting).ask3},
		{name: "add", also: []string{"+"}, takes: "KIND THING, DETAILS", does: "adds one thing", run: (*sitting).add},
		{name: "edit", takes: "THING", does: "takes another line in the place of what is known of it", run: (*sitting).edit},
		{name: "heard", takes: "THING, WORDS", does: "it came up today", run: (*sitting).heard},
		{name: "note", takes: "THING, WORDS", does: "adds words to it as they are", run: (*sitting).note},
		{name: "lit", takes: "THING", does: "it lit them up today", run: (*sitting).litToday},
		{name: "gently", takes: "THING, WHY", does: "holds it gently: told first and with the reason, never asked", run: (*sitting).gently},
		{name: "not open", takes: "THING or TOPIC", does: "the client asked not to open it", run: (*sitting).notOpen},
		{name: "rest", takes: "THING", does: "lets it rest", run: stands(record.Resting)},
		{name: "past", takes: "THING", does: "it is past: used to", run: stands(record.Past)},
		{name: "open", takes: "THING or TOPIC", does: "it may be asked about again", run: (*sitting).openAgain},
		{name: "carry", takes: "THING or WORDS", does: "carries it forward, or lets it go", run: (*sitting).carry},
		{name: "carried", does: "tells what is carried forward", run: (*sitting).carried},
		{name: "my side", takes: "WORDS", does: "what I told them, or what I said I'd do; alone it tells both", run: (*sitting).mySide},
		{name: "start", takes: "NAME or SETTING", does: "starts the hour", run: (*sitting).start},
		{name: "hour", does: "goes to the hour that is open", run: (*sitting).toHour},
		{name: "draw", takes: "LINE", does: "draws an hour afterwards, in one line", run: (*sitting).draw},
		{name: "after", takes: "NAME", does: "settles what the newest hour leaves: the minute after", run: atCard("after", (*sitting).afterNewest)},
		{name: "hours", takes: "NAME or WORDS", does: "tells the past hours, newest first; with words those that have all of them", run: (*sitting).hoursWith},
		{name: "redraw", takes: "NUMBER", does: "takes another line in the place of an hour told", run: (*sitting).redraw},
		{name: "split", takes: "NUMBER at MINUTE", does: "makes two hours of one told that was left running", run: (*sitting).split},
		{name: "lights", does: "tells what lit them up, over time", run: (*sitting).lights},
		{name: "keepsake", does: "tells one page to give away at a last hour, and writes it to a file", run: (*sitting).keepsake},
		{name: "pace", takes: "WORDS", does: "keeps a note on their pace; alone it tells them", run: (*sitting).pace},
		{name: "straight", does: "says that they would rather get straight to it, or not any more", run: (*sitting).straight},
		{name: "called", takes: "NAME", does: "what you call them", run: (*sitting).called},
		{name: "say", takes: "WORDS", does: "how the name is said; a dash clears it", run: (*sitting).sayName},
		{name: "questions", takes: "WORDS", does: "how they are put: teen, video, es tu, without sight", run: (*sitting).put},
		{name: "pronouns", takes: "WORDS", does: "their pronouns; a dash clears them", run: (*sitting).pronouns},
		{name: "code", takes: "LETTERS", does: "the code that commands use", run: (*sitting).code},
		{name: "standing", takes: "WORD", does: "where the work stands: current, break, finished or died", run: (*sitting).standing},
		{name: "remove", takes: "THING", does: "takes a thing away, once its name is typed", run: (*sitting).remove},
		{name: "erase", does: "erases the client for good, once the name is typed", run: (*sitting).erase},
	}
}

// errNoCard is said when the card that was open is there no longer.
var errNoCard = errors.New("this card is no longer in the vault; any word finds another")

// open is the open card; an error when it is gone.
func (s *sitting) openedCard() (*record.Card, error) {
	c := s.card()
	if c == nil {
		s.room, s.client, s.thing = s.rooms.home, record.ID{}, record.ID{}
		return nil, errNoCard
	}
	return c, nil
}

// goTo opens a card without telling it.
func (s *sitting) goTo(id record.ID) {
	if s.client != id {
		s.thing = record.ID{}
	}
	s.client, s.room = id, s.rooms.client
}

// openCard opens a card and tells it.
func (s *sitting) openCard(id record.ID) error {
	s.goTo(id)
	return s.tellCard()
}

// atCard runs what tells something of the open card, or of the card of the
// client named. Words that name nobody are looked for.
func atCard(name string, tell func(*sitting) error) func(*sitting, string) error {
	return func(s *sitting, rest string) error {
		if rest != "" {
			id, more, err := s.whose(rest)
			if err != nil || more != "" {
				return s.find(name + " " + rest)
			}
			s.goTo(id)
		}
		return tell(s)
	}
}

// clientPrompt says whose card is open, and which thing on it.
func (s *sitting) clientPrompt() string {
	c := s.card()
	if c == nil {
		return "rapport:"
	}
	if in := c.Interest(s.thing); in != nil && c.Gate(in, record.OnCard) != record.ListNotOpen {
		return short(c.Called) + ", " + short(in.Name) + ":"
	}
	return short(c.Called) + ":"
}
