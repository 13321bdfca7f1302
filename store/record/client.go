package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Limits of a client's short lists, by design.
const (
	MaxCarried = 3 // things to remember into the next hour
	MaxInHand  = 3 // questions taken in hand before an hour
)

// Client is a person the clinician works with. Called is all that is needed.
type Client struct {
	ID       ID
	Code     string // 2 to 12 letters or digits, unique, typed in commands
	Called   string
	Say      string // how Called is said aloud
	Pronouns string // free words; "she/her", "he/him" and "they/them" are understood
	Ages     Ages
	Language string // of the questions: "en", "es"; empty is English
	Address  string // form of address in that language: "tu", "usted"
	Setting  Setting
	Needs    []string // what a question is not to ask for: sight, hearing, smell, movement, reading
	Standing ClientStanding
	Pace     []string // free lines: "ten minutes of chat first"
	Straight bool     // would rather get straight to it: no openers
	Closed   []string // topics the client asked not to open: touch words or free words
	MySide   []Told
	Promises []Promise
	Carried  []Carry
	InHand   []Held
	Asked    []Asked
	Hidden   []string // ids of questions not for this client
	Favored  []string // ids of questions that suit this client
	Since    Date     // when the card was made
	NotMet   []Date   // days on which we usually meet and did not, in order
}

// Told is something the clinician told the client about themselves.
type Told struct {
	Words string
	On    Date
}

// Promise is something the clinician said they would do.
type Promise struct {
	Words string
	On    Date
	Done  Date // zero while it stands
}

// Carry is one thing carried forward into the next hour.
type Carry struct {
	Words    string
	Interest ID // zero when it is only words
	On       Date
}

// Held is a question taken in hand for the next hour.
type Held struct {
	Question string // its id in the bank
	Text     string // as it will be said
	Interest ID     // zero for a question from the general bank
	On       Date
}

// Asked is a question that was asked, and how it landed.
type Asked struct {
	Question string
	Interest ID
	On       Date
	Landed   Landing
}

var codePattern = regexp.MustCompile(`^[a-z0-9]{2,12}$`)

// ParseCode checks a client's code and returns it in lower case.
func ParseCode(s string) (string, error) {
	code := strings.ToLower(strings.TrimSpace(s))
	if !codePattern.MatchString(code) {
		return "", fmt.Errorf("%q cannot be a code: use 2 to 12 letters or digits", s)
	}
	return code, nil
}

// SuggestCode makes a code from what the client is called, taking a number
// behind it until taken says it is free. A name with no letter that folds to
// a to z gets a code beginning with "client".
func SuggestCode(called string, taken func(string) bool) string {
	var b strings.Builder
	for _, r := range Fold(called) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else if r == ' ' && b.Len() > 0 {
			break
		}
		if b.Len() == 8 {
			break
		}
	}
	base := b.String()
	if len(base) < 2 {
		base = "client" + base
	}
	code := base
	for n := 2; taken(code); n++ {
		code = fmt.Sprintf("%s%d", base, n)
	}
	return code
}

// StillMeeting reports whether hours, questions and lighter things are offered:
// the work is current or on a break.
func (c *Client) StillMeeting() bool { return c.Standing == Current || c.Standing == OnBreak }

// OpenPromises are those that still stand.
func (c *Client) OpenPromises() []Promise {
	var open []Promise
	for _, p := range c.Promises {
		if p.Done.IsZero() {
			open = append(open, p)
		}
	}
	return open
}

// Clone returns a copy that shares nothing that can be changed.
func (c Client) Clone() Client {
	c.Needs = slices.Clone(c.Needs)
	c.Pace = slices.Clone(c.Pace)
	c.Closed = slices.Clone(c.Closed)
	c.MySide = slices.Clone(c.MySide)
	c.Promises = slices.Clone(c.Promises)
	c.Carried = slices.Clone(c.Carried)
	c.InHand = slices.Clone(c.InHand)
	c.Asked = slices.Clone(c.Asked)
	c.Hidden = slices.Clone(c.Hidden)
	c.Favored = slices.Clone(c.Favored)
	c.NotMet = slices.Clone(c.NotMet)
	return c
}
