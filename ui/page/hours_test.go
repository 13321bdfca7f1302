package page

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"rapport/store/record"
	"rapport/ui/theme"
)

// caseOf is a card with people, a dog that died and somebody not to open.
func caseOf() *record.Card {
	return &record.Card{
		Client: record.Client{Called: "Maya", Code: "maya", Pronouns: "she/her", Closed: []string{"alcohol"}},
		Interests: []record.Interest{
			{ID: record.ID{1}, Kind: record.Pet, Name: "Miso"},
			{ID: record.ID{2}, Kind: record.Person, Name: "Inês"},
			{ID: record.ID{3}, Kind: record.Pet, Name: "Biscuit", Details: "Inês's dog", Standing: record.Gentle, Because: "died in March"},
			{ID: record.ID{4}, Kind: record.Person, Name: "Carlos", Standing: record.Closed},
			{ID: record.ID{5}, Kind: record.Person, Name: "Tom Okafor"},
		},
	}
}

// drawn is an hour drawn from a line, so many days into November 2026.
func drawn(t *testing.T, c *record.Card, day int, line string) *record.Session {
	t.Helper()
	l, err := record.ParseLine(line)
	if err != nil {
		t.Fatal(err)
	}
	date, err := record.ParseDate("2026-11-01", 0)
	if err != nil {
		t.Fatal(err)
	}
	s := &record.Session{Planned: 50, Date: date + record.Date(day)}
	s.Start = s.Date.Time().Add(15 * 60 * 60e9)
	c.Redraw(s, l)
	return s
}

func hoursOf(t *testing.T) Hours {
	c := caseOf()
	one := drawn(t, c, 2, `8n c 10 lit "Miso" 13e c 15i c 18 quiet 25e 36 tried "What does Maya's Miso eat?" fine 38n 47 door "ines may move with Tom"`)
	two := drawn(t, c, 16, `10n c 14 laughed 22e c 25 lit "Biscuit" 26 lit "Carlos" 30n t 36 note "MAYA named Okafor" 37 note "wine again" 44o c`)
	two.Line = "what Inês said"
	return Hours{Card: c, Sessions: []*record.Session{two, one}, Look: theme.Look(theme.Light)}
}

func written(t *testing.T, h Hours, f Format) string {
	t.Helper()
	b, err := h.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestNobodyIsNamed: in no format stands a name of the client or of a person on
// the card, a clock time, a date, or what is not to open.
func TestNobodyIsNamed(t *testing.T) {
	h := hoursOf(t)
	for _, f := range []Format{Markdown, HTML, Text, SVG} {
		got := written(t, h, f)
		folded := record.Fold(got)
		for _, name := range []string{"maya", "ines", "tom", "okafor", "carlos", "wine", "15:00", "2026", "nov"} {
			if strings.Contains(strings.ReplaceAll(folded, "bottom", ""), name) {
				t.Errorf("%s has %q in\n%s", f, name, got)
			}
		}
		for _, want := range []string{"M", "week 1", "week 3", "Miso"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s has no %q", f, want)
			}
		}
		if strings.Index(got, "week 1") > strings.Index(got, "week 3") {
			t.Errorf("%s has the later hour first", f)
		}
	}
}

func TestNamesAndDatesAreKeptWhenAskedFor(t *testing.T) {
	h := hoursOf(t)
	h.Names, h.Dates = true, true
	for _, f := range []Format{Markdown, HTML, Text} {
		got := written(t, h, f)
		for _, want := range []string{"Maya", "Okafor", "2026-11-03", "what Inês said"} {
			if !strings.Contains(strings.ReplaceAll(got, "&#34;", `"`), want) {
				t.Errorf("%s has no %q in\n%s", f, want, got)
			}
		}
		for _, never := range []string{"Carlos", "wine", "15:00"} {
			if strings.Contains(got, never) {
				t.Errorf("%s has %q", f, never)
			}
		}
	}
}

// TestWhatIsHeldGentlyComesFirst: with its reason, before the picture.
func TestWhatIsHeldGentlyComesFirst(t *testing.T) {
	got := written(t, hoursOf(t), Markdown)
	gently, picture := strings.Index(got, "gently  Biscuit, a person's dog: died in March"), strings.LastIndex(got, "```\n out")
	if gently < 0 || gently > picture {
		t.Errorf("the sheet is\n%s", got)
	}
}

func TestHoursHTMLNeedsNothingBesideIt(t *testing.T) {
	got := written(t, hoursOf(t), HTML)
	for _, word := range []string{"<script", "<link", "<img", "src=", "href=", "url(", "@import", "://", "<style>\n@import", " style="} {
		if strings.Contains(got, word) {
			t.Errorf("the page has %s", word)
		}
	}
	if strings.Count(got, "<svg") != 2 || strings.Count(got, "<desc>") != 2 {
		t.Error("not a picture an hour, each in words too")
	}
}

// TestNoWordsOfHoursBecomeMarkup: whatever the words are, the tags are those of
// a sheet with plain words.
func TestNoWordsOfHoursBecomeMarkup(t *testing.T) {
	fill := func(f Format, words string) string {
		c := &record.Card{Client: record.Client{Called: words}, Interests: []record.Interest{{ID: record.ID{1}, Kind: record.Pet, Name: words + " dog", Standing: record.Gentle, Because: words}}}
		s := &record.Session{Planned: 50, Line: words, Marks: []record.Mark{
			{At: 60, Kind: record.LitUp, Words: words}, {At: 600, Kind: record.Note, Words: words}, {At: 1600, Kind: record.LitUp, Interest: record.ID{1}}, {At: 2900, Kind: record.Door, Words: words},
		}}
		return written(t, Hours{Card: c, Sessions: []*record.Session{s}, Names: true, Look: theme.Look(theme.Light)}, f)
	}
	for _, f := range []Format{HTML, SVG} {
		plain := tags.FindAllString(fill(f, "plain"), -1)
		for _, words := range hostile {
			got := fill(f, words)
			names := func(all []string) string {
				var out []string
				for _, tag := range all {
					if name := strings.Trim(strings.Fields(tag)[0], "<>"); name != "text" && name != "/text" {
						out = append(out, name)
					}
				}
				return strings.Join(out, " ")
			}
			if now := tags.FindAllString(got, -1); names(now) != names(plain) {
				t.Errorf("%s: %q makes the tags %q", f, words, names(now))
			}
			if strings.ContainsAny(got, "\x00\x1b\r\u202e") {
				t.Errorf("%s: %q gets through as it is", f, words)
			}
		}
	}
	for _, words := range append(hostile, "```", "````\n# x") {
		got := fill(Markdown, words)
		if n := strings.Count(got, "\n# ") + strings.Count(got, "\n## "); n != 1 || strings.ContainsAny(got, "\x00\x1b\r\u202e") {
			t.Errorf("%q makes %d headings in\n%s", words, n, got)
		}
	}
}

// TestAPageIsNeverDark: what is printed has dark lines.
func TestAPageIsNeverDark(t *testing.T) {
	h := hoursOf(t)
	light := written(t, h, HTML)
	h.Look = theme.Look(theme.Dark)
	if written(t, h, HTML) != light {
		t.Error("a page is dark")
	}
	if svg := written(t, h, SVG); !strings.Contains(svg, h.Look.Paper) {
		t.Error("a picture is not dark")
	}
}

func TestPicturesOfHours(t *testing.T) {
	h := hoursOf(t)
	img, err := png.Decode(bytes.NewReader([]byte(written(t, h, PNG))))
	if err != nil || img.Bounds().Dx() < 1600 {
		t.Fatalf("%v, %v", img, err)
	}
	if !h.Draws() {
		t.Error("a letter is said to be missing")
	}
	h.Card.Interests[0].Name = "土"
	if h.Draws() {
		t.Error("a letter is missing and not said to be")
	}
}

func TestHoursFormatOf(t *testing.T) {
	for name, want := range map[string]Format{"a.md": Markdown, "b/c.SVG": SVG, "k.HTML": HTML, "p.png": PNG, "w.txt": Text, "": "", "k": "", "k.pdf": ""} {
		if got, err := HoursFormatOf(name); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v", name, got, err)
		}
	}
}
