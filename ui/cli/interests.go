package cli

import (
	"cmp"
	"slices"
	"strings"

	"rapport/store/record"
)

// interestOf finds the interest that was typed: by its whole name, or else by
// a part of one. Where several have it, the kind may stand before the name.
func (a *app) interestOf(card *record.Card, typed string) (*record.Interest, error) {
	if typed == "" {
		return nil, usage("the name is empty")
	}
	found := named(card, 0, typed)
	if first, rest, ok := strings.Cut(typed, " "); ok && len(found) != 1 {
		if kind, known := record.ParseKind(first); known {
			if ofKind := named(card, kind, rest); len(ofKind) > 0 {
				found = ofKind
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, hinted(notFound("%s has nothing called %q", card.Code, typed), "`rapport card "+card.Code+"` shows what there is")
	}
	return nil, hinted(usage("%q could be %s of %s's", typed, count(len(found), "thing"), card.Code), a.candidates(found))
}

// named lists the interests of the kind (zero for any) that have the name, or
// else those that have it in their name.
func named(card *record.Card, kind record.Kind, name string) []*record.Interest {
	var whole, part []*record.Interest
	folded := record.Fold(name)
	for i := range card.Interests {
		in := &card.Interests[i]
		has := record.Fold(in.Name)
		switch {
		case kind != 0 && in.Kind != kind:
		case has == folded:
			whole = append(whole, in)
		case strings.Contains(has, folded):
			part = append(part, in)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return part
}

// candidates says which things a name could mean, but only to a terminal: a
// log is no place for them.
func (a *app) candidates(found []*record.Interest) string {
	const more = "say more of the name"
	if !a.Terminal(a.Err) {
		return more
	}
	names := make([]string, len(found))
	for i, in := range found {
		names[i] = in.Kind.String() + " " + in.Name
	}
	return more + ": " + orList(names)
}

// inCardOrder lists the interests that a surface may show in some way, as a
// card lists them: by kind, then what was heard last.
func inCardOrder(card *record.Card, on record.Surface) []*record.Interest {
	var all []*record.Interest
	for i := range card.Interests {
		if in := &card.Interests[i]; card.Gate(in, on).May() {
			all = append(all, in)
		}
	}
	slices.SortStableFunc(all, func(x, y *record.Interest) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(y.Heard, x.Heard), strings.Compare(record.Fold(x.Name), record.Fold(y.Name)))
	})
	return all
}

// standingOn is the standing that a surface may tell of an interest: what the
// client is, and what an hour set aside, count as well as what was set. No
// program that reads it is told "open" of what may not be asked about.
func standingOn(in *record.Interest, v record.Verdict) record.Standing {
	switch v {
	case record.ShowGently:
		return record.Gentle
	case record.ShowPast:
		return record.Past
	case record.ListNotOpen:
		return record.Closed
	}
	return in.Standing
}

// phrases is what is known of an interest beyond its name, in the phrases in
// which it could have been typed; a field that has no phrase of its own is told
// by its value.
func phrases(in *record.Interest) string {
	all := nonEmpty(in.Details)
	for _, f := range in.FieldsInOrder() {
		all = append(all, phraseOf(in.Kind, f))
	}
	return strings.Join(all, ", ")
}

func phraseOf(kind record.Kind, f record.Field) string {
	const name = "x"
	bare := record.Interest{Kind: kind, Name: name, Fields: []record.Field{f}}
	phrase := strings.TrimPrefix(record.FormatAddition(&bare), kind.String()+" "+name+", ")
	if strings.HasPrefix(phrase, f.Key+": ") {
		return f.Value
	}
	return phrase
}

// nameAndDetails is an interest in one line: "Miso · orange tabby".
func (a *app) nameAndDetails(in *record.Interest) string {
	return strings.Join(nonEmpty(in.Name, phrases(in)), a.dot())
}
