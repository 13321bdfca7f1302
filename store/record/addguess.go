package record

// Guess is a kind guessed from words, to be offered for correction.
type Guess struct {
	Kind Kind
	Sure bool
	Why  string // the word it was guessed from: "cat"; empty when nothing was found
}

// kindWords are words, folded and singular, that speak for a kind. The list is
// modest: what it does not know is Other, and the clinician says.
var kindWords = map[Kind][]string{
	Pet:       {"cat", "kitten", "dog", "puppy", "rabbit", "hamster", "guinea", "parrot", "budgie", "tortoise", "turtle", "snake", "gecko", "horse", "pony", "goldfish", "fish", "hen", "chicken", "ferret", "rat", "tabby", "beagle", "labrador", "poodle", "spaniel", "collie", "terrier", "whippet", "greyhound", "lizard", "bird"},
	Garden:    {"allotment", "garden", "seed", "tomato", "rose", "greenhouse", "houseplant", "plant", "compost", "orchid", "dahlia"},
	Music:     {"band", "album", "song", "concert", "gig", "choir", "guitar", "piano", "sax", "saxophone", "drum", "violin", "cello", "flute", "trumpet", "ukulele", "bass", "sings", "singing", "fado", "jazz", "vinyl", "listen"},
	Person:    {"sister", "brother", "twin", "mother", "mum", "mom", "father", "dad", "gran", "nan", "grandma", "grandpa", "grandad", "aunt", "uncle", "cousin", "niece", "nephew", "son", "daughter", "wife", "husband", "partner", "girlfriend", "boyfriend", "friend", "neighbour", "neighbor", "flatmate", "roommate", "colleague"},
	Hobby:     {"birdwatching", "chess", "origami", "photography", "fishing", "hiking", "collecting", "collects", "stamp", "astronomy", "telescope", "camping", "juggling"},
	Making:    {"knit", "knitting", "crochet", "quilt", "sewing", "pottery", "painting", "paints", "drawing", "draws", "woodwork", "carving", "watercolour", "watercolor", "embroidery", "loom", "scarf"},
	Book:      {"book", "novel", "reading", "read", "trilogy", "author", "poem", "poetry"},
	Show:      {"show", "film", "movie", "series", "podcast", "sitcom", "documentary", "soap", "watching", "watch", "anime"},
	Game:      {"game", "playstation", "xbox", "nintendo", "minecraft", "zelda", "tetris", "videogame", "console", "dungeon"},
	Food:      {"ramen", "cake", "bread", "sourdough", "curry", "soup", "cheese", "chocolate", "pasta", "pizza", "biscuit", "pancake", "coffee", "sweet", "recipe", "baking", "noodle", "dumpling"},
	Spot:      {"beach", "park", "cafe", "library", "museum", "lake", "river", "seaside", "bench", "harbour", "harbor", "cottage", "forest"},
	Routine:   {"morning", "routine", "crossword", "tea", "bath", "walk", "commute", "ferry", "tram", "bedtime", "breakfast"},
	Sport:     {"football", "soccer", "tennis", "rugby", "cricket", "swimming", "swim", "running", "run", "climbing", "yoga", "cycling", "basketball", "volleyball", "skating", "judo", "match", "supports"},
	Work:      {"job", "work", "office", "shift", "course", "degree", "apprenticeship", "university", "college"},
	Community: {"church", "mosque", "temple", "synagogue", "club", "volunteering", "volunteer", "parish", "scouts"},
	Memory:    {"remembers", "childhood", "memory", "caravan"},
	Joke:      {"joke", "pun", "catchphrase"},
	Milestone: {"wedding", "birthday", "anniversary", "graduation", "christening"},
	Comfort:   {"blanket", "cushion", "candle", "jumper", "hoodie", "slipper", "teddy"},
}

var kindOfWord = func() map[string]Kind {
	all := map[string]Kind{}
	for kind := Pet; kind <= Other; kind++ {
		for _, word := range kindWords[kind] {
			all[singular(word)] = kind
		}
	}
	return all
}()

// GuessKind guesses the kind from words, modestly: a word it knows gives a
// kind, anything else is Other and not sure. The name counts before the
// details and, as English puts the thing last, the last word before the first:
// her sister's cat is a cat. It is not sure where the words disagree.
func GuessKind(words string) Guess {
	for _, phrase := range splitPhrases(words) {
		var guess Guess
		kinds := map[Kind]bool{}
		text := newWordText(phrase)
		for i, one := range text.singulars {
			if kind, ok := kindOfWord[one]; ok {
				kinds[kind] = true
				guess = Guess{Kind: kind, Why: text.words[i]}
			}
		}
		if guess.Kind != 0 {
			guess.Sure = len(kinds) == 1
			return guess
		}
	}
	return Guess{Kind: Other}
}
