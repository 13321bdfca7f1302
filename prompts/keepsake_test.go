package prompts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// pageOf is everything that stands on a page, in one text.
func pageOf(k Keepsake) string {
	all := []string{k.Title, k.Intro, k.Dated}
	for _, s := range k.Sections {
		if len(s.Lines) > 0 {
			all = append(all, s.Heading+":")
		}
		for _, l := range s.Lines {
			all = append(all, l.Words)
		}
	}
	return strings.Join(all, "\n")
}

// What may stand on a keepsake, written out anew: open and past things, whoever
// the client is, and nothing that a closed topic or a setting aside reaches.
func TestKeepsakeCellByCell(t *testing.T) {
	for _, kind := range []record.Kind{record.Pet, record.Joke, record.Memory, record.Milestone} {
		for st := record.Open; st <= record.Closed; st++ {
			for client := record.Current; client <= record.Died; client++ {
				for _, topic := range []string{"", "loss"} {
					for _, aside := range []record.Date{0, today} {
						card := maya(thing(1, kind, "Zanzibar"))
						card.Client.Standing = client
						card.Interests[0].Standing, card.Interests[0].SetAside = st, aside
						card.Interests[0].Touches = []record.Touch{record.TouchLoss}
						card.Closed = []string{topic}
						may := (st == record.Open || st == record.Past) && topic == "" && aside == 0
						if got := strings.Contains(pageOf(KeepsakeFor(card, today, "")), "Zanzibar"); got != may {
							t.Errorf("%s %s of a client %s, closed %q, set aside %v: on the page %v", st, kind, client, topic, aside != 0, got)
						}
					}
				}
			}
		}
	}
}

// Whatever is on a card, no line names a thing that is kept back, or a topic
// that is closed.
func TestKeepsakeNamesNothingKeptBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 29))
	lines := 0
	for range draws() / 4 {
		card := randomCard(r)
		for _, s := range KeepsakeFor(card, today, "").Sections {
			for _, l := range s.Lines {
				lines++
				if card.ClosesText(l.Words) {
					t.Fatalf("%q names a closed topic of %v", l.Words, card.Closed)
				}
				if in := card.Interest(l.About); in != nil && in.Standing != record.Open && in.Standing != record.Past {
					t.Fatalf("%q is made from something %s", l.Words, in.Standing)
				}
				for i := range card.Interests {
					in := &card.Interests[i]
					back := in.Standing == record.Gentle || in.Standing == record.Closed || !in.SetAside.IsZero()
					if back && strings.Contains(record.Fold(l.Words), record.Fold(in.Name)) {
						t.Fatalf("%q names %q, which is %s", l.Words, in.Name, in.Standing)
					}
				}
			}
		}
	}
	if lines < draws()/4 {
		t.Errorf("only %d lines were written at all", lines)
	}
}

func TestKeepsakeReads(t *testing.T) {
	miso := withFields(thing(1, record.Pet, "Miso"), "eats", "salmon", "news", "a sore paw", "say", "MEE-so")
	miso.Details = "orange tabby, sleeps beside Biscuit"
	cure := thing(2, record.Music, "the Cure")
	cure.LitOn(today)
	rowing := thing(3, record.Sport, "rowing")
	rowing.Standing, rowing.Because = record.Past, "her shoulder"
	biscuit := thing(4, record.Pet, "Biscuit")
	biscuit.Standing = record.Gentle
	joke := withFields(thing(5, record.Joke, `"the committee has met"`), "started", "we did")
	card := maya(miso, cure, rowing, biscuit, joke,
		thing(6, record.Memory, "her Nan's caravan at Borth"), thing(7, record.Comfort, "Biscuit's lead"))
	card.Carried = []record.Carry{
		{Words: "the seed order"},
		{Words: "she may move"},
		{Words: "ask Maya how the scan went"},
		{Words: "what Biscuit ate"},
		{Words: "the walk", Interest: id(4)},
		{Words: "my sister's wedding"},
		{Words: "orange tabby"},
	}
	got := pageOf(KeepsakeFor(card, today, ""))
	want := strings.Join([]string{
		"For Maya", "Some of what you told me, in your own words.", today.Time().Format("January 2006"),
		"what you love:", "the Cure", "Miso, orange tabby, eats salmon",
		"what you used to love:", "rowing",
		"what made us laugh:", `"the committee has met"`,
		"what we said we would remember:", "your Nan's caravan at Borth", "the seed order", "your sister's wedding",
	}, "\n")
	if got != want {
		t.Errorf("the page is\n%s\n\nand not\n%s", got, want)
	}
}

// A page to a client who is spoken to in Spanish says what it says by itself in
// Spanish, in their form of address; words of theirs stay as they are.
func TestKeepsakeInTheClientsLanguage(t *testing.T) {
	day := record.NewDate(2026, 11, 19)
	past := thing(2, record.Sport, "remar")
	past.Standing = record.Past
	page := func(language, address, usual string) string {
		card := maya(thing(1, record.Music, "Rosalía"), past, thing(3, record.Memory, "su abuela en Cádiz"), thing(4, record.Joke, "el comité"))
		card.Language, card.Address = language, address
		card.Carried = []record.Carry{{Words: "la carta"}, {Words: "ella llama el lunes"}}
		return pageOf(KeepsakeFor(card, day, usual))
	}
	tu := strings.Join([]string{
		"Para Maya", "Algo de lo que me contaste, con tus palabras.", "noviembre de 2026",
		"lo que te gusta:", "Rosalía", "lo que te gustaba:", "remar", "lo que nos hizo reír:", "el comité",
		"lo que dijimos que recordaríamos:", "tu abuela en Cádiz", "la carta",
	}, "\n")
	usted := strings.NewReplacer("contaste", "contó", "con tus", "con sus", "te gusta", "le gusta", "tu abuela", "su abuela").Replace(tu)
	for _, tc := range []struct{ language, address, usual, want string }{
		{"es", "tu", "", tu}, {"es-MX", "tu", "en", tu}, {"es", "", "", usted}, {"", "usted", "es", usted},
	} {
		if got := page(tc.language, tc.address, tc.usual); got != tc.want {
			t.Errorf("%q, %q, usually %q: the page is\n%s\n\nand not\n%s", tc.language, tc.address, tc.usual, got, tc.want)
		}
	}
	for _, language := range []string{"en", "fr"} {
		if got := page(language, "", "es"); !strings.Contains(got, "what you love") {
			t.Errorf("in %q the page is\n%s", language, got)
		}
	}
}

// Of a client who died it is not written to the client, nor dated, and nothing
// carried into an hour is on it.
func TestKeepsakeOfAClientWhoDied(t *testing.T) {
	past := thing(2, record.Sport, "rowing")
	past.Standing = record.Past
	card := maya(thing(1, record.Garden, "her roses"), past, thing(3, record.Memory, "the ferry"))
	card.Client.Standing = record.Died
	card.Carried = []record.Carry{{Words: "the seed order"}}
	got := pageOf(KeepsakeFor(card, today, ""))
	want := "Maya\nSome of what Maya told me, in her own words.\n\nwhat she loved:\nher roses\nrowing\nwhat we remember:\nthe ferry"
	if got != want {
		t.Errorf("the page is\n%s\n\nand not\n%s", got, want)
	}
	card.Pronouns = ""
	if got := pageOf(KeepsakeFor(card, today, "")); !strings.Contains(got, "as it was said.") || !strings.Contains(got, "what Maya loved:") {
		t.Errorf("with no pronouns the page is\n%s", got)
	}
}

// A page for the invented caseload has nothing on it that was for the clinician.
func TestKeepsakeHasNothingForTheClinician(t *testing.T) {
	card := maya(withFields(thing(1, record.Pet, "Miso"), "eats", "salmon"))
	card.Interests[0].Because = "because of a thing"
	card.Pace, card.Say = []string{"stop word: pineapple"}, "MY-uh"
	card.MySide = []record.Told{{Words: "cannot whistle"}}
	card.Promises = []record.Promise{{Words: "hear side two"}}
	got := pageOf(KeepsakeFor(card, today, ""))
	for _, words := range []string{"because", "pineapple", "MY-uh", "whistle", "side two", "open", "pet", fmt.Sprint(card.Code)} {
		if slices.Contains(strings.Fields(got), words) || strings.Contains(got, words) && len(words) > 4 {
			t.Errorf("%q is on the page:\n%s", words, got)
		}
	}
}

// The morning walk with the dog that died is not handed over unasked.
func TestKeepsakeLeavesOutWhatBelongsWithSomethingGentle(t *testing.T) {
	walk, dog := thing(1, record.Routine, "the morning walk"), thing(2, record.Pet, "Biscuit")
	walk.Links = []record.ID{dog.ID}
	if got := pageOf(KeepsakeFor(maya(walk, dog), today, "")); !strings.Contains(got, "morning walk") {
		t.Errorf("nothing is gentle, and the page is\n%s", got)
	}
	dog.Standing = record.Gentle
	card := maya(walk, dog)
	if got := pageOf(KeepsakeFor(card, today, "")); strings.Contains(got, "morning walk") {
		t.Errorf("the page is\n%s", got)
	}
	if !KeepsakeMay(card, KeepsakeLine{Words: "the morning walk"}) {
		t.Error("it cannot be written in words of one's own either")
	}
}

func TestKeepsakeOfAnEmptyCard(t *testing.T) {
	k := KeepsakeFor(maya(), today, "")
	if !k.Empty() || len(k.Sections) != 3 {
		t.Errorf("the page of an empty card has %d sections, empty %v", len(k.Sections), k.Empty())
	}
}
