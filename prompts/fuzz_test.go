package prompts

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rapport/store/record"
)

// FuzzPack: a pack of somebody's own is refused with faults that can be shown
// and stand on a line of it, or all of its questions are ones that a terminal
// shows, that can be filled, and that are the same written and read again.
func FuzzPack(f *testing.F) {
	const head = "language = \"en\"\nmoment = \"out\"\n[[question]]\nid = \"a\"\n"
	for _, seed := range []string{
		head + "text = \"Which lid fits?\"\n",
		head + "text = \"How is {name}?\"\nkind = \"pet\"\nslots = [\"name\"]\nstage = \"check\"\n",
		head + "text = \"Does {name} still get {eats}?\"\nkind = \"pet\"\nslots = [\"name\", \"eats\"]\ntouches = [\"animals\"]\nneeds = [\"sight\"]\nsetting = [\"walk\"]\nages = [\"teen\"]\nseason = \"winter\"\nfollowups = [\"And then?\"]\n",
		"language = \"es\"\nmoment = \"opening\"\n[[question]]\nid = \"b\"\nforms = { tu = \"¿Y tu {name}?\", usted = \"¿Y su {name}?\" }\nkind = \"any\"\nslots = [\"name\"]\n",
		"language = \"es\"\nform = \"tu\"\nmoment = \"out\"\nlicence = \"CC0\"\n[[question]]\nid = \"c\"\n[question.forms]\ntu = \"¿Qué?\"\n",
		head + "text = \"\"\"\n[[question]]\n\"\"\"\n", head + "text = \"\\u001b[31m\"\n", head + "text = \"\\u202ex\"\nfollowups = [\"\\u009b\"]\n",
		head + "text = \"{name\"\n", "question = [{id = \"d\", text = \"Why?\", x = {y = 1}}]\nlanguage = \"en\"\nmoment = \"out\"\n",
		head + "text = \"A?\"\n[[question]]\nID = \"a\"\nTEXT = \"B?\"\n", "[[a.b]]\n[[a.b]]\n", "a.b = 1\n\"\\u0007\" = 2\n", "", "\x00", "[[question]]\n[question]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		bank, err := Read("x.toml", raw)
		if err != nil {
			var faults Faults
			faults, _ = err.(Faults)
			lines := strings.Count(string(raw), "\n") + 1
			for _, one := range faults {
				if one.Line > lines || !utf8.ValidString(one.String()) || strings.ContainsFunc(one.String(), func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
					t.Fatalf("the fault %q stands on line %d of %d", one, one.Line, lines)
				}
			}
			return
		}
		for _, q := range bank.Questions() {
			question(t, bank, q)
		}
	})
}

func question(t *testing.T, bank *Bank, q *Question) {
	t.Helper()
	for _, words := range append([]string{q.Text}, q.Followups...) {
		if !shown(words) {
			t.Fatalf("%q cannot be shown", words)
		}
	}
	if q.IsTemplate() {
		in := nastyInterest(q, "Miso")
		if text, ok := q.Fill(&in, nil); ok && strings.Contains(text, "{name}") {
			t.Fatalf("%q is filled to %q", q.Text, text)
		}
	}
	_ = bank.Choose(Request{Moment: q.Moment, Day: record.Date(20000)})
	raw, err := AppendQuestion(nil, q)
	if err != nil {
		t.Fatalf("%q is not kept: %v", q.Text, err)
	}
	again, err := Read("x.toml", raw)
	if err != nil || len(again.Questions()) != 1 {
		t.Fatalf("%q does not read back: %v\n%s", q.Text, err, raw)
	}
}
