package prompts

import (
	"slices"

	"rapport/store/record"
)

// After is what there is to settle in the minute after an hour. Screen, plain
// mode and command show this and nothing else, so that they agree. Everything
// in it has been through the gate; a part with nothing in it is left out by
// whoever shows it.
type After struct {
	Hour    *record.Session
	InHand  []record.Held      // questions for this hour, of which nobody said how they landed
	Aside   []*record.Interest // set aside while we talked; they belong to the card
	Lit     []LitWords         // what lit the client up, and is only words yet
	Carried []Carried          // all that is carried forward, in its order
	Door    []string           // words at the door that the next hour could begin from
	Line    Line               // the one line on what was here
}

// LitWords are the words of a lit-up mark that names nothing on the card.
type LitWords struct {
	At   int // of the hour's marks
	Mark record.Mark
}

// Carried is something carried forward, and the words it may be shown in.
type Carried struct {
	record.Carry
	Shown  string // empty where its words are not to be seen
	Gently bool
}

// Line is the line of an hour. Hidden, there is one and it is not to be seen.
type Line struct {
	Words  string
	Hidden bool
}

// NotShown stands in the place of words that are there and may not be seen.
const NotShown = "something that is not to open"

// AfterHour gathers what there is to settle for one of a client's hours.
// Sessions are the client's, newest first, as record.Caseload.Sessions lists
// them. Questions in hand belong to the newest hour, unless they were taken on
// a later day, for the hour to come.
func AfterHour(card *record.Card, sessions []*record.Session, hour *record.Session) After {
	a := After{Hour: hour, Line: Line{Words: card.Seen(hour).Line}}
	a.Line.Hidden = a.Line.Words == "" && hour.Line != ""
	for _, q := range ofHour(card, sessions, hour) {
		if card.GateHeld(q).May() {
			a.InHand = append(a.InHand, q)
		}
	}
	for i := range card.Interests {
		in := &card.Interests[i]
		if !in.SetAside.IsZero() && card.Gate(in, record.OnAfter) != record.ListNotOpen {
			a.Aside = append(a.Aside, in)
		}
	}
	for i, k := range hour.Marks {
		if k.Kind == record.LitUp && k.Words != "" && k.Interest.IsZero() && card.GateWords(k.Words, record.OnAfter) == record.ShowPlain {
			a.Lit = append(a.Lit, LitWords{At: i, Mark: k})
		}
	}
	for _, k := range card.Carried {
		c := Carried{Carry: k}
		if v := card.GateCarried(k, record.OnAfter); v.May() {
			c.Shown, c.Gently = k.Words, v == record.ShowGently
		}
		a.Carried = append(a.Carried, c)
	}
	a.Door = doorToCarry(card, hour)
	return a
}

// ofHour are the questions in hand that were taken for the hour, whatever the
// gate says of them now.
func ofHour(card *record.Card, sessions []*record.Session, hour *record.Session) []record.Held {
	if len(sessions) == 0 || sessions[0].ID != hour.ID {
		return nil
	}
	var held []record.Held
	for _, q := range card.InHand {
		if q.On <= hour.Date {
			held = append(held, q)
		}
	}
	return held
}

// doorToCarry are the words at the door that are not carried yet and would be
// shown before the next hour.
func doorToCarry(card *record.Card, hour *record.Session) []string {
	var words []string
	for _, m := range hour.Marks {
		k := record.Carry{Words: m.Words}
		carried := slices.ContainsFunc(card.Carried, func(have record.Carry) bool { return record.Fold(have.Words) == record.Fold(m.Words) })
		if m.Kind == record.Door && m.Words != "" && !carried && card.GateCarried(k, record.OnRecall).May() {
			words = append(words, m.Words)
		}
	}
	return words
}

// LastHour is the newest session that is over; nil when there is none.
// Sessions are newest first.
func LastHour(sessions []*record.Session) *record.Session {
	for _, s := range sessions {
		if !s.Open() {
			return s
		}
	}
	return nil
}
