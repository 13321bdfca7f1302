package prompts

import (
	"slices"

	"rapport/store/record"
)

// words is what is never said to a client in a question.
func (l *linter) words(text lintText) {
	for _, opener := range l.tongue.openers {
		if text.begins(opener) {
			l.fault("it opens with %q; ask for something small and concrete", opener)
		}
	}
	if word := text.firstOf(l.tongue.banned); word != "" {
		l.fault("%q is not said here; find a plainer word, or another question", word)
	}
	if word := text.firstOf(l.tongue.superlative); word != "" {
		if whole := text.firstOf(l.tongue.wholeLife); whole != "" {
			l.fault("%q with %q asks for a verdict on a life; ask about lately", word, whole)
		}
	}
	if word := text.firstOf(l.tongue.ranking); word != "" {
		l.warn("%q makes people rank; one they like is easier to find", word)
	}
}

// here is whether a question that speaks of the way here, or of this room, is
// kept to hours where there is one.
func (l *linter) here() {
	phrase := l.text.firstOf(l.tongue.here)
	if phrase == "" {
		return
	}
	apart := func(s record.Setting) bool { return s != record.Room && s != record.Walk }
	if len(l.q.Settings) == 0 || slices.ContainsFunc(l.q.Settings, apart) {
		l.fault("%q only holds where people meet; give it setting = [\"room\"]", phrase)
	}
}

// assumptions is whether a question comes near a topic it does not own up to,
// so that a client who closed the topic would still be asked it; or takes for
// granted what not everyone has.
func (l *linter) assumptions() {
	for _, near := range l.tongue.near {
		if word := l.text.firstOf(near.words); word != "" && !l.q.ownsUpTo(near.touches) {
			l.fault("%q comes near %s; add it to touches, or leave it out", word, near.touches[0])
		}
	}
	for _, need := range l.tongue.senses {
		if word := l.text.firstOf(need.words); word != "" && !slices.Contains(l.q.Needs, need.need) {
			l.fault("%q asks for %s; add it to needs, or leave it out", word, need.need)
		}
	}
	if l.q.IsTemplate() {
		return
	}
	if word := l.text.firstOf(l.tongue.granted); word != "" {
		l.fault("%q takes for granted that there is one; ask so that anyone can answer", word)
	}
}

// ownsUpTo reports whether the question, or the kind it is made for, is
// tagged with one of the topics.
func (q *Question) ownsUpTo(topics []record.Touch) bool {
	owns := func(t record.Touch) bool { return slices.Contains(topics, t) }
	return slices.ContainsFunc(q.Touches, owns) || q.Kind != 0 && slices.ContainsFunc(q.Kind.Facts().Touches, owns)
}
