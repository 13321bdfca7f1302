package prompts

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rapport/store/record"
)

// Keepsake is one page to give away at a last hour: what the client loves, what
// made us laugh, what we said we would remember. It is written to the client,
// in their language and their own words, with no shape, no minutes and no
// standing; of a client who died it speaks to the clinician, in the third person
// and the past.
//
// Everything in it has been through the gate. A section without lines keeps its
// place, so that a line can be added to it, and is left out when the page is
// written.
type Keepsake struct {
	Language string // of what it says by itself: "en", "es"
	Title    string // "For Maya"
	Intro    string // whose words these are
	Sections []KeepsakeSection
	Dated    string // "November 2026"; empty where it would be the wrong thing to keep
}

// KeepsakeSection is a heading and what stands under it.
type KeepsakeSection struct {
	Heading string
	Lines   []KeepsakeLine
}

// KeepsakeLine is one line of the page, and the interest it was made from, if
// it was made from one.
type KeepsakeLine struct {
	Words string
	About record.ID
}

// Empty reports whether nothing stands on the page.
func (k Keepsake) Empty() bool {
	return !slices.ContainsFunc(k.Sections, func(s KeepsakeSection) bool { return len(s.Lines) > 0 })
}

// KeepsakeFor makes the page for a client as it would be given on the day; to
// one without a language of their own in the usual one. Sessions have no part in
// it: what was said there was said to be left there.
func KeepsakeFor(card *record.Card, day record.Date, usual string) Keepsake {
	words := wordsOfKeepsake(card, usual)
	var loved, before, laughed, remembered KeepsakeSection
	for _, in := range keepsakeOrder(card) {
		line, ok := keepsakeLine(card, in, words)
		if !ok {
			continue
		}
		under := &loved
		switch {
		case in.Kind == record.Joke:
			under = &laughed
		case in.Kind == record.Memory, in.Kind == record.Milestone:
			under = &remembered
		case card.Gate(in, record.OnKeepsake) == record.ShowPast && card.Client.Standing != record.Died:
			under = &before
		}
		under.Lines = append(under.Lines, line)
	}
	for _, line := range keepsakeCarried(card, words) {
		if !saidIn(line.Words, loved, before, laughed, remembered) {
			remembered.Lines = append(remembered.Lines, line)
		}
	}
	if card.Client.Standing == record.Died {
		loved.Heading, laughed.Heading, remembered.Heading = card.WhatLoves(), keepsakeEnglish.laughed, "what we remember"
		return Keepsake{Language: "en", Title: card.Called, Intro: introOf(card), Sections: []KeepsakeSection{loved, laughed, remembered}}
	}
	loved.Heading, before.Heading, laughed.Heading, remembered.Heading = words.loved, words.before, words.laughed, words.remembered
	return Keepsake{
		Language: words.language, Title: words.title + card.Called, Intro: words.intro, Dated: words.dated(day),
		Sections: slices.DeleteFunc([]KeepsakeSection{loved, before, laughed, remembered}, func(s KeepsakeSection) bool {
			return s.Heading == before.Heading && len(s.Lines) == 0
		}),
	}
}

func introOf(card *record.Card) string {
	whose := "in " + card.Words().Possessive + " own words"
	if card.Words().Named {
		whose = "as it was said"
	}
	return "Some of what " + card.Called + " told me, " + whose + "."
}

// KeepsakeMay reports whether a line may stand on the page: by the thing it was
// made from, and by its words. What belongs with something held gently is not
// brought up by itself; who means it can write it in words of their own.
func KeepsakeMay(card *record.Card, line KeepsakeLine) bool {
	in := card.Interest(line.About)
	switch {
	case in == nil && !line.About.IsZero():
		return false
	case in != nil && (card.Shadowed(in) || !card.Gate(in, record.OnKeepsake).May()):
		return false
	}
	return card.GateWords(line.Words, record.OnKeepsake).May()
}

// keepsakeOrder lists what may stand on the page: what lit the client up last
// comes first, then the order of the card.
func keepsakeOrder(card *record.Card) []*record.Interest {
	var all []*record.Interest
	for i := range card.Interests {
		if in := &card.Interests[i]; card.Gate(in, record.OnKeepsake).May() {
			all = append(all, in)
		}
	}
	slices.SortStableFunc(all, func(x, y *record.Interest) int {
		return cmp.Or(
			cmp.Compare(y.LastLit(), x.LastLit()), cmp.Compare(x.Kind, y.Kind),
			cmp.Compare(y.Heard, x.Heard), strings.Compare(record.Fold(x.Name), record.Fold(y.Name)),
		)
	})
	return all
}

// notToKeep are fields that help the clinician and mean nothing to the client,
// or were news once.
var notToKeep = []string{record.SayField, "news", "feel", "mark", "origin", "started", "used"}

// keepsakeLine is a thing in one line: its name and what was said of it, once
// each. A phrase that names something kept back goes alone; a name that does
// takes the line with it.
func keepsakeLine(card *record.Card, in *record.Interest, words keepsakeWords) (KeepsakeLine, bool) {
	line := KeepsakeLine{Words: given(in.Name, in.Kind, card, words), About: in.ID}
	if line.Words == "" || !KeepsakeMay(card, line) {
		return KeepsakeLine{}, false
	}
	told := in.Clone()
	told.Fields = slices.DeleteFunc(told.Fields, func(f record.Field) bool { return slices.Contains(notToKeep, f.Key) || says(line.Words, f.Value) })
	for _, phrase := range told.Phrases() {
		phrase = given(phrase, in.Kind, card, words)
		longer := KeepsakeLine{Words: line.Words + ", " + phrase, About: in.ID}
		if !says(line.Words, phrase) && KeepsakeMay(card, longer) {
			line = longer
		}
	}
	return line, true
}

// saidIn reports whether words stand in a section already.
func saidIn(words string, sections ...KeepsakeSection) bool {
	return slices.ContainsFunc(sections, func(s KeepsakeSection) bool {
		return slices.ContainsFunc(s.Lines, func(l KeepsakeLine) bool { return says(l.Words, words) })
	})
}

// says reports whether one text has the other in it.
func says(text, words string) bool { return strings.Contains(record.Fold(text), record.Fold(words)) }

// given is the client's words as they are handed back: "her sax" is "your sax".
// Of a client who died they stay as they are.
func given(said string, kind record.Kind, card *record.Card, words keepsakeWords) string {
	if card.Client.Standing == record.Died {
		return record.CleanLine(said)
	}
	return words.given(said, kind, card)
}

// keepsakeCarried is what is carried forward and can be handed over. A note
// that speaks of the client was written for the next hour, and one for a client
// who died has no hour to go to.
func keepsakeCarried(card *record.Card, words keepsakeWords) []KeepsakeLine {
	if card.Client.Standing == record.Died {
		return nil
	}
	var lines []KeepsakeLine
	for _, k := range card.Carried {
		line := KeepsakeLine{Words: given(k.Words, record.Other, card, words), About: k.Interest}
		if line.Words != "" && !speaksOf(words.them(card), line.Words) && card.GateCarried(k, record.OnKeepsake).May() && KeepsakeMay(card, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// speaksOf reports whether words name somebody by one of the words that mean
// them.
func speaksOf(them []string, words string) bool {
	return slices.ContainsFunc(cutFolded(words), func(word string) bool { return slices.Contains(them, word) })
}

// cutFolded are the words of a text, folded.
func cutFolded(s string) []string {
	return strings.FieldsFunc(record.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
}
