package prompts

import "rapport/store/record"

// Recalled is one thing to remember in the minute before.
type Recalled struct {
	Interest *record.Interest // nil when it is only words carried forward
	Wording  string           // "Miso, who eats salmon pâté"
	Why      string           // "you carried this", "lit her up 12 Nov", "old and loved"
	Heard    record.Date      // when it was last heard of, or carried
}

// Before is what is worth knowing in the minute before an hour, in the order
// of what it would cost to get wrong. Everything in it has been through the
// gate. Empty parts are left out by whoever shows it.
type Before struct {
	Door     []string         // words at the door last time
	Gently   []Gently         // known, not asked
	NotOpen  []string         // topics and names not to open
	Pace     []string         // pace notes, in the clinician's words
	Straight bool             // would rather get straight to it
	Recall   []Recalled       // at most three
	Carried  []record.Carry   // everything carried forward; the first of it is in Recall too
	Promises []record.Promise // what still stands, oldest first
	Told     []record.Told    // what the clinician told them, newest first
	Last     *record.Session  // the newest session that is over; nil when there is none
}

// Gently is something to hold gently, with the reason.
type Gently struct {
	Interest *record.Interest
	Line     string // "Biscuit, her dog: died in March"
}

// Recall is at most three things to remember into the hour: one carried
// forward, one recently alive, one old and loved; never two of one kind, and
// the same all day. Sessions are the client's, newest first.
func Recall(card *record.Card, sessions []*record.Session, day record.Date) []Recalled {
	return nil
}

// BeforeHour gathers the minute before. Sessions are the client's, newest
// first, as record.Caseload.Sessions lists them.
func BeforeHour(card *record.Card, sessions []*record.Session, day record.Date) Before {
	return Before{}
}
