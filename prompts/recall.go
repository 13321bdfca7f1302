package prompts

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// Recalled is one thing to remember in the minute before.
type Recalled struct {
	Interest *record.Interest // nil when it is only words carried forward; belongs to the card
	Wording  string           // "Miso, who eats salmon pâté"
	Why      string           // "you carried this", "lit her up 12 Nov", "old and loved"
	Heard    record.Date      // when it was last heard of, or carried
}

// Spans of recall, in days.
const (
	aliveWithin = 56  // it lit them up, or came up, this lately: recently alive
	oldAfter    = 90  // first heard this long ago: old
	quietFor    = 28  // and not in the last hours, which are remembered anyway
	jokeRests   = 84  // a joke, which wears out, is left alone for longer
	lovedOften  = 6.0 // each time it lit them up makes it this much likelier
)

// mostRecalled is how many things can be remembered in a minute.
const mostRecalled = 3

// Recall is at most three things to remember into the hour: one carried
// forward, one recently alive, one old and loved. A date that falls within the
// week comes before the last two, and where there are fewer than three, what
// else is carried forward, and then what was mentioned once. Never two of one
// kind, and the same all day. Nothing is recalled of a client who is no longer
// met.
func Recall(card *record.Card, day record.Date, stale record.Spans) []Recalled {
	if !card.StillMeeting() {
		return nil
	}
	r := recall{card: card, day: day, stale: stale}
	for _, c := range card.Carried {
		r.before = append(r.before, newLintText(c.Words))
	}
	r.carried(1)
	r.dates()
	r.alive()
	if len(r.found) < mostRecalled {
		r.loved()
	}
	r.carried(mostRecalled)
	r.threads(mostRecalled)
	return r.found
}

type recall struct {
	card   *record.Card
	day    record.Date
	stale  record.Spans
	before []lintText // the words carried forward
	found  []Recalled
}

// open reports whether the interest may be recalled beside what is.
func (r *recall) open(in *record.Interest) bool {
	return !r.has(in.Kind) && in.Landed != record.Sore && r.card.Gate(in, record.OnRecall).May()
}

// has reports whether something of the kind is recalled already.
func (r *recall) has(kind record.Kind) bool {
	return slices.ContainsFunc(r.found, func(have Recalled) bool { return have.Interest != nil && have.Interest.Kind == kind })
}

// add recalls the interest unless the words it is recalled in name something
// closed or held gently.
func (r *recall) add(in *record.Interest, why string) bool {
	wording := wordingOf(in)
	if !r.card.GateWords(wording, record.OnRecall).May() {
		return false
	}
	r.found = append(r.found, Recalled{Interest: in, Wording: wording, Why: why, Heard: lastHeard(in)})
	return true
}

// carried recalls what is carried forward and may be, in its order, until
// there are so many things.
func (r *recall) carried(most int) {
	for _, c := range r.card.Carried {
		in, ok := carriedOpen(r.card, c)
		again := slices.ContainsFunc(r.found, func(have Recalled) bool { return have.Wording == c.Words })
		if !ok || again || in != nil && r.has(in.Kind) || len(r.found) >= most {
			continue
		}
		r.found = append(r.found, Recalled{Interest: in, Wording: c.Words, Why: "you carried this", Heard: c.On})
	}
}

// carriedOpen reports whether something carried forward may be recalled, and
// finds its interest; nil when it is only words.
func carriedOpen(card *record.Card, c record.Carry) (*record.Interest, bool) {
	in := card.Interest(c.Interest)
	sore := in != nil && in.Landed == record.Sore
	return in, c.Words != "" && !sore && card.GateCarried(c, record.OnRecall).May()
}

// alive recalls what lit them up last, or else what came up last; of several
// on one day, the one that stands first on the card.
func (r *recall) alive() {
	var near []*record.Interest
	for i := range r.card.Interests {
		in := &r.card.Interests[i]
		if int(r.day-lastHeard(in)) <= aliveWithin && !r.isCarried(in) {
			near = append(near, in)
		}
	}
	slices.SortStableFunc(near, func(a, b *record.Interest) int {
		return cmp.Or(cmp.Compare(b.LastLit(), a.LastLit()), cmp.Compare(lastHeard(b), lastHeard(a)))
	})
	for _, in := range near {
		if r.open(in) && r.add(in, r.aliveBecause(in)) {
			return
		}
	}
}

func (r *recall) aliveBecause(in *record.Interest) string {
	if lit := in.LastLit(); int(r.day-lit) <= aliveWithin {
		return "lit " + r.card.Words().Object + " up " + shortDay(lit, r.day)
	}
	return "came up " + shortDay(lastHeard(in), r.day)
}

func shortDay(then, today record.Date) string {
	if then == today {
		return "today"
	}
	return then.Short(today)
}

// isCarried reports whether the interest is carried forward, or named by words
// that are: what is before the clinician already takes no second place.
func (r *recall) isCarried(in *record.Interest) bool {
	if slices.ContainsFunc(r.card.Carried, func(c record.Carry) bool { return c.Interest == in.ID }) {
		return true
	}
	if len(r.before) == 0 {
		return false
	}
	name := spacedWords(in.Name)
	return slices.ContainsFunc(r.before, func(words lintText) bool { return words.has(name) })
}

// loved recalls something known for a while that has not come up lately,
// another one on another day: what is loved far likelier, and over a year
// nearly all of it.
func (r *recall) loved() {
	var old []ticket[*record.Interest]
	seed := mix(idHash(r.card.ID) ^ uint64(r.day))
	for i := range r.card.Interests {
		in := &r.card.Interests[i]
		if !r.isOld(in) || history(in, r.day, r.stale) || r.isCarried(in) {
			continue
		}
		weight := 1.0
		if isLoved(in) {
			weight += lovedOften * float64(max(1, len(in.Lit)))
		}
		old = append(old, ticket[*record.Interest]{in, lotOf(seed, idHash(in.ID), weight)})
	}
	sortTickets(old)
	for _, t := range old {
		if r.open(t.of) && r.add(t.of, r.lovedBecause(t.of)) {
			return
		}
	}
}

func (r *recall) isOld(in *record.Interest) bool {
	quiet := quietFor
	if in.Kind == record.Joke {
		quiet = jokeRests
	}
	used := max(lastHeard(in), in.Asked)
	return !in.FirstHeard.IsZero() && int(r.day-in.FirstHeard) >= oldAfter && int(r.day-used) >= quiet
}

// isLoved reports whether the interest was seen to light them up, or is a
// memory they chose to tell.
func isLoved(in *record.Interest) bool { return len(in.Lit) > 0 || in.Kind == record.Memory }

// lovedBecause says "loved" only of what was seen to light them up, or is a
// memory they chose to tell.
func (r *recall) lovedBecause(in *record.Interest) string {
	if isLoved(in) {
		return "old and loved"
	}
	return "known since " + monthOf(in.FirstHeard, r.day)
}

// details are the fields that make a short phrase behind a name.
var details = map[record.Kind][]struct{ field, words string }{
	record.Pet:       {{"eats", ", who eats "}, {"habit", ", "}, {"breed", ", "}},
	record.Garden:    {{"growing", ": "}, {"plot", ", "}},
	record.Music:     {{"song", ": "}, {"plays", ", "}, {"gig", ", "}},
	record.Person:    {{"who", ", "}, {"news", ": "}},
	record.Hobby:     {{"project", ": "}, {"stage", ", "}, {"with", ", with "}},
	record.Making:    {{"piece", ": "}, {"stage", ", "}, {"medium", ", "}},
	record.Book:      {{"at", ", "}, {"by", ", by "}},
	record.Show:      {{"at", ", "}},
	record.Game:      {{"at", ", "}, {"with", ", with "}, {"platform", ", on "}},
	record.Food:      {{"how", ", "}, {"from", ", from "}},
	record.Spot:      {{"good", ": "}},
	record.Routine:   {{"when", ", "}, {"steps", ": "}},
	record.Sport:     {{"team", ", "}, {"plays", ", "}},
	record.Work:      {{"does", ": "}, {"good", ": "}},
	record.Community: {{"what", ", "}, {"when", ", "}},
	record.Memory:    {{"where", ", "}, {"when", ", "}},
	record.Joke:      {{"line", ": "}},
	record.Milestone: {{"on", ", "}},
	record.Comfort:   {{"what", ", "}, {"where", ", "}},
	record.Other:     {{"what", ", "}},
}

// wordingOf is a name with the one detail that makes it theirs.
func wordingOf(in *record.Interest) string {
	for _, d := range details[in.Kind] {
		if v := in.Field(d.field); v != "" {
			words := d.words
			if d.field == "eats" && isSeveral(in) {
				words = ", who eat "
			}
			return in.Name + words + v
		}
	}
	if in.Details != "" {
		return in.Name + ", " + in.Details
	}
	return in.Name
}
