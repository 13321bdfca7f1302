package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rapport/store/record"
	"rapport/ui/undo"
)

// word is something that can be said in a room.
type word struct {
	name  string // a second word may follow the first: "not open"
	also  []string
	takes string // what is said behind it
	does  string // one line for help
	blind bool   // may be done while only a hand on the hour is left
	run   func(*sitting, string) error
}

// first is the part of the name that says which word it is.
func (w *word) first() string {
	first, _, _ := strings.Cut(w.name, " ")
	return first
}

// fits reports whether what stands behind a word can: "quit smoking" and "my
// cat" are words to look for, and "out of milk" is no mark. Where nothing is
// looked for, what the word does may be said with it: "quiet together".
func (w *word) fits(behind, rest string, finds bool) bool {
	switch {
	case behind == "":
		return true
	case strings.Contains(w.name, " ") && rest == behind:
		return false
	case w.takes != "" || rest == "":
		return true
	}
	return !finds && strings.Contains(w.does, record.Fold(rest))
}

// room is where the sitting is: what can be said there, and what is done with
// a line that is none of it.
type room struct {
	prompt func(*sitting) string
	words  []word
	lends  *room // whose words can be said here too
	names  bool  // a beginning gives way to a client whose name begins so
	picks  bool  // a number picks from the list told last
	other  func(*sitting, string) error
}

// rooms are all there are.
type rooms struct{ home, client, questions, hour, settings *room }

func newRooms() rooms {
	var r rooms
	everywhere := []word{
		{name: "undo", does: "takes back what was written last", run: func(s *sitting, _ string) error { return s.takeStep(undo.Back) }},
		{name: "redo", does: "does it again", run: func(s *sitting, _ string) error { return s.takeStep(undo.Again) }},
		{name: "again", does: "tries once more to write what could not be written", run: (*sitting).again},
		{name: "help", also: []string{"?"}, takes: "WORD", does: "tells what can be said here, or what one word does", blind: true, run: (*sitting).help},
		{name: "lock", does: "locks; the passphrase opens again", blind: true, run: (*sitting).lockNow},
		{name: "quit", does: "locks and ends", blind: true, run: func(*sitting, string) error { return errEnd }},
	}
	home := word{name: "home", also: []string{"back"}, does: "leaves this card", run: (*sitting).goHome}
	back := word{name: "back", does: "goes back to the card", run: (*sitting).goBack}
	r.client = &room{
		prompt: (*sitting).clientPrompt, names: true, picks: true, other: (*sitting).find,
		words: slices.Concat(clientWords(), []word{home, findWord, weekWord}, everywhere),
	}
	r.home = &room{
		prompt: func(*sitting) string { return "rapport:" }, names: true, picks: true, other: (*sitting).atHome,
		words: slices.Concat(homeWords(), everywhere),
	}
	r.questions = &room{
		prompt: (*sitting).questionsPrompt, picks: true, other: (*sitting).unknown, lends: r.client,
		words: append(questionWords(), back),
	}
	r.hour = &room{prompt: (*sitting).hourPrompt, other: (*sitting).inHour, words: slices.Concat(hourWords(), everywhere)}
	r.settings = &room{
		prompt: func(*sitting) string { return "settings:" }, picks: true, other: (*sitting).unknown,
		words: slices.Concat(settingWords(), []word{{name: "back", also: []string{"home"}, does: "leaves the settings", run: (*sitting).goHome}}, everywhere),
	}
	return r
}

// reading is what a line was understood as.
type reading struct {
	word  *word
	whole bool // the word was said whole, not only begun
	rest  string
	could []string // the words it could be, when it could be several
	lent  bool     // the word is another room's
}

// read understands the beginning of a line as one of the room's words: whole,
// or by a beginning of two letters or more that no other word has.
func (r *room) read(line string) reading {
	first, rest := cutWord(line)
	if strings.HasPrefix(line, "+") || strings.HasPrefix(line, "?") {
		first, rest = line[:1], strings.TrimSpace(line[1:])
	}
	if next, after := cutWord(rest); (first == "a" || first == "the") && next != "" && r.lends == nil && !r.names {
		first, rest = next, after // "a lot", "a note"
	}
	said := record.Fold(first)
	answers := said == "no" || said == "yes" // said to a question that is over
	var begun []reading
	taken := false // a word was said whole, with what cannot stand behind it
	for room := r; room != nil; room = room.lends {
		for i := range room.words {
			w := &room.words[i]
			got := reading{word: w, rest: afterName(w, rest), lent: room != r}
			switch {
			case !w.fits(rest, got.rest, room.names):
				taken = taken || said == w.first()
			case said == w.first() || slices.Contains(w.also, said):
				got.whole = true
				return got
			case len(said) >= 2 && !answers && strings.HasPrefix(w.first(), said) && !shadowed(begun, w):
				begun = append(begun, got)
			}
		}
	}
	switch {
	case len(begun) == 0 || taken:
		return reading{}
	case len(begun) == 1:
		return begun[0]
	}
	var could []string
	for _, b := range begun {
		could = append(could, b.word.name)
	}
	return reading{could: could}
}

// shadowed reports whether a word of the same name was found already.
func shadowed(begun []reading, w *word) bool {
	return slices.ContainsFunc(begun, func(b reading) bool { return b.word.first() == w.first() })
}

// afterName takes the further words of a name off what stands behind the
// first, "to" among them: not to open miso.
func afterName(w *word, rest string) string {
	for _, more := range strings.Fields(w.name)[1:] {
		next, after := cutWord(rest)
		if record.Fold(next) == "to" {
			next, after = cutWord(after)
		}
		if record.Fold(next) != more {
			break
		}
		rest = after
	}
	return rest
}

// cutWord takes the first word off a line.
func cutWord(line string) (first, rest string) {
	line = strings.TrimSpace(line)
	if at := strings.IndexFunc(line, unicode.IsSpace); at >= 0 {
		return line[:at], strings.TrimSpace(line[at:])
	}
	return line, ""
}

// answer does what a line says.
func (s *sitting) answer(line string) error {
	if line == "" {
		return nil
	}
	r := s.room
	if n, err := strconv.Atoi(line); err == nil && r.picks {
		return s.pickNumber(n)
	}
	got := r.read(line)
	switch {
	case got.word == nil && got.could == nil:
		return r.other(s, line)
	case r.names && !got.whole && s.beginsName(line):
		return s.find(line)
	case got.word == nil:
		return fmt.Errorf("%s could be %s", quoted(line), orList(got.could))
	}
	if s.vault == nil && s.entered && !got.word.blind {
		use, err := s.reopen(line)
		if err != nil || use == "" {
			return err
		}
	}
	if got.lent {
		s.room = r.lends
	}
	return got.word.run(s, got.rest)
}

// beginsName reports whether a line is the beginning of what a client is
// called: whoever types "lo" for Lou does not want to lock.
func (s *sitting) beginsName(line string) bool {
	typed := record.Fold(line)
	return s.load != nil && slices.ContainsFunc(s.load.Cards(), func(c *record.Card) bool {
		return strings.HasPrefix(record.Fold(c.Called), typed)
	})
}
