package record

// Spans are, kind by kind, the days after which what is known may have changed.
// The zero value is what KindFacts says of each; a clinician may know better.
type Spans [len(kinds)]int16 // 0 is the kind's own, below 0 never

// MostSpan is the longest span, in days; what takes longer takes for ever.
const MostSpan = 3650

// Of is the span of a kind in days; 0 means that such things do not go stale.
func (s Spans) Of(k Kind) int {
	k = k.Facts().Kind
	switch own := int(s[k]); {
	case own > 0:
		return own
	case own < 0:
		return 0
	}
	return k.Facts().StaleAfter
}

// With is the spans with another one for a kind; 0 days is never.
func (s Spans) With(k Kind, days int) Spans {
	s[k.Facts().Kind] = -1
	if days > 0 {
		s[k.Facts().Kind] = int16(min(days, MostSpan))
	}
	return s
}

// Changed lists the kinds whose span is not their own.
func (s Spans) Changed() []Kind {
	var changed []Kind
	for _, f := range Kinds() {
		if s.Of(f.Kind) != f.StaleAfter {
			changed = append(changed, f.Kind)
		}
	}
	return changed
}
