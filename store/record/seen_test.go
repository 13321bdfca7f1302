package record

import (
	"testing"

	"pgregory.net/rapid"
)

// TestARewrittenLineTakesNothingAwayUnseen: what a client asked not to open is
// left out of the line that is shown, and is still there when that line is
// read back.
func TestARewrittenLineTakesNothingAwayUnseen(t *testing.T) {
	card := &Card{Client: Client{ID: NewID(), Called: "Maya", Closed: []string{"her father"}}}
	hidden := Interest{ID: NewID(), Kind: Person, Name: "Tomás", Details: "father"}
	shown := Interest{ID: NewID(), Kind: Pet, Name: "Miso"}
	card.Interests = []Interest{hidden, shown}
	s := &Session{Planned: 50, Live: true, Ended: true, End: 3000, Marks: []Mark{
		{At: 600, Kind: LitUp, Words: "Tomás", Interest: hidden.ID},
		{At: 900, Kind: LitUp, Words: "Miso", Interest: shown.ID},
	}}
	text := FormatLine(card.Seen(s))
	if want := `10 lit, 15 lit "Miso", 50 end`; text != "0 out, "+want && text != want {
		t.Fatalf("the line shown is %s", text)
	}
	line, err := ParseLine(`10 lit, 15 lit "Miso"`)
	if err != nil {
		t.Fatal(err)
	}
	card.Redraw(s, line)
	if s.Marks[0].Words != "Tomás" || s.Marks[0].Interest != hidden.ID || s.Marks[1].Interest != shown.ID {
		t.Errorf("after reading it back the marks are %+v", s.Marks)
	}
	if !s.Ended || s.End != 3000 {
		t.Errorf("the hour is open again: ended %v at %d", s.Ended, s.End)
	}
	for i, want := range []string{"", "Miso"} {
		if got := card.PictureWords(s.Marks[i], OnReview); got != want {
			t.Errorf("beside mark %d stands %q, want %q", i, got, want)
		}
	}
}

// TestALineThatWasOnlyShownChangesNothing: whatever is left out of it, read
// back it is the same hour.
func TestALineThatWasOnlyShownChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		card := maya()
		card.Closed = []string{"her father"}
		tomas, miso := card.with(Person, "Tomás"), card.with(Pet, "Miso")
		card.Interests[0].Details = "father"
		s := sessions(tomas, miso).Draw(t, "session")
		for i := range s.Marks {
			switch s.Marks[i].Interest {
			case tomas:
				s.Marks[i].Words = "Tomás"
			case miso:
				s.Marks[i].Words = "Miso"
			}
			s.Marks[i].At += i // no two at one second, which nobody could tell apart
		}
		s.Sort()
		if s.Ended {
			s.End = max(s.End, s.lastItem())
		}
		text := FormatLine(card.Seen(s))
		line, err := ParseLine(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		back := s.Clone()
		card.Redraw(back, line)
		want := s.Clone()
		want.LinkMarks(card)
		if text != "0 out" && !back.SameDrawing(want) {
			t.Fatalf("%s\n%+v\n%+v", text, want.Marks, back.Marks)
		}
	})
}
