package record

import (
	"strings"
	"unicode"
)

// Words are the small words in which a client is spoken of: from the pronouns
// given, and with none given or understood, the name.
type Words struct {
	Subject    string // she, he, they; else the name
	Object     string // her, him, them; else the name
	Possessive string // her, his, their; else the name's
	Plural     bool   // takes "love" rather than "loves"
	Named      bool   // no pronouns: the words are the name
}

var pronounSets = []struct {
	words Words
	also  []string
}{
	{Words{Subject: "she", Object: "her", Possessive: "her"}, []string{"hers"}},
	{Words{Subject: "he", Object: "him", Possessive: "his"}, nil},
	{Words{Subject: "they", Object: "them", Possessive: "their", Plural: true}, []string{"theirs"}},
}

// Words are the small words for the client. "she/her", "he/him" and "they/them"
// are understood in any case and spacing; of several, as in "she/they", the
// first is used. Free sets of three ("ze/hir/hir") are taken as subject,
// object and possessive.
func (c *Client) Words() Words {
	given := strings.FieldsFunc(strings.ToLower(c.Pronouns), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '\'' && r != '’'
	})
	for _, word := range given {
		if set, ok := pronounSet(word); ok {
			return set
		}
	}
	if len(given) == 3 && strings.Count(c.Pronouns, "/") == 2 {
		return Words{Subject: given[0], Object: given[1], Possessive: given[2]}
	}
	return Words{Subject: c.Called, Object: c.Called, Possessive: c.Called + "'s", Named: true}
}

func pronounSet(word string) (Words, bool) {
	for _, set := range pronounSets {
		w := set.words
		if word == w.Subject || word == w.Object || word == w.Possessive {
			return w, true
		}
		for _, also := range set.also {
			if word == also {
				return w, true
			}
		}
	}
	return Words{}, false
}

// WhatLoves is the heading over what a client loves: "what she loves", "what
// they love", "what Maya loves", and "what she loved" of a client who died.
func (c *Client) WhatLoves() string {
	w := c.Words()
	verb := "loves"
	switch {
	case c.Standing == Died:
		verb = "loved"
	case w.Plural:
		verb = "love"
	}
	return "what " + w.Subject + " " + verb
}

// Whose is a heading over something of the client's: "her pace", "Maya's pace".
func (c *Client) Whose(thing string) string { return c.Words().Possessive + " " + thing }
