package prompts

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"rapport/store/record"
)

// testBank is a small bank whose answers the tests can know.
const testBank = `
language = "en"
moment = "opening"
licence = "MIT"

[[question]]
id = "g-sock"
text = "Which sock drawer rule do you keep?"
followups = ["How did it start?"]

[[question]]
id = "g-cup"
text = "Which cup do you reach for first?"
tone = "noticing"
touches = ["drink"]

[[question]]
id = "g-eat"
text = "What could you happily eat again tomorrow?"
touches = ["food"]

[[question]]
id = "g-colour"
text = "What colour has turned up most today?"
tone = "noticing"
needs = ["sight"]

[[question]]
id = "g-shelf"
text = "What is on the shelf nearest to you?"
setting = ["video"]

[[question]]
id = "g-snow"
text = "What does snow change around you?"
season = "winter"

[[question]]
id = "g-teen"
text = "Which game has everyone talking?"
ages = ["teen"]

[[question]]
id = "t-pet-eat"
text = "What is {name} eating these days?"
kind = "pet"
slots = ["name"]
touches = ["food"]
tone = "plain"

[[question]]
id = "t-pet-fresh"
text = "How is {name}?"
kind = "pet"
stage = "assert"
slots = ["name"]

[[question]]
id = "t-pet-weather"
text = "What would {name} make of this weather?"
kind = "pet"
slots = ["name"]
tone = "playful"

[[question]]
id = "t-show-check"
text = "Last I heard you were on {at}. Still watching?"
kind = "show"
stage = "check"
slots = ["at"]

[[question]]
id = "t-show-open"
text = "What are you watching these days?"
kind = "show"
stage = "open"

[[question]]
id = "t-show-fresh"
text = "How is {name} going?"
kind = "show"
stage = "assert"
slots = ["name"]

[[question]]
id = "t-any"
text = "Last time you mentioned {name}. What's the latest?"
kind = "any"
slots = ["name"]

[[question]]
id = "t-any-new"
text = "What is new with {name}?"
kind = "any"
slots = ["name"]
tone = "quiet"
`

func readTestBank(t testing.TB) *Bank {
	t.Helper()
	b, err := Read("test.toml", []byte(testBank))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestReadKnowsEveryTag(t *testing.T) {
	b, err := Read("one.toml", []byte(`
language = "es"
form = "tu"
moment = "closing"
licence = "CC0"

[[question]]
id = "cl-one"
text = "¿Qué hay de {eats} para {name}?"
tone = "quiet"
energy = "low"
touches = ["food", "home"]
needs = ["smell"]
setting = ["room", "walk"]
ages = ["older"]
season = "spring"
followups = ["¿Y luego?"]
kind = "pet"
stage = "check"
slots = ["eats", "name"]
`))
	if err != nil {
		t.Fatal(err)
	}
	q := b.byID["cl-one"]
	if q == nil || q.Language != "es" || q.Form != "tu" || q.Moment != Closing || q.Licence != "CC0" ||
		q.Tone != "quiet" || q.Energy != "low" || q.Season != "spring" || q.Stage != Check || q.Kind != record.Pet ||
		len(q.Touches) != 2 || q.Settings[1] != record.Walk || q.Ages[0] != record.Older || q.Needs[0] != "smell" ||
		q.Line != 7 || q.Source != "one.toml" || len(q.Followups) != 1 {
		t.Errorf("read %+v", q)
	}
}

func TestReadNamesFileLineAndRemedy(t *testing.T) {
	head := "language = \"en\"\nmoment = \"out\"\n\n[[question]]\n"
	cases := map[string]struct{ source, want string }{
		"unknown key":      {head + "id = \"a\"\ntext = \"Which one?\"\nmood = \"blue\"\n", `x.toml:7: the key "question.mood" means nothing here`},
		"unknown top key":  {"language = \"en\"\nmoment = \"out\"\nauthor = \"me\"\n", `x.toml:3: the key "author"`},
		"broken TOML":      {head + "id = \n", "x.toml:5: this is not the TOML of a bank"},
		"wrong type":       {head + "id = 3\n", "x.toml:5: this is not the TOML of a bank"},
		"no language":      {"moment = \"out\"\n", `x.toml:1: language is ""; write it as language = "en"`},
		"moment":           {"language = \"en\"\nmoment = \"noon\"\n", "it is one of opening, out, between, closing, reconnecting"},
		"id":               {head + "id = \"A b\"\ntext = \"Which?\"\n", "x.toml:4: A b: id is"},
		"no text":          {head + "id = \"a\"\n", "x.toml:4: a: text is missing"},
		"tone":             {head + "id = \"a\"\ntext = \"Which?\"\ntone = \"loud\"\n", "tone is \"loud\"; it is one of plain"},
		"touches":          {head + "id = \"a\"\ntext = \"Which?\"\ntouches = [\"cats\"]\n", "the topics are food, drink"},
		"needs":            {head + "id = \"a\"\ntext = \"Which?\"\nneeds = [\"taste\"]\n", "needs is \"taste\""},
		"setting":          {head + "id = \"a\"\ntext = \"Which?\"\nsetting = [\"any\", \"room\"]\n", "setting has \"any\""},
		"ages":             {head + "id = \"a\"\ntext = \"Which?\"\nages = [\"old\"]\n", "the bands are adult, child"},
		"season":           {head + "id = \"a\"\ntext = \"Which?\"\nseason = \"fall\"\n", "season is \"fall\"; it is one of spring"},
		"kind":             {head + "id = \"a\"\ntext = \"Which?\"\nkind = \"cat\"\n", "kind is \"cat\"; it is any, or one of pet"},
		"kind's plural":    {head + "id = \"a\"\ntext = \"Which?\"\nkind = \"pets\"\n", "kind is \"pets\""},
		"stage":            {head + "id = \"a\"\ntext = \"Which?\"\nkind = \"pet\"\nstage = \"old\"\n", "stage is \"old\""},
		"stage, no kind":   {head + "id = \"a\"\ntext = \"Which?\"\nstage = \"open\"\n", "stage is only for a question with a kind"},
		"slot not listed":  {head + "id = \"a\"\ntext = \"How is {name}?\"\nkind = \"pet\"\n", "the text has {name}, which slots does not list"},
		"slot not used":    {head + "id = \"a\"\ntext = \"Which?\"\nkind = \"pet\"\nslots = [\"eats\"]\n", "slots lists \"eats\", which the text does not use"},
		"slot of no kind":  {head + "id = \"a\"\ntext = \"How is {name}?\"\nslots = [\"name\"]\n", "{name} is nothing that can be known of a question without a kind"},
		"slot of another":  {head + "id = \"a\"\ntext = \"How is {song}?\"\nkind = \"pet\"\nslots = [\"song\"]\n", "{song} is nothing that can be known of a pet"},
		"field of any":     {head + "id = \"a\"\ntext = \"How is {eats}?\"\nkind = \"any\"\nslots = [\"eats\"]\n", "known of any kind"},
		"lone brace":       {head + "id = \"a\"\ntext = \"How is {name?\"\nkind = \"pet\"\n", "a brace stands alone"},
		"not a slot":       {head + "id = \"a\"\ntext = \"How is {The Name}?\"\nkind = \"pet\"\n", "{The Name} is not a slot"},
		"id taken":         {head + "id = \"a\"\ntext = \"Which?\"\n[[question]]\nid = \"a\"\ntext = \"What?\"\n", "x.toml:7: a: this id is taken by x.toml:4"},
		"second's line":    {head + "id = \"a\"\ntext = '''\n[[question]]\nWhich?'''\n\n[[question]]\nid = \"b\"\n", "x.toml:10: b: text is missing"},
		"key in a comment": {head + "# mood = 1\nid = \"a\"\ntext = \"Which?\"\nmood = 1\n", "x.toml:8: the key"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Read("x.toml", []byte(c.source))
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %v, want faults", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got:\n%v\nwant it to say:\n%s", err, c.want)
			}
		})
	}
}

func TestReadTellsEveryFault(t *testing.T) {
	_, err := Read("x.toml", []byte("language = \"en\"\nmoment = \"out\"\n[[question]]\nid = \"a\"\ntone = \"loud\"\n[[question]]\ntext = \"Which?\"\n"))
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 3 {
		t.Errorf("faults %v, want a tone, a text and an id", err)
	}
}

func TestLoadJoinsFilesAndFindsIdsTakenTwice(t *testing.T) {
	file := func(id string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("language = \"en\"\nmoment = \"out\"\n[[question]]\nid = \"" + id + "\"\ntext = \"Which?\"\n")}
	}
	b, err := Load(fstest.MapFS{"one.toml": file("a"), "two.toml": file("b"), "notes.txt": {Data: []byte("no")}})
	if err != nil || len(b.Questions()) != 2 {
		t.Fatalf("loaded %v, %v", b, err)
	}
	_, err = Load(fstest.MapFS{"one.toml": file("a"), "two.toml": file("a")})
	if err == nil || !strings.Contains(err.Error(), "two.toml:3: a: this id is taken by one.toml:3") {
		t.Errorf("error %v", err)
	}
	if empty, err := Load(fstest.MapFS{}); err != nil || len(empty.Questions()) != 0 {
		t.Errorf("an empty folder gave %v, %v", empty, err)
	}
}

func TestWithLetsOnesOwnWordingStand(t *testing.T) {
	b := readTestBank(t)
	own, err := Read("own.toml", []byte("language = \"en\"\nmoment = \"opening\"\n[[question]]\nid = \"g-cup\"\ntext = \"Which mug is yours?\"\n[[question]]\nid = \"own-one\"\ntext = \"Which lid fits?\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	both := b.With(own)
	if got := both.byID["g-cup"].Text; got != "Which mug is yours?" {
		t.Errorf("text %q", got)
	}
	if len(both.Questions()) != len(b.Questions())+1 {
		t.Errorf("%d questions of %d", len(both.Questions()), len(b.Questions()))
	}
	if b.byID["g-cup"].Text == "Which mug is yours?" {
		t.Error("the first bank was changed")
	}
}

func TestSeasons(t *testing.T) {
	for _, c := range []struct {
		month, day  int
		south       bool
		wantedWords string
	}{
		{1, 10, false, "winter"},
		{2, 28, false, "winter"},
		{3, 1, false, "spring"},
		{6, 1, false, "summer"},
		{9, 1, false, "autumn"},
		{11, 14, false, "autumn"},
		{11, 15, false, "winter"},
		{12, 31, false, "winter"},
		{1, 10, true, "summer"},
		{7, 1, true, "winter"},
		{4, 1, true, "autumn"},
		{10, 1, true, "spring"},
	} {
		day := record.NewDate(2026, month(c.month), c.day)
		if got := SeasonOf(day, c.south); got != c.wantedWords {
			t.Errorf("%v south %v: %s, want %s", day, c.south, got, c.wantedWords)
		}
	}
}
