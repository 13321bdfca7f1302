package plain

import (
	"strings"
	"testing"

	"rapport/store/record"
)

func TestAnHourIsKeptAsItWasMarked(t *testing.T) {
	m := newMemory(invented(t))
	converse(t, m, `start maya
@ +8m
near
who client
@ +7m
in
@ +6m
lit miso
@ +12m
sooner 2
edge
@ +8m
out
door "she may move"
end
y
Inês
pet Miso, has a sore paw

a good long talk
`, longIdle)
	h := newestOf(t, m, 1)
	if !h.Live || !h.Ended || h.Open() || h.Line != "a good long talk" {
		t.Fatalf("live %v, ended %v, line %q", h.Live, h.Ended, h.Line)
	}
	line := record.FormatLine(h)
	if want := `8 near c, 15 in, 19 lit "Miso", 33 edge, 41 out, 41 door "she may move", 41 end`; line != want {
		t.Errorf("kept %s\nexpected %s", line, want)
	}
	c := cardOf(t, m, 1)
	if miso := c.Interest(id('t', 1)); miso.LastLit() != day(11, 19) || h.Marks[0].Interest != miso.ID {
		t.Errorf("Miso last lit %s, the mark names %s", miso.LastLit(), h.Marks[0].Interest)
	}
	if !strings.Contains(c.Interest(id('t', 1)).Details, "has a sore paw") {
		t.Errorf("details %q", c.Interest(id('t', 1)).Details)
	}
	if last := c.Carried[len(c.Carried)-1]; last.Words != "Inês" || last.Interest != id('t', 4) {
		t.Errorf("carried %v", c.Carried)
	}
}

func TestClockTimesGoWhereTheyAreNotKept(t *testing.T) {
	for _, how := range []string{"end\ny\ndone", "lock\n@ +5m\n! " + passphrase + "\n3\ndone"} {
		m := newMemory(invented(t))
		converse(t, m, "start maya\n@ +9m\nnear\n"+how, func(s *script, d *Deps) {
			longIdle(s, d)
			d.Config.ClockTimes = false
		})
		h := newestOf(t, m, 1)
		if !h.Ended || h.End != 9*60 || !h.Start.IsZero() {
			t.Errorf("after %q: ended %v at %d, begun %s", how, h.Ended, h.End, h.Start)
		}
	}
}

func TestTheTimelineGoesWhereItIsNotKept(t *testing.T) {
	let := func(_ *script, d *Deps) { d.Config.Timeline = false }
	for _, how := range []string{
		"start maya\n@ +4m\nin\nlit the cure\n@ +4m\nnear\nend\ny\ndone",
		"card maya\ndraw 9i 10 lit \"the Cure\" 18n\ny\ndone",
	} {
		m := newMemory(invented(t))
		s := converse(t, m, how+"\nhours\n1\nredraw 1", let)
		h := newestOf(t, m, 1)
		if h.Let == nil || len(h.Moves) > 0 || len(h.Marks) != 1 {
			t.Errorf("after %q: %+v", how, h)
		}
		said := s.out.String()
		for _, want := range []string{"its timeline let go.", "We went in once", "the Cure lit her up", "was let go when it was over"} {
			if !strings.Contains(strings.ToLower(said), strings.ToLower(want)) {
				t.Errorf("%q is not said:\n%s", want, said)
			}
		}
	}
}

func TestMarksOfANarrowedHourAreWritten(t *testing.T) {
	m := newMemory(invented(t))
	var kept []string
	s := converse(t, m, "start maya\n@ +6m\nnear\n@ look\n@ +6m\nlit the cure\n@ look\nquit", func(s *script, _ *Deps) {
		s.hooks["look"] = func(s *script) {
			for _, h := range m.sessions {
				if h.Open() {
					kept = append(kept, record.FormatLine(h))
				}
			}
			if !m.locked {
				t.Error("the vault stood open while nobody spoke")
			}
		}
	})
	if strings.Contains(s.said.String()[strings.Index(s.said.String(), "Near, minute"):], "Maya") {
		t.Errorf("a name was said without the passphrase:\n%s", s.out.String())
	}
	if want := []string{"6 near", `6 near, 12 lit "the cure"`}; strings.Join(kept, "|") != strings.Join(want, "|") {
		t.Errorf("kept %q, expected %q", kept, want)
	}
}

func TestMarksAreWrittenAtTheEndWhenTheyCanBe(t *testing.T) {
	m := newMemory(invented(t))
	s := converse(t, m, "start maya\n@ full\n@ +1m\nin\n@ room\n", longIdle)
	if line := record.FormatLine(newestOf(t, m, 1)); line != "1 in" {
		t.Errorf("kept %s\n%s", line, s.out.String())
	}
}

// TestAnHourEndsOnceItCanBeWritten: at its own minute, and it is not called
// ended elsewhere then.
func TestAnHourEndsOnceItCanBeWritten(t *testing.T) {
	m := newMemory(invented(t))
	s := converse(t, m, "start maya\n@ +9m\nnear\n@ full\nend\ny\n@ +3m\n@ room\n\nhours", longIdle)
	if h := newestOf(t, m, 1); !h.Ended || h.End != 9*60 {
		t.Errorf("ended %v at %d\n%s", h.Ended, h.End, s.out.String())
	}
	if strings.Contains(s.said.String(), "elsewhere") || !strings.Contains(s.said.String(), "The hour has ended.\nMaya: ") {
		t.Errorf("said\n%s", s.out.String())
	}
}

// TestTheMinuteAfterSettlesWhatTheHourLeft: a question landed on the day of the
// hour, one not spoken of put back, one taken since for the next hour left.
func TestTheMinuteAfterSettlesWhatTheHourLeft(t *testing.T) {
	m := newMemory(invented(t))
	c := m.cards[id('c', 1)]
	over := newestOf(t, m, 1).Date
	miso := c.Interest(id('t', 1))
	c.InHand = []record.Held{
		{Question: "q1", Text: "What is Miso eating?", Interest: miso.ID, On: over},
		{Question: "q2", Text: "What is on the shelf?", On: over},
		{Question: "q3", Text: "And next time?", On: over + 1},
	}
	converse(t, m, "after maya\nlit\n\nshe may move\n\na good long talk\n", longIdle)
	c = cardOf(t, m, 1)
	if last := c.Asked[len(c.Asked)-1]; last.Question != "q1" || last.Landed != record.Lit || last.On != over {
		t.Errorf("asked %v", c.Asked)
	}
	if len(c.InHand) != 1 || c.InHand[0].Question != "q3" {
		t.Errorf("in hand %v", c.InHand)
	}
	if h := newestOf(t, m, 1); h.Line != "a good long talk" {
		t.Errorf("line %q, carried %v", h.Line, c.Carried)
	}
}

// TestTheMinuteAfterIsLeft by any of the words that leave it: none of them is
// something new.
func TestTheMinuteAfterIsLeft(t *testing.T) {
	for _, word := range leaves {
		m := newMemory(invented(t))
		before := len(cardOf(t, m, 1).Interests)
		s := converse(t, m, "start maya\n@ +9m\nnear\nend\ny\n"+word+"\nask maya\nquit", longIdle)
		if n := len(cardOf(t, m, 1).Interests); n != before {
			t.Errorf("%s is on the card now\n%s", word, s.out.String())
		}
		if !strings.Contains(s.said.String(), "Something small to ask Maya, opening") {
			t.Errorf("who asks by name on the card gets\n%s", s.out.String())
		}
	}
}
