package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui/nav"
)

// gated is one thing of the gate's caseload. Its name stands nowhere else, so
// that a screen can be asked which things it names.
type gated struct {
	name     string
	standing record.Standing
	aside    bool   // set aside in an hour, not settled yet
	reached  string // by a closed topic: "", "touch", "word"
	linked   bool   // it belongs with something held gently
}

// What each thing is today, written out a second time.
func (g gated) shut() bool   { return g.standing == record.Closed || g.reached != "" }
func (g gated) gentle() bool { return !g.shut() && (g.standing == record.Gentle || g.aside) }
func (g gated) open() bool   { return !g.shut() && !g.gentle() && g.standing == record.Open }

// gatedThings is every standing, set aside or not, reached by a closed topic
// or not, belonging with something held gently or not.
func gatedThings() []gated {
	var all []gated
	for _, standing := range []record.Standing{record.Open, record.Resting, record.Gentle, record.Past, record.Closed} {
		for _, reached := range []string{"", "touch", "word"} {
			for _, aside := range []bool{false, true} {
				for _, linked := range []bool{false, true} {
					name := "Zq" + string(rune('a'+len(all)/26)) + string(rune('a'+len(all)%26)) + "x"
					all = append(all, gated{name, standing, aside, reached, linked})
				}
			}
		}
	}
	return all
}

// gatedDisk is a client of a standing, called Una, with all those things, each
// named in a past hour as well.
func gatedDisk(things []gated, standing record.ClientStanding) *disk {
	today := record.DateOf(thursday)
	c := &record.Card{Client: record.Client{
		ID: record.ID{1, 15: 1}, Code: "una", Called: "Una", Pronouns: "she/her", Standing: standing, Closed: []string{"alcohol", "walrus"}, Since: today - 300,
	}}
	hour := &record.Session{ID: record.ID{2, 15: 2}, Client: c.ID, Date: today - 7, Start: thursday.Add(-7 * 24 * time.Hour), Planned: 50, End: 50 * 60, Ended: true, Live: true}
	lost := record.Interest{ID: record.ID{3, 15: 3}, Kind: record.Pet, Name: "Lostling", Standing: record.Gentle, Because: "died", FirstHeard: today - 200, Heard: today - 200}
	c.Interests = append(c.Interests, lost)
	for i, g := range things {
		kinds := record.Kinds()
		in := record.Interest{
			ID: record.ID{4, byte(i + 1), 15: 4}, Kind: kinds[i%len(kinds)].Kind, Name: g.name, Standing: g.standing,
			FirstHeard: today - 200, Heard: today - 30, Lit: []record.Date{today - 30},
		}
		if g.standing != record.Open {
			in.Because = "for a reason"
		}
		if g.aside {
			in.SetAside = today - 7
		}
		switch g.reached {
		case "touch":
			in.Touches = []record.Touch{record.TouchAlcohol}
		case "word":
			in.Details = "seen beside a walrus"
		}
		c.Interests = append(c.Interests, in)
		if g.linked {
			c.Join(in.ID, lost.ID, false)
		}
		hour.Marks = append(hour.Marks, record.Mark{At: 60 + 30*i, Kind: record.LitUp, Interest: in.ID, Words: g.name})
	}
	return newDisk([]*record.Card{c}, []*record.Session{hour})
}

// gatedScreen is one screen: the keys that lead to it from home, and which
// things it may name. Those it always has to name are checked too.
type gatedScreen struct {
	name string
	open func(r *rig)
	more []string // pressed one after the other, with a look after each
	may  func(g gated, met bool) bool
	has  func(g gated, met bool) bool
}

func typed(keys ...string) func(*rig) { return func(r *rig) { r.keys(keys...) } }

// routed goes straight to a screen, also where no key of home leads there.
func routed(to func(record.ID) nav.Route) func(*rig) {
	return func(r *rig) {
		r.send(nav.Go{To: to(r.client("una").ID)})
		r.jump(time.Second)
		r.tick()
	}
}

func never(gated, bool) bool { return false }

func again(key string, n int) []string {
	return slices.Repeat([]string{key}, n)
}

var gatedScreens = []gatedScreen{
	{
		"home and its preview", func(r *rig) { r.keys("una"); r.settle() }, nil,
		func(g gated, _ bool) bool { return !g.shut() }, never,
	},
	{
		"card", typed("una", "enter"), append(again("down", 4), "enter", "left", "esc", "right"),
		func(gated, bool) bool { return true },
		func(gated, bool) bool { return true }, // what is not to open is listed there
	},
	{
		"before", typed("una", "tab"), again("down", 20),
		func(g gated, met bool) bool { return g.shut() || g.gentle() || met && g.open() && !g.linked },
		func(g gated, _ bool) bool { return g.shut() || g.gentle() },
	},
	{
		"ask", routed(func(id record.ID) nav.Route { return nav.Ask{Client: id} }), slices.Concat(again("right", 6), []string{"tab"}, again("right", 6), []string{"tab"}, again("right", 6), []string{"tab", "right", "tab", "right"}),
		func(g gated, met bool) bool { return met && g.open() && !g.linked }, never,
	},
	{
		"live", routed(func(id record.ID) nav.Route { return nav.Live{Client: id} }),
		[]string{"a", "esc", "tab", "right", "right", "right", "esc"},
		func(g gated, met bool) bool { return met && (g.gentle() && !g.aside || g.open() && !g.linked) }, never,
	},
	{
		"past hours", routed(func(id record.ID) nav.Route { return nav.Review{Client: id} }),
		[]string{"enter", "esc", "space", "down", "down", "right", "down", "right", "right", "down", "right", "x", "u", "esc", "=", "=", "/", "Zq", "down", "enter", "esc", "/", "Zqaax", "enter"},
		func(g gated, _ bool) bool { return !g.shut() }, never,
	},
	{
		"after", routed(func(id record.ID) nav.Route { return nav.After{Client: id, Session: record.ID{2, 15: 2}} }), again("tab", 6),
		func(g gated, _ bool) bool { return !g.shut() }, func(g gated, _ bool) bool { return g.aside && !g.shut() },
	},
	{
		"drawing", routed(func(id record.ID) nav.Route { return nav.Draw{Client: id} }),
		[]string{"tab"},
		func(gated, bool) bool { return false }, never,
	},
	{
		"the week", routed(func(record.ID) nav.Route { return nav.Week{} }),
		[]string{"down", "pgup", "down", "up"},
		never, never,
	},
	{"settings", typed("ctrl+p", "settings", "enter"), nil, func(gated, bool) bool { return false }, never},
}

// TestEveryScreenAsksTheGate walks every screen with every standing of a
// thing, set aside or not, reached by a closed topic or not, belonging with
// something held gently or not, of a client of every standing. What each
// screen may name is written in the table, not taken from the gate.
func TestEveryScreenAsksTheGate(t *testing.T) {
	things := gatedThings()
	looks, cells := 0, 0
	for standing := record.Current; standing <= record.Died; standing++ {
		met := standing == record.Current || standing == record.OnBreak
		for _, s := range gatedScreens {
			if s.name == "live" && !met {
				continue // no hour is offered: another test presses its key
			}
			r := newRigOn(t, gatedDisk(things, standing))
			s.open(r)
			seen := r.frame(200, 120).String()
			looks++
			for _, key := range s.more {
				r.keys(key)
				seen += "\n" + r.frame(200, 120).String()
				looks++
			}
			for _, g := range things {
				cells++
				where := fmt.Sprintf("%s, client %s: %+v", s.name, standing, g)
				if named := strings.Contains(seen, g.name); named && !s.may(g, met) {
					t.Errorf("%s is named", where)
				} else if !named && s.has(g, met) {
					t.Errorf("%s is nowhere to be seen", where)
				}
			}
			if t.Failed() {
				t.Logf("%s\n%s", s.name, r.frame(120, 60))
				return
			}
		}
	}
	t.Logf("%d cells looked at in %d frames", cells, looks)
}
