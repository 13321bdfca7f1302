package cli

import (
	"fmt"
	"regexp"
	"slices"
	"time"
	"unicode/utf8"

	"rapport/store/record"
)

// unarchiver makes records of what stands in an archive. It keeps the first
// thing that is wrong, with where that stands by number: an error repeats no
// words of a client.
type unarchiver struct {
	where string
	err   error
}

func (u *unarchiver) wrong(format string, args ...any) {
	if u.err == nil {
		u.err = fmt.Errorf(u.where+": "+format, args...)
	}
}

// at says where the next records stand, and puts it back.
func (u *unarchiver) at(place string) (back func()) {
	before := u.where
	if before != "" {
		place = before + ", " + place
	}
	u.where = place
	return func() { u.where = before }
}

// line is one line of a record, cleaned.
func (u *unarchiver) line(t text) string {
	if utf8.RuneCountInString(string(t)) > record.MaxLine {
		u.wrong("a text is longer than %d letters", record.MaxLine)
		return ""
	}
	return record.CleanLine(string(t))
}

func (u *unarchiver) lines(from []text) []string {
	var out []string
	for _, t := range from {
		out = append(out, u.line(t))
	}
	return out
}

// id is an id that has to be there.
func (u *unarchiver) id(r ref) record.ID {
	if r == (ref{}) {
		u.wrong("there is no id")
	}
	return record.ID(r)
}

// oneOf reads a word of a closed list; none is the first of the list.
func oneOf[T any](u *unarchiver, what string, word text, parse func(string) (T, bool)) (v T) {
	if word == "" {
		return v
	}
	v, ok := parse(string(word))
	if !ok {
		u.wrong("the %s is none that this program knows", what)
	}
	return v
}

// cards makes every card and session, or none.
func (u *unarchiver) records(all *archive) (cards []*record.Card, hours []*record.Session, err error) {
	codes, ids := map[string]bool{}, map[record.ID]bool{}
	once := func(id record.ID) {
		if ids[id] {
			u.wrong("its id stands in the file twice")
		}
		ids[id] = true
	}
	for i := range all.Clients {
		back := u.at(fmt.Sprintf("client %d", i+1))
		card := u.card(&all.Clients[i])
		once(card.ID)
		if codes[card.Code] {
			u.wrong("its code stands in the file twice")
		}
		codes[card.Code] = true
		cards = append(cards, card)
		for j := range all.Clients[i].Sessions {
			back := u.at(fmt.Sprintf("session %d", j+1))
			s := u.session(card.ID, &all.Clients[i].Sessions[j])
			once(s.ID)
			hours = append(hours, s)
			back()
		}
		back()
	}
	if u.err != nil {
		return nil, nil, u.err
	}
	return cards, hours, nil
}

func (u *unarchiver) card(from *archivedClient) *record.Card {
	c := &record.Card{Client: u.client(from)}
	ids := map[record.ID]bool{}
	for i := range from.Interests {
		back := u.at(fmt.Sprintf("interest %d", i+1))
		in := u.interest(&from.Interests[i])
		if ids[in.ID] {
			u.wrong("its id stands on the card twice")
		}
		ids[in.ID] = true
		c.Interests = append(c.Interests, in)
		back()
	}
	return c
}

func (u *unarchiver) client(from *archivedClient) record.Client {
	c := record.Client{
		ID: u.id(from.ID), Called: u.line(from.Called), Say: u.line(from.Say), Pronouns: u.line(from.Pronouns),
		Standing: oneOf(u, "standing", from.Standing, record.ParseClientStanding), Ages: oneOf(u, "age", from.Ages, record.ParseAges),
		Language: u.line(from.Language), Address: u.line(from.Address), Setting: oneOf(u, "setting", from.Setting, record.ParseSetting),
		Needs: u.lines(from.Needs), Straight: from.Straight, Pace: u.lines(from.Pace), Closed: u.lines(from.Closed),
		Hidden: u.lines(from.Hidden), Favored: u.lines(from.Favoured), Since: from.Since,
		NotMet: slices.Compact(slices.Sorted(slices.Values(from.NotMet))),
	}
	code, err := record.ParseCode(string(from.Code))
	switch {
	case err != nil:
		u.wrong("its code is not 2 to 12 letters or digits")
	case c.Called == "":
		u.wrong("it is not called anything")
	case len(from.Carried) > record.MaxCarried || len(from.InHand) > record.MaxInHand:
		u.wrong("more than %d things are carried forward, or %d questions in hand", record.MaxCarried, record.MaxInHand)
	}
	c.Code = code
	u.clientLines(&c, from)
	return c
}

func (u *unarchiver) clientLines(c *record.Client, from *archivedClient) {
	for _, t := range from.MySide {
		c.MySide = append(c.MySide, record.Told{Words: u.line(t.Words), On: t.On})
	}
	for _, p := range from.Promises {
		c.Promises = append(c.Promises, record.Promise{Words: u.line(p.Words), On: p.On, Done: p.Done})
	}
	for _, k := range from.Carried {
		c.Carried = append(c.Carried, record.Carry{Words: u.line(k.Words), Interest: record.ID(k.Interest), On: k.On})
	}
	for _, h := range from.InHand {
		c.InHand = append(c.InHand, record.Held{Question: u.line(h.Question), Text: u.line(h.Text), Interest: record.ID(h.Interest), On: h.On})
	}
	for _, q := range from.Asked {
		landed := oneOf(u, "landing", q.Landed, record.ParseLanding)
		c.Asked = append(c.Asked, record.Asked{Question: u.line(q.Question), Interest: record.ID(q.Interest), On: q.On, Landed: landed})
	}
}

var fieldPattern = regexp.MustCompile(`^[a-z]{1,20}$`)

func (u *unarchiver) interest(from *archivedInterest) record.Interest {
	in := record.Interest{
		ID: u.id(from.ID), Kind: oneOf(u, "kind", from.Kind, record.ParseKind), Name: u.line(from.Name), Details: u.line(from.Details),
		Standing: oneOf(u, "standing", from.Standing, record.ParseStanding), Because: u.line(from.Because),
		FirstHeard: from.FirstHeard, Heard: from.Heard, Asked: from.Asked, Landed: oneOf(u, "landing", from.Landed, record.ParseLanding),
		Flats: from.Flats, Lit: slices.Compact(slices.Sorted(slices.Values(from.Lit))), SetAside: from.SetAside,
	}
	if in.Kind == 0 || in.Name == "" {
		u.wrong("its kind or its name is missing")
	}
	if in.Flats < 0 {
		u.wrong("it fell flat less than never")
	}
	for key, value := range from.Fields {
		if !fieldPattern.MatchString(key) {
			u.wrong("a field is not named by small letters")
		}
		in.SetField(key, u.line(value))
	}
	for _, t := range from.Touches {
		in.Touches = append(in.Touches, oneOf(u, "topic", t, record.ParseTouch))
	}
	for _, id := range from.Links {
		in.Links = append(in.Links, u.id(id))
	}
	return in
}

func (u *unarchiver) session(client record.ID, from *archivedSession) *record.Session {
	s := &record.Session{
		ID: u.id(from.ID), Client: client, Date: from.Date, Start: time.Time(from.Start), Planned: from.Planned,
		Setting: oneOf(u, "setting", from.Setting, record.ParseSetting), Live: from.Drawn == drawnLive, Redrawn: from.Redrawn,
		Ended: from.End != nil, Line: u.line(from.OneLine),
	}
	if from.End != nil {
		s.End = *from.End
	}
	if from.Drawn != drawnLive && from.Drawn != drawnAfterwards {
		u.wrong("it was drawn live or afterwards")
	}
	if s.Date.IsZero() {
		u.wrong("it has no date")
	}
	u.items(s, from)
	s.Let = u.gist(from.LetGo)
	if err := s.Check(); err != nil {
		u.wrong("%w", err)
	}
	return s
}

func (u *unarchiver) items(s *record.Session, from *archivedSession) {
	for _, m := range from.Moves {
		if m.Place == "" {
			u.wrong("a move goes nowhere")
		}
		place := oneOf(u, "place", m.Place, record.ParsePlace)
		s.Moves = append(s.Moves, record.Move{At: m.At, Place: place, Led: oneOf(u, "leader", m.Led, record.ParseLed)})
	}
	for _, m := range from.Marks {
		s.Marks = append(s.Marks, record.Mark{
			At: m.At, Kind: oneOf(u, "mark", m.Kind, record.ParseMarkKind), Words: u.line(m.Words),
			Interest: record.ID(m.Interest), Landed: oneOf(u, "landing", m.Landed, record.ParseLanding),
		})
	}
	for _, p := range from.Pauses {
		to := -1
		if p.To != nil {
			to = *p.To
		}
		s.Pauses = append(s.Pauses, record.Pause{From: p.From, To: to})
	}
}

// gist is what is left of an hour whose timeline was let go.
func (u *unarchiver) gist(from *archivedGist) *record.Gist {
	if from == nil {
		return nil
	}
	leds := func(words []text) (leds []record.Led) {
		for _, word := range words {
			leds = append(leds, oneOf(u, "leader", word, record.ParseLed))
		}
		return leds
	}
	return &record.Gist{
		Nothing: from.Nothing, FromStart: from.FromStart, Late: from.Late, ToTheEnd: from.ToTheEnd, Trips: from.Trips, In: from.In,
		Longest: from.Longest, Landing: oneOf(u, "place", from.Landing, record.ParsePlace), Runway: from.Runway, CameOut: from.CameOut,
		LedIn: leds(from.LedIn), LedOut: leds(from.LedOut),
	}
}
