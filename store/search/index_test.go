package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"rapport/store/record"

	"pgregory.net/rapid"
)

// TestRenew changes random caseloads at random, and finds in the renewed index
// what it finds in one made new.
func TestRenew(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		l := smallCaseload(r)
		x := build(l, nil, 1+r.IntN(30))
		for range 8 {
			l = changed(r, l)
			x = x.Renew(l)
			fresh := build(l, nil, 1+r.IntN(30))
			rows := 0
			for _, p := range x.pieces {
				rows += len(p.rows)
			}
			if rows != x.rows || rows != fresh.rows {
				t.Fatalf("%d rows in pieces, %d counted, %d when new", rows, x.rows, fresh.rows)
			}
			if len(l.Cards()) == 0 {
				continue
			}
			query := strings.Join(asked(r, l), " ")
			sameHits(t, query, find(t, x, query), find(t, fresh, query))
		}
	})
}

// changed is the caseload after a card was changed, renamed, taken away or
// added.
func changed(r *rand.Rand, l *record.Caseload) *record.Caseload {
	cards := slices.Clone(l.Cards())
	at := r.IntN(len(cards) + 1)
	switch {
	case at == len(cards):
		cards = append(cards, client(madeWord(r), "pet Miso", "food "+madeWord(r)))
	case r.IntN(4) == 0:
		cards = slices.Delete(cards, at, at+1)
	default:
		cards[at] = cards[at].Clone()
		if r.IntN(2) == 0 {
			cards[at].Called = madeWord(r)
		} else {
			cards[at].Interests = append(cards[at].Interests, madeInterest(r))
		}
	}
	return record.NewCaseload(cards, nil, nil)
}

// TestRenewReadsLittle says what one changed card costs: the piece it is in.
func TestRenewReadsLittle(t *testing.T) {
	l := madeCaseload(6 * pieceRows)
	x := New(l)
	cards := slices.Clone(l.Cards())
	at := len(cards) / 2
	cards[at] = cards[at].Clone()
	cards[at].Interests[0].Name = "xylophone"
	y := x.Renew(record.NewCaseload(cards, nil, nil))
	fresh := 0
	for _, p := range y.pieces {
		if !slices.Contains(x.pieces, p) {
			fresh++
		}
	}
	if fresh != 1 || len(y.pieces) != len(x.pieces) {
		t.Errorf("%d of %d pieces were made anew", fresh, len(y.pieces))
	}
	if got := shown(find(t, y, "xylophone")); got != cards[at].Called+": xylophone" {
		t.Errorf("the change is not found: %s", got)
	}
	if got := shown(find(t, x, "xylophone")); got != "" {
		t.Errorf("the old index changed: %s", got)
	}
}

func TestRenewTakesNewSessions(t *testing.T) {
	cards := []*record.Card{client("Ana"), client("Ann")}
	x := New(load(slices.Clone(cards)...))
	if got := shown(find(t, x, "an")); got != "Ana, Ann" {
		t.Fatal(got)
	}
	seen := []*record.Session{{Client: cards[1].ID, Date: 20500, Ended: true}}
	hits := find(t, x.Renew(record.NewCaseload(cards, seen, nil)), "an")
	if got := shown(hits); got != "Ann, Ana" || hits[0].Heard != 20500 || hits[1].Heard != 0 {
		t.Errorf("%s, %v", got, hits)
	}
}

// TestFindInHalves holds two goroutines to what one of them finds alone.
func TestFindInHalves(t *testing.T) {
	x := New(madeCaseload(goParallel + 1000))
	for _, query := range []string{"miso", "e", "maya dog", "tortiose", "kind:pet"} {
		for _, limit := range []int{0, 7} {
			q, err := parse(query, strict)
			if err != nil {
				t.Fatal(err)
			}
			s := x.newScan(q, nil, closeRounds)
			alone := newPass(s, limit)
			for i := range x.pieces {
				alone.piece(i)
			}
			tops := make(chan *top, 1)
			tops <- &alone.top
			close(tops)
			sameHits(t, query, s.hits(s.rank(limit)), s.hits(joined(limit, tops)))
		}
	}
}

// TestFindAtOnce is for the race detector: one index, many readers, one of
// them renewing it.
func TestFindAtOnce(t *testing.T) {
	l := madeCaseload(2000)
	x := New(l)
	want := shown(find(t, x, "mis tab"))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 20 {
				if hits, err := x.FindTyping("mis tab", 0); err != nil || shown(hits) != want {
					t.Errorf("%v, %s", err, shown(hits))
				}
			}
		})
	}
	wait.Go(func() { x.Renew(changed(rand.New(rand.NewPCG(1, 1)), l)) })
	wait.Wait()
}

// TestFindAllocates as much for many rows as for few.
func TestFindAllocates(t *testing.T) {
	open := func(interests int) *Index {
		l := madeCaseload(interests)
		for _, c := range l.Cards() {
			c.Closed = nil
		}
		return New(l)
	}
	few, many := open(2*pieceRows), open(8*pieceRows)
	for _, query := range []string{"e", "mis", "the dog", "kind:pet s", "client:zoe", "tortiose", "qxqx"} {
		count := func(x *Index) float64 {
			return testing.AllocsPerRun(5, func() {
				if _, err := x.FindTyping(query, 20); err != nil {
					t.Fatal(err)
				}
			})
		}
		if a, b := count(few), count(many); b > a+40 {
			t.Errorf("%q: %v allocations with few rows, %v with many", query, a, b)
		}
	}
}

// TestLargeCard has more rows than a piece takes.
func TestLargeCard(t *testing.T) {
	c := client("Maya")
	for n := range pieceRows + 10 {
		c.Interests = append(c.Interests, record.Interest{Kind: record.Book, Name: fmt.Sprint("volume ", n), Heard: record.Date(n)})
	}
	x := New(load(c, client("Theo", "book volume 7")))
	if got := shown(find(t, x, "volume 4100")); got != "Maya: volume 4100" {
		t.Error(got)
	}
	if got := shown(find(t, x, "client:theo volume")); got != "Theo: volume 7" {
		t.Error(got)
	}
}
