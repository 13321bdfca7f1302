package prompts

import (
	"regexp"
	"strings"
	"testing"

	"rapport/store/record"
)

// asked reads one question of a kind and fills it.
func asked(t *testing.T, text string, in record.Interest, card *record.Card) (string, bool) {
	t.Helper()
	one, err := parseTemplate(text)
	if err != nil {
		t.Fatal(err)
	}
	q := Question{Text: text, Language: "en", Kind: in.Kind, Slots: one.slots(), said: []wording{{text: text, one: one, many: one.several()}}}
	return q.Fill(&in, card)
}

func TestFill(t *testing.T) {
	const latest = "Last time you mentioned {name}. What's the latest?"
	cases := []struct {
		kind             record.Kind
		name, text, want string
	}{
		{record.Pet, "Miso", "What is {name} eating these days?", "What is Miso eating these days?"},
		{record.Music, "iamamiwhoami", "{name} lately, or something else?", "iamamiwhoami lately, or something else?"},
		{record.Pet, "{name} %s {", "How is {name}?", "How is {name} %s {?"},
		{record.Show, "Is It Cake", "Is {name} still on?", "Is “Is It Cake” still on?"},
		{record.Game, "Is this a title?", "Is {name} on the go?", "Is “Is this a title?” on the go?"},
		{record.Music, "Wham!", "What are you playing most by {name}?", "What are you playing most by Wham!?"},
		{record.Book, "Who's Afraid of Virginia Woolf?", "How is {name}?", "How is Who's Afraid of Virginia Woolf?"},
		{record.Book, "Who's Afraid of Virginia Woolf?", "Where have you got to in {name} by now?", "Where have you got to in “Who's Afraid of Virginia Woolf?” by now?"},
		{record.Book, "Who's Afraid of Virginia Woolf?", latest, "Last time you mentioned Who's Afraid of Virginia Woolf? What's the latest?"},
		{record.Music, "fun.", latest, "Last time you mentioned fun. What's the latest?"},
		{record.Music, "Wham!", latest, "Last time you mentioned Wham! What's the latest?"},
		{record.Show, "What??", "How is {name}?", "How is “What??”?"},
		{record.Show, "???", "How is {name}?", "How is “???”?"},
		{record.Joke, `"the committee has met"`, "Who started {name}?", `Who started "the committee has met"?`},
		{record.Joke, "the committee has met", latest, "Last time you mentioned “the committee has met”. What's the latest?"},
		{record.Routine, "tea, then the crossword", "How is {name} these days?", "How is “tea, then the crossword” these days?"},
		{record.Joke, "a “bus” of one's own", "Who started {name}?", "Who started ‘a “bus” of one's own’?"},
		{record.Hobby, "the quilt", "How is the {name}?", "How is the quilt?"},
		{record.Music, "The The", "How is the {name}?", "How is The The?"},
		{record.Hobby, "Nan's caravan", "How is the {name}?", "How is Nan's caravan?"},
		{record.Book, "series two", "Still on series {name}?", "Still on series two?"},
		{record.Garden, "plot 14", "What is new on the {name}?", "What is new on the plot 14?"},
		{record.Garden, "front garden", "What is new in the {name} garden?", "What is new in the front garden?"},
		{record.Music, "his sax", "How is {name}?", "How is his sax?"},
		{record.Hobby, "her quilt", "How is {name}?", "How is your quilt?"},
		{record.Hobby, "my quilt", "How is {name}?", "How is your quilt?"},
		{record.Music, "My Chemical Romance", "What do you play by {name}?", "What do you play by My Chemical Romance?"},
		{record.Comfort, "a stone with a hole in it", "Where does {name} live?", "Where does the stone with a hole in it live?"},
		{record.Pet, "a few hens", "How is {name}?", "How are a few hens?"},
		{record.Music, "a tribe called quest", "How is {name}?", "How is a tribe called quest?"},
		{record.Other, "A Thing", "How is {name}?", "How is A Thing?"},
		{record.Person, "my sister Ana", "What's the news from {name} this week?", "What's the news from your sister Ana this week?"},
		{record.Book, "her lover", "How is {name}?", "How is her lover?"},
		{record.Pet, "the chickens", "What is {name} up to?", "What are the chickens up to?"},
		{record.Pet, "the chickens", "How's {name}?", "How are the chickens?"},
		{record.Pet, "Salt and Pepper", "Where does {name} sit?", "Where do Salt and Pepper sit?"},
		{record.Pet, "Biscuits", "Has {name} settled?", "Has Biscuits settled?"},
		{record.Pet, "two goats", "Has {name} settled?", "Have two goats settled?"},
		{record.Garden, "the seedlings on the sill", "How is {name}?", "How are the seedlings on the sill?"},
		{record.Show, "The Simpsons", "How is {name}?", "How is The Simpsons?"},
		{record.Pet, "the bus", "How is {name}?", "How is the bus?"},
		{record.Pet, "Miso,", "How is {name}?", "How is Miso?"},
		{record.Pet, "Miso  the   second ", "How is {name}?", "How is Miso the second?"},
		{record.Pet, "🐈", "How is {name}?", "How is 🐈?"},
		{record.Pet, "مشمش", "How is {name}?", "How is مشمش?"},
	}
	for _, c := range cases {
		got, ok := asked(t, c.text, record.Interest{Kind: c.kind, Name: c.name}, maya())
		if !ok || got != c.want {
			t.Errorf("%q in %q:\n got %q\nwant %q", c.name, c.text, got, c.want)
		}
	}
}

func TestFillTurnsOwnersByPronoun(t *testing.T) {
	sax := record.Interest{Kind: record.Music, Name: "his sax"}
	card := maya()
	for pronouns, want := range map[string]string{
		"he/him": "How is your sax?", "": "How is your sax?", "she/her": "How is his sax?", "they/them": "How is his sax?",
	} {
		card.Pronouns = pronouns
		if got, _ := asked(t, "How is {name}?", sax, card); got != want {
			t.Errorf("%q: %q, want %q", pronouns, got, want)
		}
	}
	if got, _ := asked(t, "How is {name}?", sax, nil); got != "How is your sax?" {
		t.Errorf("without a card: %q", got)
	}
}

// In Spanish what is the client's own is said in their form of address, and a
// title that asks stands in its own marks.
func TestFillInSpanish(t *testing.T) {
	b, err := Read("x.toml", []byte(`language = "es"
moment = "opening"
[[question]]
id = "a"
forms = { tu = "¿Cómo te va con {name}?", usted = "¿Cómo le va con {name}?" }
kind = "any"
slots = ["name"]
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		address, name, want string
		kind                record.Kind
	}{
		{"tu", "su saxo", "¿Cómo te va con tu saxo?", record.Hobby},
		{"tú", "mis gallinas", "¿Cómo te va con tus gallinas?", record.Pet},
		{"usted", "su saxo", "¿Cómo le va con su saxo?", record.Hobby},
		{"usted", "mi huerto", "¿Cómo le va con su huerto?", record.Garden},
		{"", "el huerto", "¿Cómo le va con el huerto?", record.Garden},
		{"tu", "su casa es la mía", "¿Cómo te va con su casa es la mía?", record.Book},
		{"tu", "¿Quién teme a Virginia Woolf?", "¿Cómo te va con «¿Quién teme a Virginia Woolf?»?", record.Book},
		{"tu", "Inés", "¿Cómo te va con Inés?", record.Person},
	} {
		card := maya(record.Interest{ID: id(1), Kind: tc.kind, Name: tc.name})
		card.Language, card.Address = "es", tc.address
		got, ok := b.Questions()[0].Fill(&card.Interests[0], card)
		if !ok || got != tc.want {
			t.Errorf("%s, %s: %q, want %q", tc.address, tc.name, got, tc.want)
		}
	}
}

func TestAMissingSlotIsNotEligible(t *testing.T) {
	miso := record.Interest{Kind: record.Pet, Name: "Miso"}
	if got, ok := asked(t, "Does {name} still get {eats}?", miso, nil); ok {
		t.Errorf("filled to %q", got)
	}
	miso.SetField("eats", "salmon pâté")
	if got, ok := asked(t, "Does {name} still get {eats}?", miso, nil); !ok || got != "Does Miso still get salmon pâté?" {
		t.Errorf("%q, %v", got, ok)
	}
	one, _ := parseTemplate("How is {name}?")
	q := Question{Text: "How is {name}?", AnyKind: true, Slots: []string{"name"}, said: []wording{{one: one, many: one.several()}}}
	if got, ok := q.Fill(nil, nil); ok {
		t.Errorf("filled from nothing to %q", got)
	}
}

// nasty are names as people really give them, and a few as nobody does.
var nasty = []string{
	"Miso", "The The", "the Cure", "The Cure", "A Tribe Called Quest", "an old clock", "your mum's dog", "my sax", "his sax", "the the",
	"Who's Afraid of Virginia Woolf?", "What?!", "Wham!", "fun.", "R.E.M.", "Godspeed You! Black Emperor", "...", "?", "!", "¿Qué?", "誰？", "؟",
	"{name}", "{{", "}", "%s %d %!", "{eats}", "$1 \\1", "is", "What is", "these", "Toast", "playing", "lately", "Nan's caravan at Borth",
	"the chickens", "Salt & Pepper", "James", "iamamiwhoami", "  spaced   out  ", "tab\tand\nline", "trailing,", "semi; colon:", `"quoted"`, "“curly”", "it’s",
	"مشمش", "קיצי", "みそ", "Zoë", "Zoe\u0308", "👩\u200d🌾 farm", "🐈", "\u202eesrever", "\x1b[31mred", strings.Repeat("long ", 60), "a", "1", "-", "–", "''",
}

var doubled = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(the the|a the|the a|an the|the an|a a|your the|your your|your my|the your|the my|an a|the his)(?:[^\p{L}]|$)`)

// Every template with every name gives a sentence that can be said.
func TestEveryTemplateWithNastyNames(t *testing.T) {
	b := builtinBank(t).With(readTestBank(t))
	cards := []*record.Card{nil, maya()}
	for _, q := range b.Questions() {
		if !q.IsTemplate() {
			continue
		}
		for _, name := range nasty {
			in := nastyInterest(q, name)
			for _, card := range cards {
				text, ok := q.Fill(&in, card)
				if !ok {
					t.Fatalf("%s has nothing to say about %q", q.ID, name)
				}
				if complaint := unsayable(q, text, record.CleanLine(name)); complaint != "" {
					t.Errorf("%s: %q with %q: %s", q.ID, text, name, complaint)
				}
			}
		}
	}
}

func nastyInterest(q *Question, name string) record.Interest {
	kind := q.Kind
	if q.AnyKind {
		kind = record.Hobby
	}
	in := record.Interest{Kind: kind, Name: name}
	for _, f := range kind.Facts().Fields {
		in.SetField(f, name)
	}
	return in
}

func unsayable(q *Question, text, name string) string {
	without := text
	if len(q.Slots) > 0 {
		without = strings.ReplaceAll(text, name, "")
		core := strings.TrimRight(name, " ,;:")
		for _, owner := range []string{"my ", "his ", "her ", "their ", "a ", "an "} {
			core = strings.TrimPrefix(core, owner)
		}
		if !strings.Contains(text, core) {
			return "the client's words are gone"
		}
	}
	end := []rune(text)
	switch {
	case strings.ContainsAny(without, "{}"):
		return "a brace is left"
	case strings.Contains(text, "  ") || strings.TrimSpace(text) != text:
		return "spaces"
	case doubled.MatchString(without) || doubled.MatchString(text) && !doubled.MatchString(name):
		return "a doubled article"
	case end[len(end)-1] != '?' || isQuestionMark(end[len(end)-2]):
		return "not one question mark at the end"
	case text != record.CleanLine(text):
		return "not one clean line"
	}
	return ""
}

func FuzzFill(f *testing.F) {
	for _, name := range nasty {
		f.Add(name)
	}
	questions := builtinBank(f).Questions()
	f.Fuzz(func(t *testing.T, name string) {
		if name = record.CleanLine(name); strings.Trim(name, " ,;:") == "" {
			return
		}
		for _, q := range questions {
			if !q.IsTemplate() {
				continue
			}
			in := nastyInterest(q, name)
			text, ok := q.Fill(&in, nil)
			if end := []rune(text); !ok || end[len(end)-1] != '?' || isQuestionMark(end[len(end)-2]) {
				t.Errorf("%s: %q with %q", q.ID, text, name)
			}
		}
	})
}
