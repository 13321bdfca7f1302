package plain

import "rapport/store/record"

// hourWords are what can be said while an hour is open.
func hourWords() []word {
	words := []word{
		{name: "out", also: []string{"o", "0"}, does: "everyday ground", blind: true, run: place(record.Out)},
		{name: "near", also: []string{"n", "1"}, does: "ordinary life with some weight", blind: true, run: place(record.Near)},
		{name: "edge", also: []string{"e", "2"}, does: "touching it, at arm's length", blind: true, run: place(record.Edge)},
		{name: "in", also: []string{"i", "3"}, does: "with it", blind: true, run: place(record.In)},
		{name: "deep", also: []string{"d", "4"}, does: "the heart of it", blind: true, run: place(record.Deep)},
		{name: "step", takes: "in or out", does: "one place in or out", blind: true, run: (*sitting).step},
		{name: "who", takes: "client, me, together or unsaid", does: "who led the last move", blind: true, run: (*sitting).who},
		{name: "sooner", takes: "MINUTES", does: "the last mark was a minute sooner, or so many", blind: true, run: nudge(-60)},
		{name: "later", takes: "MINUTES", does: "a minute later, never past now", blind: true, run: nudge(60)},
		{name: "lit", also: []string{"*"}, takes: "THING", does: "lit up, by a thing if it is named", blind: true, run: (*sitting).lit},
		{name: "was", takes: "THING", does: "what it was that lit them up last", run: (*sitting).litWas},
		{name: "door", takes: "WORDS", does: "words at the door", blind: true, run: worded(record.Door, "at the door")},
		{name: "note", takes: "WORDS", does: "a note, one line", blind: true, run: worded(record.Note, "a note")},
	}
	for _, p := range plainMarks {
		words = append(words, word{name: p.name, does: p.said, blind: true, run: plainMark(p.kind, p.said)})
	}
	return append(words,
		word{name: "lighter", does: "tells what is lighter; a number marks it", run: (*sitting).lighter},
		word{name: "ask", does: "offers three questions; a number marks it tried", run: (*sitting).askInHour},
		word{name: "pause", does: "what follows does not count", blind: true, run: pause(true)},
		word{name: "go on", also: []string{"resume"}, does: "ends the pause", blind: true, run: pause(false)},
		word{name: "where", does: "tells the hour so far", run: (*sitting).where},
		word{name: "card", does: "tells the card", run: func(s *sitting, _ string) error { return s.tellAndStay((*sitting).tellCard) }},
		word{name: "before", does: "tells what to know", run: func(s *sitting, _ string) error { return s.tellAndStay((*sitting).tellBefore) }},
		word{name: "end", does: "ends the hour, once it is asked about", run: (*sitting).end},
		word{name: "back", does: "goes to the card; the hour stays open", run: (*sitting).leaveHour},
	)
}

// plainMarks are the marks that are one word and nothing more.
var plainMarks = []struct {
	name string
	kind record.MarkKind
	said string
}{
	{"laughed", record.Laughed, "smiled, laughed"},
	{"quiet", record.Quiet, "quiet together"},
	{"grounding", record.Grounding, "grounding"},
	{"lot", record.ALot, "a lot"},
	{"far", record.FarAway, "far away"},
	{"wobble", record.Wobble, "a wobble between us"},
	{"mended", record.Mended, "mended"},
}
