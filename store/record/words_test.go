package record

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, pair := range [][2]string{
		{"Zoë", "zoe"},
		{"ZOE\u0308", "zoe"},
		{"Straße", "strasse"},
		{"Œuvre", "oeuvre"},
		{"Łódź", "lodz"},
		{"İstanbul", "istanbul"},
		{"ﬁne", "fine"},
		{"ＭＩＳＯ", "miso"},
		{"Missy’s", "missy's"},
		{"Ὀδυσσεύς", "οδυσσευσ"},
		{"ё", "е"},
		{"שָׁלוֹם", "שלום"},
		{"a\u200db", "ab"},
		{"❤\ufe0f", "❤"},
		{"Ǆ", "dz"},
		{"", ""},
	} {
		if got := Fold(pair[0]); got != pair[1] {
			t.Errorf("%q folds to %q, not %q", pair[0], got, pair[1])
		}
	}
	// What tells words of other scripts apart is kept.
	for _, pair := range [][2]string{{"が", "か"}, {"कु", "कि"}, {"มา", "ม้า"}, {"ぱ", "ば"}} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

func TestFoldOfEveryRune(t *testing.T) {
	everyRune(func(r rune) {
		s := Fold(string(r))
		if again := Fold(s); again != s {
			t.Errorf("%U folds to %q, then to %q", r, s, again)
		}
		if composed := Fold(norm.NFC.String(string(r))); composed != s {
			t.Errorf("%U folds to %q, composed to %q", r, s, composed)
		}
	})
}

func TestCleanLine(t *testing.T) {
	stack := strings.Repeat("\u0301\u0323", 40)
	for _, c := range []struct{ what, in, want string }{
		{"plain", "orange tabby", "orange tabby"},
		{"white space", " \t orange\r\n\v tabby\u00a0\u2028 ", "orange tabby"},
		{"an escape sequence", "a\x1b[31mred\x1b[0m", "a[31mred[0m"},
		{"C1 and DEL", "a\u009b31m\x7fb\u0085c", "a31mb c"},
		{"bidirectional overrides", "abc\u202edef\u2066g\u2069\u200f", "abcdefg"},
		{"tags", "flag\U000E0067\U000E007F", "flag"},
		{"no longer valid", "a\xffb\xc3", "a\ufffdb\ufffd"},
		{"composed", "Zoe\u0308", "Zoë"},
		{"a family", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		{"joiners alone", "\u200d a\u200d\u200db\u200c ", "a\u200db"},
		{"invisible letters", "a\u3164b\u115f\u034fc\ufeff\u00ad", "abc"},
		{"private and unassigned for good", "a\ue000b\ufffec\U0001fffed", "abcd"},
		{"marks on nothing", "\u0301a \u0301b", "a b"},
		{"a heart", "❤\ufe0f", "❤\ufe0f"},
		{"marks through a hidden rune", "x\u0323\u202e\u0301", "x\u0323\u0301"},
		{"other scripts", "Αθήνα 猫 हिन्दी ภาษาไทย עברית", "Αθήνα 猫 हिन्दी ภาษาไทย עברית"},
		{"nothing", "\u200b\x00 \u2060", ""},
	} {
		if got := CleanLine(c.in); got != c.want {
			t.Errorf("%s: %q, not %q", c.what, got, c.want)
		}
	}
	for _, high := range []string{"x" + stack, "x" + strings.Repeat("\u0301", 6) + "\u202e" + stack, "x\u0301\u200d" + stack} {
		if marks := strings.Count(norm.NFD.String(CleanLine(high)), "\u0301"); marks > maxCombining {
			t.Errorf("%d marks stand on one letter", marks)
		}
	}
	if got := utf8.RuneCountInString(CleanLine(strings.Repeat("ab ", MaxLine))); got > MaxLine || got < MaxLine-1 {
		t.Errorf("a long line is cut to %d", got)
	}
	clean(t, strings.Repeat("a ", MaxLine))
	if got := len(CleanLine(strings.Repeat("a", MaxLine+1))); got != MaxLine {
		t.Errorf("a long plain line is cut to %d", got)
	}
}

// clean fails when cleaned text is not fit for a record.
func clean(t rapid.TB, in string) {
	t.Helper()
	out := CleanLine(in)
	if again := CleanLine(out); again != out {
		t.Fatalf("%q cleans to %q, then to %q", in, out, again)
	}
	if !utf8.ValidString(out) || !norm.NFC.IsNormalString(out) || out != strings.TrimSpace(out) || utf8.RuneCountInString(out) > MaxLine {
		t.Fatalf("%q cleans to %q", in, out)
	}
	combining := 0
	for _, r := range out {
		switch {
		case unicode.Is(unicode.M, r):
			combining++
		case !isJoiner(r):
			combining = 0
		}
		bad := unicode.In(r, unicode.Cc, unicode.Co, unicode.Cs, unicode.Bidi_Control, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
		if bad || unicode.Is(unicode.Cf, r) && !isJoiner(r) || unicode.IsSpace(r) && r != ' ' || combining > maxCombining {
			t.Fatalf("%q cleans to %q, with %U in it", in, out, r)
		}
	}
}

func TestCleanLineOfAnything(t *testing.T) {
	odd := []rune{0, 0x1b, 0x7f, 0x85, 0x9b, 0xa0, 0xad, 0x301, 0x323, 0x34f, 0x344, 0x115f, 0x200b, 0x200c, 0x200d, 0x200e, 0x2028, 0x202e, 0x2066, 0x3164, 0xfe0f, 0xfeff, 0xfffe, 0xe0067, 0xe0100, 'a', 'Z', ' ', 'ë', '猫', 0x1100, 0x1161, 0x11a8, 0x958}
	rapid.Check(t, func(t *rapid.T) {
		clean(t, rapid.StringOf(rapid.OneOf(rapid.SampledFrom(odd), rapid.Rune())).Draw(t, "text"))
	})
	everyRune(func(r rune) { clean(t, "a"+string(r)+"\u0301b") })
}

// everyRune visits every rune, or without a sweep every one of the planes that
// hold more than ideographs, and some of the others.
func everyRune(visit func(rune)) {
	sweep := os.Getenv("RAPPORT_SWEEP") != ""
	for r := rune(0); r <= unicode.MaxRune; r++ {
		common := r < 0x3400 || r >= 0xA000 && r < 0xAC00 || r >= 0xD000 && r < 0x18000 || r >= 0x1D000 && r < 0x20000 || r >= 0xE0000 && r < 0xE1000
		if utf8.ValidRune(r) && (sweep || common || r%251 == 0) {
			visit(r)
		}
	}
}

func FuzzCleanLine(f *testing.F) {
	for _, seed := range []string{"", "Zoe\u0308", "a\x1b[0m", "\u202eabc", "👨\u200d👩", "x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "\xff\xfe", strings.Repeat("ab ", 900)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { clean(t, text) })
}
