package plain

import (
	"testing"
	"time"

	"rapport/prompts"
	"rapport/store/record"
)

// opened is when scripted sittings begin: a Thursday, ten minutes before the
// hour with Maya.
var opened = time.Date(2026, 11, 19, 14, 50, 0, 0, time.UTC)

func id(kind, n byte) record.ID { return record.ID{0: kind, 7: n, 15: n + 1} }

func day(month time.Month, d int) record.Date { return record.NewDate(2026, month, d) }

// thing is an interest as it would be added, heard of on a day.
func thing(t testing.TB, n byte, line string, heard record.Date) record.Interest {
	t.Helper()
	a, err := record.ParseAddition(line)
	if err != nil {
		t.Fatal(err)
	}
	return record.Interest{
		ID: id('t', n), Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields,
		FirstHeard: heard - 120, Heard: heard,
	}
}

// drawn is an hour in its one-line form.
func drawn(t testing.TB, n byte, client record.ID, on record.Date, hour int, line string) *record.Session {
	t.Helper()
	read, err := record.ParseLine(line)
	if err != nil {
		t.Fatal(err)
	}
	d := on.Time()
	s := &record.Session{
		ID: id('s', n), Client: client, Date: on, Planned: 50, Setting: record.Video,
		Start: time.Date(d.Year(), d.Month(), d.Day(), hour, 0, 0, 0, time.UTC),
	}
	read.Apply(s)
	return s
}

// invented is the caseload of the scripts: Maya with something of every
// standing, Theo, Ana whose dog died, Wren on a break, Jonas who died, and Zoë
// of whom nothing is known.
func invented(t testing.TB) ([]*record.Card, []*record.Session) {
	t.Helper()
	maya, theo, ana, wren, jonas, zoe := id('c', 1), id('c', 2), id('c', 3), id('c', 4), id('c', 5), id('c', 6)
	hours := []*record.Session{
		drawn(t, 1, maya, day(11, 12), 15, `8 near c, 15 in, 21 lit "Miso", 24 deep, 29 in, 33 edge, 38 near, 44 quiet, 47 door "she may move", 50 end`),
		drawn(t, 2, maya, day(11, 5), 15, `10 near, 25 edge, 35 near, 41 out*`),
		drawn(t, 3, maya, day(10, 1), 15, `8n 15i 33e 41o`),
		drawn(t, 4, theo, day(11, 12), 16, `5 near, 30 out`),
		drawn(t, 5, jonas, day(6, 4), 11, `5 near, 20 in, 40 near`),
	}
	hours[0].Live = true
	cards := []*record.Card{
		{Client: record.Client{ID: maya, Code: "maya", Called: "Maya", Say: "MY-uh", Pronouns: "she/her", Setting: record.Video, Since: day(3, 2)}, Interests: mayas(t)},
		{
			Client: record.Client{ID: theo, Code: "theo", Called: "Theo", Pronouns: "he/him", Since: day(3, 2)},
			Interests: []record.Interest{
				thing(t, 21, "music Missy Elliott", day(10, 12)), thing(t, 22, "routine the 6.40 ferry, every morning", day(11, 12)),
			},
		},
		{
			Client:    record.Client{ID: ana, Code: "ana", Called: "Ana", Pronouns: "she/her", Since: day(5, 4)},
			Interests: []record.Interest{thing(t, 31, "pet Misty", day(4, 9)), thing(t, 32, "food sourdough", day(10, 1))},
		},
		{
			Client:    record.Client{ID: wren, Code: "wren", Called: "Wren", Pronouns: "they/them", Standing: record.OnBreak, Since: day(2, 2)},
			Interests: []record.Interest{thing(t, 41, "pet Speedy, tortoise", day(8, 3))},
		},
		{
			Client:    record.Client{ID: jonas, Code: "jonas", Called: "Jonas", Pronouns: "he/him", Standing: record.Died, Since: day(2, 2)},
			Interests: []record.Interest{thing(t, 51, "food miso ramen, from the corner place", day(6, 4))},
		},
		{Client: record.Client{ID: zoe, Code: "zoe", Called: "Zoë", Straight: true, Since: day(11, 17)}},
	}
	cards[2].SetStanding(id('t', 31), record.Gentle, "died in the spring")
	maysAside(cards[0])
	for _, s := range hours[:1] {
		s.LinkMarks(cards[0])
	}
	return cards, hours
}

func mayas(t testing.TB) []record.Interest {
	t.Helper()
	return []record.Interest{
		thing(t, 1, "pet Miso, orange tabby, eats salmon pâté, sleeps in the sink", day(11, 12)),
		thing(t, 2, "garden the allotment, plot 14", day(10, 8)),
		thing(t, 3, "music the Cure, Disintegration", day(10, 29)),
		thing(t, 4, "person Inês, sister, say ee-NESH", day(11, 12)),
		thing(t, 5, "show Taskmaster, series two", day(9, 3)),
		thing(t, 6, "pet Biscuit, her dog", day(3, 5)),
		thing(t, 7, "person Rui, her father", day(2, 5)),
		thing(t, 8, "making the quilt, second border", day(11, 5)),
		thing(t, 9, "sport netball", day(4, 2)),
		thing(t, 10, "food prosecco on Fridays", day(5, 7)),
	}
}

// maysAside is what goes with Maya's things.
func maysAside(c *record.Card) {
	c.Interest(id('t', 1)).LitOn(day(11, 12))
	c.Interest(id('t', 3)).LitOn(day(10, 29))
	c.SetStanding(id('t', 6), record.Gentle, "died in March")
	c.SetStanding(id('t', 7), record.Closed, "")
	c.SetStanding(id('t', 8), record.Resting, "fell flat twice")
	c.SetStanding(id('t', 9), record.Past, "")
	c.Closed = []string{"alcohol"}
	c.Pace = []string{"ten minutes of chat first", "stop word: pineapple"}
	c.Carried = []record.Carry{{Words: "sister's wedding on the 21st", On: day(11, 12)}, {Words: "the seed order", On: day(11, 5)}}
	c.MySide = []record.Told{{Words: "I can't whistle", On: day(9, 17)}}
	c.Promises = []record.Promise{{Words: "hear side two", On: day(11, 5)}}
}

// The bank of the scripts has one question that may come where any may, so that
// no script depends on how questions are drawn; wider has some to draw from.
const openings = `
language = "en"
moment = "opening"
licence = "MIT"

[[question]]
id = "g-shelf"
text = "What is on the shelf nearest to you?"
tone = "noticing"
followups = ["How did it get there?"]

[[question]]
id = "t-pet-eat"
text = "What is {name} eating these days?"
kind = "pet"
slots = ["name"]
tone = "plain"
followups = ["Who decides what is for supper?"]
`

const outs = `
language = "en"
moment = "out"
licence = "MIT"

[[question]]
id = "o-tea"
text = "How do you take your tea?"
tone = "plain"

[[question]]
id = "o-music"
text = "When did you last put {name} on?"
kind = "music"
slots = ["name"]
tone = "plain"
`

const wider = `
language = "en"
moment = "out"
licence = "MIT"

[[question]]
id = "o-any"
text = "What is new with {name}?"
kind = "any"
slots = ["name"]
tone = "quiet"

[[question]]
id = "o-any-else"
text = "What came of {name} since?"
kind = "any"
slots = ["name"]
tone = "plain"
`

func smallBank(t testing.TB) *prompts.Bank {
	t.Helper()
	return bankOf(t, openings).With(bankOf(t, outs))
}

func wideBank(t testing.TB) *prompts.Bank {
	t.Helper()
	return smallBank(t).With(bankOf(t, wider))
}

func bankOf(t testing.TB, text string) *prompts.Bank {
	t.Helper()
	bank, err := prompts.Read("scripts.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return bank
}
