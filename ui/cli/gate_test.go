package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"rapport/store/record"
)

// gated is one thing on a card, with a name that stands nowhere else.
type gated struct {
	name     string
	standing record.Standing
	topic    bool // a topic that the client closed reaches it
	aside    bool // set aside in an hour, not settled yet
	linked   bool // it belongs with something held gently
}

// What each thing is today, written out a second time.
func (g gated) shut() bool   { return g.topic || g.standing == record.Closed }
func (g gated) gentle() bool { return !g.shut() && (g.aside || g.standing == record.Gentle) }
func (g gated) open() bool   { return !g.shut() && !g.gentle() && g.standing == record.Open }

// gatedCards makes a client of every standing, each with a thing of every
// standing, reached by a closed topic or not, set aside or not, belonging with
// something held gently or not.
func gatedCards() (cards []*record.Card, things map[string][]gated) {
	things = map[string][]gated{}
	for i, standing := range []record.ClientStanding{record.Current, record.OnBreak, record.Finished, record.Died} {
		card := &record.Card{Client: record.Client{
			ID: record.NewID(), Code: fmt.Sprintf("c%d", i), Called: fmt.Sprintf("Client %d", i), Standing: standing, Closed: []string{"alcohol"},
		}}
		lost := record.Interest{ID: record.NewID(), Kind: record.Pet, Name: "Lostling", Standing: record.Gentle}
		card.Interests = append(card.Interests, lost)
		for n := range 40 {
			g := gated{
				name:     fmt.Sprintf("zz%d%c%cx", i, 'a'+n/20, 'a'+n%20),
				standing: record.Standing(n % 5), topic: n/5%2 == 1, aside: n/10%2 == 1, linked: n/20 == 1,
			}
			in := record.Interest{ID: record.NewID(), Kind: record.Pet, Name: g.name, Standing: g.standing, FirstHeard: 20000, Heard: 20700}
			if g.topic {
				in.Touches = []record.Touch{record.TouchAlcohol}
			}
			if g.aside {
				in.SetAside = 20700
			}
			card.Interests = append(card.Interests, in)
			if g.linked {
				card.Join(in.ID, lost.ID, false)
			}
			things[card.Code] = append(things[card.Code], g)
		}
		cards = append(cards, card)
	}
	return cards, things
}

// TestEveryCommandAsksTheGate runs every reading command over every thing of
// gatedCards. What each may say is written here anew, not taken from the gate.
func TestEveryCommandAsksTheGate(t *testing.T) {
	cards, things := gatedCards()
	p := newPlace(t, cards...)
	for _, card := range cards {
		page, _, _ := p.run("card", card.Code)
		before, _, _ := p.run("before", card.Code)
		beforeJSON, _, _ := p.run("before", card.Code, "--json")
		markdown, _, _ := p.run("export", card.Code, "--format", "markdown")
		sheet, _, _ := p.run("export", card.Code, "--format", "csv")
		cardJSON, _, _ := p.run("card", card.Code, "--json")
		keepsake, _, _ := p.run("keepsake", card.Code)
		keepsakeJSON, _, _ := p.run("keepsake", card.Code, "--json")
		var asked strings.Builder
		for seed := range 40 {
			offers, _, _ := p.run("ask", card.Code, "--for", "out", "--seed", fmt.Sprint(seed))
			asked.WriteString(offers)
		}
		for _, g := range things[card.Code] {
			found, _, _ := p.run("find", g.name)
			shut := g.shut()
			where := g.name + " (" + card.Client.Standing.String() + ")"
			check := func(surface, text string, may bool) {
				t.Helper()
				if strings.Contains(text, g.name) != may {
					t.Errorf("%s: %s names it: %v", where, surface, !may)
				}
			}
			check("find", found, !shut)
			check("ask", asked.String(), g.open() && !g.linked && card.StillMeeting() && strings.Contains(asked.String(), g.name))
			check("card", under(page, "not to open"), shut)
			check("markdown", under(markdown, "## not to open"), shut)
			check("csv", strings.Join(strings.Split(sheet, `"","`+g.name+`","","closed","","","","","",""`), ""), !shut)
			check("csv", sheet, true)
			check("card", strings.Replace(page, under(page, "not to open"), "", 1), !shut)
			given := !shut && !g.gentle() && !g.linked && (g.standing == record.Open || g.standing == record.Past)
			check("keepsake", keepsake, given)
			check("keepsake --json", keepsakeJSON, given)
			check("before", under(before, "gently"), g.gentle())
			check("before", under(before, "not to open"), shut)
			check("before --json", beforeJSON, strings.Contains(beforeJSON, g.name) && g.open() && !g.linked && card.StillMeeting())
			checkCardJSON(t, where, cardJSON, g, shut, card.Client.Standing == record.Died)
		}
		if card.StillMeeting() && !strings.Contains(asked.String(), "zz") {
			t.Errorf("%s: nothing of theirs was ever asked about", card.Code)
		}
	}
}

// TestTheMinuteAfterAsksTheGate: of every standing of a thing and of a client,
// no question is listed that may not be asked, and nothing closed is named.
func TestTheMinuteAfterAsksTheGate(t *testing.T) {
	cards, things := gatedCards()
	for _, card := range cards {
		for i := range card.Interests {
			in := &card.Interests[i]
			card.InHand = append(card.InHand, record.Held{Text: "How is " + in.Name + "?", Interest: in.ID, On: 20000})
			card.Carried = append(card.Carried, record.Carry{Words: "news of " + in.Name, Interest: in.ID})
		}
	}
	p := newPlace(t, cards...)
	for _, card := range cards {
		if _, errs, code := p.run("session", "draw", card.Code, "8n 15i 33e"); code != 0 {
			t.Fatal(errs)
		}
		page, _, _ := p.run("after", card.Code)
		raw, _, _ := p.run("after", card.Code, "--json")
		for _, g := range things[card.Code] {
			where := g.name + " (" + card.Client.Standing.String() + ")"
			shut := g.shut()
			if asked := strings.Contains(under(page, "in hand"), g.name); asked != (g.open() && card.StillMeeting()) {
				t.Errorf("%s: in hand: %v", where, asked)
			}
			if shut && (strings.Contains(page, g.name) || strings.Contains(raw, g.name)) {
				t.Errorf("%s is named", where)
			}
		}
	}
}

// TestPastHoursAskTheGate: an hour in which every thing lit the client up is
// shown, told and listed without those that are not to open.
func TestPastHoursAskTheGate(t *testing.T) {
	cards, things := gatedCards()
	p := newPlace(t, cards...)
	for _, card := range cards {
		line := "0 out"
		for i, g := range things[card.Code] {
			line += fmt.Sprintf(", %d lit %q", i+1, g.name)
		}
		if _, errs, code := p.run("session", "draw", card.Code, line); code != 0 {
			t.Fatal(errs)
		}
		complete, _, _ := p.run("export", card.Code)
		for _, words := range [][]string{
			{"session", "show", card.Code},
			{"session", "show", card.Code, "--json"},
			{"session", "review", card.Code},
			{"session", "list", card.Code},
			{"session", "list", card.Code, "--json"},
			{"completion", "bash"},
			{"client", "list", "--json"},
		} {
			said, errs, _ := p.run(words...)
			for _, g := range things[card.Code] {
				named := strings.Contains(said+errs, g.name)
				if g.shut() && named {
					t.Errorf("%v names %+v (%s)", words, g, card.Client.Standing)
				}
				if words[1] == "show" && g.open() && !named {
					t.Errorf("%v does not name %+v (%s)", words, g, card.Client.Standing)
				}
			}
		}
		for _, g := range things[card.Code] {
			if !strings.Contains(complete, g.name) {
				t.Errorf("the complete export leaves out %+v", g)
			}
		}
	}
}

// under is the part of a page below a heading.
func under(page, heading string) string {
	_, rest, ok := strings.Cut(page, "\n"+heading+"\n")
	if !ok {
		return ""
	}
	part, _, _ := strings.Cut(strings.TrimPrefix(rest, "\n"), "\n\n")
	return part
}

func checkCardJSON(t *testing.T, where, raw string, g gated, shut, died bool) {
	t.Helper()
	var card struct {
		Client    struct{ Closed []string }
		Interests []struct{ Name, Standing string }
	}
	if err := json.Unmarshal([]byte(raw), &card); err != nil {
		t.Fatal(err)
	}
	want := g.standing.String()
	switch {
	case g.gentle():
		want = "gentle"
	case died:
		want = "past"
	}
	shown := ""
	for _, in := range card.Interests {
		if in.Name == g.name {
			shown = in.Standing
		}
	}
	named := false
	for _, topic := range card.Client.Closed {
		named = named || topic == g.name
	}
	switch {
	case named != shut:
		t.Errorf("%s: card --json lists it under closed: %v", where, named)
	case shut && shown != "":
		t.Errorf("%s: card --json shows it, %s", where, shown)
	case !shut && !died && shown != want, !shut && died && shown == "open":
		t.Errorf("%s: card --json says %q, not %q", where, shown, want)
	}
}
