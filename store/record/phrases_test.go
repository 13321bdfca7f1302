package record

import (
	"slices"
	"testing"
)

func TestPhrasesSayWhatItIsFirst(t *testing.T) {
	for line, want := range map[string][]string{
		"pet Miso, orange tabby, eats salmon pâté, sleeps in the sink": {"orange tabby", "eats salmon pâté", "sleeps in the sink"},
		"person Inês, say: ee-NESH, sister":                            {"sister", "say ee-NESH"},
		"book The Summer Book, by Tove Jansson, a present":             {"by Tove Jansson", "a present"},
		"memory Nan's caravan at Borth":                                nil,
	} {
		a, err := ParseAddition(line)
		if err != nil {
			t.Fatal(err)
		}
		in := Interest{Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
		if got := in.Phrases(); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
