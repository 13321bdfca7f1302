package card

import (
	"strings"

	"rapport/store/record"
)

// meaning is the change that a line asks for.
func (m Model) meaning(e entry, words string) (string, func(*record.Card) error, error) {
	today := m.world.Today()
	switch e.purpose {
	case addThing, editThing:
		return m.thingMeaning(e, words)
	case noteThing:
		return "noted", onThing(e.interest, func(in *record.Interest) {
			in.Details = strings.TrimPrefix(in.Details+", "+words, ", ")
			in.HeardOn(today)
		}), nil
	case because:
		return "held gently", func(c *record.Card) error {
			if !c.SetStanding(e.interest, record.Gentle, words) {
				return record.ErrNotOnCard
			}
			return nil
		}, nil
	case mySide:
		return m.sideMeaning(words, today)
	case paceNote:
		return "kept", func(c *record.Card) error { c.Pace = append(c.Pace, words); return nil }, nil
	case closeTopic:
		return "not to open: " + words, func(c *record.Card) error { c.Closed = append(dropWord(c.Closed, words), words); return nil }, nil
	}
	return clientMeaning(e.purpose, words)
}

func onThing(id record.ID, do func(*record.Interest)) func(*record.Card) error {
	return func(c *record.Card) error {
		in := c.Interest(id)
		if in == nil {
			return record.ErrNotOnCard
		}
		do(in)
		return nil
	}
}

// thingMeaning reads the one-line form of an interest, added or edited.
func (m Model) thingMeaning(e entry, words string) (string, func(*record.Card) error, error) {
	a, err := record.ParseAdditionGuessing(words)
	if err != nil {
		return "", nil, err
	}
	today := m.world.Today()
	if e.purpose == addThing {
		return m.card.AddedTold(a), func(c *record.Card) error {
			c.Upsert(a, today)
			return nil
		}, nil
	}
	return "changed: " + a.Name, onThing(e.interest, func(in *record.Interest) {
		in.Kind, in.Name, in.Details, in.Fields = a.Kind, a.Name, a.Details, a.Fields
	}), nil
}

// onAdded puts the cursor on the thing that a line added, so that the letters
// mean it.
func (m Model) onAdded(words string) Model {
	if a, err := record.ParseAdditionGuessing(words); err == nil {
		if in := m.card.Known(a); in != nil {
			m.at, m.right, m.open = m.indexOf(in.ID), false, true
		}
	}
	return m
}

// promised are the openings of something the clinician said they would do;
// anything else was told.
var promised = []string{"said I'd ", "said I would ", "said ", "I'll ", "will "}

// sideMeaning reads a line about the clinician: what was told, or what was
// promised. "told her:" in front is only how the card shows it.
func (m Model) sideMeaning(words string, today record.Date) (string, func(*record.Card) error, error) {
	words = strings.ReplaceAll(words, "’", "'")
	for _, opener := range promised {
		if len(words) > len(opener) && strings.EqualFold(words[:len(opener)], opener) {
			p := record.Promise{Words: words[len(opener):], On: today}
			return "kept: said I'd " + p.Words, func(c *record.Card) error { c.Promises = append(c.Promises, p); return nil }, nil
		}
	}
	for _, opener := range []string{"told " + m.card.Words().Object + ":", "told " + m.card.Words().Object + " ", "told "} {
		if len(words) > len(opener) && strings.EqualFold(words[:len(opener)], opener) {
			words = record.CleanLine(words[len(opener):])
			break
		}
	}
	told := record.Told{Words: words, On: today}
	return "kept: told " + told.Words, func(c *record.Card) error { c.MySide = append(c.MySide, told); return nil }, nil
}

func clientMeaning(p purpose, words string) (string, func(*record.Card) error, error) {
	switch p {
	case calledAs:
		return "called " + words, func(c *record.Card) error { c.Called = words; return nil }, nil
	case sayAs:
		return "kept", func(c *record.Card) error { c.Say = words; return nil }, nil
	case pronouns:
		return "kept", func(c *record.Card) error { c.Pronouns = words; return nil }, nil
	}
	if p == putAs {
		to := record.Client{}
		if err := to.ParsePut(words); err != nil {
			return "", nil, err
		}
		return "kept: " + to.FormatPut(), func(c *record.Card) error { return c.ParsePut(words) }, nil
	}
	code, err := record.ParseCode(words)
	if err != nil {
		return "", nil, err
	}
	return "code " + code, func(c *record.Card) error { c.Code = code; return nil }, nil
}
