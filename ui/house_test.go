package ui_test

import (
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"rapport/prompts"
	"rapport/store/record"
)

// banned are words that the interface does not use: they grade, urge or
// diagnose.
var banned = regexp.MustCompile(`(?i)\b(should|must|failed|avoided|resistant|compliant|optimal|overdue|missed|patient|score|alert|risk)\b|!`)

// ours are the characters outside ASCII that we draw with. Anything else in a
// frame is somebody's words.
const ours = "▌·─│…↓↑←→–" + "╭╮╰╯┌┐└┘┏┓┗┛━┃┊┆╎●○^" + "▁▂▃▄▅▆▇"

// keepsTheHouse checks what holds for every frame of a scene.
func keepsTheHouse(t *testing.T, s scene, f frame) {
	t.Helper()
	for _, row := range f.rows {
		if word := banned.FindString(row); word != "" {
			t.Errorf("%dx%d uses %q: %s", f.w, f.h, word, row)
		}
		for _, c := range row {
			if c >= 0x80 && !strings.ContainsRune(ours, c) && !theirs(c) {
				t.Errorf("%dx%d draws %q: %s", f.w, f.h, c, row)
			}
		}
	}
	if over := f.rows[f.h-2]; !s.line && over != "" {
		t.Errorf("%dx%d takes the row above the footer, which is for the confirmation: %q", f.w, f.h, over)
	}
	if c := f.cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= f.w || c.Y >= f.h) {
		t.Errorf("%dx%d puts the cursor outside, in column %d of row %d", f.w, f.h, c.X, c.Y)
	}
}

// isASCII checks that nothing of ours is drawn outside ASCII.
func isASCII(t *testing.T, f frame) {
	t.Helper()
	for _, row := range f.rows {
		if i := strings.IndexFunc(row, func(c rune) bool { return c >= 0x80 && (strings.ContainsRune(ours, c) || !theirs(c)) }); i >= 0 {
			t.Errorf("%dx%d draws %q in plain characters: %s", f.w, f.h, row[i:], row)
		}
	}
}

// theirs reports whether a character can be from a client's words or from a
// question.
func theirs(c rune) bool {
	return unicode.IsLetter(c) && c < 0x2500 || unicode.IsMark(c) || worded()[c] && !strings.ContainsRune(ours, c)
}

// worded are the characters in the words of the invented caseload and of the
// questions.
var worded = sync.OnceValue(func() map[rune]bool {
	seen := map[rune]bool{}
	add := func(words ...string) {
		for _, w := range words {
			for _, c := range w {
				seen[c] = true
			}
		}
	}
	world, _ := demoWorld()
	for _, c := range world.cards {
		add(c.Called, c.Say)
		for _, in := range c.Interests {
			add(in.Name, in.Details, in.Because)
		}
		for _, k := range c.Carried {
			add(k.Words)
		}
	}
	if bank, err := testBank(); err == nil {
		for _, c := range world.cards {
			for _, m := range prompts.Moments() {
				for _, o := range bank.Choose(prompts.For(c, m, record.DateOf(thursday))) {
					add(o.Text, o.Why)
				}
			}
		}
	}
	return seen
})
