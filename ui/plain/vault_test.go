package plain

import (
	"errors"
	"maps"
	"slices"
	"sync"

	"rapport/store/record"
)

// memory is a vault that stands in memory. It runs every change twice and
// keeps the second, since a change may be run again; it refuses what was
// changed in between; and it can be made to refuse everything.
type memory struct {
	mu       sync.Mutex
	cards    map[record.ID]*record.Card
	sessions map[record.ID]*record.Session
	desk     *record.Desk
	rev      uint64 // of the newest change
	read     uint64 // of the newest picture handed out
	locked   bool
	broken   error
	doubt    error // what every write answers that is kept, if set
	writes   int

	backup     string // what every backup says; empty: nothing changed
	failBackup error
	reached    string // what every erase says of backups
}

var (
	errFull   = errors.New("there is no room to write: make room on the disk, then try again")
	errLocked = errors.New("the vault is locked: unlock it with the passphrase")
	errStale  = errors.New("this was changed elsewhere in the meantime: look at it again, then make the change")
	errNone   = errors.New("it is not in the vault")
	errTaken  = errors.New("another client has this code: choose another code")
)

func newMemory(cards []*record.Card, sessions []*record.Session) *memory {
	m := &memory{cards: map[record.ID]*record.Card{}, sessions: map[record.ID]*record.Session{}, desk: &record.Desk{}}
	for _, c := range cards {
		m.cards[c.ID] = c.Clone()
	}
	for _, s := range sessions {
		m.sessions[s.ID] = s.Clone()
	}
	return m
}

func (m *memory) Caseload() (*record.Caseload, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.locked {
		return nil, errLocked
	}
	var cards []*record.Card
	for _, c := range m.cards {
		cards = append(cards, c.Clone())
	}
	var sessions []*record.Session
	for _, s := range m.sessions {
		sessions = append(sessions, s.Clone())
	}
	desk := &record.Desk{Drafts: slices.Clone(m.desk.Drafts)}
	m.read = m.rev
	return record.NewCaseload(cards, sessions, desk), nil
}

func (m *memory) Changed() (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.rev != m.read, nil
}

// unsure is an error of a change that was made all the same.
type unsure struct{}

func (unsure) Error() string { return "this is done, and the disk did not say that it will stay" }
func (unsure) Done() bool    { return true }

func (m *memory) Update(do func(record.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.locked:
		return errLocked
	case m.broken != nil:
		return m.broken
	}
	if err := do(m.begin()); err != nil {
		return err
	}
	tx := m.begin()
	if err := do(tx); err != nil {
		return err
	}
	m.cards, m.sessions, m.desk, m.rev = tx.cards, tx.sessions, tx.desk, m.rev+1
	m.writes++
	return m.doubt
}

func (m *memory) Erase(client record.ID) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return "", m.broken
	}
	delete(m.cards, client)
	maps.DeleteFunc(m.sessions, func(_ record.ID, s *record.Session) bool { return s.Client == client })
	m.rev++
	return m.reached, nil
}

// Backup says what the test wants it to.
func (m *memory) Backup() (string, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.locked {
		return "", false, errLocked
	}
	if m.failBackup == nil && m.backup == "" {
		return "nothing has changed since the backup of today", false, nil
	}
	return m.backup, m.backup != "", m.failBackup
}

func (m *memory) Lock() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.locked = true
}

func (m *memory) unlock() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.locked = false
}

func (m *memory) Keep(session record.ID) (Hand, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.locked {
		return nil, errLocked
	}
	return &memoryHand{m: m, id: session}, nil
}

// memoryTx is a change on copies.
type memoryTx struct {
	cards    map[record.ID]*record.Card
	sessions map[record.ID]*record.Session
	desk     *record.Desk
	rev      uint64
}

func (m *memory) begin() *memoryTx {
	return &memoryTx{
		cards: maps.Clone(m.cards), sessions: maps.Clone(m.sessions),
		desk: &record.Desk{Drafts: slices.Clone(m.desk.Drafts)}, rev: m.rev + 1,
	}
}

func (t *memoryTx) Card(id record.ID) (*record.Card, error) {
	if c := t.cards[id]; c != nil {
		return c.Clone(), nil
	}
	return nil, errNone
}

func (t *memoryTx) Session(id record.ID) (*record.Session, error) {
	if s := t.sessions[id]; s != nil {
		return s.Clone(), nil
	}
	return nil, errNone
}

func (t *memoryTx) CodeTaken(code string, but record.ID) (bool, error) {
	for _, c := range t.cards {
		if c.Code == code && c.ID != but {
			return true, nil
		}
	}
	return false, nil
}

func (t *memoryTx) Desk() (*record.Desk, error) {
	return &record.Desk{Drafts: slices.Clone(t.desk.Drafts)}, nil
}

func (t *memoryTx) PutCard(c *record.Card) error {
	if taken, _ := t.CodeTaken(c.Code, c.ID); taken {
		return errTaken
	}
	if have := t.cards[c.ID]; have != nil && have.Rev != c.Rev && have.Rev != t.rev {
		return errStale
	}
	put := c.Clone()
	put.Rev = t.rev
	t.cards[c.ID] = put
	return nil
}

func (t *memoryTx) PutSession(s *record.Session) error {
	if have := t.sessions[s.ID]; have != nil && have.Rev != s.Rev && have.Rev != t.rev {
		return errStale
	}
	put := s.Clone()
	if err := put.Check(); err != nil {
		return err
	}
	put.Rev = t.rev
	t.sessions[s.ID] = put
	return nil
}

func (t *memoryTx) PutDesk(d *record.Desk) error {
	t.desk = &record.Desk{Drafts: slices.Clone(d.Drafts)}
	return nil
}

func (t *memoryTx) DeleteSession(id record.ID) error {
	if t.sessions[id] == nil {
		return errNone
	}
	delete(t.sessions, id)
	return nil
}

// memoryHand is a hand on one session of a memory, also a locked one.
type memoryHand struct {
	m       *memory
	id      record.ID
	dropped bool
}

func (h *memoryHand) Session() (*record.Session, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	switch {
	case h.dropped:
		return nil, errLocked
	case h.m.sessions[h.id] == nil:
		return nil, errNone
	}
	return h.m.sessions[h.id].Clone(), nil
}

func (h *memoryHand) Update(do func(*record.Session) error) error {
	s, err := h.Session()
	if err != nil {
		return err
	}
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if h.m.broken != nil {
		return h.m.broken
	}
	if err := do(s.Clone()); err != nil {
		return err
	}
	if err := do(s); err != nil {
		return err
	}
	h.m.rev++
	s.Rev = h.m.rev
	h.m.sessions[h.id] = s
	h.m.writes++
	return nil
}

func (h *memoryHand) Drop() { h.dropped = true }
