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
}

// gatedCards makes a client of every standing, each with a thing of every
// standing, once reached by a closed topic and once not.
func gatedCards() (cards []*record.Card, things map[string][]gated) {
	things = map[string][]gated{}
	for i, standing := range []record.ClientStanding{record.Current, record.OnBreak, record.Finished, record.Died} {
		card := &record.Card{Client: record.Client{
			ID: record.NewID(), Code: fmt.Sprintf("c%d", i), Called: fmt.Sprintf("Client %d", i), Standing: standing, Closed: []string{"alcohol"},
		}}
		for _, st := range []record.Standing{record.Open, record.Resting, record.Gentle, record.Past, record.Closed} {
			for _, topic := range []bool{false, true} {
				g := gated{name: fmt.Sprintf("zz%d%v%v", i, st, topic), standing: st, topic: topic}
				in := record.Interest{ID: record.NewID(), Kind: record.Pet, Name: g.name, Standing: st, FirstHeard: 20000, Heard: 20700}
				if topic {
					in.Touches = []record.Touch{record.TouchAlcohol}
				}
				card.Interests = append(card.Interests, in)
				things[card.Code] = append(things[card.Code], g)
			}
		}
		cards = append(cards, card)
	}
	return cards, things
}

// TestEveryCommandAsksTheGate runs every reading command over every standing
// of a thing and of a client, with and without a closed topic. What each may
// say is written here anew, not taken from the gate.
func TestEveryCommandAsksTheGate(t *testing.T) {
	cards, things := gatedCards()
	p := newPlace(t, cards...)
	for _, card := range cards {
		page, _, _ := p.run("card", card.Code)
		before, _, _ := p.run("before", card.Code)
		beforeJSON, _, _ := p.run("before", card.Code, "--json")
		markdown, _, _ := p.run("export", card.Code, "--format", "markdown")
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
			shut := g.topic || g.standing == record.Closed
			where := g.name + " (" + card.Client.Standing.String() + ")"
			check := func(surface, text string, may bool) {
				t.Helper()
				if strings.Contains(text, g.name) != may {
					t.Errorf("%s: %s names it: %v", where, surface, !may)
				}
			}
			check("find", found, !shut)
			check("ask", asked.String(), !shut && g.standing == record.Open && card.StillMeeting() && strings.Contains(asked.String(), g.name))
			check("card", under(page, "not to open"), shut)
			check("markdown", under(markdown, "## not to open"), shut)
			check("card", strings.Replace(page, under(page, "not to open"), "", 1), !shut)
			given := !shut && (g.standing == record.Open || g.standing == record.Past)
			check("keepsake", keepsake, given)
			check("keepsake --json", keepsakeJSON, given)
			check("before", under(before, "gently"), !shut && g.standing == record.Gentle)
			check("before", under(before, "not to open"), shut)
			check("before --json", beforeJSON, strings.Contains(beforeJSON, g.name) && !shut && g.standing == record.Open && card.StillMeeting())
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
			shut := g.topic || g.standing == record.Closed
			if asked := strings.Contains(under(page, "in hand"), g.name); asked != (!shut && g.standing == record.Open && card.StillMeeting()) {
				t.Errorf("%s: in hand: %v", where, asked)
			}
			if shut && (strings.Contains(page, g.name) || strings.Contains(raw, g.name)) {
				t.Errorf("%s is named", where)
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
	if died && g.standing != record.Gentle {
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
