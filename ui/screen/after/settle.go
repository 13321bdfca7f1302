package after

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/nav"
	"rapport/ui/widget"
)

// settling is the tag of a write: the row it settles, and the words of its
// line.
type settling struct {
	hour       record.ID
	key, words string
}

// carryOn asks for the end to be taken back, from *everything*.
type carryOn struct{}

// write asks for a change that settles a row. It may run again, on records
// that are read afresh.
func (m Model) write(r row, label string, do func(record.Tx) error) (Model, tea.Cmd) {
	m.sent = append(m.sent[:len(m.sent):len(m.sent)], r.key)
	tag := settling{m.to.Session, r.key, m.lines[r.key].Value()}
	return m, nav.Send(nav.Write{Client: m.to.Client, Label: label, Tag: tag, Do: do})
}

func (m Model) onCard(do func(*record.Card) error) func(record.Tx) error {
	client := m.to.Client
	return func(tx record.Tx) error { return record.ChangeCard(tx, client, do) }
}

// onBoth is a change of the card, and of the hour where do says that it
// changed.
func (m Model) onBoth(do func(*record.Session, *record.Card) (hour bool, err error)) func(record.Tx) error {
	to := m.to
	return func(tx record.Tx) error {
		hour, err := tx.Session(to.Session)
		if err != nil {
			return err
		}
		return record.ChangeCard(tx, to.Client, func(card *record.Card) error {
			changed, err := do(hour, card)
			if err != nil || !changed {
				return err
			}
			return tx.PutSession(hour)
		})
	}
}

// land says how a question landed. Where it did not sit well, what becomes of
// the thing it was about is asked in its place.
func (m Model) land(r row, l record.Landing) (Model, tea.Cmd) {
	m, cmd := m.write(r, prompts.LandingTold(l), m.onBoth(func(h *record.Session, c *record.Card) (bool, error) {
		return prompts.Settle(h, c, r.held, l), nil
	}))
	m.sore = nil
	if in := m.card.Interest(r.held.Interest); l == record.Sore && in != nil {
		m.sore = &thing{in.ID, in.Name}
	}
	m = m.rebuild()
	if m.sore != nil {
		m.at = slices.IndexFunc(m.rows, func(r row) bool { return r.block == sore })
	}
	return m, cmd
}

// soreTo settles the thing that a question did not sit well about.
func (m Model) soreTo(t thing, gentle bool) (Model, tea.Cmd) {
	to := record.Closed
	if gentle {
		to = record.Gentle
	}
	r := m.under()
	m.sore = nil
	m, cmd := m.write(r, to.Told(t.name), m.onCard(standing(t.id, to, "")))
	return m.rebuild(), cmd
}

// stand settles something set aside. What is held gently may have its reason
// after.
func (m Model) stand(r row, to record.Standing) (Model, tea.Cmd) {
	m, cmd := m.write(r, to.Told(r.thing.name), m.onCard(standing(r.thing.id, to, "")))
	if to != record.Gentle {
		return m.rebuild(), cmd
	}
	m.reasons = append(slices.Clone(m.reasons), r.thing)
	m = m.rebuild()
	m.at = m.rowAt(reasonKey(r.thing.id))
	return m, cmd
}

func standing(id record.ID, to record.Standing, because string) func(*record.Card) error {
	return func(c *record.Card) error {
		if !c.SetStanding(id, to, because) {
			return record.ErrNotOnCard
		}
		return nil
	}
}

// putLit puts what lit the client up on the card.
func (m Model) putLit(r row) (Model, tea.Cmd) {
	a, err := record.ParseMentioned(r.lit.Mark.Words)
	if err != nil {
		return m, nav.Send(nav.Say{Words: err.Error()})
	}
	m, cmd := m.write(r, m.card.AddedTold(a), m.onBoth(func(h *record.Session, c *record.Card) (bool, error) {
		_, err := prompts.PutLit(h, c, r.lit)
		return true, err
	}))
	return m.rebuild(), cmd
}

// mayCarryOn reports whether undo takes the end of the hour back: it has just
// ended, nothing was settled since, and no other hour is open.
func (m Model) mayCarryOn() bool {
	return m.justEnded() && m.world.Caseload.OpenSession() == nil
}

// justEnded reports whether the end of the hour is what undo comes to next.
func (m Model) justEnded() bool {
	return m.to.Fresh && !m.gone && m.after.Hour.Live && m.settled == 0 && len(m.sent)+len(m.steps) == 0
}

// takeBack undoes what was settled last, and at the end the end itself.
func (m Model) takeBack() (Model, tea.Cmd) {
	if m.justEnded() && !m.mayCarryOn() {
		return m, nav.Send(nav.Say{Words: "another hour is open; this one stays ended"})
	}
	m.sore = nil
	m.steps = append(m.steps[:len(m.steps):len(m.steps)], -1)
	return m.rebuild(), nav.Send(nav.Undo{Client: m.to.Client})
}

// written takes note of a write that ended. What could not be written is there
// to be settled again; the words of a line leave it once they are on disk,
// unless others were typed since.
func (m Model) written(w nav.Written) Model {
	tag, mine := w.Tag.(settling)
	switch {
	case m.gone:
		return m
	case !mine && w.Tag == nil && len(m.steps) > 0 && (w.Label != "" || w.Err != nil):
		if w.Err == nil {
			m.settled = max(0, m.settled+m.steps[0])
		}
		m.steps = m.steps[1:]
		return m
	case !mine || tag.hour != m.to.Session:
		return m
	}
	if at := slices.Index(m.sent, tag.key); at >= 0 {
		m.sent = slices.Delete(slices.Clone(m.sent), at, at+1)
	}
	if w.Err != nil {
		return m.unsettled(tag)
	}
	m.settled++
	return m.kept(tag)
}

// unsettled takes back what was offered behind a row that could not be
// written.
func (m Model) unsettled(tag settling) Model {
	if strings.HasPrefix(tag.key, "hand/") {
		m.sore = nil
	}
	if id, ok := strings.CutPrefix(tag.key, "aside/"); ok {
		m.reasons = slices.DeleteFunc(slices.Clone(m.reasons), func(t thing) bool { return t.id.String() == id })
	}
	return m.rebuild()
}

// kept makes of the line that was kept what it is now: empty again, or the
// words as they are on disk, unless more was typed since.
func (m Model) kept(tag settling) Model {
	at := m.rowAt(tag.key)
	if at < 0 || !m.rows[at].text || m.lines[tag.key].Value() != tag.words {
		return m.rebuild()
	}
	if r := m.rows[at]; r.block == reason {
		m = m.withoutReason(r.thing.id)
	} else {
		m = m.set(r.key, widget.NewLine(r.stored))
	}
	return m.rebuild()
}

// Leaving puts the questions back that nobody said anything about, when the
// screen is left: unmarked, and not those taken since for the hour to come.
func (m Model) Leaving() []nav.Write {
	if m.gone || !prompts.PutBack(m.card.Clone(), m.world.Caseload.Sessions(m.to.Client), m.after.Hour) {
		return nil
	}
	client, hour, sessions := m.to.Client, m.after.Hour, m.world.Caseload.Sessions(m.to.Client)
	return []nav.Write{{Client: client, Label: "the questions not asked go back unmarked", Do: func(tx record.Tx) error {
		return record.ChangeCard(tx, client, func(c *record.Card) error {
			prompts.PutBack(c, sessions, hour)
			return nil
		})
	}}}
}
