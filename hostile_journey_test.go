//go:build unix

package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rapport/store/record"
)

// payloads do something to a terminal that shows them as they are, or to
// whoever reads it. Where a terminal would answer, move or change, it is by
// numbers that nothing of ours sends.
var payloads = []string{
	"\x1bPq#0;2;0;0;0\x1b\\", "\x1bP+q544e\x1b\\", "\x1b_Gi=31,s=1;AAAA\x1b\\", "\x1b^private\x1b\\", "\x1bXstring\x1b\\", "\x1bP and never ended",
	"\x1b]0;taken over\x07", "\x1b]2;taken over\x1b\\", "\x1b]8;;http://a.example\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;cGFzdGU=\x07", "\x1b]4;1;rgb:00/00/00\x07", "\x1b]1337;File=:AAAA\x07", "\x1b]9;4;1;50\x07", "\x1b]not ended",
	"\u009b31;41m", "\u009d0;taken over\u009c", "\u0090q\u009c", "\u009fapc\u009c", "\u0085next line", "\x9b31m", "\x9d0;taken over\x9c", "\x1b\u009bm",
	"\x1b[777;777H", "\x1b[777A", "\x1b[2J\x1b[3J", "\x1b[1;777r", "\x1b[777X", "\x1b[8;10;10t", "\x1b[38;2;11;22;33mred", "\x1b[?1047h", "\x1b[?3h", "\x1b[?1000h\x1b[?9h", "\x1b[!p", "\x1b[20h", "\x1b(0lqk", "\x1bc", "\x1b#8", "\x0elqk\x0f", "\x1b[5i",
	"\x1b[6n", "\x1b[0c", "\x1b[?15n", "\x1b]10;?;?\x07", "\x1b[21t", "\x05",
	"bell\x07", "back\x08\x08\x08\x08over", "nul\x00nul", "over\rwritten", "line\nline", "tab\ttab", "feed\x0b\x0cform", "delete\x7f\x7f", "end\x1aof file",
	"\u202eesrever\u202c", "\u202dforced", "\u2066isolated\u2069", "\u2068first", "\u200fmark\u200e", "\u061cletter", "\u202eunclosed",
	"tag\U000e0041\U000e007f", "\U000e0001", "zero\u200bwidth\u2060\ufeff\u00ad", "\u2028line\u2029paragraph", "\u3164\u115f\u2800", "soft\u034fgrapheme",
	"e" + strings.Repeat("\u0301", 300), "e" + strings.Repeat("\u0323\u20dd", 150), "\u0301alone", "\xff\xfe\xc0\x80", "\xed\xa0\x80\xf4\x90\x80\x80", "\ufffe\uffff\ufdd0", "\ue000private",
	strings.Repeat("W", 1900), strings.Repeat("漢", 700), strings.Repeat("a\u200d", 300), "👩\u200d👩\u200d👧\u200d👦🏽🇵🇹🏴", strings.Repeat("very long words ", 90),
	"محمد وحديقته", "שלום עולם", "ﷺﷺﷺ", "नेहा की किताबें", "🇵\u200d🇹\ufe0f\ufe0e", "*{name} %s %n $(reboot) `reboot` ${HOME}", "=cmd|' /C calc'!A0", "＝1+1", "<script>alert(1)</script>&amp;]]>", "\"'\\ \\u001b[31m",
}

// rotated is a source of payloads that begins somewhere else for each number,
// so that as many numbers as there are payloads put each into every field. A
// letter and a number stand before it, to know it by.
func rotated(number int, fields map[string]bool) func(string) string {
	n := 0
	return func(field string) string {
		fields[field] = true
		n++
		return fmt.Sprintf("v%d%s", n%7, payloads[(n+number*7)%len(payloads)])
	}
}

// sweptClients is how many clients a sweep makes of everyField.
func sweptClients() int { return sweepSize(1, 4, len(payloads)) }

// sweepSize is the size of a sweep, by RAPPORT_SWEEP.
func sweepSize(small, ci, release int) int {
	return map[string]int{"": small, "ci": ci, "release": release}[os.Getenv("RAPPORT_SWEEP")]
}

// swept reports whether this is more than an ordinary run.
func swept() bool { return os.Getenv("RAPPORT_SWEEP") != "" }

// everyScreen leads through every screen of the client who is called so.
func everyScreen(called string) map[string][]step {
	card := at("enter", "v past hours")
	from := func(steps ...step) []step { return append([]step{at("ctrl+u", called, "esc clear"), card}, steps...) }
	past := at("v", "enter open")
	return map[string][]step{
		"find":     {at("ctrl+u", called, "esc clear"), at("down", "down", "esc clear")},
		"card":     from(at("down", "down", "v past hours"), at("right", "← back"), at("down", "down", "← back")),
		"thread":   from(at("enter", "← → month")),
		"line":     from(at("e", "enter keep"), at("esc", "v past hours"), at("m", "enter keep")),
		"before":   {at("ctrl+u", called, "esc clear"), at("tab", "s start the hour"), at("down", "down", "last time"), at("a", "something small to ask")},
		"ask":      from(at("a", "something small to ask"), at("tab", "something small to ask"), at("tab", "right", "something small to ask")),
		"hours":    from(past, at("down", "enter open"), at("=", "up", "=", "two hours"), at("esc", "enter open"), at("/", "enter keep   esc no filter")),
		"lit":      from(past, at("space", "← → lists"), at("right", "← → lists"), at("right", "← → lists"), at("right", "← → lists")),
		"out":      from(past, at("w", "enter write"), at("n", "enter write"), at("e", "enter write   esc for later")),
		"drawing":  from(at("d", "usual shapes"), at("tab", "tab the line")),
		"redrawn":  from(past, at("e", "enter keep"), at("esc", "enter open")),
		"keepsake": from(at("ctrl+p", "keepsake", "▌ a keepsake"), at("enter", "enter change"), at("down", "down", "down", "enter", "enter keep")),
		"after":    from(at("ctrl+p", "minute after", "▌ the minute"), at("enter", "tab skip"), at("tab", "tab", "tab", "tab skip")),
		"all":      from(at("ctrl+p", "→")),
		"help":     from(at("?", "keys: card")),
		"erase":    from(at("ctrl+p", "erase ", "▌ erase"), at("enter", "undo")),
		"week":     {at("ctrl+p", "week", "▌ the week"), at("enter", "did not meet"), at("pgup", "did not meet")},
		"settings": {at("ctrl+p", "settings", "▌ settings"), at("enter", "the next value")},
		"live":     from(at("s", "↓ in  ↑ out"), at(wait, "a", "esc back"), at("esc", "↓ in  ↑ out"), at("n", "enter keep")),
	}
}

// TestJourneyHostileRecords puts every payload into fields of a vault as it is,
// as an old version or another program may have left it, visits every screen of
// those clients in a pseudo-terminal at two sizes, and takes all that comes out
// apart.
func TestJourneyHostileRecords(t *testing.T) {
	t.Parallel()
	var all scanned
	fields, frames := map[string]bool{}, 0
	t.Run("clients", func(t *testing.T) {
		for n := range sweptClients() {
			card, hours := everyField(n, rotated(n, fields))
			t.Run(card.Code, func(t *testing.T) {
				t.Parallel()
				vault := cheapVault(t, []*record.Card{card}, hours)
				hostileSettings(t, vault.home)
				term := start(t, setup{home: vault.home, args: []string{"--passphrase-file", vault.file()}})
				term.sees("find")
				seen := visitAll(term, card.Code)
				all.add(t, scan(term.output()), seen, &frames)
				term.quit()
			})
		}
	})
	t.Logf("%d payloads in %d fields, %d frames: %d letters, sequences %v", len(payloads), len(fields), frames, all.text, all.kinds)
}

// visitAll visits every screen of a client at two sizes, and counts the frames.
func visitAll(term *terminal, called string) (frames int) {
	count := func() { frames++ }
	screens := everyScreen(called)
	for _, name := range slices.Sorted(maps.Keys(screens)) {
		term.walk(screens[name], count)
		term.resize(40, 12)
		term.resize(80, 24)
		frames += 2
		if name == "live" {
			term.walk([]step{at("esc", "↓ in  ↑ out"), at("e", "end here?"), at(wait, "e", "the minute after"), at(wait, "the minute after")}, count)
		}
		term.toHome()
	}
	if strings.Contains(term.output(), "\x1b[?1049l") {
		term.t.Error("the alternate screen was left")
	}
	return frames
}

// add takes in what came out of one program, and complains of it.
func (s *scanned) add(t *testing.T, more *scanned, seen int, frames *int) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, bad := range more.bad[:min(len(more.bad), 10)] {
		t.Errorf("%s", bad)
	}
	if more.text == 0 {
		t.Error("nothing came out at all")
	}
	if s.kinds == nil {
		s.kinds = map[string]int{}
	}
	for kind, n := range more.kinds {
		s.kinds[kind] += n
	}
	s.text += more.text
	*frames += seen
}

// hostileSettings are a pack, a list of hidden questions and settings that hold
// payloads where TOML lets them, in files that are called so as well.
func hostileSettings(t *testing.T, dir string) {
	t.Helper()
	packs := filepath.Join(dir, ".config", "rapport", "prompts")
	if err := os.MkdirAll(packs, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, payload := range payloads {
		if !utf8.ValidString(payload) || strings.Contains(payload, "\x00") || len(payload) > 100 {
			continue
		}
		quoted := tomlQuoted(payload)
		pack := fmt.Sprintf("language = \"en\"\nmoment = \"out\"\n[[question]]\nid = \"own-%d\"\ntext = %s\nfollowups = [%s]\n", i, quoted, quoted)
		name := strings.ReplaceAll(payload, "/", "") + ".toml"
		for path, text := range map[string]string{filepath.Join(packs, name): pack} {
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	settings := "[stale]\n" + tomlQuoted("\x1b]0;taken over\x07") + " = 3\n"
	for name, text := range map[string]string{"config.toml": settings, "hidden.txt": strings.Join(payloads, "\n")} {
		if err := os.WriteFile(filepath.Join(dir, ".config", "rapport", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func tomlQuoted(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "\\U%08X", r)
	}
	return `"` + b.String() + `"`
}

// wellFormed reports whether a file is XML, as an SVG is to be.
func wellFormed(raw string) error {
	for dec := xml.NewDecoder(strings.NewReader(raw)); ; {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
