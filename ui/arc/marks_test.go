package arc

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// marksOf draws only the rows of marks, without the gutter.
func marksOf(width, rows int, marks ...Label) []string {
	all := Picture(session(), Options{Width: width, MarkRows: rows, Marks: marks, Scale: Spread(60, 60)})
	out := all[record.Places:]
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], strings.Repeat(" ", Gutter))
	}
	return out
}

func TestMarks(t *testing.T) {
	const lit, quiet, door, note = record.LitUp, record.Quiet, record.Door, record.Note
	for _, tt := range []struct {
		name  string
		marks []Label
		want  string
	}{
		{"none", nil, ""},
		{"with words", []Label{label(2, lit, "Miso"), label(20, quiet, "quiet")}, "  * Miso            . quiet"},
		{"no word", []Label{label(2, lit, ""), label(20, quiet, "quiet")}, "  *                 . quiet"},
		{"just room", []Label{label(0, lit, "Miso"), label(7, quiet, "quiet")}, "* Miso . quiet"},
		{"word cut", []Label{label(0, lit, "the allotment"), label(12, quiet, "quiet")}, "* the allo… . quiet"},
		{"signs only", []Label{label(0, lit, "Miso"), label(4, quiet, "quiet")}, "*   . quiet"},
		{"neighbours", []Label{label(0, lit, "Miso"), label(1, quiet, "quiet")}, "*. quiet"},
		{"one column, one named", []Label{label(3, lit, "Miso"), label(3, quiet, "quiet")}, "   * Miso +1"},
		{"what lit up is named", []Label{label(3, quiet, "quiet"), label(3, lit, "Miso"), label(3, note, "note")}, "   * Miso +2"},
		{"one column, no room for a name", []Label{label(3, lit, "Miso"), label(3, quiet, "quiet"), label(6, note, "note")}, "   +2 \" note"},
		{"a count takes in what it would cover", []Label{label(3, lit, ""), label(3, quiet, ""), label(4, note, "")}, "   +3"},
		{"several of one kind", []Label{label(3, quiet, ""), label(3, quiet, ""), label(3, quiet, "")}, "   3."},
		{"word before its sign at the edge", []Label{label(60, door, "door")}, strings.Repeat(" ", 55) + "door \""},
		{"no room before the sign either", []Label{label(48, lit, "Miso"), label(60, door, "door")}, strings.Repeat(" ", 48) + "* Miso      \""},
		{"past the scale", []Label{label(90, quiet, "")}, strings.Repeat(" ", 61) + "."},
		{"many at the end", []Label{label(59, lit, ""), label(61, quiet, ""), label(61, note, ""), label(61, door, "")}, strings.Repeat(" ", 59) + "*+3"},
		{"wide", []Label{label(0, lit, "土の匂いと雨"), label(12, quiet, "quiet")}, "* 土の匂い… . quiet"},
		{"wide, odd room", []Label{label(0, lit, "土の匂いと雨"), label(11, quiet, "quiet")}, "* 土の匂…  . quiet"},
		{"from a newer version", []Label{{At: 0, Kind: 99}}, "-"},
	} {
		got := marksOf(Gutter+62, 1, tt.marks...)[0]
		if got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestMarksInTwoRows(t *testing.T) {
	got := marksOf(Gutter+62, 2, label(2, record.LitUp, "the allotment"), label(6, record.Quiet, "quiet"), label(20, record.LitUp, "Miso"))
	want := []string{"  * the allotment   * Miso", "      . quiet"}
	if got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestEveryMarkIsCounted reads the signs and counts of crowded rows back.
func TestEveryMarkIsCounted(t *testing.T) {
	for every := 1; every < 20; every++ {
		for n := range 40 {
			var marks []Label
			for i := range n {
				marks = append(marks, label(i*every/3, record.Quiet, ""))
			}
			for rows := 1; rows <= 3; rows++ {
				told := 0
				for _, row := range marksOf(Gutter+62, rows, marks...) {
					told += readMarks(row)
				}
				if told != n {
					t.Fatalf("%d marks every %d/3 min in %d rows: %d told in %q", n, every, rows, told, marksOf(Gutter+62, rows, marks...))
				}
			}
		}
	}
}

// readMarks reads how many marks a row tells: a sign is one, 12* and +12 are
// twelve. Words are not read.
func readMarks(row string) int {
	sum, number := 0, 0
	for _, char := range row {
		switch {
		case char >= '0' && char <= '9':
			number = number*10 + int(char-'0')
			continue
		case char == '+' || char == ' ':
			sum += number
		default:
			sum += max(number, 1)
		}
		number = 0
	}
	return sum + number
}

func TestLabels(t *testing.T) {
	s := session()
	s.Marks = []record.Mark{
		{At: 300, Kind: record.Door, Words: "she may move"},
		{At: 60, Kind: record.LitUp, Words: "Miso"},
		{At: 120, Kind: record.LitUp, Words: "her father"},
		{At: 180, Kind: record.Note, Words: "not for other eyes"},
	}
	got := Labels(s, func(m record.Mark) string {
		if m.Words == "her father" {
			return ""
		}
		return m.Words + "\x1b[31m"
	})
	want := []Label{
		{60, record.LitUp, "Miso[31m"}, {120, record.LitUp, ""}, {180, record.Note, "note"}, {300, record.Door, "door"},
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got[i], want[i])
		}
	}
	if s.Marks[0].Kind != record.Door {
		t.Error("the session's own marks were sorted")
	}
}

func TestSigns(t *testing.T) {
	for k := record.LitUp; k <= record.Note; k++ {
		sign, word := Sign(k)
		if len(sign) != 1 || sign < " " || sign > "~" {
			t.Errorf("%s: sign %q", k, sign)
		}
		if (word == "") != (k == record.LitUp) || ansi.StringWidth(word) > 10 {
			t.Errorf("%s: word %q", k, word)
		}
		if markingOf(k).said == "" {
			t.Errorf("%s cannot be said", k)
		}
	}
}
