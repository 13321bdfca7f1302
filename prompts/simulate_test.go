package prompts

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"rapport/store/record"
)

// caseload is how many invented clients a simulated year has.
func caseload() int {
	switch os.Getenv("RAPPORT_SWEEP") {
	case "release", "ci":
		return 200
	}
	return 40
}

// year of weekly hours, every moment of each, and what has to hold over it.
// The report is what the README of this package prints.
func TestAYearOfHours(t *testing.T) {
	bank := builtinBank(t)
	var all tally
	for n := range caseload() {
		r := rand.New(rand.NewPCG(uint64(n), 52))
		y := newYearOf(bank, inventedClient(r, n), r)
		y.live(t)
		all.add(y)
	}
	t.Logf("\n%s", all.report())
	if all.repeats > 0 {
		t.Errorf("%d questions came again within twelve weeks", all.repeats)
	}
	if all.longest > 2 {
		t.Errorf("one kind was asked about %d times in a row", all.longest)
	}
	if share := all.touched(); share < 0.9 {
		t.Errorf("only %.1f %% of what may be drawn was asked about", 100*share)
	}
	if share := all.remembered(); share < 0.9 {
		t.Errorf("only %.1f %% of what is open was asked about or recalled", 100*share)
	}
	if all.beyond > 0 {
		t.Errorf("%d offers passed the gate that may not", all.beyond)
	}
}

// yearOf is one client's year.
type yearOf struct {
	bank *Bank
	card *record.Card
	r    *rand.Rand
	day  record.Date

	asked    map[asking]record.Date
	raised   map[record.ID]bool // asked about
	recalled map[record.ID]bool
	kind     record.Kind // of the last question asked
	run      int

	sets, short, empty, offers, questions int
	repeats, longest, beyond              int
	own                                   int
}

type asking struct {
	question string
	about    record.ID
}

func newYearOf(bank *Bank, card *record.Card, r *rand.Rand) *yearOf {
	return &yearOf{
		bank: bank, card: card, r: r, day: today,
		asked: map[asking]record.Date{}, raised: map[record.ID]bool{}, recalled: map[record.ID]bool{},
	}
}

func (y *yearOf) live(t *testing.T) {
	for range 52 {
		for _, found := range Recall(y.card, y.day, record.Spans{}) {
			if found.Interest != nil {
				y.recalled[found.Interest.ID] = true
			}
		}
		for _, m := range Moments() {
			y.moment(t, m)
		}
		y.hear()
		y.day += 7
	}
}

// moment draws three, and asks one of them.
func (y *yearOf) moment(t *testing.T, m Moment) {
	req := For(y.card, m, y.day)
	offers := y.bank.Choose(req)
	y.sets++
	y.offers += len(offers)
	switch {
	case len(offers) == 0:
		y.empty++
	case len(offers) < MaxOffers:
		y.short++
	}
	for _, o := range offers {
		if complaint := wrongWith(y.card, req, o); complaint != "" {
			y.beyond++
			t.Errorf("%q: %s", o.Text, complaint)
		}
		if o.Interest != nil {
			y.own++
		}
	}
	if len(offers) > 0 {
		y.ask(offers[min(y.r.IntN(4), len(offers)-1)])
	}
}

func (y *yearOf) ask(o Offer) {
	key := asking{question: o.Question.ID}
	var kind record.Kind
	if o.Interest != nil {
		key.about, kind = o.Interest.ID, o.Interest.Kind
		y.raised[key.about] = true
	}
	if before, ok := y.asked[key]; ok && int(y.day-before) < 12*7 {
		y.repeats++
	}
	y.asked[key] = y.day
	y.questions++
	if kind != 0 && kind == y.kind {
		y.run++
	} else {
		y.kind, y.run = kind, 1
	}
	if kind != 0 {
		y.longest = max(y.longest, y.run)
	}
	y.card.Land(o.Held(y.day), landingOf(y.r), y.day)
	// What fell flat twice rests, until the clinician lets it be asked again.
	if o.Interest != nil {
		if in := y.card.Interest(key.about); in.Standing == record.Resting && y.r.IntN(2) == 0 {
			y.card.SetStanding(in.ID, record.Open, "")
		}
	}
}

func landingOf(r *rand.Rand) record.Landing {
	switch n := r.IntN(100); {
	case n < 25:
		return record.Lit
	case n < 75:
		return record.Fine
	case n < 97:
		return record.Flat
	}
	return record.Sore
}

// hear is what the client brings up without being asked, some new things too.
func (y *yearOf) hear() {
	for range y.r.IntN(3) {
		if n := len(y.card.Interests); n > 0 {
			in := &y.card.Interests[y.r.IntN(n)]
			if in.HeardOn(y.day); y.r.IntN(4) == 0 {
				in.LitOn(y.day)
			}
		}
	}
	if y.r.IntN(6) == 0 {
		in := inventedThing(y.r, len(y.card.Interests))
		in.FirstHeard, in.Heard = y.day, y.day
		y.card.Interests = append(y.card.Interests, in)
	}
}

// inventedClient is a client as a caseload has them, from the one hardly known
// to the one with forty things.
func inventedClient(r *rand.Rand, n int) *record.Card {
	c := maya()
	c.ID = record.ID{byte(n), byte(n >> 8), 1, 15: 9}
	c.Ages = pick(r, record.Adult, record.Adult, record.Adult, record.Child, record.Teen, record.Older)
	c.Setting = record.Setting(r.IntN(4))
	if r.IntN(5) == 0 {
		c.Language = "es"
	}
	if r.IntN(6) == 0 {
		c.Needs = []string{pick(r, needs...)}
	}
	for range r.IntN(3) {
		c.Closed = append(c.Closed, string(pick(r, record.Touches()...)))
	}
	for i := range 3 + r.IntN(38) {
		c.Interests = append(c.Interests, inventedThing(r, i))
	}
	return c
}

func inventedThing(r *rand.Rand, n int) record.Interest {
	in := record.Interest{
		ID: record.ID{byte(n + 1), byte(n >> 8), 7, 15: 3}, Kind: pick(r, record.Kinds()...).Kind, Name: fmt.Sprintf("thing number %d", n),
		Standing: pick(r, record.Open, record.Open, record.Open, record.Open, record.Open, record.Open, record.Gentle, record.Past, record.Closed),
	}
	for _, f := range in.Kind.Facts().Fields {
		if r.IntN(2) == 0 {
			in.SetField(f, pick(r, "the second part", "with an old one", "good"))
		}
	}
	in.FirstHeard = today - record.Date(r.IntN(700))
	in.Heard = in.FirstHeard + record.Date(r.IntN(int(today-in.FirstHeard)+1))
	if r.IntN(4) == 0 {
		in.Lit = []record.Date{in.Heard}
	}
	return in
}

// tally adds the years up.
type tally struct {
	clients                             int
	sets, short, empty, offers, own     int
	questions, repeats, longest, beyond int
	open, met, drawable, drawn          int
}

func (a *tally) add(y *yearOf) {
	a.clients++
	a.sets, a.short, a.empty, a.offers, a.own = a.sets+y.sets, a.short+y.short, a.empty+y.empty, a.offers+y.offers, a.own+y.own
	a.questions, a.repeats, a.beyond = a.questions+y.questions, a.repeats+y.repeats, a.beyond+y.beyond
	a.longest = max(a.longest, y.longest)
	for i := range y.card.Interests {
		in := &y.card.Interests[i]
		if y.card.Gate(in, record.OnAsk) != record.MayAsk || int(y.day-in.FirstHeard) < 90 {
			continue // not open, or too new to have had its turn
		}
		a.open++
		if y.raised[in.ID] || y.recalled[in.ID] {
			a.met++
		}
		if !onlyWhenPointedAt(in) {
			a.drawable++
			if y.raised[in.ID] {
				a.drawn++
			}
		}
	}
}

// touched is the share of the open interests that may be drawn which were
// asked about. What is asked about only when the clinician points at it is
// counted apart: nobody points here.
func (a *tally) touched() float64 { return float64(a.drawn) / float64(max(a.drawable, 1)) }

// remembered is the share of all open interests that were asked about or
// recalled in the minute before.
func (a *tally) remembered() float64 { return float64(a.met) / float64(max(a.open, 1)) }

func (a *tally) report() string {
	rows := [][2]string{
		{"clients, hours, sets of questions", fmt.Sprintf("%d, %d, %d", a.clients, a.clients*52, a.sets)},
		{"questions offered, of them from the client's own things", fmt.Sprintf("%d, %d %%", a.offers, 100*a.own/max(a.offers, 1))},
		{"questions asked, the same again within twelve weeks", fmt.Sprintf("%d, %d", a.questions, a.repeats)},
		{"offers the gate would not allow", fmt.Sprint(a.beyond)},
		{"longest run of one kind among what was asked", fmt.Sprint(a.longest)},
		{"open interests that may be drawn, asked about in the year", fmt.Sprintf("%.1f %% of %d", 100*a.touched(), a.drawable)},
		{"open interests of every sort, asked about or recalled", fmt.Sprintf("%.1f %% of %d", 100*a.remembered(), a.open)},
		{"sets of fewer than three, and of none", fmt.Sprintf("%d, %d", a.short, a.empty)},
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s |\n", r[0], r[1])
	}
	return b.String()
}
