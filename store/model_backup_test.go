package store

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"time"

	"rapport/store/record"
	"rapport/store/wire"

	"pgregory.net/rapid"
)

// keptThen is what a backup holds, and what opens it.
type keptThen struct {
	cards      map[record.ID]*record.Card
	sessions   map[record.ID]*record.Session
	key        int
	passphrase string
}

// present is what the vault holds now.
func (m *model) present() keptThen { return keptThen{m.cards, m.sessions, m.keys, m.passphrase} }

func (c keptThen) erase(id record.ID) {
	delete(c.cards, id)
	maps.DeleteFunc(c.sessions, func(_ record.ID, s *record.Session) bool { return s.Client == id })
}

// reached is what an erase did to the backups: nobody is in them who was erased,
// and those that the vault's key does not open are gone.
func (m *model) reached(t *rapid.T, client record.ID) {
	for file, c := range m.backups {
		if there := c.key == m.keys; there != Exists(file) {
			t.Fatalf("of key %d, with %d, a backup is there: %v", c.key, m.keys, !there)
		}
		c.erase(client)
	}
	m.has(Backup{}, false)
}

// now is a clock that goes on some hours with each look, so that days and weeks
// go by.
func (m *model) now() time.Time {
	m.minutes += 500
	return time.Date(2026, 1, 5, 9, 0, 0, 0, time.Local).Add(time.Duration(m.minutes) * time.Minute)
}

// has takes note of a backup of the present state, and forgets those that are
// gone.
func (m *model) has(b Backup, made bool) {
	if made {
		m.backups[b.File] = keptThen{maps.Clone(m.cards), maps.Clone(m.sessions), m.keys, m.passphrase}
	}
	maps.DeleteFunc(m.backups, func(file string, _ keptThen) bool { return !Exists(file) })
}

func (m *model) backup(t *rapid.T) {
	b, made, err := m.handle(t).Backup()
	if err != nil {
		t.Fatal(err)
	}
	m.has(b, made)
	if _, known := m.backups[b.File]; !known {
		t.Fatalf("%s is not there", b.File)
	}
	if diff := diffOf(m.backups[b.File].flat(), m.present().flat()); diff != "" {
		t.Fatalf("it is of another state:\n%s", diff)
	}
}

func (m *model) restore(t *rapid.T) {
	if len(m.backups) == 0 {
		t.Skip("there is none")
	}
	file := rapid.SampledFrom(slices.Sorted(maps.Keys(m.backups))).Draw(t, "backup")
	v := m.handle(t)
	b, err := OpenBackup(file, cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	then := m.backups[file]
	err = b.UnlockLike(v)
	if then.key != m.keys {
		if !errors.Is(err, ErrRekeyed) {
			t.Fatalf("of another key: %v", err)
		}
		err = b.Unlock([]byte(then.passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	d, err := v.Compare(b)
	if err != nil {
		t.Fatal(err)
	}
	if same := alike(then.flat(), m.present().flat()); d.None() != same {
		t.Fatalf("it would change %v, and the map:\n%s", d.Clients, diffOf(then.flat(), m.present().flat()))
	}
	before, err := v.Restore(b, d)
	if err != nil {
		t.Fatal(err)
	}
	_, known := m.backups[before.File]
	m.has(before, !known)
	rev, was := m.kept(), m.present()
	m.cards, m.sessions = map[record.ID]*record.Card{}, map[record.ID]*record.Session{}
	for id, c := range then.cards {
		m.cards[id] = c.Clone()
		m.cards[id].Rev = rev
		if had := was.cards[id]; had != nil && bytes.Equal(wire.AppendCard(nil, had), wire.AppendCard(nil, c)) {
			m.cards[id].Rev = had.Rev // what is the same stays as it stands
		}
	}
	for id, s := range then.sessions {
		m.sessions[id] = s.Clone()
		m.sessions[id].Rev = rev
		if had := was.sessions[id]; had != nil && bytes.Equal(wire.AppendSession(nil, had), wire.AppendSession(nil, s)) {
			m.sessions[id].Rev = had.Rev
		}
	}
	if len(m.desk.Drafts) == 0 {
		m.desk = record.Desk{}
	}
}

// look checks the vault and every backup of it.
func (m *model) look(t *rapid.T) {
	r, err := Check(m.path, []byte(m.passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	if slots := map[bool]int{false: 2, true: 3}[m.inRing]; !r.OK() || len(r.Backups) != len(m.backups) || r.Slots != slots {
		t.Fatalf("found %+v, of %d backups", r, len(m.backups))
	}
}

// flat is all that it holds, but for when it was written.
func (c keptThen) flat() everything {
	return withoutRevs(record.NewCaseload(slices.Collect(maps.Values(c.cards)), slices.Collect(maps.Values(c.sessions)), nil))
}
