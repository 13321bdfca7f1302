package prompts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// Fill is the question as it would be said about the interest to this client.
// It reports false when a slot has nothing to be filled from: such a question
// is simply not eligible, nor is one that is not worded for the client's form
// of address. The card may be nil. Whether it may be asked is not decided here.
func (q *Question) Fill(in *record.Interest, card *record.Card) (string, bool) {
	w := q.wordingFor(formOf(q.Language, card))
	switch {
	case w == nil:
		return "", false
	case len(q.Slots) == 0:
		return w.text, true
	case in == nil:
		return "", false
	}
	english := isEnglish(q.Language)
	t := &w.one
	if english && isSeveral(in) {
		t = &w.many
	}
	var room [128]byte
	f := filler{said: room[:0], english: english, spanish: isSpanish(q.Language)}
	for i, p := range t.parts {
		if p.slot == "" {
			f.words(p.words)
			continue
		}
		value := slotValue(p.slot, in)
		if value == "" {
			return "", false
		}
		value = asSaid(q.Language, p.slot, value, in.Kind, card)
		next := ""
		if i+1 < len(t.parts) {
			next = t.parts[i+1].words
		}
		f.value(value, next, in.Kind == record.Joke && p.slot == nameSlot)
	}
	return string(f.said), true
}

// asSaid is a value as it is said to the client in a language.
func asSaid(language, slot, value string, kind record.Kind, card *record.Card) string {
	switch {
	case isEnglish(language):
		return toClient(slot, value, kind, card)
	case isSpanish(language):
		return spanishYours(value, kind, formOf(language, card))
	}
	return value
}

// slotValue is what goes into the slot: the client's words, without a comma or
// colon left hanging at their end.
func slotValue(slot string, in *record.Interest) string {
	value := in.Name
	if slot != nameSlot {
		value = in.Field(slot)
	}
	value = record.CleanLine(value)
	if cut := strings.TrimRight(value, " ,;:"); cut != "" {
		value = cut
	}
	return value
}

// filler puts a sentence together from the bank's words and the client's, and
// minds the seams. The client's words stay whole: it is the bank's that give
// way.
type filler struct {
	said    []byte
	last    string // the value just put in, as it was put; empty after words
	english bool
	spanish bool
}

// value puts in a value; spoken is one that is a saying rather than a thing.
func (f *filler) value(value, next string, spoken bool) {
	first := value
	if at := strings.IndexByte(value, ' '); at > 0 {
		first = value[:at]
	}
	apart := !isQuoted(value) && (spoken || wantsQuotes(value, next) || f.spanish && strings.ContainsAny(value, "¿?"))
	if before, ok := lastWord(f.said); ok {
		word := string(f.said[before : len(f.said)-1])
		switch {
		case f.english && isVerb(word) && sameWord(word, first): // "Is “Is It Cake” still on?"
			apart = apart || !isQuoted(value)
		case sameWord(word, first) || f.english && isDeterminer(word) && (isDeterminer(first) || isOwner(first)):
			f.said = f.said[:before]
		}
	}
	if apart {
		value = quote(value, f.spanish)
	}
	f.said = append(f.said, value...)
	f.last = value
}

func (f *filler) words(words string) {
	if f.last != "" {
		words = f.after(words)
		f.last = ""
	}
	f.said = append(f.said, words...)
}

// after is what is left of the bank's words behind a value: a word the value
// has just said and a stop it has just made are not said twice.
func (f *filler) after(words string) string {
	end, _ := utf8.DecodeLastRuneInString(f.last)
	switch {
	case strings.HasPrefix(words, "?") && end == '?':
		return words[1:]
	case strings.HasPrefix(words, ".") && strings.ContainsRune(".?!…", end):
		return words[1:]
	case !strings.HasPrefix(words, " "):
		return words
	}
	word := words[1:]
	if at := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); at >= 0 {
		word = word[:at]
	}
	if sameWord(word, f.last[strings.LastIndexByte(f.last, ' ')+1:]) {
		return words[1+len(word):]
	}
	return words
}

// lastWord finds where the last word of said begins, when a space follows it.
func lastWord(said []byte) (int, bool) {
	end := len(said) - 1
	if end < 1 || said[end] != ' ' {
		return 0, false
	}
	begin := end
	for begin > 0 && said[begin-1] != ' ' {
		begin--
	}
	return begin, begin < end
}

func sameWord(a, b string) bool {
	return a != "" && len(a) < 40 && record.Fold(a) == record.Fold(b) && strings.ContainsFunc(a, unicode.IsLetter)
}

// wantsQuotes reports whether a value could be read as part of the sentence
// around it: a title that ends in a question mark before the sentence does, a
// name with a comma in it, or one without any letter.
func wantsQuotes(value, next string) bool {
	if strings.ContainsAny(value, ",;") {
		return true
	}
	if !strings.ContainsFunc(value, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
	}) {
		return true
	}
	end, size := utf8.DecodeLastRuneInString(value)
	if !isQuestionMark(end) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(value[:len(value)-size])
	merges := end == '?' && !strings.ContainsRune("!.…", before) && !isQuestionMark(before)
	return !merges || !strings.HasPrefix(next, "?") && !strings.HasPrefix(next, ".")
}

func isQuestionMark(r rune) bool { return strings.ContainsRune("?？؟⁇⁈⁉‽;", r) }

func isQuoted(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(`"“”„«‘'`, first) && strings.ContainsRune(`"“”»’'`, last)
}

// quote puts words in quotation marks that they do not have themselves.
func quote(s string, spanish bool) string {
	switch {
	case spanish && !strings.ContainsAny(s, "«»"):
		return "«" + s + "»"
	case strings.ContainsAny(s, "“”"):
		return "‘" + s + "’"
	}
	return "“" + s + "”"
}
