package ui_test

import (
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// onHours opens Maya's past hours, with somewhere to write them to.
func onHours(t *testing.T) (*rig, files) {
	t.Helper()
	written := files{}
	r := newRig(t, written.into)
	r.keys("maya", "enter", "v")
	return r, written
}

// TestASupervisionSheetInTwoKeys: names replaced, and a name of the file that
// names nobody.
func TestASupervisionSheetInTwoKeys(t *testing.T) {
	r, written := onHours(t)
	r.keys("w")
	r.shows("write out  the hour of 12 Nov", "▌ a supervision sheet, to print", "replaced: an initial", "file   hour.html", "not sealed")
	if len(written) > 0 {
		t.Fatal("written before it was asked for")
	}
	r.keys("enter")
	r.shows("written to hour.html; that file is not sealed", "past hours", "out    ─")
	page := written["hour.html"]
	if !strings.Contains(page, "We went in twice, 12 minutes in all.") || !strings.Contains(page, "<svg") {
		t.Errorf("the sheet has\n%s", page)
	}
	for _, word := range []string{"Maya", "15:00", "2026"} {
		if strings.Contains(page, word) {
			t.Errorf("the sheet says %q", word)
		}
	}
	if r.disk.writes != 0 {
		t.Errorf("the vault was written %d times", r.disk.writes)
	}
}

// TestHoursAreWrittenOutAsAnything: what is chosen says how the file ends, and
// what the file is called says what is written.
func TestHoursAreWrittenOutAsAnything(t *testing.T) {
	r, written := onHours(t)
	for _, c := range []struct {
		keys []string
		file string
		has  string
	}{
		{[]string{"down", "enter"}, "hour.md", "# An hour with M\n"},
		{[]string{"down", "down", "enter"}, "hour.svg", "<svg"},
		{[]string{"down", "down", "down", "enter"}, "hour.png", "\x89PNG"},
		{[]string{"up", "down", "down", "down", "down", "down", "enter"}, "hour.txt", "0 to 8 out"},
		{[]string{"n", "e", "ctrl+u", "with names.md", "enter"}, "with names.md", "# An hour with Maya\n"},
		{[]string{"n", "n", "e", "ctrl+u", "a/b.txt", "enter"}, "a/b.txt", "An hour with M\n"},
		{[]string{"right", "down", "enter"}, "hour.md", "# Hours with M\n"},
	} {
		delete(written, "hour.md")
		r.keys("w")
		r.keys(c.keys...)
		if got := written[c.file]; !strings.Contains(got, c.has) {
			t.Errorf("%v: %q is not in %s; there are %d files:\n%.300s", c.keys, c.has, c.file, len(written), got)
		}
		r.shows("written to " + c.file)
	}
}

// TestSeveralHoursAreWrittenOut: those the filter finds, or the two.
func TestSeveralHoursAreWrittenOut(t *testing.T) {
	r, written := onHours(t)
	r.keys("/", "walk", "enter", "w", "right")
	r.shows("the 2 that the filter finds")
	r.keys("down", "enter", "esc")
	if got := written["hour.md"]; !strings.Contains(got, "# Hours with M\n") || strings.Count(got, "\n## ") != 2 || strings.Count(got, "walk") < 2 {
		t.Errorf("the sheet has\n%s", got)
	}
	r.keys("pgup", "pgup", "pgup", "pgup", "=", "down", "=", "w")
	r.shows("write out  the two hours")
	r.keys("down", "down", "enter")
	if got := written["hour.svg"]; strings.Count(got, ">deep<") != 2 {
		t.Errorf("the picture has %d hours", strings.Count(got, ">deep<"))
	}
	r.shows("two hours")
}

// TestNoHourIsWrittenOverAFile: the line for its name is open, and half typed it
// is kept.
func TestNoHourIsWrittenOverAFile(t *testing.T) {
	r, written := onHours(t)
	written["hour.html"] = "another"
	r.keys("w", "enter")
	r.shows("not written: hour.html is already there", "file   hour.html")
	r.keys("ctrl+u", "two.pdf", "enter")
	r.shows("not as .pdf")
	r.keys("esc", "esc", "w", "e")
	r.shows("file   two.pdf")
	r.keys("ctrl+l")
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "v", "w", "e")
	r.shows("file   two.pdf")
	r.keys("ctrl+u", "two.html", "enter")
	r.shows("written to two.html")
	r.keys("ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 0 {
		t.Errorf("still sealed: %v", r.disk.desk.Drafts)
	}
	if written["hour.html"] != "another" {
		t.Error("written over")
	}
}

// TestNothingHeldBackIsWrittenOut, with names or without: what is not to open is
// not there, and what is held gently has its reason.
func TestNothingHeldBackIsWrittenOut(t *testing.T) {
	things := gatedThings()
	for _, ending := range []string{"md", "txt", "html", "svg"} {
		written := files{}
		r := newRigOn(t, gatedDisk(things, record.Current), written.into)
		r.keys("una", "enter", "v", "w", "n", "e", "ctrl+u", "x."+ending, "enter")
		got := written["x."+ending]
		if got == "" {
			t.Fatalf("nothing was written as %s", ending)
		}
		for _, g := range things {
			if g.shut() && strings.Contains(got, g.name) {
				t.Errorf("%s names %+v", ending, g)
			}
		}
	}
}
