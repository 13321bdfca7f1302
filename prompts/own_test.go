package prompts

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

func TestRewordedPutsTheSlotsBack(t *testing.T) {
	b := readTestBank(t)
	miso := withFields(thing(1, record.Pet, "Miso"), "eats", "Miso's pâté")
	card := maya(miso, thing(2, record.Making, "the quilt"))
	offer := Offer{Question: b.byID["t-pet-eat"], Interest: &card.Interests[0]}

	q, err := b.Reworded(offer, "Is Miso's pâté still what {x Miso gets?", card)
	if err == nil {
		t.Errorf("a lone brace made %q", q.Text)
	}
	q, err = b.Reworded(offer, " Does Miso still get Miso's pâté? ", card)
	if err != nil {
		t.Fatal(err)
	}
	if q.Text != "Does {name} still get {eats}?" || !slices.Equal(q.Slots, []string{"eats", "name"}) || q.Touches[0] != record.TouchFood {
		t.Errorf("%q with %v", q.Text, q.Slots)
	}
	if q.ID != "own-does-still-get" || q.Source != "own-en-opening.toml" {
		t.Errorf("%q in %q", q.ID, q.Source)
	}
	if text, ok := q.Fill(&miso, card); !ok || text != "Does Miso still get Miso's pâté?" {
		t.Errorf("said as %q", text)
	}
}

func TestRewordedFindsWholeWords(t *testing.T) {
	b := readTestBank(t)
	for _, c := range [][3]string{
		{"Bo", "What is it about Bo?", "What is it about {name}?"},
		{"Bo", "Boats or Bo, Bo or boats?", "Boats or {name}, {name} or boats?"},
		{"her quilt", "How far is your quilt?", "How far is {name}?"},
		{"tea, then toast", "Is “tea, then toast” on?", "Is {name} on?"},
	} {
		card := maya(thing(1, record.Hobby, c[0]))
		q, err := b.Reworded(Offer{Question: b.byID["t-any"], Interest: &card.Interests[0]}, c[1], card)
		if err != nil || q.Text != c[2] {
			t.Errorf("%q became %+v, %v", c[1], q, err)
		}
	}
}

func TestRewordedKeepsTheClientOutOfTheBank(t *testing.T) {
	b := readTestBank(t)
	card := maya(thing(1, record.Pet, "Miso"), withFields(thing(2, record.Making, "the quilt"), "stage", "second border"))
	offer := Offer{Question: b.byID["t-pet-eat"], Interest: &card.Interests[0]}
	for _, words := range []string{"Does Miso sit on the Quilt?", "Did MAYA feed it?", "Does Miso like the second-border?"} {
		if q, err := b.Reworded(offer, words, card); !errors.Is(err, ErrNamesClient) {
			t.Errorf("%q became %v, %v", words, q, err)
		}
	}
	if _, err := b.Reworded(Offer{Question: b.byID["g-cup"]}, "Which mug first?", nil); err != nil {
		t.Error(err)
	}
}

// TestRewordedKeepsWhatIsToldOutOfTheBank: a name that nobody put on the card as
// a thing, and any word that is only known from this client.
func TestRewordedKeepsWhatIsToldOutOfTheBank(t *testing.T) {
	b := readTestBank(t)
	miso := thing(1, record.Pet, "Miso")
	miso.Details = "lives with Rosalind, a gift from the harbour"
	card := maya(miso)
	card.Carried = []record.Carry{{Words: "the letter to her brother"}}
	card.Promises = []record.Promise{{Words: "hear the concerto"}}
	offer := Offer{Question: b.byID["t-pet-eat"], Interest: &card.Interests[0]}
	for words, alone := range map[string]bool{
		"Does rosalind feed Miso too?":           true,
		"Does Miso like Penelope?":               true, // known from nowhere, and a name
		"Has Miso been to the harbour?":          true,
		"Is the letter in the post?":             true,
		"How was the concerto?":                  true,
		"What does Miso get these days?":         false,
		"What do I bring Miso? I'd like to.":     false,
		"Well. Which bowl does Miso have now?":   false,
		"What does Miso do on a Tuesday in May?": false, // the calendar is everybody's
		"What is Miso eating with you today?":    false, // with, from and the like tell nothing
	} {
		if q, err := b.Reworded(offer, words, card); errors.Is(err, ErrNamesClient) != alone {
			t.Errorf("%q became %+v, %v", words, q, err)
		}
	}
}

func TestAppendQuestion(t *testing.T) {
	b := readTestBank(t)
	var file []byte
	for _, id := range []string{"t-show-check", "g-shelf", "g-teen", "t-any", "g-snow"} {
		var err error
		if file, err = AppendQuestion(file, b.byID[id]); err != nil {
			t.Fatal(err)
		}
	}
	own, err := Read("own.toml", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range own.Questions() {
		first := b.byID[q.ID]
		if q.Text != first.Text || q.Stage != first.Stage || q.Kind != first.Kind || q.AnyKind != first.AnyKind ||
			!slices.Equal(q.Settings, first.Settings) || !slices.Equal(q.Ages, first.Ages) || q.Season != first.Season || q.Line == 0 {
			t.Errorf("%+v became %+v", first, q)
		}
	}
	if _, err := AppendQuestion(file, b.byID["g-shelf"]); err == nil || !strings.Contains(err.Error(), "this id is taken") {
		t.Errorf("the same question twice: %v", err)
	}
	mine := []byte("# mine\nlanguage = \"en\"\nmoment = \"opening\"")
	if file, err := AppendQuestion(mine, b.byID["g-cup"]); err != nil || !strings.HasPrefix(string(file), string(mine)+"\n\n[[question]]\n") {
		t.Errorf("%s, %v", file, err)
	}
}
