package prompts

import (
	"fmt"
	"slices"
	"strings"
)

// nameSlot is the slot every template knows; any other is a field of a kind.
const nameSlot = "name"

// template is a question's text cut at its slots. It is cut once, when the
// bank is read, and what is put into a slot is never cut again: braces in a
// client's words are only braces.
type template struct{ parts []part }

// part is a stretch of the bank's own words, or a slot.
type part struct{ words, slot string }

func parseTemplate(text string) (template, error) {
	var t template
	rest := text
	for rest != "" {
		at := strings.IndexAny(rest, "{}")
		if at < 0 {
			t.parts = append(t.parts, part{words: rest})
			break
		}
		if at > 0 {
			t.parts = append(t.parts, part{words: rest[:at]})
		}
		end := strings.IndexByte(rest[at:], '}')
		if rest[at] == '}' || end < 0 {
			return template{}, fmt.Errorf("a brace stands alone in %q; a slot is written {name}", text)
		}
		slot := rest[at+1 : at+end]
		if !isSlot(slot) {
			return template{}, fmt.Errorf("{%s} is not a slot; a slot is one word in small letters, as in {name}", slot)
		}
		t.parts = append(t.parts, part{slot: slot})
		rest = rest[at+end+1:]
	}
	return t, nil
}

func isSlot(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// slots lists what has to be known, each once.
func (t template) slots() []string {
	var slots []string
	for _, p := range t.parts {
		if p.slot != "" && !slices.Contains(slots, p.slot) {
			slots = append(slots, p.slot)
		}
	}
	return slots
}

// verbs are the few whose form depends on whether {name} is one thing or
// several: "How is Miso", "How are the chickens".
var verbs = [][2]string{
	{"is", "are"},
	{"Is", "Are"},
	{"has", "have"},
	{"Has", "Have"},
	{"does", "do"},
	{"Does", "Do"},
	{"was", "were"},
	{"Was", "Were"},
}

// several is the template for a name that means several things: a verb right
// before or right behind {name} changes its form.
func (t template) several() template {
	out := template{parts: slices.Clone(t.parts)}
	for i, p := range t.parts {
		if p.slot != nameSlot {
			continue
		}
		if i > 0 {
			out.parts[i-1].words = severalBefore(out.parts[i-1].words)
		}
		if i+1 < len(t.parts) {
			out.parts[i+1].words = severalAfter(out.parts[i+1].words)
		}
	}
	return out
}

func severalBefore(words string) string {
	tail := ""
	for _, determiner := range []string{"the ", "your "} {
		if cut, ok := strings.CutSuffix(words, " "+determiner); ok {
			words, tail = cut+" ", determiner
		}
	}
	for _, v := range verbs {
		if cut, ok := strings.CutSuffix(words, v[0]+" "); ok && (cut == "" || strings.HasSuffix(cut, " ")) {
			return cut + v[1] + " " + tail
		}
	}
	for _, short := range []string{"'s ", "’s "} {
		if cut, ok := strings.CutSuffix(words, short); ok {
			return cut + " are " + tail
		}
	}
	return words + tail
}

func severalAfter(words string) string {
	for _, v := range verbs {
		if cut, ok := strings.CutPrefix(words, " "+v[0]+" "); ok {
			return " " + v[1] + " " + cut
		}
	}
	return words
}
