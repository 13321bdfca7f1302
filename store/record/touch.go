package record

import "strings"

// Touch is a topic that an interest or a question comes near. The same words
// are what a client's closed topics are written in, so that one rule filters
// both.
type Touch string

// The closed list of topics.
const (
	TouchFood        Touch = "food"
	TouchDrink       Touch = "drink"
	TouchSleep       Touch = "sleep"
	TouchBody        Touch = "body"
	TouchHome        Touch = "home"
	TouchFamily      Touch = "family"
	TouchPartner     Touch = "partner"
	TouchChildren    Touch = "children"
	TouchSchool      Touch = "school"
	TouchWork        Touch = "work"
	TouchMoney       Touch = "money"
	TouchFaith       Touch = "faith"
	TouchChildhood   Touch = "childhood"
	TouchTravel      Touch = "travel"
	TouchCelebration Touch = "celebration"
	TouchLoss        Touch = "loss"
	TouchAlcohol     Touch = "alcohol"
	TouchPolitics    Touch = "politics"
	TouchIsolation   Touch = "isolation"
)

var touches = []Touch{
	TouchFood, TouchDrink, TouchSleep, TouchBody, TouchHome, TouchFamily, TouchPartner,
	TouchChildren, TouchSchool, TouchWork, TouchMoney, TouchFaith, TouchChildhood, TouchTravel,
	TouchCelebration, TouchLoss, TouchAlcohol, TouchPolitics, TouchIsolation,
}

// Touches lists every topic word.
func Touches() []Touch { return touches }

// ParseTouch finds a topic word in any case.
func ParseTouch(s string) (Touch, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, t := range touches {
		if s == string(t) {
			return t, true
		}
	}
	return "", false
}
