package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"rapport/store/record"
)

// Words that invented cards are made of.
var (
	someCalled = []string{"Maya", "Theo", "Wren", "Ana", "Jonas", "Zoë", "Priya", "Süßkind", "Inês", "O'Brien", "Łukasz", "Mary Ann", "J.", "مريم", "美咲", "अनीता"}
	someNames  = []string{
		"Miso", "Misty", "Biscuit", "Mango", "the allotment, plot 14", "the Cure", "Missy Elliott", "miso ramen", "his sax", "Elden Ring",
		"tortoises", "sour sweets", "the 6.40 ferry", "Taskmaster", "Nan's caravan at Borth", "\"the committee has met\"", "sourdough", "Fado",
		"the quilt", "the number 28 tram", "pâté", "Disintegration", "crossword", "Werder Bremen", "🐈", "黒猫のミソ", "القطة", "चाय",
	}
	someDetails = []string{
		"orange", "tabby", "beagle", "dog", "eats", "salmon", "sleeps", "in", "the", "sink", "with", "her", "sister", "second", "border", "since", "spring",
		"on", "Sundays", "and", "a", "flask", "of", "tea", "corner", "place", "drum", "kit", "old", "blue", "boat", "by", "harbour", "when", "it", "rains", "wedding", "ee-NESH",
	}
	someValues = []string{"salmon pâté", "series two", "rescue", "plot 14", "Robert", "on the bus", "two cats"}
)

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// madeWord is a word nobody has heard before, like the names people give.
func madeWord(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteByte("bcdfghklmnprstvwz"[r.IntN(17)])
		b.WriteByte("aeiou"[r.IntN(5)])
		if r.IntN(3) == 0 {
			b.WriteByte("nrslt"[r.IntN(5)])
		}
	}
	return b.String()
}

func madeDetails(r *rand.Rand) string {
	var words []string
	for range 3 + r.IntN(8) {
		if r.IntN(4) == 0 {
			words = append(words, madeWord(r))
		} else {
			words = append(words, pick(r, someDetails))
		}
	}
	return strings.Join(words, " ")
}

func madeInterest(r *rand.Rand) record.Interest {
	in := record.Interest{
		ID: record.ID{byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32())}, Kind: record.Kind(1 + r.IntN(int(record.Other))),
		Name: pick(r, someNames), Details: madeDetails(r), Heard: record.Date(20000 + r.IntN(700)),
	}
	if r.IntN(3) > 0 {
		in.Name = madeWord(r)
		if r.IntN(2) == 0 {
			in.Name += " " + pick(r, someDetails)
		}
	}
	if r.IntN(3) == 0 {
		in.SetField(in.Kind.Facts().Fields[0], pick(r, someValues))
	}
	if r.IntN(8) == 0 {
		in.Standing = record.Standing(r.IntN(5))
	}
	return in
}

// madeCaseload invents clients with 40 interests each; one in four closed a
// topic.
func madeCaseload(interests int) *record.Caseload {
	r := rand.New(rand.NewPCG(1, uint64(interests)))
	var cards []*record.Card
	var sessions []*record.Session
	for n := range max(1, interests/40) {
		called := pick(r, someCalled)
		if r.IntN(3) > 0 {
			called = strings.ToUpper(called[:1]) + madeWord(r)
		}
		c := &record.Card{Client: record.Client{ID: record.ID{byte(n), byte(n >> 8), byte(n >> 16)}, Called: called, Code: fmt.Sprintf("c%d", n)}}
		if r.IntN(4) == 0 {
			c.Closed = []string{"alcohol", "her father"}
		}
		for range min(40, interests) {
			c.Interests = append(c.Interests, madeInterest(r))
		}
		cards = append(cards, c)
		sessions = append(sessions, &record.Session{Client: c.ID, Date: record.Date(20400 + r.IntN(300)), Start: time.Unix(1, 0), Ended: true})
	}
	return record.NewCaseload(cards, sessions, nil)
}
