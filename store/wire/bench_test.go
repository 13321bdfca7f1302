package wire

import (
	"fmt"
	"testing"

	"rapport/store/record"
)

// benchCard is a card of the size that one grows to: a line of details and a
// field to each interest, some days on which it lit the client up.
func benchCard(interests int) *record.Card {
	c := &record.Card{Client: record.Client{
		ID: record.NewID(), Code: "maya", Called: "Maya", Say: "MY-ah", Pronouns: "she/her",
		Pace: []string{"ten minutes of chat first"}, Closed: []string{"father"},
		Carried: []record.Carry{{Words: "the seedlings", On: 20400}},
	}}
	for i := range interests {
		c.Interests = append(c.Interests, record.Interest{
			ID: record.NewID(), Kind: record.Kind(1 + i%20), Name: fmt.Sprintf("Miso the %dth", i),
			Details: "a rescue, sleeps on the good chair, afraid of the kettle",
			Fields:  []record.Field{{Key: "eats", Value: "only tuna"}, {Key: "news", Value: "had a tooth out"}},
			Heard:   record.Date(20400 - i), FirstHeard: 20100, Asked: record.Date(20390 - i), Landed: record.Fine,
			Lit: []record.Date{20200, 20300},
		})
	}
	return c
}

// BenchmarkCards reads 200 cards of 40 interests: 8,000 in all.
func BenchmarkCards(b *testing.B) {
	const cards, interests = 200, 40
	var raws [][]byte
	var bytes int64
	for range cards {
		raw := AppendCard(nil, benchCard(interests))
		raws = append(raws, raw)
		bytes += int64(len(raw))
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, raw := range raws {
			if _, err := Card(raw); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*cards*interests), "ns/interest")
}

func BenchmarkAppendCard(b *testing.B) {
	c := benchCard(40)
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendCard(buf[:0], c)
	}
}

func BenchmarkSession(b *testing.B) {
	s := &record.Session{ID: record.NewID(), Client: record.NewID(), Date: 20400, Planned: 50, Ended: true, End: 3000}
	for i := range 12 {
		s.Moves = append(s.Moves, record.Move{At: i * 240, Place: record.Place(i % 5), Led: record.ByClient})
		s.Marks = append(s.Marks, record.Mark{At: i * 240, Kind: record.LitUp, Words: "the allotment"})
	}
	raw := AppendSession(nil, s)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Session(raw); err != nil {
			b.Fatal(err)
		}
	}
}
