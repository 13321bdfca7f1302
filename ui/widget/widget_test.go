package widget

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"rapport/ui/keys"
	"rapport/ui/theme"
)

var themes = []theme.Theme{theme.New(theme.Dark, colorprofile.TrueColor, false), theme.New(theme.Mono, colorprofile.ASCII, true)}

// words are of every width and script.
func words(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
		"Maya", "陈静", "محمد", "नेहा", "👩‍👩‍👧‍👦", "é", "e\u0301", "ﷺ", " ", "a", "…", "界", "\x1b[1mbold\x1b[m",
	}), 0, 30).Draw(t, name), "")
}

// TestCellsAreCounted: what is cut, padded or put at two ends has the cells it
// was given, in whatever script.
func TestCellsAreCounted(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		th := themes[rapid.IntRange(0, len(themes)-1).Draw(rt, "theme")]
		w, a, b := rapid.IntRange(-3, 130).Draw(rt, "w"), words(rt, "a"), words(rt, "b")
		room := max(0, w)
		if n := ansi.StringWidth(Cut(th, a, w)); n > room {
			rt.Errorf("cut to %d cells it has %d", w, n)
		}
		if n := ansi.StringWidth(Pad(th, a, w)); n != room {
			rt.Errorf("padded to %d cells it has %d", w, n)
		}
		if n := ansi.StringWidth(PadLeft(th, a, w)); n != room {
			rt.Errorf("padded to %d cells from the left it has %d", w, n)
		}
		if n := ansi.StringWidth(Ends(th, a, b, w)); n > room {
			rt.Errorf("with two ends in %d cells it has %d", w, n)
		}
		for _, row := range Wrap(a, w) {
			if n := ansi.StringWidth(row); w > 3 && n > w {
				rt.Errorf("wrapped to %d cells a row has %d", w, n)
			}
		}
	})
}

// TestAFooterShowsWholeKeys or none of them, and the keys at its right end
// before all others.
func TestAFooterShowsWholeKeys(t *testing.T) {
	at := []keys.Key{keys.Ask, keys.Add, keys.Heard, keys.Lit, keys.Gently, keys.NotOpen, keys.Edit}
	for _, th := range themes {
		for w := 3; w < 120; w++ {
			row := ansi.Strip(Footer(th, w, at, keys.Help))
			if n := ansi.StringWidth(row); n > w {
				t.Errorf("%d cells in %d", n, w)
			}
			rest := strings.TrimSpace(row)
			for _, k := range append(at, keys.Help) {
				rest = strings.TrimSpace(strings.TrimPrefix(rest, k.Foot))
			}
			if rest != "" {
				t.Errorf("at %d cells there is %q left in %q", w, rest, row)
			}
			if w > 4 && !strings.HasSuffix(strings.TrimRight(row, " "), "?") {
				t.Errorf("at %d cells help is not in %q", w, row)
			}
		}
	}
}

// TestAFrameHasItsRows: h of them, none wider than w, the one above the footer
// free.
func TestAFrameHasItsRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		th := themes[rapid.IntRange(0, len(themes)-1).Draw(rt, "theme")]
		w, h := rapid.IntRange(40, 130).Draw(rt, "w"), rapid.IntRange(0, 60).Draw(rt, "h")
		body := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return words(t, "row") }), 0, 70).Draw(rt, "body")
		rows := strings.Split(Frame(th, w, h, Header(th, "Maya", "14:50", w), body, Footer(th, w, nil, keys.Help)), "\n")
		if h > 0 && len(rows) != max(h, 1) && h >= 3 {
			rt.Errorf("%d rows of %d", len(rows), h)
		}
		for i, row := range rows {
			if n := ansi.StringWidth(row); n > w {
				rt.Errorf("row %d has %d cells of %d", i, n, w)
			}
		}
		if h >= 3 && rows[h-2] != "" {
			rt.Errorf("the row above the footer says %q", rows[h-2])
		}
	})
}

// TestALineTakesNoClipboard: the library would start xclip or pbpaste at
// ctrl+v, and complete words of its own.
func TestALineTakesNoClipboard(t *testing.T) {
	l := NewLine("pet Miso")
	for _, c := range "vnp" {
		next, cmd := l.Update(tea.KeyPressMsg{Code: c, Mod: tea.ModCtrl})
		if cmd != nil || next.Value() != "pet Miso" {
			t.Errorf("ctrl+%c does something: %q", c, next.Value())
		}
	}
}

// TestOnlyControlUClears a line as a whole.
func TestOnlyControlUClears(t *testing.T) {
	l := NewLine("pet Miso")
	for _, k := range []tea.KeyPressMsg{{Code: tea.KeyEscape}, {Code: tea.KeyEnter}, {Code: tea.KeyTab}, {Code: tea.KeyUp}} {
		l, _ = l.Update(k)
	}
	if l.Value() != "pet Miso" {
		t.Errorf("%q is left", l.Value())
	}
	if l, _ = l.Update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}); l.Value() != "" {
		t.Errorf("%q is left by ctrl+u", l.Value())
	}
}

// TestASecretIsPastedAsItIs: what was typed with two spaces is not another
// passphrase when it is pasted. Only the end of its line goes.
func TestASecretIsPastedAsItIs(t *testing.T) {
	l, _ := NewSecret().Update(tea.PasteMsg{Content: "two  spaces and a\ttab \r\n"})
	if l.Value() != "two  spaces and a\ttab " && l.Value() != "two  spaces and a tab " {
		t.Errorf("%q", l.Value())
	}
	l, _ = NewLine("").Update(tea.PasteMsg{Content: "two  spaces \r\n"})
	if l.Value() != "two spaces" && l.Value() != "two spaces " {
		t.Errorf("%q", l.Value())
	}
}
