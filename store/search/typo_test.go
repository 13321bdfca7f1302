package search

import "testing"

// TestOneMistake holds the one look that oneMistake takes to the textbook
// table, for all short words of three letters, one of them two bytes long.
func TestOneMistake(t *testing.T) {
	words := [][]rune{nil}
	for from := 0; len(words[from]) < 4; from++ {
		for _, letter := range "aeß" {
			words = append(words, append(append([]rune(nil), words[from]...), letter))
		}
	}
	for _, want := range words {
		for _, have := range words {
			w, h := []byte(string(want)), []byte(string(have))
			whole := slowDistance(want, have) == 1
			if got := oneMistake(w, h, false); got != whole {
				t.Fatalf("%q for %q: %v", w, h, got)
			}
			begun := false
			for n := range len(have) + 1 {
				begun = begun || slowDistance(want, have[:n]) == 1
			}
			if slowHow(string(want), string(have), false) < 2 {
				continue // it begins the word as it is: no mistake to look for
			}
			if got := oneMistake(w, h, true); got != begun {
				t.Fatalf("%q for the beginning of %q: %v", w, h, got)
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	for _, c := range []struct {
		want, have string
		in         bool
	}{
		{"brdr", "border", true},
		{"border", "border", true},
		{"rdr", "border", false}, // not from its first letter
		{"brdrx", "border", false},
		{"bb", "border", false},
		{"黒の", "黒猫のミソ", true},
		{"猫の", "黒猫のミソ", false},
		{"éa", "ébat", true},
		{"ét", "èt", false}, // they share a byte, not a letter
	} {
		if got := inOrder([]byte(c.want), []byte(c.have)); got != c.in {
			t.Errorf("%q in %q: %v", c.want, c.have, got)
		}
	}
}
