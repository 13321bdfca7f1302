package main

import (
	"fmt"
	"time"

	"rapport/store"
	"rapport/store/record"
)

// size is how large an invented caseload is.
type size struct{ clients, interests, hours int }

// usual is a large caseload of one clinician after some years: 8,000 interests.
var usual = size{clients: 200, interests: 40, hours: 20}

// large is 500,000 interests, far beyond any clinician's.
var large = size{clients: 12_500, interests: 40}

var (
	names = []string{"Maya", "Theo", "Wren", "Ana", "Jonas", "Zoë", "Priya", "Inês", "Tomasz", "Noor", "Łucja", "Ravi"}
	first = []string{"Miso", "the old", "her sister's", "the blue", "Nan's", "the Thursday", "a second", "the little", "Biscuit", "the long"}
	last  = []string{"allotment", "tortoise", "quilt", "band", "crossword", "ferry", "tabby", "caravan", "garden", "record", "orchestra", "sourdough", "bicycle"}
	heard = []string{
		"a rescue, sleeps on the good chair, afraid of the kettle", "plot fourteen, next to the railway", "series two, every Sunday",
		"learned it from her uncle", "the green one with the broken handle", "goes there when it rains",
	}
)

// caseload invents clients, what they love and their hours. The last hour of
// each was some days before now, at the full hour.
func (n size) caseload(now time.Time) (cards []*record.Card, sessions []*record.Session) {
	for i := range n.clients {
		c := n.card(i, record.DateOf(now))
		cards = append(cards, c)
		for j := range n.hours {
			sessions = append(sessions, hour(c.ID, now.AddDate(0, 0, -1-i%7-7*j)))
		}
	}
	return cards, sessions
}

func (n size) card(i int, today record.Date) *record.Card {
	c := &record.Card{Client: record.Client{
		ID: record.NewID(), Code: fmt.Sprintf("c%s", letters(i)), Called: names[i%len(names)] + " " + letters(i), Pronouns: "she/her",
		Pace: []string{"ten minutes of chat first"}, Closed: []string{"her father"},
	}}
	for k := range n.interests {
		in := record.Interest{
			ID: record.NewID(), Kind: record.Kind(1 + (i+k)%19), Name: fmt.Sprintf("%s %s", first[(i+k)%len(first)], last[(7*i+k)%len(last)]),
			Details: heard[(i+3*k)%len(heard)], Fields: []record.Field{{Key: "news", Value: "had a tooth out"}},
			FirstHeard: today - 300, Heard: today - record.Date(k*5),
		}
		switch k % 10 {
		case 3:
			in.Lit = []record.Date{today - 20}
		case 7:
			in.Standing = record.Gentle
		}
		c.Interests = append(c.Interests, in)
	}
	return c
}

// letters writes a number in letters, three of them at least, so that a search
// for a word does not find every client by its number.
func letters(n int) string {
	b := []byte("aaa")
	for i := 0; n > 0; i, n = i+1, n/26 {
		if i == len(b) {
			b = append(b, 'a')
		}
		b[i] = byte('a' + n%26)
	}
	return string(b)
}

func hour(client record.ID, on time.Time) *record.Session {
	s := &record.Session{
		ID: record.NewID(), Client: client, Date: record.DateOf(on), Start: on.Truncate(time.Hour),
		Planned: 50, Live: true, Ended: true, End: 3000, Line: "the garden, and the move",
	}
	week := on.YearDay() / 7 // no two weeks alike
	for i := range 8 {
		s.Moves = append(s.Moves, record.Move{At: (i+1)*300 + week%7*(i+1)*10, Place: record.Place((i*(1+week%3) + 1 + week) % 5), Led: record.ByClient})
	}
	for i := range 4 {
		s.Marks = append(s.Marks, record.Mark{At: (i + 1) * 700, Kind: record.LitUp, Words: "the allotment"})
	}
	return s
}

// passphrase opens every vault made here.
const passphrase = "a throw-away passphrase"

// cheap is a cost of key derivation that takes no time, and protects nothing.
var cheap = store.Options{Cost: store.ThrowawayCost()}

// vault makes a vault with an invented caseload, and leaves it open.
func (n size) vault(path string, opt store.Options) (*store.Vault, error) {
	v, _, err := store.Create(path, []byte(passphrase), opt)
	if err != nil {
		return nil, err
	}
	cards, sessions := n.caseload(time.Now())
	return v, v.Update(func(tx record.Tx) error {
		for _, c := range cards {
			if err := tx.PutCard(c); err != nil {
				return err
			}
		}
		for _, s := range sessions {
			if err := tx.PutSession(s); err != nil {
				return err
			}
		}
		return nil
	})
}
