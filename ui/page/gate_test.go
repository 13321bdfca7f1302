package page

import (
	"fmt"
	"strings"
	"testing"

	"rapport/store/record"
	"rapport/ui/theme"
)

// standings are every standing of a thing, each once reached by a closed topic
// and once not; a name stands nowhere else.
func standings(kind record.Kind) (things []record.Interest, shut map[string]bool) {
	shut = map[string]bool{}
	for i, st := range []record.Standing{record.Open, record.Resting, record.Gentle, record.Past, record.Closed} {
		for j, topic := range []bool{false, true} {
			in := record.Interest{ID: record.ID{byte(i + 1), byte(j)}, Kind: kind, Name: fmt.Sprintf("zz%c%c", 'a'+i, 'a'+j), Standing: st, Because: "because" + fmt.Sprint(i, j)}
			if topic {
				in.Touches = []record.Touch{record.TouchAlcohol}
			}
			things, shut[in.Name] = append(things, in), topic || st == record.Closed
		}
	}
	return things, shut
}

// hourNaming is an hour in which every thing lit the client up and was named in
// a note, at the door and in a question.
func hourNaming(things []record.Interest) *record.Session {
	s := &record.Session{Planned: 50}
	for i, in := range things {
		at := 60 + 280*i
		s.Marks = append(s.Marks,
			record.Mark{At: at, Kind: record.LitUp, Interest: in.ID}, record.Mark{At: at + 20, Kind: record.Note, Words: "of " + in.Name},
			record.Mark{At: at + 40, Kind: record.Door, Words: "to " + in.Name}, record.Mark{At: at + 60, Kind: record.Tried, Words: "How is " + in.Name + "?", Interest: in.ID})
	}
	return s
}

// TestEverySheetAsksTheGate: what is not to open is on nothing that is written,
// whoever it is of; what else there is may be, and held gently with its reason.
// What a sheet may say is written here anew, not taken from the gate.
func TestEverySheetAsksTheGate(t *testing.T) {
	for _, standing := range []record.ClientStanding{record.Current, record.OnBreak, record.Finished, record.Died} {
		things, shut := standings(record.Pet)
		c := &record.Card{Client: record.Client{Called: "Maya", Standing: standing, Closed: []string{"alcohol"}}, Interests: things}
		for _, names := range []bool{true, false} {
			h := Hours{Card: c, Sessions: []*record.Session{hourNaming(things)}, Names: names, Look: theme.Look(theme.Light)}
			for _, f := range []Format{Markdown, HTML, Text, SVG} {
				got := written(t, h, f)
				for _, in := range things {
					switch has := strings.Contains(got, in.Name); {
					case shut[in.Name] && has:
						t.Errorf("%s, %s: %s is not to open", standing, f, in.Name)
					case !shut[in.Name] && f != SVG && !has:
						t.Errorf("%s, %s: %s is missing", standing, f, in.Name)
					}
					if gentle := in.Standing == record.Gentle && !shut[in.Name]; f != SVG && gentle && !strings.Contains(got, in.Because) {
						t.Errorf("%s, %s: %s stands without its reason", standing, f, in.Name)
					} else if f == SVG && in.Standing == record.Gentle && strings.Contains(got, in.Name) {
						t.Errorf("%s: %s is on a picture, which has no room for its reason", standing, in.Name)
					}
				}
			}
		}
	}
}

// TestNoPersonIsNamedWhateverTheStanding: the same with people, whose names are
// never there.
func TestNoPersonIsNamedWhateverTheStanding(t *testing.T) {
	things, _ := standings(record.Person)
	c := &record.Card{Client: record.Client{Called: "Maya", Closed: []string{"alcohol"}}, Interests: things}
	h := Hours{Card: c, Sessions: []*record.Session{hourNaming(things)}, Look: theme.Look(theme.Light)}
	for _, f := range hourFormats {
		if got := written(t, h, f); f != PNG && strings.Contains(got, "zz") {
			t.Errorf("%s names somebody:\n%s", f, got)
		}
	}
}
