package prompts

import (
	"slices"
	"strings"
	"unicode"

	"rapport/store/record"
)

// lintText is a text as the rules about words read it: folded words with one
// space around each, so that a word or phrase is found whole.
type lintText struct{ spaced string }

func newLintText(text string) lintText {
	var b strings.Builder
	b.WriteByte(' ')
	inSlot := false
	for _, r := range record.Fold(text) {
		switch {
		case r == '{' || r == '}':
			inSlot = r == '{'
		case inSlot:
			continue
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(r)
			continue
		}
		if s := b.String(); s[len(s)-1] != ' ' {
			b.WriteByte(' ')
		}
	}
	if s := b.String(); s[len(s)-1] != ' ' {
		b.WriteByte(' ')
	}
	return lintText{b.String()}
}

func (t lintText) has(phrase string) bool {
	for at := 0; at < len(t.spaced); at++ {
		next := strings.Index(t.spaced[at:], phrase)
		if next < 0 {
			break
		}
		if at += next; t.standsAt(at, phrase) {
			return true
		}
	}
	return false
}

func (t lintText) begins(phrase string) bool {
	return strings.HasPrefix(t.spaced[1:], phrase) && t.standsAt(1, phrase)
}

// standsAt reports whether the phrase found at at is there as whole words.
func (t lintText) standsAt(at int, phrase string) bool {
	end := at + len(phrase)
	return at > 0 && t.spaced[at-1] == ' ' && end < len(t.spaced) && t.spaced[end] == ' '
}

// firstOf is the first of the phrases the text has, or nothing.
func (t lintText) firstOf(phrases []string) string {
	for _, p := range phrases {
		if t.has(p) {
			return p
		}
	}
	return ""
}

// bannedOpeners ask for a defence, or for a feeling on demand.
var bannedOpeners = []string{
	"how does that make you feel", "how do you feel", "how are you feeling", "how did that make you feel",
	"tell me about", "do you ever", "have you tried", "don t you", "can you",
}

// bannedWords judge, press, or belong to a form.
var bannedWords = []string{
	"should", "must", "failed", "avoided", "avoidance", "resistant", "compliant", "optimal", "overdue", "missed",
	"patient", "score", "alert", "risk", "why", "trauma", "symptom", "symptoms", "diagnosis", "medication",
	"anxiety", "anxious", "depressed", "depression", "mood", "appetite", "trigger", "triggers", "triggered",
	"cope", "coping", "therapy", "therapist", "client", "weight", "calories", "diet", "productive", "healthy",
	"on a scale", "out of ten", "support network", "safe place", "happy place", "normal",
	"he", "she", "him", "his", "hers", "her", "husband", "wife",
}

// verdicts ask for a judgement over a whole life.
var (
	wholeLife   = []string{"of your life", "in your life", "of all time", "you have ever", "you ve ever", "you ever", "ever had", "ever been", "ever done"}
	superlative = []string{"best", "worst", "greatest", "happiest", "saddest", "proudest", "hardest", "most", "least", "biggest"}
)

// words is what is never said to a client in a question.
func (l *linter) words(text lintText) {
	for _, opener := range bannedOpeners {
		if text.begins(opener) {
			l.fault("it opens with %q; ask for something small and concrete", opener)
		}
	}
	if word := text.firstOf(bannedWords); word != "" {
		l.fault("%q is not said here; find a plainer word, or another question", word)
	}
	if word := text.firstOf(superlative); word != "" {
		if whole := text.firstOf(wholeLife); whole != "" {
			l.fault("%q with %q asks for a verdict on a life; ask about lately", word, whole)
		}
	}
	if word := text.firstOf([]string{"favourite", "favorite", "favourites", "favorites"}); word != "" {
		l.warn("%q makes people rank; \"one you like\" is easier", word)
	}
}

// here is whether a question that speaks of the way here, or of this room, is
// kept to hours where there is one.
func (l *linter) here() {
	phrase := l.text.firstOf([]string{
		"way here", "get here", "got here", "came here", "come here", "brought with you", "bring with you",
		"waiting room", "in this room", "in here",
	})
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
	for _, near := range nearWords {
		if word := l.text.firstOf(near.words); word != "" && !l.q.ownsUpTo(near.touches) {
			l.fault("%q comes near %s; add it to touches, or leave it out", word, near.touches[0])
		}
	}
	for _, need := range needWords {
		if word := l.text.firstOf(need.words); word != "" && !slices.Contains(l.q.Needs, need.need) {
			l.fault("%q asks for %s; add it to needs, or leave it out", word, need.need)
		}
	}
	if l.q.IsTemplate() {
		return
	}
	if word := l.text.firstOf(takenForGranted); word != "" {
		l.fault("%q takes for granted that there is one; ask so that anyone can answer", word)
	}
}

// ownsUpTo reports whether the question, or the kind it is made for, is
// tagged with one of the topics.
func (q *Question) ownsUpTo(topics []record.Touch) bool {
	owns := func(t record.Touch) bool { return slices.Contains(topics, t) }
	return slices.ContainsFunc(q.Touches, owns) || q.Kind != 0 && slices.ContainsFunc(q.Kind.Facts().Touches, owns)
}
