package prompts

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

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
// keep a bank from passing. The rules about words are for English; banks in
// other languages are held to the rest.
func Lint(b *Bank) []Fault {
	var l linter
	for _, q := range b.questions {
		l.q, l.text = q, newLintText(q.Text)
		l.form()
		l.followups()
		if isEnglish(q.Language) {
			l.words(l.text)
			l.frame()
			l.assumptions()
			l.here()
		}
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

type linter struct {
	q      *Question
	text   lintText
	faults []Fault
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
	text := l.q.Text
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
		case isEnglish(l.q.Language):
			l.words(newLintText(next))
		}
	}
}

// frame is whether names of every sort can stand where the slots are.
func (l *linter) frame() {
	for i, p := range l.q.one.parts {
		if p.slot == "" {
			continue
		}
		if i > 0 {
			l.frameBefore(p.slot, l.q.one.parts[i-1].words)
		}
		if i+1 < len(l.q.one.parts) {
			next := l.q.one.parts[i+1].words
			if strings.HasPrefix(next, "'s") || strings.HasPrefix(next, "’s") {
				l.fault("{%s}'s goes wrong for names that end in s; write \"of {%s}\" or turn it round", p.slot, p.slot)
			} else if r := []rune(next); len(r) > 0 && unicode.IsLetter(r[0]) {
				l.fault("letters touch {%s}; put a space between", p.slot)
			}
			if p.slot == nameSlot && i > 0 && severalAfter(next) != next && endsJoining(l.q.one.parts[i-1].words) {
				l.fault("the verb behind {name} would follow a name of several things, and something else does it here; turn it round")
			}
		}
	}
}

func (l *linter) frameBefore(slot, words string) {
	at, ok := lastWord([]byte(words))
	if !ok {
		if words != "" && !strings.HasSuffix(words, " ") && !strings.HasSuffix(words, "“") && !strings.HasSuffix(words, "(") {
			l.fault("something touches {%s}; put a space before it", slot)
		}
		return
	}
	switch word := strings.ToLower(words[at : len(words)-1]); {
	case word == "a" || word == "an":
		l.fault("%q stands before {%s}, which may begin with any letter; leave the article out", word, slot)
	case slot == nameSlot && isDeterminer(word):
		l.fault("%q stands before {name}, which may be a proper name; leave it out", word)
	}
}

// endsJoining reports whether words end in "of" or the like, so that the name
// behind them is not what the sentence is about.
func endsJoining(words string) bool {
	at, ok := lastWord([]byte(words))
	return ok && slices.Contains(joins, strings.ToLower(words[at:len(words)-1]))
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
