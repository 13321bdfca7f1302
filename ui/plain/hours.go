package plain

import (
	"fmt"
	"slices"
	"strings"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/arc"
)

// How many hours, and how many times that something lit up, are told at once.
const (
	mostHours  = 10
	mostLights = 20
)

// hoursOf are the past hours of a client, newest first.
func (s *sitting) hoursOf(c *record.Card) []*record.Session {
	var hours []*record.Session
	for _, h := range s.load.Sessions(c.ID) {
		if !h.Open() {
			hours = append(hours, h)
		}
	}
	return hours
}

// hourLine is an hour in one line: the day, where, how it went and landed.
func (s *sitting) hourLine(h *record.Session) string {
	return fmt.Sprintf("%s, %s: %s", h.Date.Short(s.today()), h.Setting, h.ToldInOne())
}

// toHourTold is a list's line about an hour.
func (s *sitting) toHourTold(c *record.Card, h *record.Session) pick {
	client, id := c.ID, h.ID
	return pick{client: client, thing: id, do: func(s *sitting) error {
		s.goTo(client)
		return s.tellHour(id)
	}}
}

// hoursWith tells the past hours: of the open card or of the client named, all
// of them or those that have all of the words behind. Words that name nobody
// and are in no hour are looked for.
func (s *sitting) hoursWith(rest string) error {
	words := rest
	if rest != "" {
		if id, more, err := s.whose(rest); err == nil && (more == "" || s.anyHour(id, more)) {
			s.goTo(id)
			words = more
		} else if s.room != s.rooms.client || !s.anyHour(s.client, rest) {
			return s.find("hours " + rest)
		}
	}
	return s.tellHoursFrom(0, words)
}

// anyHour reports whether an hour of the client has all of the words.
func (s *sitting) anyHour(id record.ID, words string) bool {
	c := s.load.Card(id)
	return c != nil && len(s.foundHours(c, words)) > 0
}

// foundHours are the past hours that have all of the words, newest first.
func (s *sitting) foundHours(c *record.Card, words string) []*record.Session {
	hours := s.hoursOf(c)
	if words == "" {
		return hours
	}
	return search.NewHours(c, hours).Find(words)
}

// tellHoursFrom lists the past hours from one on, with weeks without one said
// as a gap; among those that were looked for nothing is said of the weeks.
func (s *sitting) tellHoursFrom(from int, words string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	hours := s.foundHours(c, words)
	if from == 0 {
		s.newList()
		s.tell(hoursHeading(c.Called, len(hours), words))
	}
	till := min(from+mostHours, len(hours))
	for i := from; i < till; i++ {
		if i > 0 && words == "" {
			s.tell(gapSentence(hours[i-1].Date, hours[i].Date))
		}
		s.item(s.toHourTold(c, hours[i]), "%s%s", s.hourLine(hours[i]), sideMark(c, hours[i]))
	}
	if more := len(hours) - till; more > 0 {
		client := c.ID
		s.item(pick{client: client, do: func(s *sitting) error {
			s.goTo(client)
			return s.tellHoursFrom(till, words)
		}}, "%d more", more)
	}
	return nil
}

func hoursHeading(called string, n int, words string) string {
	switch {
	case words != "" && n == 1:
		return fmt.Sprintf("%s, one hour with %s:", called, quoted(words))
	case words != "":
		return fmt.Sprintf("%s, %d hours with %s, newest first:", called, n, quoted(words))
	case n == 0:
		return "Nothing drawn yet. Say draw to draw an hour afterwards."
	case n == 1:
		return called + ", one together:"
	}
	return fmt.Sprintf("%s, %d together, newest first:", called, n)
}

// gapSentence says how many weeks lay between two hours, if that was long.
func gapSentence(newer, older record.Date) string {
	gap := record.WeeksBetween(newer, older)
	if gap == "" {
		return ""
	}
	return strings.ToUpper(gap[:1]) + gap[1:] + "."
}

// sideMark is what is said behind an hour in the list: what lit up, or that
// there were words at the door.
func sideMark(c *record.Card, h *record.Session) string {
	for _, k := range h.Marks {
		if k.Kind == record.LitUp {
			if words := c.PictureWords(k, record.OnReview); words != "" {
				return "; lit up: " + words
			}
		}
	}
	if slices.ContainsFunc(h.Marks, func(k record.Mark) bool { return k.Kind == record.Door }) {
		return "; words at the door"
	}
	return ""
}

// tellHour tells one hour: how it moved, minute by minute, then what that came
// to.
func (s *sitting) tellHour(id record.ID) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	h := s.load.Session(c.ID, id)
	if h == nil {
		return refuse("this hour is no longer in the vault")
	}
	s.thing = record.ID{}
	drawn := "drawn afterwards"
	switch {
	case h.Redrawn:
		drawn = "drawn live, and changed afterwards"
	case h.Live:
		drawn = "drawn live"
	}
	if h.Let != nil {
		drawn += ", its timeline let go"
	}
	s.say("%s, %s, %s, %s, %s.", c.Called, h.Date.Short(s.today()), h.Setting, count(h.Length()/60, "minute"), drawn)
	s.tell(s.inWords(c, h)...)
	s.tell(h.Told(c)...)
	for _, words := range c.Seen(h).NotesLeft() {
		s.say("A note: %s", ended(words))
	}
	if h.Line != "" && c.GateWords(h.Line, record.OnReview) == record.ShowPlain {
		s.say("%s", ended(h.Line))
	}
	return nil
}

// inWords is the picture of an hour in sentences.
func (s *sitting) inWords(c *record.Card, h *record.Session) []string {
	marks := arc.Labels(h, func(k record.Mark) string { return c.PictureWords(k, record.OnReview) })
	return arc.Words(h, arc.Options{Three: s.config.ThreePlaces, Marks: marks})
}

// lights tells what lit the client up over time, newest first; a number tells
// the hour.
func (s *sitting) lights(string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	s.newList()
	s.say("What lit %s up:", c.Words().Object)
	earlier := 0
	for _, h := range s.hoursOf(c) {
		for _, k := range slices.Backward(h.Marks) {
			words := c.PictureWords(k, record.OnReview)
			switch {
			case k.Kind != record.LitUp || words == "":
			case len(s.list) == mostLights:
				earlier++
			case h.Let != nil:
				s.item(s.toHourTold(c, h), "%s: %s", h.Date.Short(s.today()), words)
			default:
				s.item(s.toHourTold(c, h), "%s, minute %d: %s", h.Date.Short(s.today()), k.At/60, words)
			}
		}
	}
	switch {
	case len(s.list) == 0:
		s.say("Nothing marked yet, and that's fine.")
	case earlier > 0:
		s.say("%s before those; hours tells each.", count(earlier, "time"))
	}
	return nil
}

// hourNumbered is the hour that a number of the last list is about.
func (s *sitting) hourNumbered(c *record.Card, number string) *record.Session {
	var n int
	if _, err := fmt.Sscan(strings.TrimSpace(number), &n); err != nil || n < 1 || n > len(s.list) || s.list[n-1].client != c.ID {
		return nil
	}
	return s.load.Session(c.ID, s.list[n-1].thing)
}
