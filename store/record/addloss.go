package record

import (
	"slices"
	"strings"
)

// lossBegins begin a phrase that speaks of a death or a loss, lossWhole are
// such a phrase by themselves: "missing", but not "missing a tooth".
var (
	lossBegins = []string{
		"died", "passed away", "passed on", "put down", "put to sleep", "killed in", "killed by", "dead since", "lost in", "lost last",
		"lost to", "missing since", "went missing", "ran away", "rehomed", "estranged", "no contact",
	}
	lossWhole = []string{"dead", "killed", "lost", "missing"}
	lossLeads = []string{
		"who ", "she ", "he ", "it ", "they ", "her ", "his ", "their ", "my ", "has ", "had to be ", "was ", "is ", "were ",
	}
)

// mayBeLost reports whether interests of the kind are held gently by
// themselves when a loss is told.
func (k Kind) mayBeLost() bool { return k == Pet || k == Person }

// lossIn is the phrase itself if, of a pet or a person, it speaks of a loss. A
// date is not lost but may be the day of one: that is held gently, and is not
// its own reason.
func (k Kind) lossIn(phrase string) string {
	if k == Milestone && newWordText(phrase).namesTopic(string(TouchLoss)) {
		return heldGently
	}
	if !k.mayBeLost() {
		return ""
	}
	rest := Fold(phrase)
	for _, lead := range lossLeads {
		rest = strings.TrimPrefix(rest, lead)
	}
	begins := func(words string) bool { return rest == words || strings.HasPrefix(rest, words+" ") }
	if slices.Contains(lossWhole, rest) || slices.ContainsFunc(lossBegins, begins) || isLate(rest) {
		return phrase
	}
	return ""
}

// isLate reports whether folded words begin with "late husband" or the like.
func isLate(words string) bool {
	split := strings.Fields(words)
	return len(split) > 1 && split[0] == "late" && slices.Contains(relations, split[1])
}

// lossInName finds a loss told in the name, as when the comma was left out:
// "Biscuit died in March", "her late husband Tom".
func (k Kind) lossInName(name string) string {
	if !k.mayBeLost() {
		return k.lossIn(name)
	}
	words := strings.Fields(name)
	for i := range words {
		if i == 0 && len(words) == 1 {
			return "" // a name like Lost is a name
		}
		if loss := k.lossIn(strings.Join(words[i:], " ")); loss != "" {
			return loss
		}
	}
	return ""
}
