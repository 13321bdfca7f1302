package record

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func disguised(called string, people ...string) *Disguise {
	c := &Card{Client: Client{Called: called, Code: "zz"}}
	for i, name := range people {
		c.Interests = append(c.Interests, Interest{ID: ID{byte(i + 1)}, Kind: Person, Name: name})
	}
	return NewDisguise(c)
}

func TestDisguise(t *testing.T) {
	for _, tt := range []struct {
		called string
		people []string
		words  string
		want   string
	}{
		{"Maya", nil, "Maya said so", "M said so"},
		{"Maya", nil, "MAYA, maya, Mayas and Maya's", "M, M, M and M's"},
		{"Maya", nil, "Ｍａｙａ and Máya", "M and M"},
		{"Maya", nil, "Ma\u200dya and M\u00ada\u00adya", "M and M"},
		{"Maya Rivera", nil, "Maya Rivera, or Rivera", "M, or M"},
		{"Zoë", nil, "zoe's and ZOË", "Z's and Z"},
		{"J.", nil, "J. said a word", "J. said a word"},
		{"KK", nil, "KK laughed", "K laughed"},
		{"麻衣", nil, "麻衣と土の匂い", "the client と土の匂い"},
		{"🦊", nil, "a fox", "a fox"},
		{"Maya", []string{"Inês"}, "Ines's wedding, with INÊS", "a person's wedding, with a person"},
		{"Maya", []string{"Inês", "Tom"}, "Tom rang, then Inês, then Tom", "a person rang, then another person, then a person"},
		{"Maya", []string{"Sam"}, "the same sampler, and Sam", "the same sampler, and a person"},
		{"Maya", []string{"Ann"}, "planning anniversaries annually", "planning anniversaries annually"},
		{"Maya", []string{"Anne-Marie"}, "anne marie, Anne, Marie", "a person, a person, a person"},
		{"Maya", []string{"Mrs O'Brien next door"}, "Mrs. O’Brien, and the door", "Mrs. O’a person, and the door"},
		{"Maya", []string{"Al"}, "Al came", "a person came"},
		{"Maya", []string{"carlos smith"}, "with Carlos at the smiths", "with a person at the a person"},
		{"Maya", []string{"her father"}, "her father at the door", "her father at the door"},
		{"Maya", []string{"Uncle Bob"}, "Uncle Bob, my uncle, Bob", "a person, my uncle, a person"},
		{"Maya", []string{"the woman at the bakery"}, "the woman at the bakery said", "a person said"},
		{"Maya", []string{"Анна"}, "с Анной и Анны", "с a person и a person"},
		{"Maya", []string{"지우"}, "지우가 왔다", "a person 왔다"},
		{"Maya", []string{"小李"}, "和小李一起", "和 a person 一起"},
		{"Maya", []string{"$1", "\\", ".*", ""}, "a .* b $1 \\", "a .* b $1 \\"},
		{"Maya", []string{"a person"}, "a person came", "a person came"},
		{"Maya", []string{"M"}, "M and I", "M and I"},
		{"Maya", nil, "code ZZ", "code M"},
	} {
		d := disguised(tt.called, tt.people...)
		if got := d.Words(tt.words); got != tt.want {
			t.Errorf("%s, %q\n got %q\nwant %q", tt.called, tt.people, got, tt.want)
		}
	}
}

// TestDisguiseKeepsWhoIsWho: seven people in one telling are seven.
func TestDisguiseKeepsWhoIsWho(t *testing.T) {
	names := []string{"Ada", "Bea", "Cid", "Dov", "Eva", "Fay", "Gus", "Hal"}
	d := disguised("Maya", names...)
	got := d.Words(strings.Join(names, ", "))
	if want := strings.Join(nth, ", ") + ", person seven, person eight"; got != want {
		t.Errorf("got %q", got)
	}
	if got := d.Words("Hal and Ada"); got != "person eight and a person" {
		t.Errorf("later: %q", got)
	}
}

// TestDisguiseKnowsWhoIsWithThem: names that stand in the fields of a card.
func TestDisguiseKnowsWhoIsWithThem(t *testing.T) {
	tom := Interest{ID: ID{1}, Kind: Game, Name: "chess"}
	tom.SetField("with", "her brother Tom")
	ines := Interest{ID: ID{2}, Kind: Person, Name: "her sister"}
	ines.SetField("who", "Inês")
	d := NewDisguise(&Card{Client: Client{Called: "Maya"}, Interests: []Interest{tom, ines}})
	if got := d.Words("chess with Tom, her brother; Inês, her sister"); got != "chess with a person, her brother; another person, her sister" {
		t.Errorf("got %q", got)
	}
}

// TestNoNameIsLeft makes up people and what was said of them, in every spelling,
// and reads what is left word by word.
func TestNoNameIsLeft(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const letters = "abdeghijklmnopqrstuvwxyzáéíñößæøżЖаннаΣοφία"
	name := func() string {
		all := []rune(letters)
		out := make([]rune, 3+r.IntN(6))
		for i := range out {
			out[i] = all[r.IntN(len(all))]
		}
		return string(out)
	}
	said := []func(string) string{
		strings.ToUpper, strings.ToLower, Fold, func(s string) string { return s + "'s" }, func(s string) string { return "(" + s + ")" },
		func(s string) string { return "“" + s + "”," }, func(s string) string { return s + "-" + s }, func(s string) string { return s[:0] + s },
	}
	for range 3000 {
		people := []string{name(), name() + " " + name(), "Aunt " + name()}
		d := disguised(name(), people...)
		var words []string
		for _, person := range append(people, "the garden", "said that") {
			words = append(words, said[r.IntN(len(said))](person))
		}
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		text := strings.Join(words, " ")
		left := d.Words(text)
		for _, w := range cutNames(left) {
			for _, person := range people {
				if slices.ContainsFunc(cutNames(person), func(n namedWord) bool { return n.folded == w.folded && n.folded != "aunt" }) {
					t.Fatalf("%q of %q leaves %q", text, people, left)
				}
			}
		}
		if again := d.Words(left); again != left {
			t.Fatalf("%q becomes %q the second time", left, again)
		}
	}
}

func TestToldAs(t *testing.T) {
	inês := Interest{ID: ID{1}, Kind: Person, Name: "Inês"}
	miso := Interest{ID: ID{2}, Kind: Pet, Name: "Miso"}
	gentle := Interest{ID: ID{3}, Kind: Pet, Name: "Maya's dog", Standing: Gentle, Because: "Inês found him"}
	closed := Interest{ID: ID{4}, Kind: Person, Name: "Carlos", Standing: Closed}
	c := &Card{Client: Client{Called: "We"}, Interests: []Interest{inês, miso, gentle, closed}}
	s := &Session{Planned: 50, Moves: []Move{{At: 600, Place: In, Led: ByClient}, {At: 1200, Place: Out}}, Marks: []Mark{
		{At: 60, Kind: LitUp, Interest: inês.ID},
		{At: 70, Kind: LitUp, Interest: miso.ID},
		{At: 80, Kind: LitUp, Interest: gentle.ID},
		{At: 90, Kind: LitUp, Words: "Carlos again"},
		{At: 2900, Kind: Door, Words: "we told Inês"},
	}}
	got := strings.Join(s.ToldAs(c, NewDisguise(c)), " ")
	const want = `We went in once, about 10 minutes in all. W led the way in. We came out of it at about 20, and ended on everyday ground. ` +
		`A person, Miso and Maya's dog (a person found him) lit W up. At the door: "W told a person".`
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	c.Pronouns = "we/we/we"
	if got := strings.Join(s.ToldAs(c, NewDisguise(c)), " "); !strings.Contains(got, "lit W up") {
		t.Errorf("a pronoun that is a name: %s", got)
	}
}
