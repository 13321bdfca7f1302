package record

import (
	"slices"
	"strconv"
	"strings"
)

var numberWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// numberWord is a small number in words and a large one in digits.
func numberWord(n int) string {
	if n >= 0 && n < len(numberWords) {
		return numberWords[n]
	}
	return strconv.Itoa(n)
}

// times is once, twice, three times.
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return numberWord(n) + " times"
}

// plural is "1 minute", "12 minutes".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// listed joins words as one says them: "a", "a and b", "a, b and c".
func listed(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
}

// smallWords may be capitalised at the start of a sentence. Any other word
// there is part of a name, which keeps the form its owner gives it.
var smallWords = []string{"the", "a", "an", "another", "my", "her", "his", "their", "our", "something", "we"}

func startSentence(s string) string {
	if first, _, _ := strings.Cut(s, " "); slices.Contains(smallWords, first) {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}
