package plain

import (
	"fmt"

	"rapport/store/record"
)

// unknown answers a line that is no word of the room.
func (s *sitting) unknown(line string) error {
	var names []string
	for _, w := range s.room.words {
		names = append(names, w.name)
	}
	s.say("%s is no word here. Here you can say %s.", quoted(line), orList(names))
	return nil
}

// help tells the words of the room, one a line, or about one of them.
func (s *sitting) help(about string) error {
	if about != "" {
		got := s.room.read(about)
		if got.word == nil {
			return s.unknown(about)
		}
		s.say("%s", helpLine(got.word))
		return nil
	}
	if s.room.picks {
		s.say("A number picks from the list told last.")
	}
	for i := range s.room.words {
		s.say("%s", helpLine(&s.room.words[i]))
	}
	if s.room.lends != nil {
		s.say("What can be said on the card can be said here too.")
	}
	if s.room.names {
		s.say("Anything else is looked for: any words, in any order.")
	}
	return nil
}

func helpLine(w *word) string {
	name := w.name
	if w.takes != "" {
		name += " " + w.takes
	}
	return name + ": " + w.does + "."
}

// pick is one line of the list told last.
type pick struct {
	client, thing record.ID   // what it is about, if it is about one
	day           record.Date // of an hour of the week that is not drawn
	do            func(*sitting) error
}

// newList begins a list; numbers pick from it until the next.
func (s *sitting) newList() { s.list = nil }

// item says one numbered line of the list.
func (s *sitting) item(p pick, format string, args ...any) {
	s.list = append(s.list, p)
	s.say("%d. %s", len(s.list), fmt.Sprintf(format, args...))
}

func (s *sitting) pickNumber(n int) error {
	switch {
	case len(s.list) == 0:
		return fmt.Errorf("there is no list to pick %d from", n)
	case n < 1 || n > len(s.list):
		return fmt.Errorf("the last list goes from 1 to %d", len(s.list))
	}
	return s.list[n-1].do(s)
}

// goHome leaves the card, or the settings.
func (s *sitting) goHome(string) error {
	s.room, s.client, s.thing, s.asking = s.rooms.home, record.ID{}, record.ID{}, nil
	return s.offer()
}

// goBack goes from the questions to the card they are for, or home.
func (s *sitting) goBack(string) error {
	s.asking, s.list = nil, nil
	if s.card() == nil {
		return s.goHome("")
	}
	s.room = s.rooms.client
	s.say("Back to %s.", s.card().Called)
	return nil
}

// lockNow locks and asks for the passphrase at once.
func (s *sitting) lockNow(string) error {
	left, marking := s.touched, s.room == s.rooms.hour
	s.lock()
	s.tell("Locked.", staysInWindow)
	s.tellBackup()
	if err := s.unlock(); err != nil {
		return err
	}
	if away := s.touched.Sub(left); marking && away >= 0 && away < awayAfter && s.load.OpenSession() != nil {
		return s.toHour("")
	}
	s.room, s.client, s.thing = s.rooms.home, record.ID{}, record.ID{}
	return s.welcome()
}
