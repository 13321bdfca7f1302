package prompts

import (
	"slices"
	"strings"
	"unicode"
)

// englishFrame is whether names of every sort can stand where the slots are.
func (l *linter) englishFrame() {
	for i, p := range l.said.one.parts {
		if p.slot == "" {
			continue
		}
		if i > 0 {
			l.frameBefore(p.slot, l.said.one.parts[i-1].words)
		}
		if i+1 < len(l.said.one.parts) {
			next := l.said.one.parts[i+1].words
			if strings.HasPrefix(next, "'s") || strings.HasPrefix(next, "’s") {
				l.fault("{%s}'s goes wrong for names that end in s; write \"of {%s}\" or turn it round", p.slot, p.slot)
			} else if r := []rune(next); len(r) > 0 && unicode.IsLetter(r[0]) {
				l.fault("letters touch {%s}; put a space between", p.slot)
			}
			if p.slot == nameSlot && i > 0 && severalAfter(next) != next && endsJoining(l.said.one.parts[i-1].words) {
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
