package search

import (
	"slices"

	"rapport/store/record"
)

// Find looks up a whole query and returns the best hits, best first, limit at
// most; a limit of 0 or less returns every hit. A query without any word, and
// one that nothing matches, have none. The error is a *UsageError, when a
// field is not known, has no value, or names no kind.
func (x *Index) Find(text string, limit int) ([]Hit, error) { return x.search(text, limit, strict) }

// FindTyping looks up a query that is still being typed: a field without a
// value is as if it were not there, and one whose kind is not known yet has no
// hits. Only a field that is not known is a *UsageError.
func (x *Index) FindTyping(text string, limit int) ([]Hit, error) {
	return x.search(text, limit, typing)
}

func (x *Index) search(text string, limit int, m mode) ([]Hit, error) {
	q, err := parse(text, m)
	if err != nil || q.empty() {
		return nil, err
	}
	meant := x.meant(q.who)
	s := x.newScan(q, meant, closeRounds)
	best := s.run(limit)
	if len(best) == 0 && s.forgive() {
		s = x.newScan(q, meant, looseRounds)
		best = s.run(limit)
	}
	return s.hits(best), nil
}

// forgive lets pass mistakes in the words that match nothing as they are, and
// reports whether there are any. What the gate hides is nothing.
func (s *scan) forgive() bool {
	some := false
	for i := range s.words {
		alone := *s
		alone.query = &query{words: s.words[i : i+1], kinds: s.kinds}
		if len(alone.run(1)) == 0 {
			s.words[i].forgiven, some = true, true
		}
	}
	return some
}

// scan is one run over the index for one query.
type scan struct {
	*Index
	*query
	meant  []bool // which cards are asked for; nil is all
	rounds []match
	worst  match // that is let pass in any round
}

func (x *Index) newScan(q *query, meant []bool, rounds []match) *scan {
	worst := rounds[len(rounds)-1]
	for i := range q.words {
		w := &q.words[i]
		w.kinds[0] = none
		for _, f := range record.Kinds() {
			w.kinds[f.Kind] = w.ofKind(f.Kind, worst)
		}
	}
	return &scan{Index: x, query: q, meant: meant, rounds: rounds, worst: worst}
}

// meant are the cards that every part of who asks for: those whose client it
// matches best of all. What is the whole of one name does not mean another
// that only begins with it.
func (x *Index) meant(who [][]word) []bool {
	if len(who) == 0 || len(x.cards) == 0 {
		return nil
	}
	meant := slices.Repeat([]bool{true}, len(x.cards))
	how := make([]match, len(x.cards))
	for _, words := range who {
		var f folder
		for i, c := range x.cards {
			how[i] = f.client(c, words)
		}
		best := slices.Min(how)
		for i := range meant {
			meant[i] = meant[i] && how[i] == best && best != none
		}
	}
	return meant
}

// client is how the words match the client, told by the worst of them.
func (f *folder) client(c *record.Card, words []word) match {
	f.out = f.out[:0]
	f.add(c.Called)
	f.add(c.Code)
	f.add(c.Say)
	worst := whole
	for i := range words {
		m, _, _ := words[i].in(f.out, inside)
		worst = max(worst, m.how())
	}
	return worst
}

// run returns the best rows that the gate lets be seen, best first.
func (s *scan) run(limit int) []found {
	if limit > s.rows {
		limit = 0
	}
	for most := 2 * limit; ; most *= 4 {
		rows := s.rank(most)
		shown, enough := s.gate(rows, limit)
		if enough || limit <= 0 || len(rows) < most {
			return shown
		}
	}
}

// rank returns the best rows as they rank if nothing is hidden or gentle.
func (s *scan) rank(most int) []found {
	tops := make(chan *top, 2)
	s.halves(s.rows, func(from, to int) {
		p := newPass(s, most)
		for i := from; i < to; i++ {
			p.piece(i)
		}
		tops <- &p.top
	})
	close(tops)
	return joined(most, tops)
}
