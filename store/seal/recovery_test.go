package seal

import (
	"strings"
	"testing"

	"github.com/sethvargo/go-diceware/diceware"
)

func TestRecoveryCode(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		code, err := newRecovery()
		must(t, err)
		words := strings.Fields(code.Reveal())
		if len(words) != recoveryWords || seen[code.Reveal()] {
			t.Fatalf("%d words, or a code that was drawn before", len(words))
		}
		seen[code.Reveal()] = true
		if !LooksLikeRecovery([]byte(code.Reveal())) || LooksLikeRecovery([]byte(strings.Join(words[1:], " "))) {
			t.Fatal("a code is not told from part of one")
		}
	}
	if (Recovery{}).Reveal() != "" {
		t.Error("no code reveals something")
	}
}

// The list is what the strength of a code rests on.
func TestWordList(t *testing.T) {
	if n := len(wordSet()); n != 7775 { // yo-yo and yoyo are the same letters
		t.Errorf("%d words that differ in their letters, want 7775", n)
	}
	for word := range wordSet() {
		if len(word) < 3 || len(word) > 16 {
			t.Errorf("a word of %d letters", len(word))
		}
	}
	bits := 0.0
	for i := range recoveryWords {
		for n := 7775 - i; n > 1; n /= 2 {
			bits++ // at least: rounded down
		}
	}
	if bits < 96 { // 12 whole bits of 12.9 for each word; with the rest 103
		t.Errorf("%v bits", bits)
	}
	if word := diceware.WordListEffLarge().WordAt(11111); word != "abacus" {
		t.Errorf("the list begins with %q", word)
	}
}

func TestLooksLikeRecovery(t *testing.T) {
	for _, typed := range []string{"", "a garden of one's own", strings.Repeat("abacus", 7), strings.Repeat("abacus", 9), strings.Repeat("a", 100_000)} {
		if LooksLikeRecovery([]byte(typed)) {
			t.Errorf("%.30q looks like a code", typed)
		}
	}
	if !LooksLikeRecovery([]byte("Abacus - drop-down\tYO YO, t shirt… felttip abacus abacus\u00a0abacus")) {
		t.Error("eight words of the list do not look like a code")
	}
}
