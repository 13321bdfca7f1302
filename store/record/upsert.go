package record

import "fmt"

// Known is the thing on the card that an addition is about, or nil: of its
// kind and name (folded), or, where the kind was guessed without being sure, of
// its name.
func (c *Card) Known(a Addition) *Interest {
	in := c.Named(a.Kind, a.Name)
	if in == nil && a.Guess.Kind != 0 && !a.Guess.Sure {
		in = c.Named(0, a.Name)
	}
	return in
}

// AddedTold says what becomes of an addition to the card as it stands: a new
// thing, one held gently from the start, or more about one that is known.
func (c *Card) AddedTold(a Addition) string {
	switch in := c.Known(a); {
	case in != nil:
		return "added to what is known of " + in.Name
	case a.Loss != "", (&Interest{Kind: a.Kind, Fields: a.Fields}).HoldsGently():
		return fmt.Sprintf("added, and held gently: %s, as %s", a.Name, a.Kind)
	}
	return fmt.Sprintf("added: %s, as %s", a.Name, a.Kind)
}

// Upsert puts an addition on the card, heard today. The same kind and name
// (folded) is updated, not doubled: fields are replaced, new phrases join the
// details, and its standing stays unless the addition speaks of a loss, which
// holds an open or resting interest gently with that phrase as the reason. A
// kind that was guessed without being sure gives way to the kind under which
// the card knows the name. It returns the interest on the card, to be read
// before the card changes again, and whether it is new.
func (c *Card) Upsert(a Addition, today Date) (in *Interest, made bool) {
	in = c.Known(a)
	if in == nil {
		made = true
		c.Interests = append(c.Interests, Interest{ID: NewID(), Kind: a.Kind, Name: a.Name})
		in = &c.Interests[len(c.Interests)-1]
	}
	in.Details = joinDetails(in.Details, a.Details)
	for _, f := range a.Fields {
		if in.Kind.Facts().HasField(f.Key) {
			in.SetField(f.Key, f.Value)
		} else {
			in.Details = joinDetails(in.Details, f.Value)
		}
	}
	in.HeardOn(today)
	if a.Loss != "" && (in.Standing == Open || in.Standing == Resting) {
		c.SetStanding(in.ID, Gentle, a.Loss)
	}
	return in, made
}

// joinDetails adds the phrases that are not there yet.
func joinDetails(have, more string) string {
	if have == "" || more == "" {
		return have + more
	}
	known := map[string]bool{}
	for _, phrase := range splitPhrases(have) {
		known[Fold(CleanLine(phrase))] = true
	}
	for _, phrase := range splitPhrases(more) {
		if phrase = CleanLine(phrase); !known[Fold(phrase)] {
			have += ", " + phrase
		}
	}
	return CleanLine(have)
}
