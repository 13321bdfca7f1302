package prompts

import (
	"math/rand/v2"
	"time"

	"rapport/store/record"
)

type month = time.Month

// today is the day of most tests.
var today = record.NewDate(2026, 11, 19)

func id(n byte) record.ID { return record.ID{n, 7, n, 9, 15: n} }

func maya(interests ...record.Interest) *record.Card {
	c := &record.Card{Interests: interests}
	c.ID, c.Code, c.Called, c.Pronouns = id(200), "maya", "Maya", "she/her"
	return c
}

// thing is an interest heard of a week ago, for the first time half a year ago.
func thing(n byte, kind record.Kind, name string) record.Interest {
	return record.Interest{ID: id(n), Kind: kind, Name: name, FirstHeard: today - 180, Heard: today - 7}
}

// withFields sets fields on an interest, in pairs.
func withFields(in record.Interest, pairs ...string) record.Interest {
	for i := 0; i+1 < len(pairs); i += 2 {
		in.SetField(pairs[i], pairs[i+1])
	}
	return in
}

// randomCard is a card as life may leave one: every kind and standing, topics
// closed by touch and by word, things set aside, asked, landed, worn.
func randomCard(r *rand.Rand) *record.Card {
	c := maya()
	c.ID = id(byte(r.IntN(250)))
	c.Standing = pick(r, record.Current, record.Current, record.Current, record.Current, record.OnBreak, record.Finished, record.Died)
	c.Straight = r.IntN(8) == 0
	c.Ages = record.Ages(r.IntN(4))
	if r.IntN(4) == 0 {
		c.Language, c.Address = "es", pick(r, "", "tu", "usted")
	}
	if r.IntN(3) == 0 {
		c.Needs = []string{pick(r, needs...)}
	}
	for range r.IntN(3) {
		if r.IntN(2) == 0 {
			c.Closed = append(c.Closed, string(pick(r, record.Touches()...)))
		} else {
			c.Closed = append(c.Closed, pick(r, "her father", "dogs", "salmon", "the sea", "Miso", "music"))
		}
	}
	for n := range r.IntN(14) {
		c.Interests = append(c.Interests, randomInterest(r, byte(n+1)))
	}
	for i := range c.Interests {
		in := &c.Interests[i]
		if r.IntN(6) == 0 {
			c.Join(in.ID, pick(r, c.Interests...).ID, false)
		}
		if r.IntN(5) == 0 {
			c.Asked = append(c.Asked, record.Asked{Question: pick(r, "t-any", "t-pet-eat", "g-cup"), Interest: in.ID, On: today - record.Date(r.IntN(200)), Landed: in.Landed})
		}
		if r.IntN(6) == 0 && len(c.Carried) < record.MaxCarried {
			c.Carried = append(c.Carried, record.Carry{Words: in.Name, Interest: in.ID, On: today - 7})
		}
	}
	return c
}

func randomInterest(r *rand.Rand, n byte) record.Interest {
	names := []string{"Miso", "the allotment", "the Cure", "Biscuit", "her father's boat", "ramen", "swimming in the sea", "Inês", "the chickens", "wine"}
	in := record.Interest{
		ID: id(n), Kind: record.Kind(r.IntN(len(record.Kinds())) + 1), Name: pick(r, names...),
		Standing: pick(r, record.Open, record.Open, record.Open, record.Resting, record.Gentle, record.Past, record.Closed),
		Landed:   record.Landing(r.IntN(5)), Flats: r.IntN(3),
	}
	facts := in.Kind.Facts()
	for _, f := range facts.Fields {
		if r.IntN(2) == 0 {
			in.SetField(f, pick(r, "salmon pâté", "series two", "the second border", "with Biscuit", "good"))
		}
	}
	if r.IntN(4) == 0 {
		in.Touches = []record.Touch{pick(r, record.Touches()...)}
	}
	if r.IntN(6) == 0 {
		in.SetAside = today - record.Date(r.IntN(30))
	}
	in.FirstHeard = today - record.Date(r.IntN(900))
	in.Heard = in.FirstHeard + record.Date(r.IntN(int(today-in.FirstHeard)+1))
	if r.IntN(3) == 0 {
		in.Lit = []record.Date{in.Heard}
	}
	if r.IntN(3) == 0 {
		in.Asked = today - record.Date(r.IntN(200))
	}
	return in
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }
