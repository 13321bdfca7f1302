package search

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"

	"pgregory.net/rapid"
)

// The rules of a search once more, as plainly as they can be said and with no
// thought of speed. It shares nothing with the fast way but the gate and the
// reading of a query's fields, which slowFind is given.

// slowWords cuts text into folded words.
func slowWords(texts ...string) []string {
	var words []string
	for _, text := range texts {
		folded := strings.Map(func(r rune) rune {
			switch {
			case r == '\'':
				return -1
			case r < 0x80 && !unicode.IsLetter(r) && !unicode.IsNumber(r), unicode.IsPunct(r), unicode.IsSpace(r), unicode.IsControl(r):
				return ' '
			}
			return r
		}, record.Fold(text))
		words = append(words, strings.Fields(folded)...)
	}
	return words
}

// slowDistance counts mistakes, neighbours the wrong way round being one: the
// textbook table.
func slowDistance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// slowHow is 0 to 4 as in the rules, or 5 for no match.
func slowHow(word, have string, loose bool) int {
	switch {
	case word == have:
		return 0
	case strings.HasPrefix(have, word):
		return 1
	case strings.Contains(have, word):
		return 2
	case !loose:
		return 5
	}
	w, h := []rune(word), []rune(have)
	if len(w) >= 3 && w[0] == h[0] {
		left := w
		for _, r := range h {
			if len(left) > 0 && left[0] == r {
				left = left[1:]
			}
		}
		if len(left) == 0 {
			return 3
		}
	}
	if len(w) >= 4 && slowDistance(w, h) == 1 {
		return 4
	}
	for n := range len(h) {
		if len(w) >= 5 && slowDistance(w, h[:n]) == 1 {
			return 4
		}
	}
	return 5
}

// slowMatch is how and where a word matches best, and with how many letters
// left over.
type slowMatch struct{ how, where, left int }

// The places of a slowMatch.
const slowName, slowClient, slowDetails = 0, 1, 2

func (m slowMatch) compare(o slowMatch) int {
	return cmp.Or(m.how-o.how, m.where-o.where, m.left-o.left)
}

func slowBest(a, b slowMatch) slowMatch {
	if b.compare(a) < 0 {
		return b
	}
	return a
}

func slowIn(word string, where int, loose bool, texts ...string) slowMatch {
	best := slowMatch{how: 5}
	for _, have := range slowWords(texts...) {
		left := max(0, utf8.RuneCountInString(have)-utf8.RuneCountInString(word))
		best = slowBest(best, slowMatch{slowHow(word, have, loose), where, left})
	}
	return best
}

func slowKind(word string, k record.Kind, loose bool) slowMatch {
	best := slowMatch{how: 5}
	facts := k.Facts()
	for _, have := range append([]string{facts.Name, facts.Plural}, facts.Also...) {
		if m := slowIn(word, slowName, loose, have); m.how != 2 {
			best = slowBest(best, m)
		}
	}
	return best
}

// slowRow is a row with what its order is told from.
type slowRow struct {
	hit               Hit
	worst, cost, left int
	clientOnly        bool
	order             int
}

// rate works out how well the row matches, forgiving mistakes in loose words.
func (r *slowRow) rate(words []string, loose map[string]bool) {
	c, in := r.hit.Card, r.hit.Interest
	r.worst, r.cost, r.left, r.clientOnly = 0, 0, 0, true
	for _, word := range words {
		client := slowName
		if in != nil {
			client = slowClient
		}
		best := slowIn(word, client, loose[word], c.Called)
		best = slowBest(best, slowIn(word, slowDetails, loose[word], c.Code, c.Say))
		if in != nil {
			best = slowBest(best, slowIn(word, slowName, loose[word], in.Name))
			best = slowBest(best, slowKind(word, in.Kind, loose[word]))
			best = slowBest(best, slowIn(word, slowDetails, loose[word], in.Details))
			for _, f := range in.Fields {
				best = slowBest(best, slowIn(word, slowDetails, loose[word], f.Value))
			}
		}
		r.worst = max(r.worst, best.how)
		r.cost += 4 * best.how
		if best.where == slowDetails {
			r.cost += 2
		}
		r.left += best.left
		r.clientOnly = r.clientOnly && best.where == slowClient
	}
}

func compareSlow(a, b slowRow) int {
	last := func(x bool) int {
		if x {
			return 1
		}
		return 0
	}
	return cmp.Or(
		a.worst-b.worst, a.cost-b.cost, last(a.clientOnly)-last(b.clientOnly),
		last(a.hit.Verdict == record.ShowGently)-last(b.hit.Verdict == record.ShowGently),
		last(a.hit.Interest != nil)-last(b.hit.Interest != nil),
		a.left-b.left, cmp.Compare(b.hit.Heard, a.hit.Heard), a.order-b.order,
	)
}

// slowFind looks for the words, and forgives mistakes in those that match
// nothing by themselves when no row matches all.
func slowFind(l *record.Caseload, words []string, keep func(Hit) bool) []Hit {
	if hits := slowPass(l, words, nil, keep); len(hits) > 0 {
		return hits
	}
	loose := map[string]bool{}
	for _, word := range words {
		loose[word] = len(slowPass(l, []string{word}, nil, keep)) == 0
	}
	return slowPass(l, words, loose, keep)
}

func slowPass(l *record.Caseload, words []string, loose map[string]bool, keep func(Hit) bool) []Hit {
	var rows []slowRow
	for _, c := range l.Cards() {
		h := Hit{Card: c, Verdict: record.ShowPlain, Heard: l.LastSeen(c.ID)}
		if c.Client.Standing == record.Died {
			h.Verdict = record.ShowPast
		}
		rows = append(rows, slowRow{hit: h, order: len(rows)})
		for i := range c.Interests {
			in := &c.Interests[i]
			h := Hit{Card: c, Interest: in, Verdict: c.Gate(in, record.OnFind), Heard: in.Heard}
			rows = append(rows, slowRow{hit: h, order: len(rows)})
		}
	}
	for i := range rows {
		rows[i].rate(words, loose)
	}
	rows = slices.DeleteFunc(rows, func(r slowRow) bool {
		return r.worst == 5 || !keep(r.hit) || r.hit.Verdict == record.Hide
	})
	slices.SortFunc(rows, compareSlow)
	var hits []Hit
	for _, r := range rows {
		hits = append(hits, r.hit)
	}
	return hits
}

// asked invents words to look for: parts of what is there, with mistakes.
func asked(r *rand.Rand, l *record.Caseload) []string {
	var all []string
	for _, c := range l.Cards() {
		all = append(all, c.Called, c.Code, c.Say)
		for _, in := range c.Interests {
			all = append(all, in.Name, in.Details, in.Kind.Facts().Plural, in.Kind.String())
		}
	}
	there := slowWords(all...)
	var words []string
	for range 1 + r.IntN(3) {
		letters := []rune(pick(r, there))
		from := 0
		if r.IntN(4) == 0 {
			from = r.IntN(len(letters))
		}
		letters = letters[from : from+1+r.IntN(len(letters)-from)]
		for range r.IntN(3) {
			letters = mistake(r, letters)
		}
		word := strings.Join(slowWords(string(letters)), "")
		if word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

func mistake(r *rand.Rand, w []rune) []rune {
	at := r.IntN(len(w))
	w = slices.Clone(w)
	switch r.IntN(5) {
	case 0:
		w = slices.Insert(w, at, rune('a'+r.IntN(26)))
	case 1:
		if len(w) > 1 {
			w = slices.Delete(w, at, at+1)
		}
	case 2:
		w[at] = rune('a' + r.IntN(26))
	case 3:
		if at > 0 {
			w[at], w[at-1] = w[at-1], w[at]
		}
	}
	return w
}

// smallCaseload invents a few clients with a few interests, all from words
// that lie close together, in every standing.
func smallCaseload(r *rand.Rand) *record.Caseload {
	var cards []*record.Card
	var sessions []*record.Session
	for n := range r.IntN(7) {
		c := &record.Card{Client: record.Client{
			ID: record.ID{byte(n), 1}, Called: pick(r, someCalled), Code: fmt.Sprint(pick(r, []string{"mis", "ma", "zo", "x"}), n),
			Say: pick(r, []string{"", "MY-uh", "ZOH-ee"}), Standing: record.ClientStanding(r.IntN(4)),
		}}
		if r.IntN(2) == 0 {
			c.Closed = []string{pick(r, []string{"food", "her dog", "salmon", "music"})}
		}
		for range r.IntN(9) {
			in := madeInterest(r)
			in.Heard = record.Date(r.IntN(3))
			in.Standing = record.Standing(r.IntN(5))
			c.Interests = append(c.Interests, in)
		}
		cards = append(cards, c)
		if r.IntN(2) == 0 {
			sessions = append(sessions, &record.Session{Client: c.ID, Date: record.Date(r.IntN(3)), Ended: true})
		}
	}
	return record.NewCaseload(cards, sessions, nil)
}

// sweep is how many times as much as usual a random test tries.
func sweep() int {
	return map[string]int{"": 1, "ci": 10, "release": 1000}[os.Getenv("RAPPORT_SWEEP")]
}

func sameHits(t *testing.T, why string, got, want []Hit) {
	t.Helper()
	same := len(got) == len(want)
	for i := 0; same && i < len(got); i++ {
		g, w := got[i], want[i]
		same = g.Card == w.Card && g.Interest == w.Interest && g.Verdict == w.Verdict && g.Heard == w.Heard
	}
	if !same {
		t.Fatalf("%s\n got %s\nwant %s", why, shown(got), shown(want))
	}
}

// TestFindIsTheSlowWay looks for random words in random caseloads, the fast
// way and the slow way: the same rows in the same order, however the rows lie
// in pieces, and the best few of them are the first few of all.
func TestFindIsTheSlowWay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		l := smallCaseload(r)
		if len(l.Cards()) == 0 {
			return
		}
		x := build(l, nil, 1+r.IntN(30))
		for range 10 * sweep() {
			words := asked(r, l)
			if len(words) == 0 {
				continue
			}
			query := strings.Join(words, " ")
			want := slowFind(l, words, func(Hit) bool { return true })
			sameHits(t, query, find(t, x, query), want)
			limit := 1 + r.IntN(6)
			got, _ := x.Find(query, limit)
			sameHits(t, fmt.Sprintf("%s, the best %d", query, limit), got, want[:min(limit, len(want))])

			kind := pick(r, record.Kinds())
			got = find(t, x, query+" kind:"+kind.Name)
			sameHits(t, query+" of kind "+kind.Name, got, slowFind(l, words, func(h Hit) bool { return h.Interest != nil && h.Interest.Kind == kind.Kind }))
			code := pick(r, l.Cards()).Code
			got = find(t, x, "client:"+code+" "+query)
			sameHits(t, query+" of "+code, got, slowFind(l, words, func(h Hit) bool { return h.Card.Code == code }))
		}
	})
}
