package plain

import (
	"errors"
	"io"
	"strings"
	"testing"

	"rapport/store/record"
)

func TestLinesAreReadAsTheyAreTyped(t *testing.T) {
	long := strings.Repeat("a", 3*longest)
	e := newEars(strings.NewReader("one\r\n\ntwo three\n" + long + "\nlast"))
	for _, want := range []string{"one", "", "two three", long[:0], "last"} {
		e.listen()
		h := <-e.lines
		if h.err != nil {
			t.Fatal(h.err)
		}
		if want == "" && len(h.text) > 0 { // the long one: cut, and refused by its length
			if len(h.text) > longest+4096 || len(h.text) <= record.MaxLine {
				t.Errorf("%d bytes were kept of a long line", len(h.text))
			}
			continue
		}
		if h.text != want {
			t.Errorf("read %q, expected %q", h.text, want)
		}
	}
	e.listen()
	if h := <-e.lines; !errors.Is(h.err, io.EOF) {
		t.Errorf("at the end: %q, %v", h.text, h.err)
	}
}

func TestLinesThatAreNoTextAreRefused(t *testing.T) {
	for line, ok := range map[string]bool{
		"Zoë and a cat": true, "  two   spaces ": true, "tab\there": true, "": true,
		"\x1b[A": false, "half\x00": false, "\xff\xfe": false, strings.Repeat("é", record.MaxLine): true, strings.Repeat("é", record.MaxLine+1): false,
	} {
		got, err := cleaned(line)
		if (err == nil) != ok {
			t.Errorf("%.20q: %v", line, err)
		}
		if err != nil && got != "" {
			t.Errorf("%.20q was refused and kept as %q", line, got)
		}
	}
}

func TestWordsAreUnderstoodByTheirBeginnings(t *testing.T) {
	rooms := newRooms()
	for _, c := range []struct {
		room       *room
		line, word string
		rest       string
	}{
		{rooms.client, "heard miso", "heard", "miso"},
		{rooms.client, "hea miso", "heard", "miso"},
		{rooms.client, "NOT TO OPEN miso", "not open", "miso"},
		{rooms.client, "not open miso", "not open", "miso"},
		{rooms.client, "not miso", "", ""},
		{rooms.client, "my cat", "", ""},
		{rooms.client, "my side said I'd look", "my side", "said I'd look"},
		{rooms.client, "quit smoking", "", ""},
		{rooms.client, "+pet Miso", "add", "pet Miso"},
		{rooms.client, "no", "", ""},
		{rooms.client, "h", "", ""},
		{rooms.hour, "i", "in", ""},
		{rooms.hour, "3", "in", ""},
		{rooms.hour, "in tears", "", ""},
		{rooms.hour, "quiet together", "quiet", ""},
		{rooms.hour, "a lot", "lot", ""},
		{rooms.hour, "go on", "go on", ""},
		{rooms.hour, "go away", "", ""},
		{rooms.hour, "no", "", ""},
		{rooms.hour, "lit up by the cat", "lit", "up by the cat"},
		{rooms.questions, "not this 2", "not this", "2"},
		{rooms.questions, "not open miso", "not open", "miso"},
		{rooms.settings, "places three", "places", "three"},
		{rooms.home, "around", "around now", ""},
	} {
		got := c.room.read(c.line)
		name := ""
		if got.word != nil {
			name = got.word.name
		}
		if name != c.word || name != "" && c.rest != "" && got.rest != c.rest {
			t.Errorf("%q is %q with %q, expected %q with %q", c.line, name, got.rest, c.word, c.rest)
		}
	}
}

// TestWordsOfARoomAreApart: no two words of a room begin with the same word,
// and every one has a line of help.
func TestWordsOfARoomAreApart(t *testing.T) {
	rooms := newRooms()
	for _, room := range []*room{rooms.home, rooms.client, rooms.questions, rooms.hour, rooms.settings} {
		seen := map[string]bool{}
		for _, w := range room.words {
			for _, said := range append([]string{w.first()}, w.also...) {
				if seen[said] {
					t.Errorf("%q means two things in one room", said)
				}
				seen[said] = true
			}
			if w.does == "" || w.run == nil {
				t.Errorf("%q does nothing that help can tell", w.name)
			}
		}
	}
}
