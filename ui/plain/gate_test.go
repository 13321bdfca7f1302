package plain

import (
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// Every thing of the gate's caseload has a name found nowhere else, so that
// whatever is said can be asked which of them it names.
const (
	openName    = "Zqopen"
	restName    = "Zqrest"
	gentleName  = "Zqgentle"
	pastName    = "Zqpast"
	closedName  = "Zqclosed"
	topicName   = "Zqtopic"
	settledName = "Zqaside" // set aside, not settled yet
)

// gateNames begins with what is to be seen least, so that a list cut short
// would show it.
var gateNames = []string{closedName, topicName, gentleName, settledName, openName, restName, pastName}

// idNamed is the id of the thing of a name.
func idNamed(name string) record.ID { return id('t', byte(slices.Index(gateNames, name)+1)) }

// gateCaseload is a client with a thing of every standing, and with all of
// them named wherever words are kept.
func gateCaseload(t *testing.T, standing record.ClientStanding) *memory {
	t.Helper()
	client := id('c', 1)
	c := &record.Card{Client: record.Client{
		ID: client, Code: "una", Called: "Una", Pronouns: "she/her", Standing: standing, Since: day(2, 2), Closed: []string{topicName},
	}}
	for i, name := range gateNames {
		in := thing(t, byte(i+1), "pet "+name+", sharedword, eats tuna", day(11, 10))
		in.LitOn(day(11, 12))
		c.Interests = append(c.Interests, in)
		words := "the news of " + name
		c.MySide = append(c.MySide, record.Told{Words: words, On: day(11, 12)})
		c.Promises = append(c.Promises, record.Promise{Words: words, On: day(11, 12)})
	}
	for st, name := range map[record.Standing]string{
		record.Resting: restName, record.Gentle: gentleName, record.Past: pastName, record.Closed: closedName,
	} {
		c.SetStanding(idNamed(name), st, "")
	}
	for _, name := range []string{gentleName, closedName, topicName} {
		in := c.Interest(idNamed(name))
		c.Carried = append(c.Carried, record.Carry{Words: in.Name, Interest: in.ID, On: day(11, 12)})
		c.InHand = append(c.InHand, record.Held{Question: "t-pet-eat", Text: "What is " + in.Name + " eating these days?", Interest: in.ID, On: day(11, 12)})
	}
	c.SetAside(idNamed(settledName), day(11, 12))
	h := drawn(t, 1, client, day(11, 12), 15, "8 near, 15 in, 50 end")
	for i, name := range gateNames {
		h.AddMark(record.Mark{At: 60 * i, Kind: record.LitUp, Words: name, Interest: id('t', byte(i+1))})
		h.AddMark(record.Mark{At: 60 * i, Kind: record.LitUp, Words: "she sang to " + name})
		h.AddMark(record.Mark{At: 60*i + 1, Kind: record.Door, Words: "about " + name})
		h.AddMark(record.Mark{At: 60*i + 1, Kind: record.Note, Words: "about " + name})
	}
	h.Line = "we spoke of " + closedName + " and " + gentleName
	return newMemory([]*record.Card{c}, []*record.Session{h})
}

// saidOf runs lines on a fresh caseload and returns what the last of them was
// answered.
func saidOf(t *testing.T, standing record.ClientStanding, lines ...string) []string {
	t.Helper()
	last := len(lines) - 1
	var before int
	s := converse(t, gateCaseload(t, standing), strings.Join(lines[:last], "\n")+"\n@ mark\n"+lines[last], func(s *script, d *Deps) {
		longIdle(s, d)
		d.Bank = wideBank(t)
		s.hooks["mark"] = func(s *script) { before = s.said.Len() }
	})
	return strings.Split(s.said.String()[before:], "\n")
}

// named lists which of the names stand in lines.
func namedIn(lines []string) []string {
	var found []string
	for _, name := range gateNames {
		if slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, name) }) {
			found = append(found, name)
		}
	}
	return found
}

// under are the lines between a heading and the next one.
func under(lines []string, heading string) (inside, outside []string) {
	within := false
	for _, line := range lines {
		if strings.HasSuffix(line, ":") && !strings.HasPrefix(line, "told") {
			within = line == heading
		}
		if within {
			inside = append(inside, line)
		} else {
			outside = append(outside, line)
		}
	}
	return inside, outside
}

var clientStandings = []record.ClientStanding{record.Current, record.OnBreak, record.Finished, record.Died}

// TestNothingClosedIsSaidInPassing: what the client asked not to open is named
// under "not to open" on the card and before the hour, and nowhere else.
func TestNothingClosedIsSaidInPassing(t *testing.T) {
	for _, standing := range clientStandings {
		for _, lines := range [][]string{
			{"card una"},
			{"before una"},
			{"card una", "1"},
			{"card una", "3"},
			{"find sharedword"},
			{"find una"},
			{"find sharedword", "1"},
			{"week before"},
			{"hours una"},
			{"hours una", "1"},
			{"hours una zq"},
			{"card una", "hours zqa"},
			{"hours una", "redraw 1"},
			{"card una", "lights"},
			{"card una", "my side"},
			{"card una", "carried"},
			{"home"},
			{"card una", "heard zq"},
			{"card una", "heard zqc"},
			{"card una", "ask"},
			{"ask una", "hand"},
			{"ask una", "moment out"},
			{"ask una", "others"},
			{"start una"},
			{"start una", "where"},
			{"start una", "lighter"},
			{"start una", "ask"},
			{"start una", "before"},
			{"start una", "card"},
			{"start una", "lit zq"},
			{"start una", "end\ny"},
			{"start una", "near\nend\ny\n\n\n\n\n\n\n\n"},
			{"after una\n\n\n\n\n\n\n\n"},
			{"after una\ndone"},
			{"draw una", "when today"},
		} {
			inside, outside := under(saidOf(t, standing, lines...), "Not to open:")
			for _, name := range namedIn(outside) {
				if name == closedName || name == topicName {
					t.Errorf("a client who is %s: %q said %s in passing", standing, lines, name)
				}
			}
			for _, name := range namedIn(inside) {
				if name != closedName && name != topicName {
					t.Errorf("a client who is %s: %q lists %s as not to open", standing, lines, name)
				}
			}
		}
	}
}

// TestOnlyWhatIsOpenIsAsked: no question, and no lighter thing, is made of
// anything but what is open, of a client who is met.
func TestOnlyWhatIsOpenIsAsked(t *testing.T) {
	for _, standing := range clientStandings {
		for _, lines := range [][]string{
			{"ask una"},
			{"ask una", "others"},
			{"ask una", "others", "others"},
			{"ask una", "moment out"},
			{"ask una", "moment out", "others"},
			{"ask una", "hand"},
			{"card una", "ask zqgentle"},
			{"card una", "ask zqpast"},
			{"card una", "ask zqclosed"},
			{"card una", "ask zqrest"},
			{"start una", "lighter"},
			{"start una", "ask"},
		} {
			said := saidOf(t, standing, lines...)
			said = slices.DeleteFunc(said, func(line string) bool { return strings.HasPrefix(line, "Nothing") })
			for _, name := range namedIn(said) {
				if name != openName {
					t.Errorf("a client who is %s: %q offers %s", standing, lines, name)
				}
				if standing != record.Current && standing != record.OnBreak {
					t.Errorf("a client who is %s: %q offers %s", standing, lines, name)
				}
			}
		}
	}
}

// TestAKeepsakeNamesOnlyWhatMayBeGiven: open and past things, whoever it is for.
func TestAKeepsakeNamesOnlyWhatMayBeGiven(t *testing.T) {
	for _, standing := range clientStandings {
		if got := namedIn(saidOf(t, standing, "card una", "keepsake")); !slices.Equal(got, []string{openName, pastName}) {
			t.Errorf("a client who is %s: a keepsake names %q", standing, got)
		}
	}
}

// TestWhatIsOpenIsAsked: the gate lets through what it may.
func TestWhatIsOpenIsAsked(t *testing.T) {
	for _, lines := range [][]string{{"ask una"}, {"ask una", "moment out"}, {"start una", "lighter"}, {"start una", "ask"}} {
		if !slices.Contains(namedIn(saidOf(t, record.Current, lines...)), openName) {
			t.Errorf("%q does not offer %s", lines, openName)
		}
	}
}

// TestWhatIsHeldGentlyComesWithItsReason: where it is said, it is said to be
// held gently; and it is not among what is loved.
func TestWhatIsHeldGentlyComesWithItsReason(t *testing.T) {
	said := saidOf(t, record.Current, "card una")
	loved, _ := under(said, "What she loves:")
	if got, want := namedIn(loved), []string{openName, restName, pastName}; !slices.Equal(got, want) {
		t.Errorf("loved are %q, expected %q", got, want)
	}
	gently, _ := under(said, "Held gently, known and not asked:")
	if got, want := namedIn(gently), []string{gentleName, settledName}; !slices.Equal(got, want) {
		t.Errorf("held gently are %q, expected %q", got, want)
	}
	for _, lines := range [][]string{{"find sharedword"}, {"find una"}, {"home"}, {"card una", "3"}, {"card una", "4"}} {
		for _, line := range saidOf(t, record.Current, lines...) {
			gentle := strings.Contains(line, gentleName) || strings.Contains(line, settledName)
			if gentle && !strings.Contains(strings.ToLower(line), "held gently") && !strings.HasPrefix(line, "Una, Zq") {
				t.Errorf("%q said %q without the reason", lines, line)
			}
		}
	}
}

// TestTheMinuteAfterAsksOnlyOfWhatIsOpen: how a question landed is not asked
// when it may not have been asked.
func TestTheMinuteAfterAsksOnlyOfWhatIsOpen(t *testing.T) {
	for _, line := range saidOf(t, record.Current, "start una", "end\ny\n\n\n\n\n\n\n\n") {
		if strings.HasPrefix(line, "In hand:") {
			t.Errorf("said %q", line)
		}
	}
}

// TestAQuestionOnTheTableGoesWithItsThing: what was offered before it was held
// gently is not taken in hand after.
func TestAQuestionOnTheTableGoesWithItsThing(t *testing.T) {
	m := gateCaseload(t, record.Current)
	c := m.cards[id('c', 1)]
	c.InHand = nil
	s := converse(t, m, "card una\nask zqopen\n@ dies\n1\ntake 2\nreword 1 How is she?", func(s *script, _ *Deps) {
		s.hooks["dies"] = changeElsewhere(1, func(c *record.Card) { c.SetStanding(idNamed(openName), record.Gentle, "died") })
	})
	if held := m.cards[id('c', 1)].InHand; len(held) > 0 {
		t.Errorf("in hand %v\n%s", held, s.out.String())
	}
}

// TestALongHourNamesNobodyOnceItIsNarrowed: what is left without the
// passphrase knows no name to say.
func TestALongHourNamesNobodyOnceItIsNarrowed(t *testing.T) {
	m := gateCaseload(t, record.Current)
	var from int
	s := converse(t, m, "start una\n@ +6m\nnear\n@ mark\nquiet\nwho client\nsooner\nhelp\nlit\nnote\n@ +6m\nstep in\nquit", func(s *script, _ *Deps) {
		s.hooks["mark"] = func(s *script) { from = s.said.Len() }
	})
	said := s.said.String()[from:]
	if strings.Contains(said, "Una") || strings.Contains(said, "Zq") || strings.Contains(said, " her ") {
		t.Errorf("said\n%s", said)
	}
}

// TestTheWeekNamesNothing of what anybody loves, told or drawn there.
func TestTheWeekNamesNothing(t *testing.T) {
	lines := saidOf(t, record.Current, "week before", "week")
	lines = append(lines, saidOf(t, record.Current, "@ +15m", "week", "1", `8n 15i 20 lit "Zqopen" 47 door "about Zqopen"`)...)
	if named := namedIn(lines); len(named) > 0 {
		t.Errorf("%v in\n%s", named, strings.Join(lines, "\n"))
	}
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, "Something lit her up.") }) {
		t.Errorf("nothing was drawn:\n%s", strings.Join(lines, "\n"))
	}
}
