//go:build unix

package main

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"rapport/store/record"
)

// everyField is a client called by a word that find finds, whose every text
// field, and those of two hours of theirs, holds what next gives for it: also a
// field that is added to a record next year. English, so that questions are made
// of it, if its number is even.
func everyField(number int, next func(field string) string) (*record.Card, []*record.Session) {
	today := record.DateOf(time.Now())
	c := &record.Card{Client: record.Client{
		ID: record.NewID(), Since: today - 60, Needs: []string{""}, Pace: []string{"", ""}, Closed: []string{"", ""}, Hidden: []string{""}, Favored: []string{""},
		MySide: []record.Told{{On: today}, {On: today}}, Promises: []record.Promise{{On: today - 9}, {On: today - 9, Done: today}},
		Carried: []record.Carry{{On: today - 7}, {On: today - 7}, {On: today - 7}}, InHand: []record.Held{{On: today}, {On: today}}, Asked: []record.Asked{{On: today - 30}},
	}}
	kinds := record.Kinds()
	standings := []record.Standing{record.Open, record.Gentle, record.Open, record.Closed, record.Open, record.Past, record.Open, record.Resting}
	for i := range 8 {
		kind := kinds[(number*8+i)%len(kinds)]
		in := record.Interest{ID: record.NewID(), Kind: kind.Kind, Standing: standings[i], FirstHeard: today - 60, Heard: today - 40, Lit: []record.Date{today - 7}}
		for _, key := range append(slices.Sorted(slices.Values(kind.Fields)), record.SayField) {
			in.SetField(key, "to be filled")
		}
		c.Interests = append(c.Interests, in)
	}
	c.Interests[6].SetAside = today - 7
	fillText(reflect.ValueOf(c), "", next)
	c.Code, c.Called = fmt.Sprintf("zed%02d", number), fmt.Sprintf("Zed%02d %s", number, c.Called)
	if number%2 == 0 {
		c.Language, c.Address, c.Needs, c.Closed = "en", "", nil, c.Closed[:1]
	}
	var hours []*record.Session
	for n := range 2 {
		s := &record.Session{
			ID: record.NewID(), Client: c.ID, Date: today - record.Date(7*n+1), Start: time.Now().AddDate(0, 0, -7*n-1), Planned: 50, Ended: true, End: 3000, Live: n == 0,
			Moves: []record.Move{{At: 600, Place: record.In, Led: record.ByClient}, {At: 1200, Place: record.Out, Led: record.ByMe}},
		}
		for kind := record.LitUp; kind <= record.Note; kind++ {
			s.Marks = append(s.Marks, record.Mark{At: 200 * int(kind), Kind: kind, Interest: c.Interests[int(kind)%3].ID})
		}
		s.Marks = append(s.Marks, record.Mark{At: 2500, Kind: record.LitUp}, record.Mark{At: 2900, Kind: record.Note})
		fillText(reflect.ValueOf(s), "", next)
		hours = append(hours, s)
	}
	return c, hours
}

// everyText visits every string that a value leads to.
func everyText(v reflect.Value, look func(string)) {
	switch v.Kind() {
	case reflect.String:
		look(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			everyText(v.Elem(), look)
		}
	case reflect.Slice:
		for i := range v.Len() {
			everyText(v.Index(i), look)
		}
	case reflect.Struct:
		if v.Type() != reflect.TypeFor[time.Time]() {
			for i := range v.NumField() {
				everyText(v.Field(i), look)
			}
		}
	}
}

// fillText puts words into every string that a value leads to, but for the keys
// of an interest's fields, which are names of ours.
func fillText(v reflect.Value, path string, next func(string) string) {
	switch v.Kind() {
	case reflect.String:
		if path != ".Interests.Fields.Key" && v.Type() == reflect.TypeFor[string]() {
			v.SetString(next(path))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			fillText(v.Elem(), path, next)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fillText(v.Index(i), path, next)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name := path + "." + f.Name
			if f.Anonymous {
				name = path
			}
			fillText(v.Field(i), name, next)
		}
	}
}
