package cli

import (
	"encoding/json"
	"testing"
)

// What acts on a terminal, and what is no letter, is written as its number; it
// reads back as what it was.
func TestJSONIsHarmlessToATerminal(t *testing.T) {
	const words = "Mája\u009b2J\u202e\u2028\ue000\uffff\U000e0041 ن\u200cم 👩\u200d🌾"
	raw, err := encodeJSON(words)
	if err != nil {
		t.Fatal(err)
	}
	if want := `"Mája\u009b2J\u202e\u2028\ue000\uffff\udb40\udc41 ن` + "\u200c" + `م 👩` + "\u200d" + `🌾"` + "\n"; string(raw) != want {
		t.Errorf("written as %s, not %s", raw, want)
	}
	var back string
	if err := json.Unmarshal(raw, &back); err != nil || back != words {
		t.Errorf("read back as %q: %v", back, err)
	}
}
