package demo

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// texts lists everything on a card and in its hours that a screen could show,
// each with where it stands.
func texts(c *record.Card, sessions []*record.Session) map[string]string {
	all := map[string]string{}
	put := func(where string, words ...string) {
		for i, w := range words {
			all[fmt.Sprintf("%s %s %d", c.Code, where, i)] = w
		}
	}
	put("client", c.Called, c.Say, c.Pronouns, c.Language, c.Address)
	put("pace", c.Pace...)
	put("closed", c.Closed...)
	for i, m := range c.MySide {
		put(fmt.Sprint("my side ", i), m.Words)
	}
	for i, p := range c.Promises {
		put(fmt.Sprint("promise ", i), p.Words)
	}
	for i, k := range c.Carried {
		put(fmt.Sprint("carried ", i), k.Words)
	}
	for i, h := range c.InHand {
		put(fmt.Sprint("in hand ", i), h.Text)
	}
	for _, in := range c.Interests {
		put(in.Kind.String()+" "+in.Name, in.Name, in.Details, in.Because)
		for _, f := range in.Fields {
			put(in.Name+" "+f.Key, f.Value)
		}
	}
	for _, s := range sessions {
		put("hour of "+s.Date.String(), s.Line)
		for i, m := range s.Marks {
			put(fmt.Sprintf("hour of %s, mark %d", s.Date, i), m.Words)
		}
	}
	return all
}

var (
	// unsaid are the words no screen of ours uses, and what belongs in a
	// clinical record instead.
	unsaid = regexp.MustCompile(`(?i)\b(should|must|fail(s|ed)?|avoid(s|ed)|resist(s|ant)|complian(t|ce)|optimal|overdue|missed|patients?|scores?|alerts?|risks?)\b` +
		`|diagnos|disorder|symptom|depress|anxi|trauma|suicid|medicat|\b(pills?|dose|therapy|hospital)\b`)
	unfilled = regexp.MustCompile(`[{}!]`)
)

func TestEveryTextIsCleanAndKind(t *testing.T) {
	l := load(t, thursday)
	for _, c := range l.Cards() {
		for where, words := range texts(c, l.Sessions(c.ID)) {
			if clean := record.CleanLine(words); clean != words {
				t.Errorf("%s: %q is not clean: %q", where, words, clean)
			}
			if found := unsaid.FindString(words); found != "" {
				t.Errorf("%s: %q says %q", where, words, found)
			}
			if unfilled.MatchString(words) {
				t.Errorf("%s: %q has a hole or shouts", where, words)
			}
		}
	}
}

func TestHoursReadBackAsTheyWerePrinted(t *testing.T) {
	l := load(t, thursday)
	for _, c := range l.Cards() {
		for _, s := range l.Sessions(c.ID) {
			printed := record.FormatLine(s)
			line, err := record.ParseLine(printed)
			if err != nil {
				t.Errorf("%s: %s: %v", c.Code, printed, err)
				continue
			}
			again := s.Clone()
			line.Apply(again)
			again.LinkMarks(c)
			if !reflect.DeepEqual(again, s) {
				t.Errorf("%s: %s reads back as\n%+v, was\n%+v", c.Code, printed, again, s)
			}
		}
	}
}

// TestMarksFindTheirThings checks that what an hour says of a thing and what
// the card says of it are the same story.
func TestMarksFindTheirThings(t *testing.T) {
	l := load(t, thursday)
	for _, c := range l.Cards() {
		tried := 0
		for _, s := range l.Sessions(c.ID) {
			for _, m := range s.Marks {
				if m.Kind != record.LitUp && m.Kind != record.Tried || m.Words == "" {
					continue
				}
				in := c.Interest(m.Interest)
				if m.Kind == record.Tried {
					tried++
				} else if in == nil {
					t.Errorf("%s: %q on %s names nothing", c.Code, m.Words, s.Date)
					continue
				}
				if m.Kind == record.Tried && !landed(c, s, m) {
					t.Errorf("%s: %q on %s is not among the questions asked", c.Code, m.Words, s.Date)
				}
				if in != nil && (in.Heard < s.Date || in.FirstHeard > s.Date) {
					t.Errorf("%s: %s came up on %s, but is known from %s to %s", c.Code, in.Name, s.Date, in.FirstHeard, in.Heard)
				}
			}
		}
		if tried != len(c.Asked) {
			t.Errorf("%s: %d questions tried in the hours, %d asked on the card", c.Code, tried, len(c.Asked))
		}
	}
}

func landed(c *record.Card, s *record.Session, m record.Mark) bool {
	for _, a := range c.Asked {
		if a.On == s.Date && a.Landed == m.Landed && (m.Interest.IsZero() || a.Interest == m.Interest) {
			return true
		}
	}
	return false
}

// TestAskedQuestionsAreInTheBank reads the bank's files rather than the
// package that owns them, which the store knows nothing of.
func TestAskedQuestionsAreInTheBank(t *testing.T) {
	paths, err := filepath.Glob("../../prompts/bank/*.toml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no bank found: %v", err)
	}
	bank := map[string]bool{"": true} // a question in one's own words has no id
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^id = "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			bank[m[1]] = true
		}
	}
	for _, c := range load(t, thursday).Cards() {
		ids := append(slices.Clone(c.Hidden), c.Favored...)
		for _, a := range c.Asked {
			ids = append(ids, a.Question)
		}
		for _, h := range c.InHand {
			ids = append(ids, h.Question)
		}
		for _, id := range ids {
			if !bank[id] {
				t.Errorf("%s: the bank has no question %q", c.Code, id)
			}
		}
	}
}

// TestMalformedFilesSaySo feeds the reader the slips a person would make.
func TestMalformedFilesSaySo(t *testing.T) {
	head := "called Maya\ncode maya\nmeets +0 15:00\n"
	for text, want := range map[string]string{
		"called Maya\n":                                          "one line with code",
		"code maya\nmeets +9 15:00\n":                            "line 2",
		"code maya\nmeets +0 3pm\n":                              "not a time",
		head + "colour blue\n":                                   `line 4: "colour" is not a header`,
		head + "standing away\n":                                 "line 4",
		head + "carried 1w [Miso] pâté\n":                        `no "Miso"`,
		head + "told a while ago I sing\n":                       "write it as 3w",
		head + "pace {someday nth}\n":                            "{sat nth}",
		head + "things\npet Miso\n":                              "line 5",
		head + "things\n1w-3w pet Miso\n":                        "before it was first heard of",
		head + "things\n  gentle died\n":                         "none yet",
		head + "things\n3w-1w pet Miso\n  blue\n":                `line 6: "blue"`,
		head + "things\n3w-1w pet Miso\n  with Tom\n":            `no other "Tom"`,
		head + "things\n3w-1w pet Miso\n3w-1w pet miso\n":        "twice",
		head + "hours\n8n 15i\n":                                 "line 5",
		head + "hours\n1w: 8n 5i\n":                              "line 5",
		head + "hours\n1w live: 8n\n":                            "needs its end",
		head + "hours\n1w outside: 8n\n":                         "outside",
		"code maya\nmeets +1 15:00\nhours\n0w: 8n 15i\n2w: 8n\n": "",
	} {
		c, err := parse(text)
		if err == nil {
			_, _, err = build(c, thursday)
		}
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestDaysInWords(t *testing.T) {
	today := record.DateOf(thursday)
	for words, want := range map[string]string{
		"on the {sat nth}": "on the 21st", "{thu date}": "26 Nov", "{+3d nth}": "22nd", "{+4d nth}": "23rd", "{+24d nth}": "13th",
		"died in {8mo month}": "died in March", "{13mo month}": "October", "no days": "no days",
	} {
		if got, err := fill(words, today); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", words, got, err, want)
		}
	}
}
