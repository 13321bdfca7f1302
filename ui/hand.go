package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/nav"
	"rapport/ui/undo"
)

// Hand reads and writes one session and nothing else. It is all that stays in
// memory while an hour is open in the dark and nobody has touched a key for
// the idle time.
type Hand interface {
	Session() (*record.Session, error)
	Update(func(*record.Session) error) error
	Drop()
}

// narrowed says that only a hand is left of the vault.
type narrowed struct {
	hand    Hand
	session *record.Session
	backup  error // why no backup was made before
	err     error
}

// narrow trades the vault for a hand on the session that is going on. Drafts
// are sealed first; nothing that can read anything else stays behind.
func (m Model) narrow() (Model, tea.Cmd) {
	m = m.collect()
	m.narrowing = true
	if m.draftsChanged() {
		return m.ask(job{write: nav.Write{Do: m.sealDrafts()}})
	}
	return m.rested()
}

// keepHand makes the hand and locks the vault behind it.
func (m Model) keepHand() (Model, tea.Cmd) {
	m.keeping = true
	v, id := m.vault, m.world.Caseload.OpenSession().ID
	return m, guarded(func() tea.Msg {
		h, err := v.Keep(id)
		if err != nil {
			return narrowed{err: err}
		}
		s, err := h.Session()
		if err != nil {
			return narrowed{err: err}
		}
		_, _, backup := v.Backup()
		v.Lock()
		return narrowed{hand: h, session: s, backup: backup}
	})
}

// onlyHand leaves the live screen with nothing but its session in reach.
func (m Model) onlyHand(n narrowed) (Model, tea.Cmd) {
	m.keeping, m.narrowing = false, false
	if m.isRekeyed(n.err) {
		m.exit = max(m.exit, toLock)
		return m.otherKey()
	}
	if n.err != nil {
		m.queue = m.queue.dropped()
		return m.depart(toLock)
	}
	m, _ = m.hasBackedUp(backedUp{err: n.backup})
	m.vault = handVault{n.hand}
	m.handed = true
	m.queue.journal = undo.Journal{}
	m.desk = map[string]string{}
	m.stack = []screen{m.top()}
	m.over, m.bottom = nil, ""
	load := record.NewCaseload(nil, []*record.Session{n.session}, nil)
	m, shown := m.show(loaded{caseload: load, index: search.New(load)})
	m, marked := m.next() // what was marked meanwhile
	m, rested := m.rested()
	return m, tea.Batch(shown, marked, rested)
}

// handVault is a hand in the place of a vault: what needs more than the one
// session answers that it is locked.
type handVault struct{ hand Hand }

var errSealed = errors.New("locked: only marks are written until the passphrase is given")

func (v handVault) Caseload() (*record.Caseload, error) {
	s, err := v.hand.Session()
	if err != nil {
		return nil, err
	}
	return record.NewCaseload(nil, []*record.Session{s}, nil), nil
}

func (v handVault) Changed() (bool, error)          { return false, nil }
func (v handVault) Erase(record.ID) (string, error) { return "", errSealed }
func (v handVault) Backup() (string, bool, error)   { return "", false, errSealed }
func (v handVault) Warning() error                  { return nil }
func (v handVault) Lock()                           { v.hand.Drop() }
func (v handVault) Keep(record.ID) (Hand, error)    { return nil, errSealed }
func (v handVault) Update(do func(record.Tx) error) error {
	return v.hand.Update(func(s *record.Session) error {
		tx := &handTx{session: s}
		if err := do(tx); err != nil {
			return err
		}
		if tx.put != nil {
			*s = *tx.put
		}
		return nil
	})
}

// handTx is a change through a hand.
type handTx struct{ session, put *record.Session }

func (t *handTx) Session(id record.ID) (*record.Session, error) {
	if id != t.session.ID {
		return nil, errSealed
	}
	return t.session.Clone(), nil
}

func (t *handTx) PutSession(s *record.Session) error {
	if s.ID != t.session.ID {
		return errSealed
	}
	t.put = s.Clone()
	return nil
}

func (t *handTx) Card(record.ID) (*record.Card, error)      { return nil, errSealed }
func (t *handTx) CodeTaken(string, record.ID) (bool, error) { return false, errSealed }
func (t *handTx) Desk() (*record.Desk, error)               { return nil, errSealed }
func (t *handTx) PutCard(*record.Card) error                { return errSealed }
func (t *handTx) PutDesk(*record.Desk) error                { return errSealed }
func (t *handTx) DeleteSession(record.ID) error             { return errSealed }
