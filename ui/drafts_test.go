package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// lines are the lines that can be open on a screen, each with the keys that
// open it again after it was left; those of an hour are in hourLines. What is
// typed to find something (at home, in *everything*), to confirm something, as a
// passphrase, or as the minute at which an hour ended, is no draft, and goes with
// the lock.
var lines = map[string]struct {
	open  []string // from home
	again []string // after esc
	typed string
	// once is a line that the same keys do not open after a lock: the thing it
	// is about has moved on the card.
	once bool
}{
	"add on a card":          {open: []string{"maya", "enter", "+"}, again: []string{"+"}, typed: "pet Quim"},
	"note on a thing":        {open: []string{"maya", "enter", "n"}, again: []string{"n"}, typed: "half a no"},
	"reason":                 {open: []string{"maya", "enter", "g"}, again: []string{"g"}, typed: "half a rea", once: true},
	"my side":                {open: []string{"maya", "enter", "m"}, again: []string{"m"}, typed: "said I'd fi"},
	"pace":                   {open: []string{"maya", "enter", "ctrl+p", "pace", "enter"}, again: []string{"ctrl+p", "pace", "enter"}, typed: "no ha"},
	"what to close":          {open: []string{"maya", "enter", "ctrl+p", "topic", "enter"}, again: []string{"ctrl+p", "topic", "enter"}, typed: "her un"},
	"edit of a thing":        {open: []string{"maya", "enter", "e", "ctrl+u"}, again: []string{"e"}, typed: "pet Misou, gra"},
	"drawing":                {open: []string{"maya", "enter", "d"}, again: []string{"d"}, typed: "9n 21i 30"},
	"words of a mark":        {open: []string{"maya", "enter", "d", "8n", "tab", "n"}, again: []string{`"`}, typed: "half of a qui", once: true},
	"when it was":            {open: []string{"maya", "enter", "d", "up", "ctrl+u"}, again: []string{"up"}, typed: "yesterd"},
	"a row of the week":      {open: []string{"ctrl+p", "week", "enter", "ctrl+u"}, again: []string{"ctrl+p", "week", "enter"}, typed: "9n 21i 30"},
	"an hour from before":    {open: []string{"maya", "enter", "v", "enter", "ctrl+u"}, again: []string{"enter"}, typed: "9n 21i 30"},
	"carried after an hour":  {open: []string{"maya", "enter", "ctrl+p", "minute after", "enter"}, again: []string{"ctrl+p", "minute after", "enter"}, typed: "ask after her kn"},
	"heard after an hour":    {open: []string{"maya", "enter", "ctrl+p", "minute after", "enter", "tab"}, again: []string{"ctrl+p", "minute after", "enter", "tab"}, typed: "pet Quimb"},
	"one line on an hour":    {open: []string{"maya", "enter", "ctrl+p", "minute after", "enter", "shift+tab", "shift+tab"}, again: []string{"ctrl+p", "minute after", "enter", "shift+tab", "shift+tab"}, typed: "a long ta"},
	"a line of a keepsake":   {open: []string{"maya", "enter", "ctrl+p", "keepsake", "enter", "down", "down", "down", "enter", "ctrl+u"}, again: []string{"enter"}, typed: "Miso the gr"},
	"a file for a keepsake":  {open: []string{"maya", "enter", "ctrl+p", "keepsake", "enter", "w", "ctrl+u"}, again: []string{"w"}, typed: "for-may"},
	"what it is called":      {open: []string{"maya", "enter", "ctrl+p", "is called", "enter", "ctrl+u"}, again: []string{"ctrl+p", "is called", "enter"}, typed: "May and"},
	"how that is said":       {open: []string{"maya", "enter", "ctrl+p", "name is said", "enter", "ctrl+u"}, again: []string{"ctrl+p", "name is said", "enter"}, typed: "MY-yuh, lo"},
	"pronouns":               {open: []string{"maya", "enter", "ctrl+p", "pronouns", "enter", "ctrl+u"}, again: []string{"ctrl+p", "pronouns", "enter"}, typed: "they/th"},
	"a code":                 {open: []string{"maya", "enter", "ctrl+p", "code", "enter", "ctrl+u"}, again: []string{"ctrl+p", "code", "enter"}, typed: "k7m2x"},
	"how questions are put":  {open: []string{"maya", "enter", "ctrl+p", "how questions", "enter", "ctrl+u"}, again: []string{"ctrl+p", "how questions", "enter"}, typed: "teen, vid"},
	"a reason before":        {open: []string{"maya", "tab", "down", "down", "g", "ctrl+u"}, again: []string{"g"}, typed: "half a rea", once: true},
	"a filter of past hours": {open: []string{"maya", "enter", "v", "/"}, again: []string{"/"}, typed: "walk nove"},
	"a file for hours":       {open: []string{"maya", "enter", "v", "w", "e", "ctrl+u"}, again: []string{"e"}, typed: "for-super"},
	"a reason in the lists":  {open: []string{"maya", "enter", "v", "space", "g", "ctrl+u"}, again: []string{"g"}, typed: "half a rea", once: true},
	"a new line of a page":   {open: []string{"maya", "enter", "ctrl+p", "keepsake", "enter", "down", "down", "+"}, again: []string{"+"}, typed: "the heron we sa"},
	"a question in my words": {open: []string{"maya", "enter", "a", "e", "ctrl+u"}, again: []string{"e"}, typed: "And how is Mi"},
}

// TestDraftsSurviveEscape: nothing half typed is lost by leaving a line, and
// ctrl+u is the only way to clear one.
func TestDraftsSurviveEscape(t *testing.T) {
	for name, l := range lines {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			r.keys(l.open...)
			r.keys(l.typed, "esc")
			r.hides(l.typed)
			r.keys(l.again...)
			r.shows(l.typed)
			r.keys("ctrl+u", "esc")
			r.keys(l.again...)
			r.hides(l.typed)
		})
	}
}

// TestDraftsSurviveTheLock: half-typed lines are sealed before the key goes,
// and are there again when the line is opened again.
func TestDraftsSurviveTheLock(t *testing.T) {
	t.Parallel()
	leave := map[string]func(*rig){
		"ctrl+l":  func(r *rig) { r.keys("ctrl+l") },
		"idle":    func(r *rig) { r.pass(5 * time.Minute) },
		"a lid":   func(r *rig) { r.jump(time.Hour); r.tick() },
		"suspend": func(r *rig) { r.keys("ctrl+z") },
	}
	for name, l := range lines {
		for how, lock := range leave {
			if l.once {
				continue
			}
			t.Run(name+" "+how, func(t *testing.T) {
				r := newRig(t)
				r.keys(l.open...)
				r.keys(l.typed)
				lock(r)
				if left := wordsIn(r.model, []string{l.typed}); len(left) > 0 {
					t.Errorf("still in memory: %v", left)
				}
				r.jump(time.Second)
				r.keys(passphrase, "enter")
				r.shows("find")
				r.keys(l.open[:len(l.open)-1]...)
				if last := l.open[len(l.open)-1]; last != "ctrl+u" {
					r.keys(last)
				}
				r.shows(l.typed)
			})
		}
	}
}

// TestDraftsSurviveQuitting, and are taken away once they are kept.
func TestDraftsSurviveQuitting(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "pet Pip, a snail", "ctrl+c")
	if !r.quit {
		t.Fatal("still here")
	}
	if n := len(r.disk.desk.Drafts); n != 1 {
		t.Fatalf("%d lines sealed", n)
	}
	r = newRigOn(t, r.disk)
	r.keys("maya", "enter", "+")
	r.shows("pet Pip, a snail")
	r.keys("enter")
	r.thing("maya", "Pip")
	r.keys("ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 0 {
		t.Fatalf("still sealed: %v", r.disk.desk.Drafts)
	}
}

// TestALineOfHomeIsADraftOnlyWhenItAdds: what was looked for is not kept.
func TestALineOfHomeIsADraftOnlyWhenItAdds(t *testing.T) {
	r := newRig(t)
	r.keys("+ maya pet Pi", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.shows("find   + maya pet Pi")
	r.keys("ctrl+u", "zither", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter")
	r.hides("zither", "pet Pi")
}

// TestALineThatWasOnlyLookedAtIsNoDraft: a thing opened for editing and left
// as it was shows what has been heard of it since.
func TestALineThatWasOnlyLookedAtIsNoDraft(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "e")
	r.shows("edit  pet Miso")
	r.keys("esc", "n", "likes the new sofa", "enter", "e")
	r.shows("likes the new sofa")
	r.keys("esc", "ctrl+l")
	if drafts := r.disk.desk.Drafts; len(drafts) > 0 {
		t.Errorf("sealed: %v", drafts)
	}
}

// TestANoteOfAnHourSurvives every way of leaving its line.
func TestANoteOfAnHourSurvives(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.keys("n", "she brought the qui", "esc", "u", "n")
	r.shows("a note  she brought the qui")
	r.keys("lt", "enter")
	if words := r.hour().Marks[0].Words; words != "she brought the quilt" {
		t.Errorf("the note says %q", words)
	}
	r.keys("n")
	r.hides("she brought")
}

// TestAnHourDrawnByHandSurvivesTheLock.
func TestAnHourDrawnByHandSurvivesTheLock(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n 15i 33e 41o", "tab", "left", "left", "3", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "d")
	r.shows("33 edge, 39 in, 41 out")
}

// TestTheDayOfADrawnHourSurvivesTheLock.
func TestTheDayOfADrawnHourSurvivesTheLock(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "d", "8n 15i", "up", "ctrl+u", "2026-11-16 11:00 45 phone", "enter", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "d")
	r.shows("8n 15i", "16 Nov from 11:00 · 45 min · phone")
}

// TestDraftsOfAnErasedClientGo: nothing of an erased client stays, not even
// what was half typed about them.
func TestDraftsOfAnErasedClientGo(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "pet Mi", "ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "ctrl+p", "erase", "enter", "maya", "enter")
	r.shows("find")
	r.hides("Maya")
	r.keys("ctrl+l")
	for _, d := range r.disk.desk.Drafts {
		if strings.Contains(d.Text, "pet Mi") {
			t.Errorf("still sealed: %v", d)
		}
	}
}

// TestTwoCompanionsSealTheirOwnLines: sealing what is half typed here leaves
// what was sealed elsewhere.
func TestTwoCompanionsSealTheirOwnLines(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "pet Mi")
	r.elsewhere(func(tx record.Tx) error {
		desk, err := tx.Desk()
		if err != nil {
			return err
		}
		desk.Drafts = append(desk.Drafts, record.Draft{Key: "elsewhere", Text: "+ theo band the Sli"})
		return tx.PutDesk(desk)
	})
	r.keys("ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 2 {
		t.Errorf("sealed: %v", r.disk.desk.Drafts)
	}
}

// TestEveryScreenWithALineHasDrafts, but for those whose lines are none.
func TestEveryScreenWithALineHasDrafts(t *testing.T) {
	files, err := filepath.Glob("screen/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	lines, drafts := map[string]bool{}, map[string]bool{"everything": true, "lock": true}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		screen := filepath.Base(filepath.Dir(path))
		lines[screen] = lines[screen] || strings.Contains(string(text), "widget.NewLine(")
		drafts[screen] = drafts[screen] || strings.Contains(string(text), "func (m Model) Drafts()")
	}
	for screen, has := range lines {
		if has && !drafts[screen] {
			t.Errorf("%s has a line, and nothing of it outlives a lock", screen)
		}
	}
}
