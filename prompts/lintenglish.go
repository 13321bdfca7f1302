package prompts

import (
	"strings"

	"rapport/store/record"
)

// englishTongue is the lint's English.
var englishTongue = tongue{
	language: "en",
	read:     newLintText,
	openers: []string{
		"how does that make you feel", "how do you feel", "how are you feeling", "how did that make you feel",
		"tell me about", "do you ever", "have you tried", "don t you", "can you",
	},
	banned: []string{
		"should", "must", "failed", "avoided", "avoidance", "resistant", "compliant", "optimal", "overdue", "missed",
		"patient", "score", "alert", "risk", "why", "trauma", "symptom", "symptoms", "diagnosis", "medication",
		"anxiety", "anxious", "depressed", "depression", "mood", "appetite", "trigger", "triggers", "triggered",
		"cope", "coping", "therapy", "therapist", "client", "weight", "calories", "diet", "productive", "healthy",
		"on a scale", "out of ten", "support network", "safe place", "happy place", "normal",
		"he", "she", "him", "his", "hers", "her", "husband", "wife",
	},
	ranking:     []string{"favourite", "favorite", "favourites", "favorites"},
	superlative: []string{"best", "worst", "greatest", "happiest", "saddest", "proudest", "hardest", "most", "least", "biggest"},
	wholeLife:   []string{"of your life", "in your life", "of all time", "you have ever", "you ve ever", "you ever", "ever had", "ever been", "ever done"},
	here: []string{
		"way here", "get here", "got here", "came here", "come here", "brought with you", "bring with you",
		"waiting room", "in this room", "in here",
	},
	granted: []string{
		"your dog", "your cat", "your pet", "your pets", "your garden", "your car", "your partner", "your family",
		"your parents", "your mum", "your mother", "your dad", "your father", "your children", "your kids",
		"your friends", "your best friend", "your house", "your job", "your boss", "your phone", "your church",
		"your holiday", "your team", "your bike", "your bedroom", "your kitchen", "your balcony",
	},
	near: []nearWords{
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
	},
	senses: []needWords{
		{"sight", []string{"colour", "colours", "color", "colors", "the view", "can you see", "you can see"}},
		{"hearing", []string{"hear", "heard lately", "sounds like", "sound like", "birdsong"}},
		{"smell", []string{"smell", "smells", "smelled", "scent"}},
	},
	idle: strings.Fields(`a an and are at be been by d did do does for from going have how if in is it its just
	lately ll like now of on or re s so some still that the them these they thing things this to up us ve was were what
	when where which who will with would you your day days week today there than then one any`),
	frame: (*linter).englishFrame,
}
