package search

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"rapport/store/record"
)

// client invents a card from what the client is called and lines "kind name
// | details | standing", heard one day later each.
func client(called string, lines ...string) *record.Card {
	c := &record.Card{Client: record.Client{ID: record.NewID(), Called: called, Code: record.SuggestCode(called, func(string) bool { return false })}}
	for i, line := range lines {
		parts := append(strings.Split(line, "|"), "", "")
		word, name, _ := strings.Cut(strings.TrimSpace(parts[0]), " ")
		kind, ok := record.ParseKind(word)
		standing, known := record.ParseStanding(strings.TrimSpace(parts[2]))
		if !ok || !known && parts[2] != "" {
			panic(line)
		}
		c.Interests = append(c.Interests, record.Interest{
			ID: record.NewID(), Kind: kind, Name: name, Details: strings.TrimSpace(parts[1]), Standing: standing,
			Heard: record.Date(20000 + i),
		})
	}
	return c
}

func with(c *record.Card, change func(*record.Card)) *record.Card {
	change(c)
	return c
}

func load(cards ...*record.Card) *record.Caseload { return record.NewCaseload(cards, nil, nil) }

// shown names hits the way a test reads them: "Maya" or "Maya: Miso".
func shown(hits []Hit) string {
	var all []string
	for _, h := range hits {
		name := h.Card.Called
		if h.Interest != nil {
			name += ": " + h.Interest.Name
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

func find(t *testing.T, x *Index, query string) []Hit {
	t.Helper()
	hits, err := x.Find(query, 0)
	if err != nil {
		t.Fatalf("find %q: %v", query, err)
	}
	return hits
}

func friends() *record.Caseload {
	return load(
		with(client("Maya", "pet Miso | orange tabby", "garden the allotment | plot 14", "music the Cure", "person Inês | sister"), func(c *record.Card) {
			c.Say = "MY-uh"
			c.Interests[0].SetField("eats", "salmon pâté")
		}),
		client("Theo", "music Missy Elliott", "pet Bruno | a beagle, the best dog", "place the 6.40 ferry"),
		client("Ana", "pet Misty | died in the spring | gentle", "music Fado"),
		client("Jonas", "food miso ramen | from the corner place", "show Taskmaster", "sport Werder Bremen"),
		client("Zoë"),
		client("Wren", "pet tortoises", "game Elden Ring", "person Nan's friend | has a band"),
		client("Süßkind", "joke the committee has met | closed to all but us | closed"),
	)
}

func TestFind(t *testing.T) {
	x := New(friends())
	for _, c := range []struct{ why, query, want string }{
		{"nothing asked", "", ""},
		{"nothing but spaces and punctuation", "  - … ", ""},
		{"a name", "zoe", "Zoë"},
		{"a name with its accent", "ZOË", "Zoë"},
		{"ß as it is", "süßkind", "Süßkind"},
		{"ß as ss", "susskind", "Süßkind"},
		{"ß as s, a letter too few", "suskind", "Süßkind"},
		{"how it is said", "uh", "Maya, Maya: Inês, Maya: the Cure, Maya: the allotment, Maya: Miso"},
		{"a code", "jonas", "Jonas, Jonas: Werder Bremen, Jonas: Taskmaster, Jonas: miso ramen"},
		{"the beginning of several, gentle last", "mis", "Jonas: miso ramen, Maya: Miso, Theo: Missy Elliott, Ana: Misty"},
		{"details", "tabby", "Maya: Miso"},
		{"a field", "salmon", "Maya: Miso"},
		{"two of one row", "salmon miso", "Maya: Miso"},
		{"any order", "miso salmon", "Maya: Miso"},
		{"client and species", "theo dog", "Theo: Bruno"},
		{"client and kind", "maya band", "Maya: the Cure"},
		{"client and kind, begun", "ma ba", "Maya: the Cure"},
		{"kind, singular", "pet", "Theo: Bruno, Maya: Miso, Wren: tortoises, Ana: Misty"},
		{"kind, plural", "pets", "Theo: Bruno, Maya: Miso, Wren: tortoises, Ana: Misty"},
		{"kind, another word", "animals", "Theo: Bruno, Maya: Miso, Wren: tortoises, Ana: Misty"},
		{"name and kind before details", "band", "Maya: the Cure, Ana: Fado, Theo: Missy Elliott, Wren: Nan's friend"},
		{"a kind word's inside is nothing", "et", ""},
		{"inside a word", "otment", "Maya: the allotment"},
		{"letters in order, not from the first", "skmstr", ""},
		{"letters in order, from the first", "tsktr", "Jonas: Taskmaster"},
		{"a letter too many", "tasskmaster", "Jonas: Taskmaster"},
		{"a letter too few", "taskmster", "Jonas: Taskmaster"},
		{"a letter wrong", "taskmastir", "Jonas: Taskmaster"},
		{"the first letter wrong", "baskmaster", "Jonas: Taskmaster"},
		{"two the wrong way round", "tasmkaster", "Jonas: Taskmaster"},
		{"a mistake in a word not finished", "tasmk", "Jonas: Taskmaster"},
		{"two mistakes", "tasmkastr", ""},
		{"a mistake in each word", "wredn tortiose", "Wren: tortoises"},
		{"no mistakes in three letters", "zeo", ""},
		{"no mistakes while something matches", "miss", "Theo: Missy Elliott"},
		{"no mistakes in a word that matches elsewhere", "jonas fado", ""},
		{"mistakes in the other word only", "theo fada", ""},
		{"mistakes in a word that matches nothing", "wren toirtoises", "Wren: tortoises"},
		{"mistakes in one word and not the other", "theo cornre", ""},
		{"mistakes where the kind looks", "kind:food miss", "Jonas: miso ramen"},
		{"mistakes where the field looks", "client:jonas kind:food miss", "Jonas: miso ramen"},
		{"apostrophe left out", "nans", "Wren: Nan's friend"},
		{"apostrophe typed", "nan’s", "Wren: Nan's friend"},
		{"punctuation", "6.40", "Theo: the 6.40 ferry"},
		{"closed is never there", "committee", ""},
		{"closed is not there for its client either", "sußkind", "Süßkind"},
		{"one field", "kind:pet", "Theo: Bruno, Maya: Miso, Wren: tortoises, Ana: Misty"},
		{"field and word", "kind:pets mi", "Maya: Miso, Ana: Misty"},
		{"another word for the kind", "KIND:Band", "Maya: the Cure, Ana: Fado, Theo: Missy Elliott"},
		{"kinds begun alike", "kind:ho", ""},
		{"the person themself", "kind:client ma", "Maya"},
		{"a client", "client:maya", "Maya, Maya: Inês, Maya: the Cure, Maya: the allotment, Maya: Miso"},
		{"a part of a client", "client:nas kind:show", "Jonas: Taskmaster"},
		{"whole name before part", "client:ana", "Ana, Ana: Fado, Ana: Misty"},
		{"fields narrow each other", "kind:pet kind:show", ""},
		{"one kind begun, one named", "kind:p kind:pets mi", "Maya: Miso, Ana: Misty"},
		{"a client, folded", "client:ZOE", "Zoë"},
		{"client and word", "client:wren friend", "Wren: Nan's friend"},
		{"no such client", "client:priya", ""},
		{"two clients at once", "client:maya client:theo", ""},
		{"a colon in figures is no field", "6:40", "Theo: the 6.40 ferry"},
	} {
		t.Run(c.why, func(t *testing.T) {
			if got := shown(find(t, x, c.query)); got != c.want {
				t.Errorf("find %q\n got %s\nwant %s", c.query, got, c.want)
			}
		})
	}
}

func TestFindRanks(t *testing.T) {
	// Each row matches "miso" better than the next, though that was heard later.
	ranked := []*record.Card{
		client("miso"),
		client("a", "pet Miso"),
		client("b", "pet x | likes miso"),
		client("c", "pet misoya"),
		client("d", "pet x | misoya"),
		client("e", "pet amiso"),
		client("f", "pet x | amiso"),
	}
	loose := []*record.Card{client("g", "pet mxixsxo"), client("h", "pet x | mxixsxo"), client("i", "pet moso"), client("j", "pet x | mios")}
	check := func(cards []*record.Card) {
		for i, c := range cards {
			for k := range c.Interests {
				c.Interests[k].Heard += record.Date(i)
			}
		}
		hits := find(t, New(load(slices.Clone(cards)...)), "miso")
		for i, c := range cards {
			if i >= len(hits) || hits[i].Card != c {
				t.Fatalf("place %d is not %q: %s", i, c.Called, shown(hits))
			}
		}
	}
	check(ranked)
	check(loose)
}

// TestFindNearest: what is nearer to being all typed comes first, before what
// was heard later.
func TestFindNearest(t *testing.T) {
	x := New(load(
		with(client("Maximiliana", "pet a", "music the Cure"), func(c *record.Card) { c.Code = "max" }),
		client("Maya", "music the Cure", "pet manatee", "making net bag"),
		client("Theo", "pet missing blade", "pet Missy", "pet Miso", "book the Maya", "book old times", "book Misty | | gentle"),
		client("Zed", "music Mambo band"),
	))
	for query, want := range map[string]string{
		"mis":   "Theo: Miso, Theo: Missy, Theo: missing blade, Theo: Misty",
		"ma":    "Maya, Maximiliana, Theo: the Maya, Zed: Mambo band, Maya: net bag, Maya: manatee, Maya: the Cure",
		"maya":  "Maya, Theo: the Maya, Maya: net bag, Maya: manatee, Maya: the Cure",
		"ma ba": "Maya: the Cure, Maya: net bag, Zed: Mambo band, Maximiliana: the Cure",
	} {
		if got := shown(find(t, x, query)); !strings.HasPrefix(got, want) {
			t.Errorf("%q finds %s, want %s", query, got, want)
		}
	}
}

func TestFindTies(t *testing.T) {
	day := func(c *record.Card, heard ...record.Date) *record.Card {
		for i, d := range heard {
			c.Interests[i].Heard = d
		}
		return c
	}
	cards := []*record.Card{
		day(client("Robin", "pet Miso", "pet Robin", "pet Robin | | gentle"), 5, 7, 9),
		day(client("Sam", "pet Robin", "pet Robin | | past"), 8, 6),
		day(client("Una", "pet Robin"), 7),
	}
	x := New(load(cards...))
	var got []string
	for _, h := range find(t, x, "robin") {
		line := h.Card.Called
		if h.Interest != nil {
			line = fmt.Sprintf("%s %s %d", line, h.Interest.Name, h.Heard)
		}
		got = append(got, line)
	}
	want := []string{"Robin", "Sam Robin 8", "Robin Robin 7", "Una Robin 7", "Sam Robin 6", "Robin Robin 9", "Robin Miso 5"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, math.MaxInt} {
		hits, _ := x.Find("robin", n)
		if shown(hits) != shown(find(t, x, "robin")[:min(n, len(want))]) {
			t.Errorf("the best %d are %s", n, shown(hits))
		}
	}
}

func TestFindUsage(t *testing.T) {
	x := New(friends())
	for _, c := range []struct {
		query        string
		strict       string // "" is no error
		typing       string
		typed        string // what is found while typing
		field, value string
	}{
		{"foo:bar", `find does not know "foo:": use one of kind, client`, `find does not know "foo:": use one of kind, client`, "", "foo", "bar"},
		{"Foo: miso", `find does not know "foo:": use one of kind, client`, `find does not know "foo:": use one of kind, client`, "", "foo", ""},
		{"zoe kind:", `"kind:" stands alone: put one of client, pet, `, "", "Zoë", "kind", ""},
		{"client: zoe", `"client:" stands alone: put a part of what the client is called right behind it`, "", "Zoë", "client", ""},
		{"client:.", `"client:" stands alone`, "", "", "client", ""},
		{"kind:", `"kind:" stands alone`, "", "", "kind", ""},
		{"kind:dragon", `no kind is called "dragon": use one of client, pet, `, "", "", "kind", "dragon"},
		{"kind:sho tas", "", "", "Jonas: Taskmaster", "", ""},
	} {
		_, err := x.Find(c.query, 0)
		var usage *UsageError
		if c.strict == "" != (err == nil) {
			t.Errorf("find %q: %v", c.query, err)
		} else if err != nil && (!errors.As(err, &usage) || !strings.HasPrefix(err.Error(), c.strict) || usage.Field != c.field || usage.Value != c.value) {
			t.Errorf("find %q: %v, %+v", c.query, err, usage)
		}
		hits, err := x.FindTyping(c.query, 0)
		if c.typing == "" && err != nil || c.typing != "" && (err == nil || err.Error() != c.typing) {
			t.Errorf("typing %q: %v", c.query, err)
		}
		if got := shown(hits); got != c.typed {
			t.Errorf("typing %q finds %s, want %s", c.query, got, c.typed)
		}
	}
}

func TestFindClient(t *testing.T) {
	ana, anton := client("Ana", "pet Miso"), client("Ana", "pet Bruno")
	ana.Code, anton.Code = "ana", "anton"
	x := New(load(ana, anton, client("Anastasia", "pet Tasso"), client("Diana")))
	for query, want := range map[string]string{
		"client:ana":              "Ana, Ana, Ana: Miso, Ana: Bruno",
		"client:anton":            "Ana, Ana: Bruno",
		"client:anas":             "Anastasia, Anastasia: Tasso",
		"client:an kind:client":   "Ana, Ana, Anastasia",
		"client:ian":              "Diana",
		"client:tas":              "Anastasia, Anastasia: Tasso",
		"client:ana client:anton": "Ana, Ana: Bruno",
		"client:amna":             "", // no mistakes are let pass in a field
	} {
		if got := shown(find(t, x, query)); got != want {
			t.Errorf("%q finds %s, want %s", query, got, want)
		}
	}
}

func TestFindFieldsListed(t *testing.T) {
	_, err := New(friends()).Find("nobody:x", 0)
	var usage *UsageError
	if !errors.As(err, &usage) || !slices.Equal(usage.Known, []string{"kind", "client"}) || !slices.Equal(usage.Known, Fields()) {
		t.Errorf("known fields: %+v", usage)
	}
}

func TestFindEmptyCaseload(t *testing.T) {
	x := New(load())
	for _, q := range []string{"", "a", "miso", "kind:pet", "client:maya", "client:maya miso"} {
		if hits := find(t, x, q); len(hits) != 0 {
			t.Errorf("find %q: %s", q, shown(hits))
		}
	}
	if x = x.Renew(friends()); len(find(t, x, "miso")) == 0 {
		t.Error("nothing after renewing")
	}
}
