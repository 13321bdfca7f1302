package prompts

import (
	"cmp"
	"slices"
	"strings"

	"rapport/store/record"
)

// Before is what is worth knowing in the minute before an hour, in the order
// of what it would cost to get wrong. Everything in it has been through the
// gate. Empty parts are left out by whoever shows it.
type Before struct {
	Door     []string         // words at the door last time
	Gently   []Gently         // known, not asked
	NotOpen  []string         // topics and names not to open
	Pace     []string         // pace notes, in the clinician's words
	Straight bool             // would rather get straight to it
	Recall   []Recalled       // at most three
	Carried  []record.Carry   // all that is carried forward and may be; Recall has at least the first of it
	Promises []record.Promise // what still stands, oldest first
	Told     []record.Told    // what the clinician told them, newest first
	Last     *record.Session  // the newest session that is over; nil when there is none
}

// Gently is something to hold gently, with the reason.
type Gently struct {
	Interest *record.Interest // belongs to the card
	Line     string           // "Biscuit, her dog: died in March"
}

// BeforeHour gathers the minute before. Sessions are the client's, newest
// first, as record.Caseload.Sessions lists them.
func BeforeHour(card *record.Card, sessions []*record.Session, day record.Date, stale record.Spans) Before {
	b := Before{Pace: card.Pace, Straight: card.Straight, Recall: Recall(card, day, stale), Last: LastHour(sessions)}
	if b.Last != nil {
		b.Door = doorWords(card, b.Last)
	}
	b.gate(card, day)
	for _, c := range card.Carried {
		if _, ok := carriedOpen(card, c); ok && card.StillMeeting() {
			b.Carried = append(b.Carried, c)
		}
	}
	for _, p := range card.OpenPromises() {
		if card.GateWords(p.Words, record.OnBefore).May() {
			b.Promises = append(b.Promises, p)
		}
	}
	for _, t := range card.MySide {
		if card.GateWords(t.Words, record.OnBefore).May() {
			b.Told = append(b.Told, t)
		}
	}
	slices.SortStableFunc(b.Promises, func(x, y record.Promise) int { return cmp.Compare(x.On, y.On) })
	slices.SortStableFunc(b.Told, func(x, y record.Told) int { return cmp.Compare(y.On, x.On) })
	return b
}

func doorWords(card *record.Card, s *record.Session) []string {
	var words []string
	for _, m := range s.Marks {
		if m.Kind == record.Door && m.Words != "" && card.GateWords(m.Words, record.OnBefore).May() {
			words = append(words, m.Words)
		}
	}
	return words
}

// gate sorts the card's interests into what is held gently, dates that are
// near first and with their day, and what is not to open. Something set aside
// in an hour and not settled yet is held gently too.
func (b *Before) gate(card *record.Card, day record.Date) {
	b.NotOpen = slices.Clone(card.Closed)
	dates := 0
	for i := range card.Interests {
		in := &card.Interests[i]
		switch card.Gate(in, record.OnBefore) {
		case record.ListNotOpen:
			b.notOpen(in.Name)
		case record.ShowGently:
			g := Gently{Interest: in, Line: GentleLine(in)}
			if on, ok := fallsNear(in, day); ok && card.StillMeeting() {
				g.Line += ", " + nearDay(on, day)
				b.Gently = slices.Insert(b.Gently, dates, g)
				dates++
				continue
			}
			b.Gently = append(b.Gently, g)
		}
	}
}

func (b *Before) notOpen(name string) {
	folded := record.Fold(name)
	if !slices.ContainsFunc(b.NotOpen, func(have string) bool { return record.Fold(have) == folded }) {
		b.NotOpen = append(b.NotOpen, name)
	}
}

// GentleLine is an interest held gently, in one line: what it is (of a person
// who, of a date when), then the clinician's own reason, or "held gently" when
// none was given. A reason that stands among the details as well ("her dog, died
// in March") is said once.
func GentleLine(in *record.Interest) string {
	reason := in.Reason()
	if reason == "" {
		reason = "held gently"
	}
	line, said := in.Name, record.Fold(reason)
	for _, phrase := range append([]string{in.Field("who"), in.Field("on")}, strings.Split(in.Details, ",")...) {
		phrase = strings.TrimSpace(phrase)
		if phrase != "" && record.Fold(phrase) != said {
			line += ", " + phrase
		}
	}
	return line + ": " + reason
}

// GentlyIn lists what is held gently and named in the session, each in one
// line.
func GentlyIn(s *record.Session, card *record.Card) []string {
	var lines []string
	for i := range card.Interests {
		in := &card.Interests[i]
		if card.Gate(in, record.OnReview) != record.ShowGently {
			continue
		}
		if slices.ContainsFunc(s.Marks, func(m record.Mark) bool { return m.Interest == in.ID }) {
			lines = append(lines, GentleLine(in))
		}
	}
	return lines
}
