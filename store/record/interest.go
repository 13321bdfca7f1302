package record

import "slices"

// Interest is one thing in a client's life that is not why they came: the
// cat, the allotment, the band.
type Interest struct {
	ID      ID
	Kind    Kind
	Name    string // the client's own words, verbatim
	Details string // the rest of what was heard, in one line
	Fields  []Field
	// Standing is as the clinician set it, with the reason in their words.
	// Surfaces ask Card.Gate instead of reading it.
	Standing Standing
	Because  string
	Touches  []Touch // topics beyond those its kind implies
	Links    []ID    // other interests of the same client that belong with it

	FirstHeard Date
	Heard      Date // when the client last mentioned it
	Asked      Date // when the clinician last raised it
	Landed     Landing
	Flats      int    // landings in a row that fell flat
	Lit        []Date // days on which it lit the client up, oldest first
	// SetAside is the day on which it was taken off every surface in the middle
	// of an hour, until the minute after settles what it is; zero otherwise.
	SetAside Date
}

// Field is one small thing about an interest that a question can be asked
// from, under a key that its kind knows.
type Field struct{ Key, Value string }

// Field returns the value under key, or nothing.
func (in *Interest) Field(key string) string {
	for _, f := range in.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return ""
}

// SetField sets, or with an empty value removes, the field under key. Fields
// stay sorted by key, so that equal interests are equal byte for byte.
func (in *Interest) SetField(key, value string) {
	at, found := slices.BinarySearchFunc(in.Fields, key, func(f Field, k string) int {
		switch {
		case f.Key < k:
			return -1
		case f.Key > k:
			return 1
		}
		return 0
	})
	fields := slices.Clone(in.Fields)
	switch {
	case found && value == "":
		fields = slices.Delete(fields, at, at+1)
	case found:
		fields[at].Value = value
	case value != "":
		fields = slices.Insert(fields, at, Field{key, value})
	}
	in.Fields = fields
}

// FieldsInOrder lists the fields in the order in which the kind shows them,
// how the name is said coming last.
func (in *Interest) FieldsInOrder() []Field {
	order := append(slices.Clone(in.Kind.Facts().Fields), SayField)
	sorted := slices.Clone(in.Fields)
	slices.SortStableFunc(sorted, func(a, b Field) int {
		return slices.Index(order, a.Key) - slices.Index(order, b.Key)
	})
	return sorted
}

// AllTouches are the topics the interest comes near: its kind's and its own.
func (in *Interest) AllTouches() []Touch {
	all := slices.Clone(in.Kind.Facts().Touches)
	for _, t := range in.Touches {
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// comesNear reports whether t is among all its touches.
func (in *Interest) comesNear(t Touch) bool {
	return slices.Contains(in.Touches, t) || slices.Contains(in.Kind.Facts().Touches, t)
}

// HeardOn moves last heard to the day, never backwards.
func (in *Interest) HeardOn(day Date) {
	in.Heard = max(in.Heard, day)
	if in.FirstHeard.IsZero() {
		in.FirstHeard = day
	}
}

// LitOn records that it lit the client up on the day; a day counts once.
func (in *Interest) LitOn(day Date) {
	in.HeardOn(day)
	if at, found := slices.BinarySearch(in.Lit, day); !found {
		in.Lit = slices.Insert(slices.Clone(in.Lit), at, day)
	}
}

// LastLit is the last day on which it lit the client up, or none.
func (in *Interest) LastLit() Date {
	if len(in.Lit) == 0 {
		return 0
	}
	return in.Lit[len(in.Lit)-1]
}

// MayHaveChanged reports whether, by its kind, what is known may be out of
// date on the day.
func (in *Interest) MayHaveChanged(day Date, spans Spans) bool {
	span := spans.Of(in.Kind)
	return span > 0 && !in.Heard.IsZero() && int(day-in.Heard) > span
}

// Clone returns a copy that shares nothing that can be changed.
func (in Interest) Clone() Interest {
	in.Fields = slices.Clone(in.Fields)
	in.Touches = slices.Clone(in.Touches)
	in.Links = slices.Clone(in.Links)
	in.Lit = slices.Clone(in.Lit)
	return in
}
