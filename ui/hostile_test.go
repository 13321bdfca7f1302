package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"rapport/store/record"
)

// hostile is text that does something to a terminal, or that widths are wrong
// about. Bubble Tea drops some of it and passes on the rest.
var hostile = []string{
	"\x1b[31mred\x1b[0m", "\x1b[2J\x1b[H", "\x1b[?1049l", "\x1b]0;title\x07", "\x1b]52;c;cGFzdGU=\x07", "\x1b]8;;http://a.b\x1b\\link\x1b]8;;\x1b\\",
	"\x1bPq#0\x1b\\", "\x1bP unterminated", "\x1b_apc\x1b\\", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\", "\x9b31m", "\x9d0;t\x9c", "\u009b31m", "\u009d0;t\u009c",
	"a\rb", "a\nb", "a\tb", "a\x00b", "a\x08b", "a\x07b", "a\x7fb", "a\u2028b", "a\u2029b",
	"\u202eabc\u202c", "\u2066abc\u2069", "\u200fabc", "e" + strings.Repeat("\u0301", 300), "\ufffe", "\xff\xfe", "a\u200bb", "\U000e0041",
	"a\u200eb\u061c", "a\u2060\ufeff\u00adb", "\u3164\u115f\u034f", "a\ue000\ufdd0b", "\x1b]unterminated", "\u0085", "e" + strings.Repeat("\u0323\u20dd", 9),
}

// strange is text that is right and that widths are easily wrong about.
var strange = []string{
	"陈静和她的猫咪和花园", "محمد وحديقته", "שלום עולם", "👩‍👩‍👧‍👦 family", "🇵🇹 Fado", "ﷺﷺﷺ", "नेहा की किताबें", "가나다라마바사", "é̂ę", strings.Repeat("long ", 60),
	strings.Repeat("漢", 40), "a" + strings.Repeat("界", 41), "", " ", "\"'`",
}

// named puts one text everywhere in a client's records, as an old version or
// another program may have written it.
func namedAfter(text string) *disk {
	c := &record.Card{Client: record.Client{ID: record.ID{1}, Code: "x", Called: text, Say: text, Pronouns: text, Since: record.DateOf(thursday) - 30}}
	c.Pace, c.Closed = []string{text}, []string{text}
	c.MySide = []record.Told{{Words: text, On: record.DateOf(thursday)}}
	c.Promises = []record.Promise{{Words: text, On: record.DateOf(thursday)}}
	c.Carried = []record.Carry{{Words: text, On: record.DateOf(thursday)}}
	for i, st := range []record.Standing{record.Open, record.Gentle, record.Closed, record.Past, record.Resting} {
		c.Interests = append(c.Interests, record.Interest{
			ID: record.ID{2, byte(i)}, Kind: record.Pet, Name: text + fmt.Sprint(i), Details: text, Standing: st, Because: text,
			Heard: record.DateOf(thursday), Fields: []record.Field{{Key: "eats", Value: text}},
		})
	}
	s := &record.Session{ID: record.ID{3}, Client: c.ID, Date: record.DateOf(thursday) - 7, Start: thursday.AddDate(0, 0, -7), Planned: 50, Line: text, Ended: true, End: 3000, Live: true}
	s.Moves = []record.Move{{At: 600, Place: record.In, Led: record.ByClient}, {At: 1200, Place: record.Out}}
	s.Marks = []record.Mark{{At: 900, Kind: record.LitUp, Words: text, Interest: c.Interests[0].ID}, {At: 2900, Kind: record.Door, Words: text}, {At: 1000, Kind: record.LitUp, Words: text}}
	c.Interests[0].LitOn(s.Date)
	c.Interests[3].SetAside = s.Date
	c.InHand = []record.Held{{Text: text, On: s.Date}}
	return newDisk([]*record.Card{c}, []*record.Session{s})
}

// tours are the screens a client's words stand on.
var tours = map[string][]string{
	"home": nil, "find": {"pet"}, "card": {"enter"}, "card right": {"enter", "right"}, "card thread": {"enter", "enter"}, "line": {"enter", "e"}, "before": {"tab"}, "ask": {"enter", "a"},
	"review": {"enter", "v"}, "lit": {"enter", "v", "space"}, "said": {"enter", "v", "space", "right", "right"}, "noted": {"enter", "v", "space", "left"}, "filter": {"enter", "v", "/", "live"}, "out": {"enter", "v", "w", "n"}, "beside": {"enter", "v", "=", "="}, "reason": {"enter", "v", "space", "g"},
	"draw": {"enter", "v", "enter"}, "live": {"tab", "s"}, "everything": {"enter", "ctrl+p"},
	"the week": {"ctrl+p", "week", "enter"}, "week typed": {"ctrl+p", "week", "enter", "8n 15q"}, "week before": {"ctrl+p", "week", "enter", "pgup"},
	"after": {"enter", "ctrl+p", "minute after", "enter"}, "confirm": {"enter", "ctrl+p", "erase", "enter"}, "told": {"enter", "t"},
	"keepsake": {"enter", "ctrl+p", "keepsake", "enter", "down", "down", "down"}, "keepsake line": {"enter", "ctrl+p", "keepsake", "enter", "down", "down", "down", "enter"},
}

// TestNoEscapeSequenceOfANameReachesTheFrame: whatever is in a record, the
// frame has no sequence but colours and weights, and fits the window.
func TestNoEscapeSequenceOfANameReachesTheFrame(t *testing.T) {
	t.Parallel()
	for _, text := range append(append([]string{}, hostile...), strange...) {
		d := namedAfter(text)
		for name, keys := range tours {
			r := newRigOn(t, d)
			r.keys(keys...)
			for _, size := range sizes {
				r.resize(size.w, size.h)
				content := r.model.View().Content
				fits(t, content, size.w, size.h)
				if bad := harmful(content); bad != "" {
					t.Errorf("%s at %dx%d lets %q through for %q", name, size.w, size.h, bad, text)
				}
			}
			if err := r.root().Crash(); err != nil {
				t.Errorf("%s with %q: %v", name, text, err)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// harmful is the first thing in a frame that is neither text, a line end nor a
// colour or weight.
func harmful(content string) string {
	if !utf8.ValidString(content) {
		return "invalid UTF-8"
	}
	var state byte
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for content != "" {
		seq, width, n, next := ansi.DecodeSequence(content, state, p)
		state, content = next, content[n:]
		for _, c := range seq {
			if c == 0x2028 || c == 0x2029 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c >= 0xe0000 && c <= 0xe007f {
				return seq
			}
		}
		plain := width > 0 || seq == "\n" || ansi.HasCsiPrefix(seq) && strings.HasSuffix(seq, "m") && strings.HasPrefix(seq, "\x1b[")
		if !plain && ansi.StringWidth(seq) == 0 && (seq[0] < 0x20 || seq[0] == 0x7f || seq[0] >= 0x80 && seq[0] < 0xa0) {
			return seq
		}
	}
	return ""
}

// TestHostileTextIsCleanedAtEveryLine: typed or pasted, nothing of it gets into
// a record.
func TestHostileTextIsCleanedAtEveryLine(t *testing.T) {
	for _, text := range hostile {
		r := newRig(t)
		r.keys("maya", "enter", "+")
		r.paste("pet " + text + " Pip, " + text)
		r.keys("enter", "m")
		r.paste("I like " + text)
		r.keys("enter", "ctrl+p", "called", "enter", "ctrl+u")
		r.paste("Maya" + text)
		r.keys("enter", "esc")
		r.startLive()
		r.keys("n")
		r.paste(text)
		r.keys("enter", "e", "e")
		r.jump(time.Second)
		for range 3 { // carried, new, one line
			r.paste("pet " + text)
			r.keys("enter", "tab")
		}
		for _, c := range r.disk.caseload().Cards() {
			for _, in := range c.Interests {
				clean(t, in.Name, in.Details)
			}
			for _, m := range c.MySide {
				clean(t, m.Words)
			}
			for _, k := range c.Carried {
				clean(t, k.Words)
			}
			clean(t, c.Called)
		}
		s := r.disk.caseload().Sessions(r.client("maya").ID)[0]
		clean(t, s.Line)
		for _, m := range s.Marks {
			clean(t, m.Words)
		}
	}
}

func clean(t *testing.T, words ...string) {
	t.Helper()
	for _, w := range words {
		if w != record.CleanLine(w) {
			t.Errorf("%q got into a record; clean it is %q", w, record.CleanLine(w))
		}
	}
}
