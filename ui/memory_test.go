package ui_test

import (
	"errors"
	"maps"
	"slices"
	"sync"

	"rapport/store/record"
	"rapport/ui"
)

// disk is what several companions share: the records, without a file.
type disk struct {
	mu         sync.Mutex
	cards      map[record.ID]*record.Card
	sessions   map[record.ID]*record.Session
	desk       *record.Desk
	rev        uint64 // given to whatever was written last
	key        int    // changes when the vault is given another
	fail       error  // what every write answers, if set
	doubt      error  // what every write answers that is kept, if set
	writes     int    // changes that were kept
	tries      int    // changes that were asked for
	backedUp   uint64 // the state of the last backup
	backups    int
	failBackup error  // what every backup answers, if set
	reached    string // what every erase says of backups
	// during is called inside a write before it is kept, as another program
	// would come between.
	during func()
}

// Values on the disk are never altered, only replaced, so that the pictures
// handed out stay as they were.
func newDisk(cards []*record.Card, sessions []*record.Session) *disk {
	d := &disk{cards: map[record.ID]*record.Card{}, sessions: map[record.ID]*record.Session{}, desk: &record.Desk{}, rev: 1}
	for _, c := range cards {
		c = c.Clone()
		c.Rev = d.rev
		d.cards[c.ID] = c
	}
	for _, s := range sessions {
		s = s.Clone()
		s.Rev = d.rev
		d.sessions[s.ID] = s
	}
	return d
}

var (
	errLocked   = errors.New("the vault is locked")
	errNotThere = errors.New("not found")
	errStale    = errors.New("this was changed elsewhere since")
	errTaken    = errors.New("another client has this code")
	errFull     = errors.New("there is no room left on the disk")
	errRekeyed  = errors.New("the vault has a new key since it was unlocked")
	errWrong    = errors.New("that passphrase does not open this vault")
)

// memory is a vault open on a disk.
type memory struct {
	disk    *disk
	key     int
	locked  bool
	seen    uint64
	warning error
}

var _ ui.Vault = (*memory)(nil)

// closed says why nothing can be read or written.
func (v *memory) closed() error {
	switch {
	case v.locked:
		return errLocked
	case v.key != v.disk.key:
		return errRekeyed
	}
	return nil
}

// rekey gives the vault another key, as another program would.
func (d *disk) rekey() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.key++
	d.rev++
}

func (v *memory) Caseload() (*record.Caseload, error) {
	v.disk.mu.Lock()
	defer v.disk.mu.Unlock()
	if err := v.closed(); err != nil {
		return nil, err
	}
	v.seen = v.disk.rev
	return v.disk.caseload(), nil
}

func (d *disk) caseload() *record.Caseload {
	desk := &record.Desk{Drafts: slices.Clone(d.desk.Drafts), Rev: d.desk.Rev}
	return record.NewCaseload(slices.Collect(maps.Values(d.cards)), slices.Collect(maps.Values(d.sessions)), desk)
}

func (v *memory) Changed() (bool, error) {
	v.disk.mu.Lock()
	defer v.disk.mu.Unlock()
	return v.disk.rev != v.seen, nil
}

// Update runs the change twice and keeps the second: a change may be run
// again, and one that minds is wrong.
func (v *memory) Update(do func(record.Tx) error) error {
	v.disk.mu.Lock()
	defer v.disk.mu.Unlock()
	if err := v.closed(); err != nil {
		return err
	}
	return v.disk.update(do)
}

func (d *disk) update(do func(record.Tx) error) error {
	d.tries++
	if d.during != nil {
		d.during()
	}
	if err := do(newTx(d)); err != nil {
		return err
	}
	tx := newTx(d)
	if err := do(tx); err != nil {
		return err
	}
	if d.fail != nil {
		return d.fail
	}
	tx.keep()
	d.writes++
	return d.doubt
}

func (v *memory) Erase(client record.ID) (string, error) {
	v.disk.mu.Lock()
	defer v.disk.mu.Unlock()
	if err := v.closed(); err != nil {
		return "", err
	}
	if v.disk.fail != nil {
		return "", v.disk.fail
	}
	if v.disk.cards[client] == nil {
		return "", errNotThere
	}
	delete(v.disk.cards, client)
	maps.DeleteFunc(v.disk.sessions, func(_ record.ID, s *record.Session) bool { return s.Client == client })
	v.disk.rev++
	return v.disk.reached, nil
}

// Backup takes note of the state that it is of.
func (v *memory) Backup() (string, bool, error) {
	v.disk.mu.Lock()
	defer v.disk.mu.Unlock()
	if err := v.closed(); err != nil {
		return "", false, err
	}
	switch {
	case v.disk.failBackup != nil:
		return "", false, v.disk.failBackup
	case v.disk.backedUp == v.disk.rev:
		return "nothing has changed since the backup of today", false, nil
	}
	v.disk.backedUp = v.disk.rev
	v.disk.backups++
	return "a backup is made", true, nil
}

func (v *memory) Lock() { v.locked = true }

func (v *memory) Warning() error { return v.warning }

func (v *memory) Keep(session record.ID) (ui.Hand, error) {
	v.disk.mu.Lock()
	defer v.disk.mu.Unlock()
	if err := v.closed(); err != nil {
		return nil, err
	}
	if v.disk.sessions[session] == nil {
		return nil, errNotThere
	}
	return &hand{disk: v.disk, key: v.key, id: session}, nil
}

// hand is a hand on one session.
type hand struct {
	disk    *disk
	key     int
	id      record.ID
	dropped bool
}

func (h *hand) Session() (*record.Session, error) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.dropped {
		return nil, errLocked
	}
	if h.key != h.disk.key {
		return nil, errRekeyed
	}
	s := h.disk.sessions[h.id]
	if s == nil {
		return nil, errNotThere
	}
	return s.Clone(), nil
}

func (h *hand) Update(do func(*record.Session) error) error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.dropped {
		return errLocked
	}
	if h.key != h.disk.key {
		return errRekeyed
	}
	return h.disk.update(func(tx record.Tx) error {
		s, err := tx.Session(h.id)
		if err != nil {
			return err
		}
		if err := do(s); err != nil {
			return err
		}
		return tx.PutSession(s)
	})
}

func (h *hand) Drop() { h.dropped = true }

// passphrase opens every vault of these tests.
const passphrase = "four words of mine"

const recoveryCode = "acorn bramble cedar dapple elder fennel gorse hazel ivy juniper kelp larch"

// opener opens vaults on one disk.
type opener struct{ disk *disk }

func (o opener) Unlock(typed []byte) (ui.Vault, error) {
	if string(typed) != passphrase {
		return nil, errWrong
	}
	return &memory{disk: o.disk, key: o.disk.key}, nil
}

func (o opener) Create(typed []byte) (ui.Vault, string, error) {
	if o.disk.fail != nil {
		return nil, "", o.disk.fail
	}
	return &memory{disk: o.disk, key: o.disk.key}, recoveryCode, nil
}
