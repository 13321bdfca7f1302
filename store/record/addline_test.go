package record

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestParseAddition(t *testing.T) {
	cases := []struct {
		line string
		want Addition
	}{
		{"pet Miso, orange tabby, eats salmon pâté", Addition{Kind: Pet, Name: "Miso", Details: "orange tabby", Fields: []Field{{"eats", "salmon pâté"}}}},
		{"pet Miso", Addition{Kind: Pet, Name: "Miso"}},
		{"  PETS\tMiso , , orange  tabby ,", Addition{Kind: Pet, Name: "Miso", Details: "orange tabby"}},
		{"pet Mango, she, since 2019, sleeps in the sink, has a sore paw", Addition{
			Kind: Pet, Name: "Mango", Details: "has a sore paw",
			Fields: []Field{{"habit", "sleeps in the sink"}, {"pronoun", "she"}, {"since", "2019"}},
		}},
		{"person Inês, sister, say ee-NESH", Addition{Kind: Person, Name: "Inês", Fields: []Field{{"say", "ee-NESH"}, {"who", "sister"}}}},
		{"person Tom, her older brother-in-law, said he would call", Addition{
			Kind: Person, Name: "Tom", Details: "said he would call", Fields: []Field{{"who", "her older brother-in-law"}},
		}},
		{"person Kim, the sister of a friend", Addition{Kind: Person, Name: "Kim", Details: "the sister of a friend"}},
		{`book "Eats, Shoots and Leaves", by Lynne Truss, chapter 4`, Addition{
			Kind: Book, Name: "Eats, Shoots and Leaves", Fields: []Field{{"at", "chapter 4"}, {"by", "Lynne Truss"}},
		}},
		{`joke “the committee, again”, started by Ana`, Addition{Kind: Joke, Name: "the committee, again", Fields: []Field{{"started", "Ana"}}}},
		{`person Bob "the drum, kit" Lee, friend`, Addition{Kind: Person, Name: `Bob "the drum, kit" Lee`, Fields: []Field{{"who", "friend"}}}},
		{`pet Tank 5" long, tortoise`, Addition{Kind: Pet, Name: `Tank 5" long`, Details: "tortoise"}},
		{`pet Miso, eats "salmon, pâté", breed: tabby, eats mice`, Addition{
			Kind: Pet, Name: "Miso", Details: "eats mice", Fields: []Field{{"breed", "tabby"}, {"eats", "salmon, pâté"}},
		}},
		{`pet Miso, "eats nothing", colour: orange`, Addition{Kind: Pet, Name: "Miso", Details: "eats nothing, colour: orange"}},
		{"band the Cure, Disintegration, plays bass", Addition{Kind: Music, Name: "the Cure", Details: "Disintegration", Fields: []Field{{"plays", "bass"}}}},
		{"show Taskmaster, series two", Addition{Kind: Show, Name: "Taskmaster", Fields: []Field{{"at", "series two"}}}},
		{"game Elden Ring, on Xbox, died forty times", Addition{Kind: Game, Name: "Elden Ring", Details: "died forty times", Fields: []Field{{"platform", "Xbox"}}}},
		{"garden the allotment, plot 14, growing leeks", Addition{Kind: Garden, Name: "the allotment", Fields: []Field{{"growing", "leeks"}, {"plot", "plot 14"}}}},
		{"date the wedding, on the 21st", Addition{Kind: Milestone, Name: "the wedding", Fields: []Field{{"on", "the 21st"}}}},
		{"place Borth", Addition{Kind: Spot, Name: "Borth"}},
		{"pet Biscuit, beagle, died in March", Addition{Kind: Pet, Name: "Biscuit", Details: "beagle, died in March", Loss: "died in March"}},
		{"pet Biscuit died in March", Addition{Kind: Pet, Name: "Biscuit died in March", Loss: "died in March"}},
		{"pet Rex, was put to sleep, eats", Addition{Kind: Pet, Name: "Rex", Details: "was put to sleep, eats", Loss: "was put to sleep"}},
		{"pet Misty, missing a tooth", Addition{Kind: Pet, Name: "Misty", Details: "missing a tooth"}},
		{"pet Lost", Addition{Kind: Pet, Name: "Lost"}},
		{"person Jo, late husband", Addition{Kind: Person, Name: "Jo", Fields: []Field{{"who", "late husband"}}, Loss: "late husband"}},
		{"person Jo, late for everything", Addition{Kind: Person, Name: "Jo", Details: "late for everything"}},
	}
	for _, c := range cases {
		got, err := ParseAddition(c.line)
		if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", c.line, err, diff)
		}
	}
}

func TestParseAdditionErrors(t *testing.T) {
	for line, want := range map[string]string{
		"":            "nothing to add",
		"  ":          "nothing to add",
		"Miso":        `"Miso" is not a kind: write one of pet, garden,`,
		"cat Miso":    `"cat" is not a kind`,
		"pet":         "a name is missing after pet",
		"pet , tabby": "a name is missing after pet",
		`pet ""`:      "a name is missing after pet",
	} {
		_, err := ParseAddition(line)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", line, err)
		} else {
			wellSaid(t, err.Error())
		}
	}
}

func TestParseAdditionGuessing(t *testing.T) {
	for line, want := range map[string]Addition{
		"pet Mango, beagle":       {Kind: Pet, Name: "Mango", Details: "beagle"},
		"Mango, beagle":           {Kind: Pet, Guess: Guess{Pet, true, "beagle"}, Name: "Mango", Details: "beagle"},
		"her sister Ana":          {Kind: Person, Guess: Guess{Person, true, "sister"}, Name: "her sister Ana"},
		"her sister's cats":       {Kind: Pet, Guess: Guess{Pet, false, "cats"}, Name: "her sister's cats"},
		"plays the sax":           {Kind: Music, Guess: Guess{Music, true, "sax"}, Name: "plays the sax"},
		"Wim, eats salmon":        {Kind: Other, Guess: Guess{Other, false, ""}, Name: "Wim", Details: "eats salmon"},
		"knitting":                {Kind: Making, Guess: Guess{Making, true, "knitting"}, Name: "knitting"},
		`"pet"`:                   {Kind: Other, Guess: Guess{Other, false, ""}, Name: "pet"},
		"Rex, dog, eats biscuits": {Kind: Pet, Guess: Guess{Pet, true, "dog"}, Name: "Rex", Details: "dog", Fields: []Field{{"eats", "biscuits"}}},
	} {
		got, err := ParseAdditionGuessing(line)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", line, err, diff)
		}
	}
	if _, err := ParseAdditionGuessing(" , "); err == nil {
		t.Error("an empty line is an interest")
	}
}

// TestAKindAloneAsksForAName where a thing is typed; in the words of a mark it
// is one.
func TestAKindAloneAsksForAName(t *testing.T) {
	for _, line := range []string{"pet", " Pet ", "band"} {
		_, err := ParseAdditionGuessing(line)
		if err == nil || !strings.Contains(err.Error(), "what is it called") {
			t.Errorf("%q: %v", line, err)
			continue
		}
		wellSaid(t, err.Error())
	}
	if a, err := ParseMentioned("garden"); err != nil || a.Name != "garden" {
		t.Errorf("a garden that lit them up is %+v, %v", a, err)
	}
}

// Every word a guess is made from is one way of spelling one kind.
func TestKindWordsAreOfOneKind(t *testing.T) {
	seen := map[string]Kind{}
	for kind, words := range kindWords {
		for _, word := range words {
			if text := newWordText(word); len(text.words) != 1 || text.words[0] != word {
				t.Errorf("%q is not one folded word", word)
			}
			if was, ok := seen[singular(word)]; ok {
				t.Errorf("%q speaks for %s and %s", word, was, kind)
			}
			seen[singular(word)] = kind
			if g := GuessKind("the " + word); g != (Guess{kind, true, word}) {
				t.Errorf("%q is guessed as %+v", word, g)
			}
		}
	}
}

// Phrases fill only fields that their kinds have.
func TestOpenersFillFieldsOfTheirKinds(t *testing.T) {
	for _, o := range openers {
		for _, k := range o.kinds {
			if !k.Facts().HasField(o.field) {
				t.Errorf("%q fills %s, which a %s has not", o.words, o.field, k)
			}
		}
		if strings.ToLower(o.words) != o.words || strings.ContainsAny(o.words, `,:"`) {
			t.Errorf("%q is not an opener", o.words)
		}
	}
	for _, w := range wholePhrases {
		if !w.kind.Facts().HasField(w.field) {
			t.Errorf("a %s has no %s", w.kind, w.field)
		}
	}
}

func interests() *rapid.Generator[*Interest] {
	return rapid.Custom(func(t *rapid.T) *Interest {
		facts := rapid.SampledFrom(Kinds()).Draw(t, "kind")
		in := &Interest{Kind: facts.Kind, Name: nonEmptyWords().Draw(t, "name")}
		phrase := rapid.OneOf(words(), rapid.SampledFrom([]string{
			"orange tabby", "eats salmon", "sister", "by hand", "say MY-uh", "at page 4, with tea", "died in March", "plot 14", "on Xbox", "who: sister",
			"she", "every day", `the "best" one`, "series two",
		}))
		in.Details = CleanLine(strings.Join(rapid.SliceOfN(phrase, 0, 3).Draw(t, "details"), ", "))
		for _, key := range append(facts.Fields, SayField) {
			if rapid.IntRange(0, 2).Draw(t, "has") == 0 {
				in.SetField(key, phrase.Draw(t, key))
			}
		}
		return in
	})
}

func TestAdditionRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := interests().Draw(t, "interest")
		line := FormatAddition(in)
		a, err := ParseAddition(line)
		if err != nil || !a.says(in) {
			t.Fatalf("%s\nreads back as %+v (%v)\nfrom %+v", line, a, err, in)
		}
	})
}

func TestFormatAdditionIsPlainWhereItCanBe(t *testing.T) {
	for _, line := range []string{
		"pet Miso, orange tabby, eats salmon pâté, sleeps in the sink",
		"person Inês, sister, say ee-NESH",
		"garden the allotment, growing leeks, plot 14",
		`book "Eats, Shoots and Leaves", by Lynne Truss, chapter 4`,
		"date the wedding, the 21st, celebrate",
		"date the race, on the first Sunday",
		"pet Rex, breed: whippet",
	} {
		a, err := ParseAddition(line)
		in := &Interest{Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
		if got := FormatAddition(in); got != line || err != nil {
			t.Errorf("%q prints %q (%v)", line, got, err)
		}
	}
}

func TestUpsert(t *testing.T) {
	c := maya()
	add := func(line string, day Date) (*Interest, bool) {
		t.Helper()
		a, err := ParseAdditionGuessing(line)
		if err != nil {
			t.Fatal(err)
		}
		return c.Upsert(a, day)
	}
	in, made := add("pet Miso, orange tabby, eats salmon pâté", 100)
	if !made || in.ID.IsZero() || in.FirstHeard != 100 || in.Heard != 100 || in.Standing != Open {
		t.Errorf("new: %+v", in)
	}
	id := in.ID
	in, made = add("pet MISO, has a sore paw, Orange Tabby, eats tuna", 110)
	if made || len(c.Interests) != 1 || in.ID != id || in.Name != "Miso" || in.Details != "orange tabby, has a sore paw" || in.Field("eats") != "tuna" {
		t.Errorf("again: %+v", in)
	}
	if in.FirstHeard != 100 || in.Heard != 110 {
		t.Errorf("heard %d, first %d", in.Heard, in.FirstHeard)
	}
	if in, made = add("music Miso", 110); !made || in.Kind != Music {
		t.Error("another kind of the same name is another thing")
	}
	if _, made = add("Miso, likes boxes", 111); made {
		t.Error("a kind that was only guessed made a double")
	}
	c.SetStanding(id, Closed, "asked not")
	if in, _ = add("pet Miso, died in March", 120); in.Standing != Closed || in.Because != "asked not" {
		t.Errorf("adding opened or softened what is closed: %+v", in)
	}
}

func TestALossIsHeldGently(t *testing.T) {
	c := maya()
	id := c.with(Pet, "Biscuit")
	c.InHand = []Held{{Question: "q1", Interest: id}}
	a, err := ParseAddition("pet Biscuit, died in March")
	if err != nil {
		t.Fatal(err)
	}
	in, _ := c.Upsert(a, 100)
	if in.Standing != Gentle || in.Because != "died in March" || len(c.InHand) != 0 || c.Gate(in, OnAsk) != Hide {
		t.Errorf("%+v, in hand %v", in, c.InHand)
	}
}

func FuzzParseAddition(f *testing.F) {
	for _, seed := range []string{
		"pet Miso, orange tabby, eats salmon pâté", `book "Eats, Shoots", by X`, `joke “a\”b”, "c, d"`, "person X, who: \"a, b\"", "«,«,", "Mango, beagle",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		a, err := ParseAdditionGuessing(line)
		if err != nil {
			return
		}
		for _, s := range []string{a.Name, a.Details, a.Loss} {
			if CleanLine(s) != s {
				t.Fatalf("%q gives %q, which is not clean", line, s)
			}
		}
		in := &Interest{Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
		printed := FormatAddition(in)
		back, err := ParseAddition(printed)
		if err != nil || !back.says(in) {
			t.Fatalf("%q prints %q, which reads as %+v (%v)", line, printed, back, err)
		}
		c := &Card{}
		c.Upsert(a, 1)
		if _, made := c.Upsert(a, 2); made || len(c.Interests) != 1 {
			t.Fatalf("%q twice makes %d interests", line, len(c.Interests))
		}
	})
}
