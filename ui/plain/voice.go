package plain

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapport/store/record"
)

// voice says lines. What is in them cannot move a terminal's cursor or change
// its state, whoever wrote it.
type voice struct {
	w   io.Writer
	err error // of the first write that did not go through: nobody listens
}

// line says one line.
func (v *voice) line(text string) { v.write(printable(text) + "\n") }

// prompt asks for a line, on the line where it is typed.
func (v *voice) prompt(text string) { v.write(printable(text) + " ") }

func (v *voice) write(text string) {
	if v.err == nil {
		_, v.err = io.WriteString(v.w, text)
	}
}

// printable takes out whatever is no text, and keeps the length: words one by
// one, since a whole line may be longer than one line of a record.
func printable(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = record.CleanLine(word)
	}
	return strings.Join(words, " ")
}

// say says one line.
func (s *sitting) say(format string, args ...any) { s.out.line(fmt.Sprintf(format, args...)) }

// tell says lines, one fact each.
func (s *sitting) tell(lines ...string) {
	for _, line := range lines {
		if line != "" {
			s.out.line(line)
		}
	}
}

// confirm says what was written, as a sentence.
func (s *sitting) confirm(label string) {
	if label != "" {
		s.out.line(sentence(label))
	}
}

// sentence gives words of ours a capital and an end. The capital is left to
// them when they begin with somebody's name, which keeps its form.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	if first, size := utf8.DecodeRuneInString(words); first < utf8.RuneSelf {
		words = string(unicode.ToUpper(first)) + words[size:]
	}
	return ended(words)
}

// ended closes words with a full stop unless they close themselves.
func ended(words string) string {
	last, _ := utf8.DecodeLastRuneInString(words)
	if strings.ContainsRune(".?!:", last) {
		return words
	}
	return words + "."
}

// quoted is somebody's words inside a sentence of ours.
func quoted(words string) string { return `"` + words + `"` }

// longestName is as much of a name as a prompt holds, in letters: it is heard
// again at every line.
const longestName = 40

// short is a name as a prompt has it.
func short(name string) string {
	runes := []rune(record.CleanLine(name))
	if len(runes) <= longestName {
		return string(runes)
	}
	return string(runes[:longestName]) + "..."
}

// orList joins words as one says a choice: "a", "a or b", "a, b or c".
func orList(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
}

// count is "1 minute", "12 minutes".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// nonEmpty leaves out the words that are not there.
func nonEmpty(words ...string) []string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}
