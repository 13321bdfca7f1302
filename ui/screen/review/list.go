package review

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// listKind is what a list across hours is of.
type listKind uint8

const (
	litUp   listKind = iota // each time that something lit the client up
	lighter                 // the things that went with a way out
	atDoor                  // words at the door
	notes                   // notes, and the one line of an hour
	listKinds
)

func (m Model) listName(k listKind) string {
	return [...]string{litUp: "what lit " + m.card.Words().Object + " up", lighter: "lighter", atDoor: "at the door", notes: "notes"}[k]
}

// entry is one line of a list. Each leads back to its hour, and one that is a
// thing on to that.
type entry struct {
	session *record.Session
	at      int // seconds from the start; negative where no moment is known
	words   string
	said    string // the words alone, as somebody said them
	thing   *record.Interest
	gently  bool
}

// list is a list as it is open: made when it is opened and when the records or
// the filter change, not whenever it is drawn.
type list struct {
	kind    listKind
	entries []entry
	at      int
	opened  time.Time
}

// deafness is how long a list that has just opened takes no mark: the key that
// opened it is the one that says what lit them up today.
const deafness = 300 * time.Millisecond

func (m Model) openList(k listKind) Model {
	m = m.relisted(k, 0)
	m.list.opened = m.now()
	return m
}

// relisted makes a list anew. Its cursor stays where it was.
func (m Model) relisted(k listKind, at int) Model {
	l := &list{kind: k}
	if m.list != nil {
		l.opened = m.list.opened
	}
	may := m.gate()
	for _, s := range m.hours {
		l.entries = append(l.entries, m.entriesOf(s, k, may)...)
	}
	l.at = max(0, min(at, len(l.entries)-1))
	m.list = l
	return m
}

// gate asks what a review may do with words, and remembers the answers: what
// lights somebody up is called the same many times.
func (m Model) gate() func(words string) record.Verdict {
	said := map[string]record.Verdict{}
	return func(words string) record.Verdict {
		v, ok := said[words]
		if !ok {
			v = m.card.GateWords(words, record.OnReview)
			said[words] = v
		}
		return v
	}
}

// entriesOf is what an hour has for a list, the last of it first.
func (m Model) entriesOf(s *record.Session, k listKind, may func(string) record.Verdict) []entry {
	if k == lighter {
		return m.lighterOf(s, may)
	}
	var found []entry
	if k == notes && s.Line != "" && may(s.Line) == record.ShowPlain {
		found = append(found, entry{session: s, at: -1, words: s.Line, said: s.Line})
	}
	kind := map[listKind]record.MarkKind{litUp: record.LitUp, atDoor: record.Door, notes: record.Note}[k]
	for _, mark := range slices.Backward(s.Marks) {
		if mark.Kind != kind {
			continue
		}
		if e, ok := m.entryOf(s, mark, may); ok {
			found = append(found, e)
		}
	}
	return found
}

// lighterOf is the things that went with a way out of an hour, each once. The
// gate decides by the thing.
func (m Model) lighterOf(s *record.Session, may func(string) record.Verdict) []entry {
	var found []entry
	figures := s.Figures()
	for _, mark := range figures.WaysOut {
		mark.Words = "" // of what it named, the name is told
		e, ok := m.entryOf(s, mark, may)
		again := slices.ContainsFunc(found, func(have entry) bool { return have.thing == e.thing })
		if ok && e.thing != nil && !again {
			e.at = -1 // the figures count without the pauses, and a ruler with them
			found = append(found, e)
		}
	}
	return found
}

// entryOf is a mark as a list may tell it, or that it may not. What is held
// gently has its reason with it.
func (m Model) entryOf(s *record.Session, mark record.Mark, may func(string) record.Verdict) (entry, bool) {
	e := entry{session: s, at: mark.At, words: mark.Words, said: mark.Words, thing: m.card.Interest(mark.Interest)}
	if s.Undrawn() {
		e.at = -1
	}
	said := may(mark.Words)
	verdict := said
	if e.thing != nil {
		verdict = m.card.Gate(e.thing, record.OnReview)
	}
	switch {
	case !said.May(), !verdict.May():
		return entry{}, false
	case verdict == record.ShowGently && e.thing != nil:
		e.words, e.gently = prompts.GentleLine(e.thing), true
	case verdict == record.ShowGently || said == record.ShowGently:
		e.words, e.gently = e.words+" (held gently)", true
	case e.thing != nil && mark.Kind != record.Note:
		e.words = e.thing.Name
	}
	if mark.Kind == record.Door && e.words != "" {
		e.words = `"` + e.words + `"`
	}
	if e.words == "" {
		e.words = "not said what"
	}
	return e, true
}

// entry is the line of the list under the cursor, or nil.
func (m Model) entry() *entry {
	if m.list == nil || m.list.at >= len(m.list.entries) {
		return nil
	}
	return &m.list.entries[m.list.at]
}

// keyInList answers keys in a list: enter leads back to the hour, tab on to the
// card, and the letters mean the thing under the cursor.
func (m Model) keyInList(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Back.Is(msg), toHours.Is(msg):
		m.list = nil
		return m, nil
	case keys.Up.Is(msg):
		return m.along(-1), nil
	case keys.Down.Is(msg):
		return m.along(1), nil
	case keys.PageUp.Is(msg):
		return m.along(-aPage), nil
	case keys.PageDown.Is(msg):
		return m.along(aPage), nil
	case keys.Right.Is(msg):
		return m.relisted((m.list.kind+1)%listKinds, 0), nil
	case keys.Left.Is(msg):
		return m.relisted((m.list.kind+listKinds-1)%listKinds, 0), nil
	}
	e := m.entry()
	switch {
	case e == nil:
		return m, nil
	case toHour.Is(msg):
		m.at = m.indexOf(e.session.ID)
		m.list = nil
		return m, nil
	}
	return m.letter(msg, *e)
}

func (m Model) along(by int) Model {
	l := *m.list
	l.at = max(0, min(len(l.entries)-1, l.at+by))
	m.list = &l
	return m
}

// letter answers the thing letters in a list.
func (m Model) letter(msg tea.KeyPressMsg, e entry) (Model, tea.Cmd) {
	switch {
	case !slices.ContainsFunc(thingKeys, func(k keys.Key) bool { return k.Is(msg) }):
		return m, nil
	case msg.IsRepeat, keys.Lit.Is(msg) && m.now().Sub(m.list.opened) < deafness:
		return m, nil
	case keys.Carry.Is(msg):
		return m.carry(e)
	case e.thing == nil && toCard.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Card{Client: m.card.ID}})
	case e.thing == nil:
		return m, nav.Send(nav.Say{Words: "this names nothing on the card; c carries the words forward"})
	case toCard.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Card{Client: m.card.ID, Interest: e.thing.ID}})
	case keys.Ask.Is(msg) && !m.card.StillMeeting():
		return m, nav.Send(nav.Say{Words: "no questions are offered for " + m.card.Called})
	case keys.Ask.Is(msg):
		return m, nav.Send(nav.Go{To: nav.Ask{Client: m.card.ID, Interest: e.thing.ID}})
	}
	return m.thingLetter(msg, e.thing)
}
