package record

import "strings"

// Kind is the sort of thing an interest is.
type Kind uint8

// The kinds, in the order in which a card lists them.
const (
	Pet Kind = iota + 1
	Garden
	Music
	Person
	Making
	Hobby
	Routine
	Show
	Book
	Game
	Food
	Spot // typed and shown as "place"; Place is a place in a session
	Sport
	Work
	Community
	Joke
	Memory
	Milestone // typed and shown as "date"
	Comfort
	Other
)

// KindFacts is what the program knows of a kind.
type KindFacts struct {
	Kind   Kind
	Name   string   // typed and shown, singular
	Plural string   // typed in find
	Also   []string // other words that mean it when typed
	// Fields are what a question can be asked from, in the order shown. Every
	// kind also has "say", how the name is said.
	Fields []string
	// Touches are the topics every interest of this kind comes near.
	Touches []Touch
	// StaleAfter is the number of days after which a fact of this kind may
	// have changed, unless Spans says another; 0 means it does not go stale.
	StaleAfter int
}

// kinds is indexed by Kind. Fields and spans follow what clinicians can ask
// from and how fast such news changes.
var kinds = [...]KindFacts{
	Pet:       {Name: "pet", Plural: "pets", Also: []string{"animal", "animals"}, Fields: []string{"breed", "pronoun", "eats", "habit", "news", "since"}, StaleAfter: 56},
	Garden:    {Name: "garden", Plural: "gardens", Also: []string{"nature", "plants", "allotment"}, Fields: []string{"growing", "plot"}, Touches: []Touch{TouchHome}, StaleAfter: 42},
	Music:     {Name: "music", Plural: "music", Also: []string{"band", "bands", "artist", "artists", "song", "songs", "instrument", "instruments"}, Fields: []string{"song", "plays", "gig"}, StaleAfter: 365},
	Person:    {Name: "person", Plural: "people", Also: []string{"persons", "friend", "friends"}, Fields: []string{"who", "news"}, Touches: []Touch{TouchFamily}, StaleAfter: 122},
	Hobby:     {Name: "hobby", Plural: "hobbies", Fields: []string{"project", "stage", "with"}, StaleAfter: 122},
	Making:    {Name: "making", Plural: "makings", Also: []string{"art", "craft", "crafts", "diy"}, Fields: []string{"piece", "stage", "medium"}, StaleAfter: 42},
	Book:      {Name: "book", Plural: "books", Also: []string{"novel", "novels"}, Fields: []string{"by", "at"}, StaleAfter: 21},
	Show:      {Name: "show", Plural: "shows", Also: []string{"series", "film", "films", "tv", "podcast", "podcasts"}, Fields: []string{"at", "medium"}, StaleAfter: 21},
	Game:      {Name: "game", Plural: "games", Fields: []string{"platform", "at", "with"}, StaleAfter: 21},
	Food:      {Name: "food", Plural: "foods", Also: []string{"drink", "drinks", "dish", "dishes"}, Fields: []string{"how", "from"}, Touches: []Touch{TouchFood, TouchBody}, StaleAfter: 365},
	Spot:      {Name: "place", Plural: "places", Fields: []string{"good", "often"}, StaleAfter: 365},
	Routine:   {Name: "routine", Plural: "routines", Also: []string{"ritual", "rituals"}, Fields: []string{"when", "steps", "for"}, StaleAfter: 122},
	Sport:     {Name: "sport", Plural: "sports", Also: []string{"team", "teams", "movement"}, Fields: []string{"team", "plays", "season"}, Touches: []Touch{TouchBody}, StaleAfter: 122},
	Work:      {Name: "work", Plural: "works", Also: []string{"job", "jobs", "study", "school"}, Fields: []string{"does", "colleague", "good"}, Touches: []Touch{TouchWork}, StaleAfter: 91},
	Community: {Name: "community", Plural: "communities", Also: []string{"faith", "language", "choir", "club"}, Fields: []string{"what", "when"}, Touches: []Touch{TouchFaith}, StaleAfter: 122},
	Memory:    {Name: "memory", Plural: "memories", Fields: []string{"feel", "where", "when"}, Touches: []Touch{TouchChildhood}},
	Joke:      {Name: "joke", Plural: "jokes", Fields: []string{"line", "origin", "started", "used"}},
	Milestone: {Name: "date", Plural: "dates", Also: []string{"milestone", "anniversary", "birthday"}, Fields: []string{"on", "mark"}, Touches: []Touch{TouchCelebration}},
	Comfort:   {Name: "comfort", Plural: "comforts", Also: []string{"object", "objects"}, Fields: []string{"what", "where"}, StaleAfter: 365},
	Other:     {Name: "other", Plural: "others", Also: []string{"thing", "things", "something"}, Fields: []string{"what"}, StaleAfter: 122},
}

// SayField is the field every kind has: how the name is said aloud.
const SayField = "say"

func init() {
	for i := range kinds {
		kinds[i].Kind = Kind(i)
	}
}

// Kinds lists what is known of every kind, in card order.
func Kinds() []KindFacts { return kinds[1:] }

// Facts is what is known of k; an unknown kind has the facts of Other.
func (k Kind) Facts() KindFacts {
	if k == 0 || int(k) >= len(kinds) {
		return kinds[Other]
	}
	return kinds[k]
}

func (k Kind) String() string { return k.Facts().Name }

// MarshalText makes JSON print a kind as its name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// ParseKind finds a kind by its name, plural or another word for it, in any case.
func ParseKind(word string) (Kind, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if word == "" {
		return 0, false
	}
	for _, f := range Kinds() {
		if word == f.Name || word == f.Plural {
			return f.Kind, true
		}
		for _, also := range f.Also {
			if word == also {
				return f.Kind, true
			}
		}
	}
	return 0, false
}

// HasField reports whether interests of this kind may have the field.
func (f KindFacts) HasField(key string) bool {
	if key == SayField {
		return true
	}
	for _, have := range f.Fields {
		if have == key {
			return true
		}
	}
	return false
}
