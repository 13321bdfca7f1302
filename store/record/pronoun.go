package record

// Words are the small words in which a client is spoken of: from the pronouns
// given, and with none given or understood, the name.
type Words struct {
	Subject    string // she, he, they; else the name
	Object     string // her, him, them; else the name
	Possessive string // her, his, their; else the name's
	Plural     bool   // takes "love" rather than "loves"
	Named      bool   // no pronouns: the words are the name
}

// Words are the small words for the client. "she/her", "he/him" and "they/them"
// are understood in any case and spacing; of several, as in "she/they", the
// first is used. Free sets of three ("ze/hir/hir") are taken as subject,
// object and possessive.
func (c *Client) Words() Words { return Words{} }

// WhatLoves is the heading over what a client loves: "what she loves", "what
// they love", "what Maya loves", and "what she loved" of a client who died.
func (c *Client) WhatLoves() string { return "" }

// Whose is a heading over something of the client's: "her pace", "Maya's pace".
func (c *Client) Whose(thing string) string { return "" }
