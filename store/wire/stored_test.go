package wire

import (
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapport/store/record"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/*.hex anew; only before a format is released")

// The numbers that enumerations are stored as. A vault holds them for years:
// names may move about on screen, their numbers may not.
func TestStoredNumbersDoNotMove(t *testing.T) {
	sets := map[string]struct {
		name  func(uint8) string
		first uint8
		words string
	}{
		"kind": {
			func(n uint8) string { return kindOf[n].String() }, 1,
			"pet garden music person making hobby routine show book game food place sport work community joke memory date comfort other",
		},
		"standing":        {func(n uint8) string { return record.Standing(n).String() }, 0, "open resting gentle past closed"},
		"client standing": {func(n uint8) string { return record.ClientStanding(n).String() }, 0, "current break finished died"},
		"ages":            {func(n uint8) string { return record.Ages(n).String() }, 0, "adult child teen older"},
		"setting":         {func(n uint8) string { return record.Setting(n).String() }, 0, "room video phone walk"},
		"landing":         {func(n uint8) string { return record.Landing(n).String() }, 1, "lit fine flat sore"},
		"place":           {func(n uint8) string { return record.Place(n).String() }, 0, "out near edge in deep"},
		"led":             {func(n uint8) string { return record.Led(n).String() }, 1, "client me together"},
		"mark": {
			func(n uint8) string { return record.MarkKind(n).String() }, 1,
			"lit laughed quiet grounding lot far wobble mended door tried note",
		},
	}
	for set, s := range sets {
		for i, word := range strings.Fields(s.words) {
			if got := s.name(s.first + uint8(i)); got != word {
				t.Errorf("%s %d is %q, and was stored as %q: vaults would be read wrongly", set, s.first+uint8(i), got, word)
			}
		}
	}
}

func TestEveryKindHasANumber(t *testing.T) {
	for _, facts := range record.Kinds() {
		n := kindNumber[facts.Kind]
		if int(n) > len(storedKinds) || kindOf[n] != facts.Kind {
			t.Errorf("%s has no number of its own: add it at the end of storedKinds", facts.Name)
		}
	}
}

// Every field once, with values that are all different.
func storedCard() *record.Card {
	return &record.Card{
		Client: record.Client{
			ID: record.ID{1}, Code: "maya", Called: "Maya", Say: "MY-ah", Pronouns: "she/her", Ages: record.Teen, Language: "es",
			Address: "tu", Setting: record.Phone, Needs: []string{"sight"}, Standing: record.OnBreak, Pace: []string{"slowly", ""},
			Straight: true, Closed: []string{"father"}, MySide: []record.Told{{Words: "I have a dog", On: 20001}},
			Promises: []record.Promise{{Words: "the book", On: 20002, Done: 20003}},
			Carried:  []record.Carry{{Words: "seedlings", Interest: record.ID{2}, On: 20004}},
			InHand:   []record.Held{{Question: "q1", Text: "How's Miso?", Interest: record.ID{2}, On: 20005}},
			Asked:    []record.Asked{{Question: "q2", Interest: record.ID{3}, On: 20006, Landed: record.Flat}},
			Hidden:   []string{"q3"}, Favored: []string{"q4"}, Since: 20007, NotMet: []record.Date{20013, 20020},
		},
		Interests: []record.Interest{{
			ID: record.ID{2}, Kind: record.Pet, Name: "Miso", Details: "a rescue", Fields: []record.Field{{Key: "eats", Value: "tuna"}},
			Standing: record.Gentle, Because: "unwell", Touches: []record.Touch{record.TouchLoss}, Links: []record.ID{{3}},
			FirstHeard: 20008, Heard: 20009, Asked: 20010, Landed: record.Sore, Flats: 2, Lit: []record.Date{20011, -1}, SetAside: 20012,
		}, {ID: record.ID{3}, Kind: record.Other, Name: "kiln"}},
	}
}

func storedSession() *record.Session {
	return &record.Session{
		ID: record.ID{4}, Client: record.ID{1}, Date: 20400, Start: time.Unix(1790000000, 0).In(time.FixedZone("", -3600)),
		Planned: 53, Setting: record.Walk, Live: true, Redrawn: true, Moves: []record.Move{{At: 60, Place: record.Deep, Led: record.Together}},
		Marks:  []record.Mark{{At: 61, Kind: record.Tried, Words: "Miso", Interest: record.ID{2}, Landed: record.Fine}},
		Pauses: []record.Pause{{From: 62, To: -1}}, Ended: true, End: 3180, Line: "the garden",
	}
}

// letGoSession is an hour whose timeline was let go.
func letGoSession() *record.Session {
	return &record.Session{
		ID: record.ID{5}, Client: record.ID{1}, Date: 20401, Planned: 50, Live: true, Ended: true, End: 3001,
		Marks: []record.Mark{{Kind: record.Door, Words: "she may move"}},
		Let: &record.Gist{
			Nothing: true, FromStart: true, Late: true, ToTheEnd: true, Trips: 2, In: 14, Longest: 9, Landing: record.Near, Runway: 12, CameOut: 38,
			LedIn: []record.Led{record.ByClient, record.Unsaid}, LedOut: []record.Led{record.ByMe},
		},
	}
}

func TestStoredBytesAreReadForEver(t *testing.T) {
	stored(t, "card", storedCard(), AppendCard, Card)
	stored(t, "session", storedSession(), AppendSession, Session)
	stored(t, "letgo", letGoSession(), AppendSession, Session)
	stored(t, "desk", &record.Desk{Drafts: []record.Draft{{Key: "card/1", Text: "half a li"}}}, AppendDesk, Desk)
	stored(t, "gone", []record.ID{{5}, {6}}, AppendGone, Gone)
}

func stored[T any](t *testing.T, name string, v T, put func([]byte, T) []byte, get func([]byte) (T, error)) {
	path := filepath.Join("testdata", name+".hex")
	if *update {
		if err := os.WriteFile(path, []byte(hex.EncodeToString(put(nil, v))+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := get(raw)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if diff := cmp.Diff(v, got); diff != "" {
		t.Errorf("%s is read otherwise than it was stored (-then +now):\n%s", name, diff)
	}
	if now := hex.EncodeToString(put(nil, v)); now != strings.TrimSpace(string(text)) {
		t.Errorf("%s is written otherwise: raise Version, or take the change back", name)
	}
}
