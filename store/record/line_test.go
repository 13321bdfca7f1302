package record

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestParseLine(t *testing.T) {
	moves := func(m ...Move) Line { return Line{Moves: m} }
	hour := Line{
		Moves: []Move{{480, Near, 0}, {900, In, 0}, {1980, Edge, 0}, {2460, Out, 0}},
		Marks: []Mark{{At: 2460, Kind: LitUp}},
	}
	cases := []struct {
		line string
		want Line
	}{
		{"8n 15i 33e 41o*", hour},
		{"8n15i33e41o*", hour},
		{"8 near, 15 in, 33 edge, 41 out *", hour},
		{"  8 NE,15 I ,33 edg\t41 ou* ", hour},
		{"8 1 15 3 33 2, 41 0*", hour},
		{`0 out, 8 near c, 15 in, 21 lit "the allotment", 33 edge, 41 out*, 47 door "she may move"`, Line{
			Moves: []Move{{0, Out, 0}, {480, Near, ByClient}, {900, In, 0}, {1980, Edge, 0}, {2460, Out, 0}},
			Marks: []Mark{{At: 1260, Kind: LitUp, Words: "the allotment"}, {At: 2460, Kind: LitUp}, {At: 2820, Kind: Door, Words: "she may move"}},
		}},
		{"1:05i 1:15'30n", Line{}},
		{"1:05i 75'30n", moves(Move{3900, In, 0}, Move{4530, Near, 0})},
		{"15'30 3 15’45 2 16′1 1", moves(Move{930, In, 0}, Move{945, Edge, 0}, Move{961, Near, 0})},
		{"1:05 3 1:06 2", moves(Move{3900, In, 0}, Move{3960, Edge, 0})},
		{"33 e m 33 d t", moves(Move{1980, Edge, ByMe}, Move{1980, Deep, Together})},
		{`41o* c “Miso”`, Line{Moves: []Move{{2460, Out, ByClient}}, Marks: []Mark{{At: 2460, Kind: LitUp, Words: "Miso"}}}},
		{`41 out "the cat"`, Line{Moves: []Move{{2460, Out, 0}}, Marks: []Mark{{At: 2460, Kind: Note, Words: "the cat"}}}},
		{`5 no "say \"hi\" \\ C:\x" 6 note „so“ 7 note «là» 8 note "a ” b"`, Line{Marks: []Mark{
			{At: 300, Kind: Note, Words: `say "hi" \ C:\x`},
			{At: 360, Kind: Note, Words: "so"},
			{At: 420, Kind: Note, Words: "là"},
			{At: 480, Kind: Note, Words: "a ” b"},
		}}},
		{`5 tried "What is Miso eating?" lit 6 tr flat 7 tried 8 lit`, Line{Marks: []Mark{
			{At: 300, Kind: Tried, Words: "What is Miso eating?", Landed: Lit},
			{At: 360, Kind: Tried, Landed: Flat},
			{At: 420, Kind: Tried},
			{At: 480, Kind: LitUp},
		}}},
		{"1 li 2 la 3 qu 4 gr 5 lo 6 fa 7 wo 8 me 9 do 10 tr 11 no", Line{Marks: []Mark{
			{At: 60, Kind: LitUp},
			{At: 120, Kind: Laughed},
			{At: 180, Kind: Quiet},
			{At: 240, Kind: Grounding},
			{At: 300, Kind: ALot},
			{At: 360, Kind: FarAway},
			{At: 420, Kind: Wobble},
			{At: 480, Kind: Mended},
			{At: 540, Kind: Door},
			{At: 600, Kind: Tried},
			{At: 660, Kind: Note},
		}}},
		{"12 pa 14 re 20 pause 50 en", Line{Pauses: []Pause{{720, 840}, {1200, -1}}, Ended: true, End: 3000}},
		{"0d", moves(Move{0, Deep, 0})},
	}
	for _, c := range cases {
		got, err := ParseLine(c.line)
		if (err != nil) != cmp.Equal(c.want, Line{}) {
			t.Errorf("%s: %v", c.line, err)
		}
		if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s\n%s", c.line, diff)
		}
	}
}

func TestLineErrors(t *testing.T) {
	cases := []struct {
		line     string
		col      int
		expected string
		atEnd    bool
	}{
		{"", 1, expectTime, true},
		{"  ", 3, expectTime, true},
		{"n", 1, expectTime, false},
		{"near 8", 1, expectTime, false},
		{"8", 2, expectThing, true},
		{"8 ", 3, expectThing, true},
		{"8n,", 4, expectTime, true},
		{"8n,,15i", 4, expectTime, false},
		{", 8n", 1, expectTime, false},
		{"8x", 2, expectThing, false},
		{"8 l", 3, expectThing, true},
		{"8 q 9n", 3, expectThing, false},
		{"8 outside", 3, expectThing, false},
		{"8 endless", 3, expectThing, false},
		{"8nc", 2, expectThing, false},
		{"8n x", 4, expectWho, false},
		{"8n client", 4, expectWho, false},
		{"41o*c", 5, expectWho, false},
		{"33 2c", 5, expectWho, false},
		{`8n "x" c`, 8, expectNext, false},
		{"33 5", 4, expectThing, false},
		{"33 12", 4, expectThing, false},
		{"33 2:05", 4, expectThing, false},
		{"50%", 3, expectThing, false},
		{"15i 8n", 5, "15 or later", false},
		{"15'30i 15n", 8, "15'30 or later", false},
		{"1:75i", 3, "minutes, 00 to 59", false},
		{"1:", 3, "minutes, 00 to 59", true},
		{"15'i", 4, "seconds, 00 to 59", false},
		{"1440i", 1, "a time under 24 hours", false},
		{"24:00i", 1, "a time under 24 hours", false},
		{"999999999999999999999i", 1, expectTime, false},
		{`8 note "never closed`, 21, "a closing quote", true},
		{`8 note "ends in \"`, 19, "a closing quote", true},
		{"15 lit foo", 8, expectWords, false},
		{`15 lit "x" lit`, 12, expectNext, false},
		{"8 tried f", 9, expectLanded, false},
		{`8 tried "q" well`, 13, expectLanded, false},
		{`8 tried lit "q"`, 13, expectTime, false},
		{"8 resume", 3, "a pause before resume", false},
		{"8 pause 9 pause", 11, "resume before another pause", false},
		{`8 pause "tea"`, 9, expectTime, false},
		{"50 end 51 out", 8, "nothing after end", false},
		{"50 end,", 8, "nothing after end", true},
		{`8 note "ねこ" 9 é`, 15, expectThing, false},
	}
	for _, c := range cases {
		line, err := ParseLine(c.line)
		var at *LineError
		if !errors.As(err, &at) {
			t.Errorf("%q: no error but %+v", c.line, line)
			continue
		}
		if at.Col != c.col || at.Expected != c.expected || at.AtEnd != c.atEnd {
			t.Errorf("%q: %+v", c.line, at)
		}
		if runes := []rune(c.line); string(runes[:at.Col-1]) != c.line[:at.Offset] {
			t.Errorf("%q: column %d is not byte %d", c.line, at.Col, at.Offset)
		}
		if !cmp.Equal(line, Line{}) {
			t.Errorf("%q: an error and %+v", c.line, line)
		}
		wellSaid(t, strings.ReplaceAll(at.Error(), "lit up", ""))
	}
}

// What was typed so far stays drawn.
func TestParseLineSoFar(t *testing.T) {
	for _, broken := range []string{"8n 15i 33", "8n 15i 33 x", "8n 15i 3", `8n 15i 33e "half`, "8n 15i 33 e me"} {
		line, err := ParseLineSoFar(broken)
		if err == nil || len(line.Moves) != 2 || line.Moves[1].Place != In || len(line.Marks) != 0 {
			t.Errorf("%q: %+v, %v", broken, line, err)
		}
	}
	if line, err := ParseLineSoFar("8n 15i"); err != nil || len(line.Moves) != 2 {
		t.Error(line, err)
	}
}

// No beginning of two letters or more means two things, and no single letter
// is a mark.
func TestEveryBeginningIsUnambiguous(t *testing.T) {
	names := slices.Concat(placeNames[:], markNames[1:], pauseWords)
	for _, name := range names {
		for n := 2; n <= len(name); n++ {
			meant := 0
			for _, other := range names {
				if strings.HasPrefix(other, name[:n]) {
					meant++
				}
			}
			line := "8 " + name[:n]
			if strings.HasPrefix("resume", name[:n]) {
				line = "7 pause " + line
			}
			if _, err := ParseLine(line); meant != 1 || err != nil {
				t.Errorf("%q means %d things: %v", name[:n], meant, err)
			}
		}
	}
	for letter := 'a'; letter <= 'z'; letter++ {
		line, err := ParseLine("8" + string(letter))
		if place := strings.ContainsRune("oneid", letter); place != (err == nil) || len(line.Marks) != 0 {
			t.Errorf("%c: %+v %v", letter, line, err)
		}
	}
}

func TestFormatLine(t *testing.T) {
	for typed, long := range map[string]string{
		"8n 15i 33e 41o*":             "8 near, 15 in, 33 edge, 41 out*",
		`41o* c "Miso" 47 do “x”`:     `41 out* c "Miso", 47 door "x"`,
		"1:05'i":                      "",
		"1:05 i 75'05 tr fl":          "65 in, 75'05 tried flat",
		`8n "say \"hi\"" 9 pa 9 re`:   `8 near, 8 note "say \"hi\"", 9 pause, 9 resume`,
		"10n 10i 10*":                 "",
		"10n 10i 10 lit 10 qu 50 end": "10 near, 10 in*, 10 quiet, 50 end",
		"10 qu 10 i 10 lit":           "10 in, 10 quiet, 10 lit",
	} {
		line, err := ParseLine(typed)
		if long == "" {
			if err == nil {
				t.Errorf("%q is read", typed)
			}
			continue
		}
		s := &Session{}
		line.Apply(s)
		if got := FormatLine(s); err != nil || got != long {
			t.Errorf("%q prints %q (%v)", typed, got, err)
		}
	}
	if got := FormatLine(&Session{Planned: 50}); got != "0 out" {
		t.Errorf("a session in which nothing happened prints %q", got)
	}
}

// A session printed and read again is the same session, links to interests
// included.
func TestLineRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := maya()
		c.with(Pet, "Miso")
		c.with(Music, "the Cure")
		s := sessions(c.Interests[0].ID, c.Interests[1].ID).Draw(t, "session")
		if err := s.Check(); err != nil {
			t.Fatal(err)
		}
		printed := FormatLine(s)
		line, err := ParseLine(printed)
		if err != nil {
			t.Fatalf("%s: %v", printed, err)
		}
		back := s.Clone()
		line.Apply(back)
		back.KeepLinks(s)
		want := s.Clone()
		if printed == "0 out" && len(s.Moves) == 0 {
			want.Moves = []Move{{}}
		}
		if diff := cmp.Diff(want, back, cmpopts.EquateEmpty(), cmp.FilterPath(isInterest, cmp.Ignore())); diff != "" {
			t.Fatalf("%s\n%s", printed, diff)
		}
		for i, m := range s.Marks {
			if m.Interest != back.Marks[i].Interest && onlyOne(s.Marks, m) {
				t.Errorf("%+v lost its interest", m)
			}
		}
		if again := FormatLine(back); again != printed {
			t.Errorf("printed %q, then %q", printed, again)
		}
	})
}

func isInterest(p cmp.Path) bool { return p.Last().String() == ".Interest" }

// onlyOne reports whether no other mark says the same.
func onlyOne(marks []Mark, m Mark) bool {
	n := 0
	for _, other := range marks {
		if other.Kind == m.Kind && other.Words == m.Words && (m.Words != "" || other.At == m.At) {
			n++
		}
	}
	return n == 1
}

func TestLinkMarks(t *testing.T) {
	c := maya()
	miso, cure := c.with(Pet, "Miso"), c.with(Music, "the Cure")
	long, short := c.with(Pet, "Miso the second"), c.with(Game, "Go")
	closed := c.with(Person, "Inês")
	c.with(Book, "Emma")
	c.with(Person, "Emma")
	c.with(Music, "!!!")
	c.SetStanding(closed, Closed, "")
	for words, want := range map[string]struct {
		kind MarkKind
		id   ID
	}{
		"miso":                         {LitUp, miso},
		"The Cure":                     {Quiet, cure},
		"Miso, in the sink":            {LitUp, miso},
		"What is Miso eating?":         {Tried, miso},
		"Miso’s paw":                   {LitUp, miso},
		"she laughed at Miso":          {Laughed, ID{}},
		"so Miso the second is here":   {LitUp, long},
		"go":                           {LitUp, short},
		"how did it go":                {LitUp, ID{}},
		"INES":                         {LitUp, closed},
		"Emma":                         {LitUp, ID{}}, // two of that name
		"misophonia":                   {LitUp, ID{}},
		"???":                          {LitUp, ID{}},
		"":                             {LitUp, ID{}},
		"the seed order, nothing more": {LitUp, ID{}},
	} {
		s := &Session{Marks: []Mark{{Kind: want.kind, Words: words}}}
		before := len(c.Interests)
		s.LinkMarks(c)
		if s.Marks[0].Interest != want.id || s.Marks[0].Words != words || len(c.Interests) != before {
			t.Errorf("%s %q: %+v", want.kind, words, s.Marks[0])
		}
	}
}

func FuzzParseLine(f *testing.F) {
	for _, seed := range []string{
		"8n 15i 33e 41o*", `0 out, 8 near c, 15 in, 21 lit "the allotment", 33 edge, 41 out*, 47 door "she may move"`,
		`5 tried “q” lit 12 pause 14 resume 1:05 end`, `15'30 2* m "\"\\"`, "33 2,,", "«»",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		soFar, lineErr := ParseLineSoFar(text)
		line, err := ParseLine(text)
		if (err == nil) != (lineErr == nil) {
			t.Fatalf("%v and %v", err, lineErr)
		}
		s := &Session{Planned: 50}
		soFar.Apply(s)
		if checked := s.Check(); checked != nil {
			t.Fatalf("%q is a session that cannot be: %v", text, checked)
		}
		if lineErr != nil {
			if lineErr.Offset > len(text) || lineErr.Col < 1 || !cmp.Equal(line, Line{}) {
				t.Fatalf("%q: %+v, %+v", text, lineErr, line)
			}
			return
		}
		printed := FormatLine(s)
		again, err := ParseLine(printed)
		if err != nil {
			t.Fatalf("%q prints %q: %v", text, printed, err)
		}
		back := &Session{Planned: 50}
		again.Apply(back)
		if FormatLine(back) != printed || !cmp.Equal(s.Figures(), back.Figures()) {
			t.Fatalf("%q prints %q, then %q", text, printed, FormatLine(back))
		}
	})
}
