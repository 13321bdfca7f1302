package record

import (
	"slices"
	"unicode/utf8"
)

// tells reports whether a word of a name says who it is. "Sister" and "Uncle"
// say what somebody is to the client, and "the" and "at" stand between names;
// those may be a name by themselves. A letter alone is too little to be found
// again among other words.
func tells(folded string, alone bool) bool {
	if utf8.RuneCountInString(folded) < 2 && !unspaced([]byte(folded)) {
		return false
	}
	one := singular(folded)
	switch {
	case kin[one] != nil, slices.Contains(roles, one):
		return false
	case slices.Contains(touchWords[TouchFamily], one), slices.Contains(touchWords[TouchPartner], one), slices.Contains(touchWords[TouchChildren], one):
		return false
	}
	return alone || !slices.Contains(particles, folded) && !slices.Contains(small, folded)
}

// roles say what somebody is, folded and in the singular.
var roles = []string{
	"teacher", "neighbour", "neighbor", "friend", "colleague", "boss", "coach", "nurse", "doctor", "vet", "landlord", "landlady", "manager",
	"man", "woman", "boy", "girl", "lady", "person", "auntie", "aunty", "grandparent", "grandson", "granddaughter", "grandchild", "twin",
	"stepbrother", "stepsister", "stepson", "stepdaughter", "godmother", "godfather", "flatmate", "housemate", "roommate",
}

// particles stand in names without saying whose they are.
var particles = []string{
	"at", "in", "on", "by", "to", "for", "from", "with", "who", "that", "next", "door", "old", "new", "big", "little", "best", "dear", "great", "law",
	"mr", "mrs", "ms", "miss", "dr", "sir", "de", "da", "do", "dos", "la", "le", "van", "von", "den", "der", "al", "el", "bin", "ibn", "mac",
}
