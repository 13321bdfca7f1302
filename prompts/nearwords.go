package prompts

import (
	"cmp"
	"slices"
	"strings"

	"rapport/store/record"
)

// nearWords are words that come near a topic. A question with one of them has
// to be tagged with one of the topics beside it.
var nearWords = []struct {
	touches []record.Touch
	words   []string
}{
	{[]record.Touch{record.TouchFood}, []string{
		"eat", "eats", "eating", "ate", "eaten", "food", "meal", "meals", "lunch", "dinner", "supper", "breakfast",
		"cook", "cooks", "cooked", "cooking", "bake", "baked", "baking", "snack", "snacks", "biscuit", "biscuits",
		"cake", "bread", "soup", "toast", "sandwich", "recipe", "taste", "tasted", "tastes", "hungry", "fruit",
	}},
	{[]record.Touch{record.TouchDrink}, []string{
		"drink", "drinks", "drank", "drinking", "tea", "coffee", "kettle", "cup", "mug", "cuppa", "brew",
	}},
	{[]record.Touch{record.TouchAlcohol}, []string{"pub", "beer", "wine", "pint", "cocktail", "whisky", "gin", "drunk"}},
	{[]record.Touch{record.TouchSleep}, []string{"sleep", "sleeps", "slept", "sleeping", "asleep", "bedtime", "nap", "naps", "pillow", "in bed", "dream", "dreams", "dreamt"}},
	{[]record.Touch{record.TouchBody}, []string{"body", "wear", "wears", "wearing", "wore", "hair", "skin", "muscles", "dressed"}},
	{[]record.Touch{record.TouchHome}, []string{"home", "house", "kitchen", "bedroom", "bathroom", "living room", "sofa", "neighbour", "neighbours", "neighbor", "neighbors", "where you live"}},
	{[]record.Touch{record.TouchFamily}, []string{
		"family", "mum", "mom", "mother", "dad", "father", "parent", "parents", "brother", "sister", "sibling",
		"siblings", "grandmother", "grandfather", "grandparent", "grandparents", "gran", "nan", "aunt", "uncle",
		"cousin", "cousins", "relative", "relatives",
	}},
	{[]record.Touch{record.TouchPartner}, []string{"partner", "boyfriend", "girlfriend", "spouse", "date night"}},
	{[]record.Touch{record.TouchChildren, record.TouchChildhood}, []string{"children", "child", "kids", "kid", "son", "daughter", "baby"}},
	{[]record.Touch{record.TouchChildhood}, []string{"childhood", "growing up", "when you were little", "when you were small", "when you were young", "as a teenager"}},
	{[]record.Touch{record.TouchSchool, record.TouchWork}, []string{"school", "teacher", "teachers", "homework", "classroom", "college", "university", "exam", "exams"}},
	{[]record.Touch{record.TouchWork}, []string{"colleague", "colleagues", "boss", "office", "commute", "career", "at work", "your job", "your work", "coworker"}},
	{[]record.Touch{record.TouchMoney}, []string{"money", "buy", "bought", "spend", "spent", "cost", "costs", "price", "pay", "paid", "afford", "expensive", "salary", "rent"}},
	{[]record.Touch{record.TouchFaith}, []string{"church", "mosque", "temple", "synagogue", "pray", "prayer", "god", "faith"}},
	{[]record.Touch{record.TouchTravel}, []string{"holiday", "holidays", "vacation", "abroad", "flight", "passport", "travel", "travelled", "trip"}},
	{[]record.Touch{record.TouchCelebration}, []string{"birthday", "christmas", "easter", "eid", "diwali", "hanukkah", "wedding", "anniversary", "party", "celebrate", "celebration"}},
	{[]record.Touch{record.TouchLoss}, []string{"died", "death", "dead", "funeral", "grave", "grief", "do you miss", "you miss"}},
	{[]record.Touch{record.TouchPolitics}, []string{"election", "vote", "government", "politics", "politician", "prime minister", "president"}},
	{[]record.Touch{record.TouchIsolation}, []string{"alone", "lonely", "by yourself", "on your own"}},
}

// needWords ask for a sense or an ability.
var needWords = []struct {
	need  string
	words []string
}{
	{"sight", []string{"colour", "colours", "color", "colors", "the view", "can you see", "you can see"}},
	{"hearing", []string{"hear", "heard lately", "sounds like", "sound like", "birdsong"}},
	{"smell", []string{"smell", "smells", "smelled", "scent"}},
}

// takenForGranted are things not everyone has.
var takenForGranted = []string{
	"your dog", "your cat", "your pet", "your pets", "your garden", "your car", "your partner", "your family",
	"your parents", "your mum", "your mother", "your dad", "your father", "your children", "your kids",
	"your friends", "your best friend", "your house", "your job", "your boss", "your phone", "your church",
	"your holiday", "your team", "your bike", "your bedroom", "your kitchen", "your balcony",
}

// idle words carry no meaning when two questions are compared.
var idle = strings.Fields(`a an and are at be been by d did do does for from going have how if in is it its just
	lately ll like now of on or re s so some still that the them these they thing things this to up us ve was were what
	when where which who will with would you your day days week today there than then one any`)

// alike finds questions that are one question twice.
func (l *linter) alike(questions []*Question) {
	texts, bags := make([]lintText, len(questions)), make([][]string, len(questions))
	for i, q := range questions {
		texts[i] = newLintText(q.Text)
		bags[i] = meaning(q, texts[i])
	}
	for i, q := range questions {
		for j := range i {
			first := questions[j]
			if first.Language != q.Language || first.Form != q.Form || first.Kind != q.Kind || first.AnyKind != q.AnyKind {
				continue
			}
			l.q = q
			switch {
			case texts[i] == texts[j] && slices.Equal(first.Slots, q.Slots):
				l.fault("this is %s again; keep one of them", first.ID)
			case overlapShare(bags[j], bags[i]) >= tooAlike:
				l.fault("this is very like %s; make them further apart, or keep one", first.ID)
			}
		}
	}
}

// meaning is the question's words that are not idle, sorted, each once, with
// its slots.
func meaning(q *Question, text lintText) []string {
	var words []string
	for _, w := range strings.Fields(text.spaced) {
		if !slices.Contains(idle, w) {
			words = append(words, w)
		}
	}
	for _, slot := range q.Slots {
		if slot != nameSlot {
			words = append(words, "{"+slot+"}")
		}
	}
	slices.SortFunc(words, cmp.Compare[string])
	return slices.Compact(words)
}

// overlapShare is the share of words in both among the words in either; zero
// for questions too short to say.
func overlapShare(a, b []string) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	both := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
