package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/page"
)

const (
	keepsakeAsks = "A file's name such as keepsake.html writes it. Numbers leave lines out, add and words adds one. Or nothing:"
	notOnPage    = "This names something that is held gently or not to open; it cannot stand on the page."
)

// keepsake tells the page to give away at a last hour, takes changes to it, and
// writes it. What is changed is the page alone.
func (s *sitting) keepsake(string) error {
	if _, err := s.openedCard(); err != nil {
		return err
	}
	l := &leaflet{client: s.client}
	changed := l.takeUp(s)
	if l.page.Empty() {
		return errors.New("nothing on this card can stand on a page to give away yet")
	}
	defer s.working(l)()
	s.say("A page to give away. Nothing in the vault is changed here.")
	if changed {
		s.say("It is as it was changed last time, and not written yet.")
	}
	s.tellKeepsake(l.page)
	for {
		line, err := s.ask(keepsakeAsks)
		if err != nil {
			s.putAway()
			return err
		}
		if _, err = s.openedCard(); err != nil {
			return err
		}
		if l.dropped {
			l.takeUp(s)
		}
		if line == "" {
			s.letGo(l.key())
			s.say("Not written.")
			return nil
		}
		next, done := s.onKeepsake(s.truly(), l.page, line)
		if done {
			s.letGo(l.key())
			return nil
		}
		if lines(next) != lines(l.page) { // heard again only where it is another
			s.tellKeepsake(next)
		}
		l.page = next
	}
}

func lines(k prompts.Keepsake) int {
	n := 0
	for _, part := range k.Sections {
		n += len(part.Lines)
	}
	return n
}

// tellKeepsake tells the page, with a number for each line that is somebody's
// words.
func (s *sitting) tellKeepsake(k prompts.Keepsake) {
	s.tell(ended(k.Title), k.Intro)
	n := 0
	for _, part := range k.Sections {
		if len(part.Lines) > 0 {
			s.say("%s:", sentenceHead(part.Heading))
		}
		for _, l := range part.Lines {
			n++
			s.say("%d. %s", n, l.Words)
		}
	}
	if k.Dated != "" {
		s.say("%s.", k.Dated)
	}
}

// onKeepsake does what a line says to the page, and reports whether it was
// written. Numbers are those of the page as it was told; what may no longer
// stand on it goes with them, since the card may have changed while nobody
// spoke.
func (s *sitting) onKeepsake(c *record.Card, k prompts.Keepsake, line string) (prompts.Keepsake, bool) {
	if first, words := cutWord(line); record.Fold(first) == "add" && words != "" {
		return s.addedTo(c, stillOn(c, k), words), false
	}
	if numbers, ok := numbersIn(line); ok {
		return stillOn(c, leftOut(k, numbers)), false
	}
	k = stillOn(c, k)
	format, err := page.FormatOf(line)
	switch {
	case err != nil:
	case s.deps.WriteOut == nil:
		err = errors.New("nothing is written outside the vault here")
	default:
		err = s.deps.WriteOut(line, page.Write(k, format))
	}
	if err != nil {
		s.say("Not written: %s", ended(err.Error()))
		return k, false
	}
	s.confirm("written to " + line + "; that file is not sealed")
	return k, true
}

// addedTo is the page with one line more, in its last part.
func (s *sitting) addedTo(c *record.Card, k prompts.Keepsake, words string) prompts.Keepsake {
	line := prompts.KeepsakeLine{Words: record.CleanLine(words)}
	if !prompts.KeepsakeMay(c, line) {
		s.say("%s", notOnPage)
		return k
	}
	k.Sections = slices.Clone(k.Sections)
	last := &k.Sections[len(k.Sections)-1]
	last.Lines = append(slices.Clone(last.Lines), line)
	return k
}

// numbersIn reads numbers that stand alone on a line: "3 5", "3, 5".
func numbersIn(line string) ([]int, bool) {
	var all []int
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, false
		}
		all = append(all, n)
	}
	return all, len(all) > 0
}

// leftOut is the page without the lines of the numbers.
func leftOut(k prompts.Keepsake, numbers []int) prompts.Keepsake {
	n := 0
	return kept(k, func(prompts.KeepsakeLine) bool {
		n++
		return !slices.Contains(numbers, n)
	})
}

// stillOn is the page without what may no longer stand on it.
func stillOn(c *record.Card, k prompts.Keepsake) prompts.Keepsake {
	return kept(k, func(l prompts.KeepsakeLine) bool { return prompts.KeepsakeMay(c, l) })
}

// kept is the page with the lines that stay.
func kept(k prompts.Keepsake, stays func(prompts.KeepsakeLine) bool) prompts.Keepsake {
	k.Sections = slices.Clone(k.Sections)
	for i := range k.Sections {
		lines := slices.Clone(k.Sections[i].Lines)
		k.Sections[i].Lines = slices.DeleteFunc(lines, func(l prompts.KeepsakeLine) bool { return !stays(l) })
	}
	return k
}
