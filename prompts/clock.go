package prompts

import "rapport/store/record"

// Two clocks run on an interest. When it was last heard of decides how a
// question may speak of it; when it was last asked about decides whether it
// rests today.

// Days of the clocks. A year and half a year are counted in whole days.
const (
	year     = 365
	halfYear = 182

	// sameQuestion is how long one question about one thing is not repeated, and
	// flatQuestion how long when it fell flat. One that did not sit well is not.
	sameQuestion = 84
	flatQuestion = 182
	// A thing that lit the client up comes back after two weeks, then four;
	// one that was fine after five; one that fell flat after ten, and after
	// twelve once it fell flat twice.
	restLit      = 14
	restLitAgain = 28
	restFine     = 35
	restFlat     = 70
	restFlatter  = 84
)

// StageOf is how a question may speak of the interest on the day: Assert
// while what is known is fresh for its kind, Check while it is ageing (up to
// four times that span, and at most half a year past it), then AskOpen. What
// was never dated is asked openly.
func StageOf(in *record.Interest, day record.Date, spans record.Spans) Stage {
	span := spans.Of(in.Kind)
	heard := lastHeard(in)
	switch age := int(day - heard); {
	case span == 0:
		return Assert
	case heard.IsZero():
		return AskOpen
	case age <= span:
		return Assert
	case age <= min(4*span, span+halfYear):
		return Check
	}
	return AskOpen
}

// history reports whether the interest may be history by now, so that nothing
// is suggested about it unasked: not heard of for a year (for kinds that stay
// true for a year, two), or mentioned once, more than a year ago.
func history(in *record.Interest, day record.Date, spans record.Spans) bool {
	span := spans.Of(in.Kind)
	heard := lastHeard(in)
	if span == 0 || heard.IsZero() {
		return false
	}
	age := int(day - heard)
	once := in.FirstHeard.IsZero() || in.FirstHeard == heard
	return age > max(year, 2*span) || once && age > year
}

func lastHeard(in *record.Interest) record.Date {
	return max(in.Heard, in.FirstHeard, in.LastLit())
}

// rested reports whether the interest may be raised again, by when it was
// last asked about and how that landed. What landed sore is not drawn again
// until the clinician opens it anew.
func rested(card *record.Card, in *record.Interest, day record.Date) bool {
	if in.Landed == record.Sore {
		return false
	}
	if in.Asked.IsZero() {
		return true
	}
	return int(day-in.Asked) >= restFor(card, in)
}

// restFor is the number of days the interest rests after it was last asked.
func restFor(card *record.Card, in *record.Interest) int {
	switch in.Landed {
	case record.Lit:
		if litInARow(card, in.ID) > 1 {
			return restLitAgain
		}
		return restLit
	case record.Flat:
		if in.Flats > 1 {
			return restFlatter
		}
		return restFlat
	}
	return restFine
}

// litInARow counts the last askings of the interest that lit the client up.
func litInARow(card *record.Card, id record.ID) int {
	n := 0
	for i := len(card.Asked) - 1; i >= 0; i-- {
		a := &card.Asked[i]
		if a.Interest != id || a.Landed == record.Unlanded {
			continue
		}
		if a.Landed != record.Lit {
			break
		}
		n++
	}
	return n
}

// askedLately reports whether the question was asked about the interest (zero
// for a general one) so lately, and landed so, that it does not come again.
func askedLately(card *record.Card, question string, about record.ID, day record.Date) bool {
	for i := range card.Asked {
		a := &card.Asked[i]
		if a.Question == question && a.Interest == about && !comesAgain(a, day) {
			return true
		}
	}
	return false
}

func comesAgain(a *record.Asked, day record.Date) bool {
	switch age := int(day - a.On); a.Landed {
	case record.Sore:
		return false
	case record.Flat:
		return age >= flatQuestion
	default:
		return age >= sameQuestion
	}
}
