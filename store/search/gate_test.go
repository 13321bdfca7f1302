package search

import (
	"fmt"
	"strings"
	"testing"

	"rapport/store/record"
)

// TestGate walks every standing of an interest, of its client, and a closed
// topic that reaches it by touch, by word or not at all, and looks for the
// interest in every way there is.
func TestGate(t *testing.T) {
	verdicts := map[record.Standing]record.Verdict{
		record.Open: record.ShowPlain, record.Resting: record.ShowPlain, record.Gentle: record.ShowGently,
		record.Past: record.ShowPast, record.Closed: record.Hide,
		record.Standing(77): record.Hide, // written by something newer
	}
	topics := []struct {
		topic  string
		closes bool
	}{{"", false}, {"alcohol", false}, {"food", true}, {"his noodles", true}, {"ramen", true}}
	ways := []string{"ramen", "ram", "amen", "rmen", "rasen", "food", "dishes", "theo", "theo ramen", "noodles", "corner", "kind:food", "client:theo", "client:theo food"}
	for standing, open := range verdicts {
		for of := record.Current; of <= record.Died; of++ {
			for _, c := range topics {
				want := open
				if of == record.Died && want == record.ShowPlain {
					want = record.ShowPast
				}
				if c.closes {
					want = record.Hide
				}
				theo := client("Theo", "food ramen | noodles from the corner place")
				theo.Interests[0].Standing, theo.Client.Standing = standing, of
				if c.topic != "" {
					theo.Closed = []string{c.topic}
				}
				x := New(load(theo, client("Maya", "pet Miso")))
				for _, way := range ways {
					got := record.Hide
					for _, h := range find(t, x, way) {
						if h.Interest != nil && h.Card == theo {
							got = h.Verdict
						}
						if h.Interest == nil && h.Card == theo && h.Verdict != personVerdict(of) {
							t.Errorf("Theo, %v, is shown as %v", of, h.Verdict)
						}
					}
					if got != want {
						t.Errorf("%v interest, client %v, %q closed, found by %q: verdict %v, want %v", standing, of, c.topic, way, got, want)
					}
				}
			}
		}
	}
}

func personVerdict(of record.ClientStanding) record.Verdict {
	if of == record.Died {
		return record.ShowPast
	}
	return record.ShowPlain
}

// TestHiddenChangesNothing: a caseload with something hidden answers every
// query exactly as if it were not there, mistakes let pass and all.
func TestHiddenChangesNothing(t *testing.T) {
	lines := []string{"pet Miso", "music Missy Elliott | | gentle", "food ramen"}
	hidden := []string{"pet Misa | | closed", "food meso | mistletoe | closed", "joke missing miso | | closed"}
	shownOnly := New(load(client("Theo", lines...)))
	for n := range hidden {
		all := New(load(client("Theo", append(append([]string(nil), lines...), hidden[:n+1]...)...)))
		for _, query := range []string{"m", "mi", "mis", "misa", "meso", "missing", "mistletoe", "mxso", "joke", "kind:joke", "theo", "theo mesu", "theo misa", "theo meso", "ramen mistletoe", "kind:pet misa", "client:theo"} {
			for limit := range 4 {
				a, _ := shownOnly.Find(query, limit)
				b, _ := all.Find(query, limit)
				if shown(a) != shown(b) {
					t.Errorf("%q, limit %d, hidden %q: %s, without it %s", query, limit, hidden[:n+1], shown(b), shown(a))
				}
			}
		}
	}
}

// TestGateIsAsked: closing a topic on the very card an index was made of is
// respected at once, since every search asks the gate again.
func TestGateIsAsked(t *testing.T) {
	theo := client("Theo", "food ramen")
	x := New(load(theo))
	if got := shown(find(t, x, "ramen")); got != "Theo: ramen" {
		t.Fatal(got)
	}
	theo.Interests[0].Standing = record.Closed
	if got := shown(find(t, x, "ramen")); got != "" {
		t.Error(got)
	}
}

func TestGentleNeverFirst(t *testing.T) {
	theo := client("Theo")
	for n := range 20 {
		in := record.Interest{Kind: record.Pet, Name: fmt.Sprint("Miso ", n), Heard: record.Date(100 + n)}
		if n%2 == 1 {
			in.Standing = record.Gentle
		}
		theo.Interests = append(theo.Interests, in)
	}
	x := New(load(theo))
	for limit := range 21 {
		hits, _ := x.Find("miso", limit)
		var order strings.Builder
		for _, h := range hits {
			fmt.Fprint(&order, h.Verdict == record.ShowGently, " ")
		}
		if strings.Contains(order.String(), "true false") || limit > 0 && len(hits) != limit {
			t.Errorf("limit %d: %s", limit, order.String())
		}
	}
}
