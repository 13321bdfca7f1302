package prompts

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapport/store/record"
)

// Limits of a question.
const (
	maxWords     = 20
	maxFollowups = 2
	// tooAlike is the share of words of meaning two questions have in common,
	// of all the words of either, from which they are one question.
	tooAlike = 0.8
)

// Lint reads a bank with the eyes of a careful colleague and says what it
// would ask to change, in the order of the bank. Faults that are not warnings
// keep a bank from passing. The rules about words are for English and Spanish;
// banks in other languages are held to the rest.
func Lint(b *Bank) []Fault {
	var l linter
	for _, q := range b.questions {
		l.q, l.tongue = q, tongueOf(q.Language)
		for i := range q.said {
			l.said = &q.said[i]
			l.wording()
		}
		l.followups()
	}
	l.alike(b.questions)
	slices.SortStableFunc(l.faults, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return l.faults
}

// LintFile reads one bank file and says everything about it: what cannot be
// read, or else what Lint finds.
func LintFile(name string, data []byte) []Fault {
	b, err := Read(name, data)
	var faults Faults
	if errors.As(err, &faults) {
		return faults
	}
	return Lint(b)
}

// linter is at one wording of one question.
type linter struct {
	q      *Question
	tongue *tongue // nil for a language without rules of its own
	said   *wording
	text   lintText // said, as the tongue reads it
	faults []Fault
}

// wording is all that can be said of one wording.
func (l *linter) wording() {
	l.form()
	if l.tongue == nil {
		return
	}
	l.text = l.tongue.read(l.said.text)
	if l.tongue.form != nil {
		l.tongue.form(l)
	}
	l.words(l.text)
	l.tongue.frame(l)
	l.assumptions()
	l.here()
}

func (l *linter) fault(format string, args ...any) {
	l.faults = append(l.faults, Fault{File: l.q.Source, Line: l.q.Line, ID: l.q.ID, Message: fmt.Sprintf(format, args...)})
}

func (l *linter) warn(format string, args ...any) {
	l.fault(format, args...)
	l.faults[len(l.faults)-1].Warning = true
}

// form is what can be seen without reading: one question, short, clean.
func (l *linter) form() {
	text := l.said.text
	if record.CleanLine(text) != text {
		l.fault("there are spaces or characters too many; write it on one line, singly spaced")
	}
	if n := len(strings.Fields(text)); n > maxWords {
		l.fault("it has %d words; say it in %d or fewer", n, maxWords)
	}
	if n := countQuestionMarks(text); n != 1 || !endsAsking(text) {
		l.fault("it has %d question marks; ask one thing, with the mark at the end", n)
	}
	if strings.ContainsAny(text, "!！") {
		l.fault("there is an exclamation mark; end it quietly")
	}
}

func (l *linter) followups() {
	if n := len(l.q.Followups); n > maxFollowups {
		l.fault("there are %d follow-ups; keep the %d softest", n, maxFollowups)
	}
	for _, next := range l.q.Followups {
		switch {
		case record.CleanLine(next) != next || next == "":
			l.fault("the follow-up %q is empty or has spaces too many", next)
		case strings.ContainsAny(next, "{}"):
			l.fault("the follow-up %q has a slot; follow-ups are said as they stand", next)
		case len(strings.Fields(next)) > maxWords, countQuestionMarks(next) > 1, strings.ContainsAny(next, "!！"):
			l.fault("the follow-up %q is long, loud, or asks twice; one small step is enough", next)
		case l.tongue != nil:
			l.followup(l.tongue.read(next))
		}
	}
}

// followup is said whatever the form of address.
func (l *linter) followup(text lintText) {
	l.words(text)
	if l.tongue.address != nil {
		l.tongue.address(l, "", text)
	}
}

func countQuestionMarks(s string) int {
	n := 0
	for _, r := range s {
		if isQuestionMark(r) {
			n++
		}
	}
	return n
}

func endsAsking(s string) bool {
	r := []rune(s)
	return len(r) > 1 && isQuestionMark(r[len(r)-1])
}
