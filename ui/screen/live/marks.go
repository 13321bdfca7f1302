package live

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
)

// plainMarks are the marks that are one key and nothing more.
var plainMarks = []struct {
	key  keys.Key
	kind record.MarkKind
	said string
}{
	{keys.Smiled, record.Laughed, "smiled"},
	{keys.QuietTime, record.Quiet, "quiet"},
	{keys.Ground, record.Grounding, "grounding"},
	{keys.ALot, record.ALot, "a lot"},
	{keys.FarAway, record.FarAway, "far away"},
	{keys.Wobble, record.Wobble, "wobble"},
	{keys.Mended, record.Mended, "mended"},
}

// mark answers the picture letters.
func (m Model) mark(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.StepIn.Is(msg):
		return m.step(true)
	case keys.StepOut.Is(msg):
		return m.step(false)
	case keys.ToPlace.Is(msg):
		return m.goTo(record.Place(msg.Code - '0'))
	case keys.Sooner.Is(msg):
		return m.nudge(-60)
	case keys.Later.Is(msg):
		return m.nudge(60)
	case keys.LedClient.Is(msg):
		return m.led(record.ByClient)
	case keys.LedMe.Is(msg):
		return m.led(record.ByMe)
	case keys.LedBoth.Is(msg):
		return m.led(record.Together)
	case keys.MarkLit.Is(msg):
		return m.lit()
	case keys.DoorWords.Is(msg):
		return m.worded(record.Door)
	case keys.NoteMark.Is(msg):
		return m.worded(record.Note)
	case keys.Pause.Is(msg):
		return m.pause()
	}
	for _, p := range plainMarks {
		if p.key.Is(msg) {
			return m.plain(p.kind, p.said)
		}
	}
	return m.screenKey(msg)
}

// screenKey answers the keys that do not mark.
func (m Model) screenKey(msg tea.KeyPressMsg) (Model, tea.Cmd) {
	switch {
	case keys.Undo.Is(msg):
		m.turn.N++
		return m, nav.Send(nav.Undo{Client: m.client, Order: m.turn})
	case keys.Redo.Is(msg):
		m.turn.N++
		return m, nav.Send(nav.Redo{Client: m.client, Order: m.turn})
	case keys.End.Is(msg):
		m.ending = true
		return m, nav.Send(nav.Say{Words: "end here? e once more ends it, any other key goes on"})
	case m.dark:
		return m, nil
	case keys.Lighter.Is(msg):
		return m.tab()
	case keys.AskLive.Is(msg):
		return m.ask(nil)
	case keys.Back.Is(msg):
		return m, nav.Send(nav.Back{})
	}
	return m, nil
}

func (m Model) scale() record.Scale {
	if m.world.Config.ThreePlaces {
		return record.ThreePlaces
	}
	return record.FivePlaces
}

func (m Model) step(inward bool) (Model, tea.Cmd) {
	now, scale := m.elapsed(), m.scale()
	return m.moved(now, func(s *record.Session) record.Item { return s.Step(now, inward, scale) })
}

func (m Model) goTo(p record.Place) (Model, tea.Cmd) {
	now := m.elapsed()
	return m.moved(now, func(s *record.Session) record.Item { return s.GoTo(now, p) })
}

func (m Model) moved(now int, move func(*record.Session) record.Item) (Model, tea.Cmd) {
	item := move(m.session.Clone())
	if item == (record.Item{}) { // already there, or as far as it goes
		return m, nav.Send(nav.Say{Words: fmt.Sprintf("%s already, since %d", m.session.PlaceAt(now), m.minute(m.since(now)))})
	}
	m.last = item
	return m.do(m.at(item.Place.String(), now), func(s *record.Session) { move(s) }, nil)
}

// since is the second of the last move up to now.
func (m Model) since(now int) int {
	since := 0
	for _, move := range m.session.Moves {
		if move.At <= now {
			since = max(since, move.At)
		}
	}
	return since
}

func (m Model) plain(kind record.MarkKind, said string) (Model, tea.Cmd) {
	now := m.elapsed()
	m.last = record.Item{What: record.MarkItem, At: now, Mark: kind}
	return m.do(m.at(said, now), func(s *record.Session) { s.AddMark(record.Mark{At: now, Kind: kind}) }, nil)
}

func (m Model) lit() (Model, tea.Cmd) {
	m, cmd := m.plain(record.LitUp, "lit up")
	m.lastLit = m.last
	return m, cmd
}

func (m Model) led(by record.Led) (Model, tea.Cmd) {
	now := m.elapsed()
	if !m.session.Clone().Lead(now, by) {
		return m, nav.Send(nav.Say{Words: "no move yet to say who led"})
	}
	who := map[record.Led]string{record.ByMe: "I led", record.Together: "we led together", record.ByClient: m.name() + " led"}[by]
	return m.do(who+"; the same key again leaves it unsaid", func(s *record.Session) { s.Lead(now, by) }, nil)
}

func (m Model) nudge(by int) (Model, tea.Cmd) {
	limit, item := m.elapsed(), m.last
	if item == (record.Item{}) {
		item = m.session.Last()
	}
	moved, ok := m.session.Clone().Nudge(item, by, limit)
	if !ok {
		return m, nav.Send(nav.Say{Words: "it goes no further"})
	}
	m.last = moved
	if item == m.lastLit {
		m.lastLit = moved
	}
	if item == m.left {
		m.left = moved
	}
	what := moved.Place.String()
	if moved.What == record.MarkItem {
		what = moved.Mark.String()
	}
	return m.do(m.at(what+" now", moved.At), func(s *record.Session) { s.Nudge(item, by, limit) }, nil)
}

func (m Model) pause() (Model, tea.Cmd) {
	now := m.elapsed()
	label := "paused; p goes on"
	if m.session.Paused() {
		label = "going on"
	}
	m.last = record.Item{}
	return m.do(label, func(s *record.Session) { s.TogglePause(now) }, nil)
}

// name is what the client is called, while that is in reach.
func (m Model) name() string {
	if m.card == nil {
		return "the client"
	}
	return m.card.Called
}

// end ends the hour now.
func (m Model) end() (Model, tea.Cmd) { return m.endAt(m.elapsed()) }

// endAt ends the hour, and lets go of what is not to be kept of one that is
// over. How the questions in hand landed is for the minute after.
func (m Model) endAt(second int) (Model, tea.Cmd) {
	m, kept := m.keepHalfTyped()
	keep := m.world.Config.Keeping()
	m.ended = true
	m, ended := m.do("the hour has ended", func(s *record.Session) {
		s.EndAt(second)
		s.KeepOnly(keep)
	}, nil)
	return m, tea.Sequence(kept, ended)
}
