package record

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Addition is an interest as one line gives it: KIND NAME[, details].
type Addition struct {
	Kind    Kind
	Guess   Guess // how the kind was guessed; zero when it was typed
	Name    string
	Details string
	Fields  []Field // sorted by key
	// Loss is the phrase that speaks of a death or a loss ("died in March"), for
	// pets and people; Upsert then holds the interest gently.
	Loss string
}

// ParseAddition reads KIND NAME[, details]. NAME ends at the first comma
// outside double quotes; a name wholly in quotes loses them. Phrases such as
// "eats X" fill the kind's fields, as does "key: X" for any field of the kind;
// the rest, and any phrase wholly in quotes, stays details.
func ParseAddition(line string) (Addition, error) {
	word, rest := cutWord(line)
	kind, ok := ParseKind(word)
	switch {
	case word == "":
		return Addition{}, errors.New("nothing to add: write a kind and a name, such as pet Miso")
	case !ok:
		return Addition{}, fmt.Errorf("%q is not a kind: write one of %s, then a name", CleanLine(word), kindNames())
	}
	return parseAddition(Addition{Kind: kind}, rest)
}

// ParseAdditionGuessing is ParseAddition for the companion, where the kind may
// be left out and is then guessed. A kind alone asks for a name; in quotes it
// is one.
func ParseAdditionGuessing(line string) (Addition, error) {
	if kind, ok := ParseKind(strings.TrimSpace(line)); ok {
		return Addition{}, fmt.Errorf("a name goes with %s: what is it called, or what of it", kind)
	}
	return ParseMentioned(line)
}

// ParseMentioned is ParseAdditionGuessing for the words of a mark, where a
// kind alone is a name too: it was "garden" that lit them up.
func ParseMentioned(line string) (Addition, error) {
	word, rest := cutWord(line)
	if _, ok := ParseKind(word); ok && strings.TrimSpace(rest) != "" {
		return ParseAddition(line)
	}
	guess := GuessKind(line)
	return parseAddition(Addition{Kind: guess.Kind, Guess: guess}, line)
}

func parseAddition(a Addition, rest string) (Addition, error) {
	phrases := splitPhrases(rest)
	a.Name = value(phrases[0])
	if a.Name == "" {
		return Addition{}, fmt.Errorf("a name is missing after %s", a.Kind)
	}
	a.Loss = a.Kind.lossInName(a.Name)
	in := Interest{}
	var details []string
	for _, raw := range phrases[1:] {
		phrase, literal := unquote(raw)
		if phrase == "" {
			continue
		}
		if a.Loss == "" && !literal {
			a.Loss = CleanLine(a.Kind.lossIn(phrase))
		}
		if key, value, ok := a.Kind.readPhrase(phrase); ok && !literal && in.Field(key) == "" {
			in.SetField(key, value)
			continue
		}
		details = append(details, phrase)
	}
	a.Details, a.Fields = CleanLine(strings.Join(details, ", ")), in.Fields
	return a, nil
}

// cutWord takes the first word off a line.
func cutWord(line string) (word, rest string) {
	line = strings.TrimSpace(line)
	if at := strings.IndexFunc(line, unicode.IsSpace); at >= 0 {
		return line[:at], line[at:]
	}
	return line, ""
}

func kindNames() string {
	names := make([]string, 0, len(kinds)-1)
	for _, f := range Kinds() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// splitPhrases cuts at commas outside double quotes. A quote that is never
// closed is an ordinary character. There is always at least one phrase.
func splitPhrases(text string) []string {
	var phrases []string
	start, unclosed := 0, ""
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if closers[r] != "" && !strings.ContainsRune(unclosed, r) {
			if _, size, ok := cutQuoted(text[at:]); ok {
				at += size
				continue
			}
			unclosed += string(r) // none like it is closed further on either
		}
		if r == ',' {
			phrases = append(phrases, text[start:at])
			start = at + n
		}
		at += n
	}
	return append(phrases, text[start:])
}

// unquote cleans a phrase, and takes the quotes off one wholly in quotes. Only
// what is stored is cut to length: inside quotes, by their escapes, a phrase is
// longer than what it says.
func unquote(phrase string) (words string, literal bool) {
	phrase = cleanUpTo(noLimit, phrase)
	if inside, size, ok := cutQuoted(phrase); ok && size == len(phrase) {
		return CleanLine(inside), true
	}
	return phrase, false
}

// value is a field's value as a phrase gives it, quoted or not.
func value(phrase string) string {
	words, _ := unquote(phrase)
	return CleanLine(words)
}

// readPhrase finds the field of the kind that a phrase fills.
func (k Kind) readPhrase(phrase string) (key, val string, ok bool) {
	if key, rest, found := strings.Cut(phrase, ": "); found && k.Facts().HasField(key) {
		val = value(rest)
		return key, val, val != ""
	}
	for _, o := range openers {
		if !o.fits(k) || !beginsPhrase(phrase, o.words) {
			continue
		}
		val := CleanLine(phrase)
		if !o.whole {
			val = value(phrase[len(o.words):])
		}
		if val != "" && (o.only == nil || o.only(val)) {
			return o.field, val, true
		}
	}
	for _, w := range wholePhrases {
		if w.kind == k && w.is(phrase) {
			return w.field, phrase, true
		}
	}
	return "", "", false
}

// beginsPhrase reports whether a phrase begins with the opener, in any case,
// and goes on behind it.
func beginsPhrase(phrase, opener string) bool {
	n := len(opener)
	return len(phrase) > n && phrase[n] == ' ' && strings.EqualFold(phrase[:n], opener)
}
