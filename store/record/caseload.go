package record

import (
	"cmp"
	"slices"
	"strings"
)

// Caseload is everything in a vault at one moment: every card and every
// session. It is a picture and is never changed; a write makes a new one.
type Caseload struct {
	cards    []*Card // by what the client is called, folded
	byID     map[ID]*Card
	byCode   map[string]*Card
	sessions map[ID][]*Session // by client, newest first
	open     *Session
	Desk     *Desk
}

// Desk is what lies about between two sittings and belongs to no client:
// lines half typed when the screen was locked.
type Desk struct {
	Drafts []Draft
	Rev    uint64
}

// Draft is a half-typed line under a key that names the line it belongs to.
type Draft struct{ Key, Text string }

// NewCaseload arranges cards and sessions, which it takes over.
func NewCaseload(cards []*Card, sessions []*Session, desk *Desk) *Caseload {
	l := &Caseload{
		cards: cards, byID: make(map[ID]*Card, len(cards)), byCode: make(map[string]*Card, len(cards)),
		sessions: make(map[ID][]*Session, len(cards)), Desk: desk,
	}
	if l.Desk == nil {
		l.Desk = &Desk{}
	}
	sortByCalled(l.cards)
	for _, c := range l.cards {
		l.byID[c.ID], l.byCode[c.Code] = c, c
	}
	for _, s := range sessions {
		l.sessions[s.Client] = append(l.sessions[s.Client], s)
		if s.Open() && (l.open == nil || newerFirst(s, l.open) < 0) {
			l.open = s
		}
	}
	for _, list := range l.sessions {
		slices.SortFunc(list, newerFirst)
	}
	return l
}

// sortByCalled folds what each client is called once, not at every comparison.
func sortByCalled(cards []*Card) {
	type named struct {
		card   *Card
		folded string
	}
	all := make([]named, len(cards))
	for i, c := range cards {
		all[i] = named{c, Fold(c.Called)}
	}
	slices.SortFunc(all, func(a, b named) int {
		return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.card.Code, b.card.Code))
	})
	for i, n := range all {
		cards[i] = n.card
	}
}

func newerFirst(a, b *Session) int {
	return cmp.Or(cmp.Compare(b.Date, a.Date), b.Start.Compare(a.Start), a.ID.Compare(b.ID))
}

// Cards lists every card, in the order of what the clients are called.
func (l *Caseload) Cards() []*Card { return l.cards }

// Card finds a card by the client's id; nil when there is none.
func (l *Caseload) Card(id ID) *Card { return l.byID[id] }

// ByCode finds a card by the client's code in any case; nil when there is none.
func (l *Caseload) ByCode(code string) *Card {
	return l.byCode[strings.ToLower(strings.TrimSpace(code))]
}

// Sessions lists a client's sessions, newest first. Number 1 is the newest.
func (l *Caseload) Sessions(client ID) []*Session { return l.sessions[client] }

// AllSessions counts every session.
func (l *Caseload) AllSessions() int {
	n := 0
	for _, list := range l.sessions {
		n += len(list)
	}
	return n
}

// Session finds a session of a client by its id; nil when there is none.
func (l *Caseload) Session(client, id ID) *Session {
	for _, s := range l.sessions[client] {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// OpenSession is the one session that is still going on, or nil.
func (l *Caseload) OpenSession() *Session { return l.open }

// LastSeen is the day of the client's newest session that is over, or none.
func (l *Caseload) LastSeen(client ID) Date {
	for _, s := range l.sessions[client] {
		if !s.Open() {
			return s.Date
		}
	}
	return 0
}

// Draft is the half-typed line under key, or nothing.
func (d *Desk) Draft(key string) string {
	for _, have := range d.Drafts {
		if have.Key == key {
			return have.Text
		}
	}
	return ""
}
