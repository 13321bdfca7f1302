package ask

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

var (
	followUps = keys.Enter.Meaning("what might follow")
	aboutThis = keys.Ask.Meaning("about the thing of that card alone; again: about anything").As("a about this")
	ownWords  = keys.Reword.Meaning("re-word it, and keep that as one's own")
	neverThis = keys.Never.Meaning("twice: never this one, for anyone").As("X never for anyone")
	toThat    = keys.Take.Meaning("to that question")
	letOneGo  = keys.Take.Meaning("put that one back").As("1 2 3 puts that one back")
	keepAll   = keys.Back.As("esc keeps all three")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	switch {
	case m.reword != nil:
		return table(keys.Group{Title: "the line", Keys: []keys.Key{keys.Enter, keys.Back}})
	case m.room != nil:
		return table(keys.Group{Title: "three are in hand already", Keys: []keys.Key{letOneGo, keys.Dark, keys.Find, keys.Back, keys.Help}})
	case m.card == nil:
		return table(
			keys.Group{Title: "here", Keys: []keys.Key{
				toThat, keys.Up, keys.Down, keys.Others, keys.Before3, keys.Moment, keys.MomentUp, followUps, keys.Where, keys.HowOld,
			}},
			keys.Group{Title: "the question under the cursor", Keys: []keys.Key{ownWords, neverThis, keys.Undo, keys.Redo}},
			keys.Group{Title: "from here", Keys: []keys.Key{keys.Dark, keys.Find, keys.Back, keys.Help}},
		)
	}
	return table(
		keys.Group{Title: "here", Keys: []keys.Key{
			keys.Take, keys.Up, keys.Down, keys.Others, keys.Before3, keys.Moment, keys.MomentUp, followUps, aboutThis, keys.Where,
		}},
		keys.Group{Title: "the question under the cursor", Keys: []keys.Key{keys.Reword, m.suits(), keys.NotThis, keys.Never, keys.Undo, keys.Redo}},
		keys.Group{Title: "from here", Keys: []keys.Key{keys.Start, keys.Dark, keys.Find, keys.Back, keys.Help}},
	)
}

func table(groups ...keys.Group) keys.Table { return keys.Table{Name: "ask", Groups: groups} }

// suits is the key of a favourite, in the words that go with this client.
func (m Model) suits() keys.Key { return keys.Suits.As("f suits " + m.card.Words().Object) }

// key answers the keys that move along the questions, and passes the rest on.
func (m Model) key(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	if m.room != nil {
		return m.makeRoom(msg)
	}
	armed := m.armed
	m.armed = ""
	switch {
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	case keys.Up.Is(msg):
		m.at, m.open = max(0, m.at-1), false
	case keys.Down.Is(msg):
		m.at, m.open = max(0, min(len(m.offers())-1, m.at+1)), false
	case keys.Enter.Is(msg):
		m.open = !m.open
	case keys.Others.Is(msg):
		return m.others()
	case keys.Before3.Is(msg):
		return m.before()
	case keys.Moment.Is(msg):
		return m.turn(1), nil
	case keys.MomentUp.Is(msg):
		return m.turn(-1), nil
	case keys.Where.Is(msg):
		m.setting = record.Setting(next(int(m.setting), 1, len(record.SettingNames())))
		return m.afresh(), nil
	case keys.Take.Is(msg):
		return m.take(int(msg.Code - '1'))
	case keys.Reword.Is(msg):
		return m.openReword(), nil
	case keys.Never.Is(msg):
		return m.never(armed)
	case m.card == nil:
		return m.generalKey(msg)
	default:
		return m.clientKey(msg)
	}
	return m, nil
}

// next is the number after (or before) one of n, going round.
func next(at, by, n int) int { return (at + by + n) % n }

// generalKey answers the keys that mean something without a client.
func (m Model) generalKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.HowOld.Is(msg):
		m.ages = record.Ages(next(int(m.ages), 1, len(record.AgesNames())))
		return m.afresh(), nil
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: nav.Nobody})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: nav.Nobody})
	}
	return m, nil
}

// clientKey answers the keys that need a client.
func (m Model) clientKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case aboutThis.Is(msg):
		return m.aboutIt()
	case keys.NotThis.Is(msg):
		return m.notThis()
	case keys.Suits.Is(msg):
		return m.suit()
	case keys.Start.Is(msg) && !m.card.StillMeeting():
		return m, nav.Send(nav.Say{Words: "no hours are offered for " + m.card.Called})
	case keys.Start.Is(msg):
		return m, nav.Send(nav.Turn{To: nav.Live{Client: m.card.ID}})
	case keys.Undo.Is(msg):
		return m, nav.Send(nav.Undo{Client: m.card.ID})
	case keys.Redo.Is(msg):
		return m, nav.Send(nav.Redo{Client: m.card.ID})
	}
	return m, nil
}

// aboutIt asks about the thing of the card under the cursor alone, or again
// about anything.
func (m Model) aboutIt() (Model, tea.Cmd) {
	if !m.about.IsZero() || m.aside != "" {
		m.about, m.aside = record.ID{}, ""
		return m.afresh(), nil
	}
	o, ok := m.here()
	if !ok || o.Interest == nil {
		return m, nav.Send(nav.Say{Words: "this one is about nothing of " + m.card.Called + "'s in particular"})
	}
	m.about = o.Interest.ID
	return m.afresh(), nil
}

// others puts three others on the table; where there are none it says so, and
// where there are some.
func (m Model) others() (Model, tea.Cmd) {
	if m.set < len(m.sets)-1 {
		return m.turnTo(m.set + 1), nil
	}
	drawn := m.draw()
	if drawn.set != m.set {
		return drawn, nil
	}
	if in := m.thing(); in != nil {
		return m, nav.Send(nav.Say{Words: "no others about " + in.Name + " for today; a has some about anything"})
	}
	words := "no others for " + label(m.moment) + " today"
	if more := m.momentsWithSome(); len(more) > 0 {
		words += "; tab has some for " + joined(more)
	}
	return m, nav.Send(nav.Say{Words: words})
}

// thing is what the questions are about, if they are about one thing.
func (m Model) thing() *record.Interest {
	if m.card == nil {
		return nil
	}
	return m.card.Interest(m.about)
}

// momentsWithSome are the other moments that have something to offer.
func (m Model) momentsWithSome() []string {
	var some []string
	for _, moment := range prompts.Moments() {
		if moment != m.moment && len(m.world.Bank.Choose(m.request(moment))) > 0 {
			some = append(some, label(moment))
		}
	}
	return some
}

func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func (m Model) before() (Model, tea.Cmd) {
	if m.set == 0 {
		return m, nav.Send(nav.Say{Words: "these are the first three"})
	}
	return m.turnTo(m.set - 1), nil
}

func (m Model) turn(by int) Model {
	m.moment = prompts.Moment(next(int(m.moment), by, len(prompts.Moments())))
	return m.afresh()
}
