package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"rapport/store/record"

	"pgregory.net/rapid"
)

// model is a vault as a plain map would be, beside the vault itself: two
// handles on one file, as of two companions.
type model struct {
	path       string
	handles    [2]*Vault
	passphrase string
	cards      map[record.ID]*record.Card
	sessions   map[record.ID]*record.Session
	desk       record.Desk
	changes    uint64 // ever kept, the making of the vault included
	backups    map[string]keptThen
	keys       int // data keys that there were
	minutes    int // that the clock has gone on
	ring       ring
	inRing     bool // there is a slot that the keyring opens
}

// kept counts a change, and gives the revision of all that it wrote.
func (m *model) kept() uint64 {
	m.changes++
	return m.changes
}

var errStop = errors.New("stopped by the test")

// Rows of fifty steps, drawn by chance, on the vault and on the map: after each
// step one of the two handles holds what the map does.
func TestAgainstAPlainMap(t *testing.T) {
	dir := quickDir(t)
	var rows, steps atomic.Int64
	t.Run("rows", func(t *testing.T) {
		for _, half := range []string{"one half", "the other"} {
			t.Run(half, func(t *testing.T) {
				t.Parallel()
				rapid.Check(t, func(t *rapid.T) {
					rows.Add(1)
					newModel(t, dir).run(t, &steps)
				})
			})
		}
	})
	t.Logf("model: %d rows of steps, %d steps, 0 differences", rows.Load(), steps.Load())
}

func newModel(t *rapid.T, below string) *model {
	dir, err := os.MkdirTemp(below, "model-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	m := &model{
		path: filepath.Join(dir, "vault.db"), passphrase: passphrase, changes: 1,
		cards: map[record.ID]*record.Card{}, sessions: map[record.ID]*record.Session{},
		backups: map[string]keptThen{}, ring: ring{},
	}
	if m.handles[0], _, err = Create(m.path, []byte(passphrase), cheap); err != nil {
		t.Fatal(err)
	}
	if m.handles[1], err = Unlock(m.path, []byte(passphrase), cheap); err != nil {
		t.Fatal(err)
	}
	for _, v := range m.handles {
		v.opt.Now, v.opt.Keyring = m.now, m.ring
	}
	return m
}

func (m *model) run(t *rapid.T, steps *atomic.Int64) {
	t.Repeat(map[string]func(*rapid.T){
		"add":         m.add,
		"edit":        m.edit,
		"stale":       m.stale,
		"hour":        m.hour,
		"two at once": m.mark,
		"end hour":    m.deleteSession,
		"by hand":     m.byHand,
		"desk":        m.putDesk,
		"erase":       m.erase,
		"lock":        m.lock,
		"passphrase":  m.changePassphrase,
		"rekey":       m.rekey,
		"keyring":     m.keyring,
		"compact":     m.compact,
		"stop":        m.stop,
		"backup":      m.backup,
		"restore":     m.restore,
		"look":        m.look,
		"": func(t *rapid.T) {
			steps.Add(1)
			m.check(t)
		},
	})
}

func (m *model) handle(t *rapid.T) *Vault { return m.handles[rapid.IntRange(0, 1).Draw(t, "handle")] }

// anyID picks one of the map's ids, always the same for the same draw.
func anyID[T any](t *rapid.T, all map[record.ID]T) record.ID {
	if len(all) == 0 {
		t.Skip("there is none")
	}
	ids := make([]record.ID, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, record.ID.Compare)
	return ids[rapid.IntRange(0, len(ids)-1).Draw(t, "which")]
}

var anyWords = rapid.StringMatching(`[a-zë ]{0,40}`)

func (m *model) owner(code string) *record.Card {
	for _, c := range m.cards {
		if c.Code == code {
			return c
		}
	}
	return nil
}

func (m *model) add(t *rapid.T) {
	c := card(fmt.Sprintf("c%d", rapid.IntRange(0, 9).Draw(t, "code")), anyWords.Draw(t, "called"))
	for range rapid.IntRange(0, 3).Draw(t, "interests") {
		c.Interests = append(c.Interests, record.Interest{ID: record.NewID(), Kind: record.Food, Name: anyWords.Draw(t, "name")})
	}
	err := m.handle(t).Update(func(tx record.Tx) error { return tx.PutCard(c) })
	if m.owner(c.Code) != nil {
		if !errors.Is(err, ErrCodeTaken) {
			t.Fatalf("code taken: got %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	c.Rev = m.kept()
	m.cards[c.ID] = c
}

func (m *model) edit(t *rapid.T) {
	id := anyID(t, m.cards)
	called, code := anyWords.Draw(t, "called"), fmt.Sprintf("c%d", rapid.IntRange(0, 9).Draw(t, "code"))
	err := m.handle(t).Update(func(tx record.Tx) error {
		c, err := tx.Card(id)
		if err != nil {
			return err
		}
		c.Called, c.Code = called, code
		return tx.PutCard(c)
	})
	if had := m.owner(code); had != nil && had.ID != id {
		if !errors.Is(err, ErrCodeTaken) {
			t.Fatalf("code taken: got %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	c := m.cards[id].Clone()
	c.Called, c.Code, c.Rev = called, code, m.kept()
	m.cards[id] = c
}

func (m *model) stale(t *rapid.T) {
	old := m.cards[anyID(t, m.cards)].Clone()
	old.Rev--
	if err := m.handle(t).Update(func(tx record.Tx) error { return tx.PutCard(old) }); !errors.Is(err, ErrStale) {
		t.Fatalf("got %v", err)
	}
}

func (m *model) hour(t *rapid.T) {
	s := session(anyID(t, m.cards), record.Date(rapid.IntRange(1, 30000).Draw(t, "day")))
	if err := m.handle(t).Update(func(tx record.Tx) error { return tx.PutSession(s) }); err != nil {
		t.Fatal(err)
	}
	s.Rev = m.kept()
	m.sessions[s.ID] = s
}

// mark changes a session and its client's card at once.
func (m *model) mark(t *rapid.T) {
	id := anyID(t, m.sessions)
	words := anyWords.Draw(t, "words")
	mark := func(s *record.Session, c *record.Card) {
		s.Marks = append(s.Marks, record.Mark{At: 60, Kind: record.LitUp, Words: words})
		c.Interests[0].Details = words
	}
	client := m.sessions[id].Client
	err := m.handle(t).Update(func(tx record.Tx) error {
		s, err := tx.Session(id)
		if err != nil {
			return err
		}
		c, err := tx.Card(s.Client)
		if err != nil {
			return err
		}
		mark(s, c)
		return errors.Join(tx.PutSession(s), tx.PutCard(c))
	})
	if err != nil {
		t.Fatal(err)
	}
	s, c := m.sessions[id].Clone(), m.cards[client].Clone()
	mark(s, c)
	s.Rev = m.kept()
	c.Rev = s.Rev
	m.sessions[id], m.cards[client] = s, c
}

func (m *model) deleteSession(t *rapid.T) {
	id := anyID(t, m.sessions)
	if err := m.handle(t).Update(func(tx record.Tx) error { return tx.DeleteSession(id) }); err != nil {
		t.Fatal(err)
	}
	m.kept()
	delete(m.sessions, id)
}

func (m *model) byHand(t *rapid.T) {
	id, line := anyID(t, m.sessions), anyWords.Draw(t, "line")
	h, err := m.handle(t).Keep(id)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Drop()
	if err := h.Update(func(s *record.Session) error { s.Line = line; return nil }); err != nil {
		t.Fatal(err)
	}
	s := m.sessions[id].Clone()
	s.Line, s.Rev = line, m.kept()
	m.sessions[id] = s
}

func (m *model) putDesk(t *rapid.T) {
	text := anyWords.Draw(t, "draft")
	err := m.handle(t).Update(func(tx record.Tx) error {
		d, err := tx.Desk()
		if err != nil {
			return err
		}
		d.Drafts = []record.Draft{{Key: "a line", Text: text}}
		return tx.PutDesk(d)
	})
	if err != nil {
		t.Fatal(err)
	}
	m.desk = record.Desk{Drafts: []record.Draft{{Key: "a line", Text: text}}, Rev: m.kept()}
}

func (m *model) erase(t *rapid.T) {
	id := anyID(t, m.cards)
	if err := m.handle(t).Erase(id); err != nil {
		t.Fatal(err)
	}
	m.kept()
	m.present().erase(id)
	m.reached(t, id)
}

func (m *model) lock(t *rapid.T) {
	v := m.handle(t)
	v.Lock()
	if err := v.Unlock([]byte(m.passphrase + "x")); !errors.Is(err, ErrWrongPassphrase) {
		t.Fatalf("got %v", err)
	}
	if err := v.Unlock([]byte(m.passphrase)); err != nil {
		t.Fatal(err)
	}
}

func (m *model) changePassphrase(t *rapid.T) {
	is := rapid.StringMatching(`[a-z]{1,12}`).Draw(t, "passphrase")
	if err := m.handle(t).ChangePassphrase([]byte(is)); err != nil {
		t.Fatal(err)
	}
	m.passphrase = is
}

// rekey also has the other handle notice, and take up the new key.
func (m *model) rekey(t *rapid.T) {
	i := rapid.IntRange(0, 1).Draw(t, "handle")
	if _, err := m.handles[i].Rekey([]byte(m.passphrase)); err != nil {
		t.Fatal(err)
	}
	m.kept()
	m.keys++
	m.inRing = false
	other := m.handles[1-i]
	if _, err := other.Caseload(); !errors.Is(err, ErrRekeyed) {
		t.Fatalf("got %v", err)
	}
	if err := other.Unlock([]byte(m.passphrase)); err != nil {
		t.Fatal(err)
	}
}

// keyring makes a slot or takes it away, or unlocks by it.
func (m *model) keyring(t *rapid.T) {
	v := m.handle(t)
	var err error
	switch rapid.SampledFrom([]string{"on", "off", "unlock"}).Draw(t, "keyring") {
	case "on":
		err, m.inRing = v.AddToKeyring(), true
	case "off":
		err, m.inRing = errors.Join(v.RemoveFromKeyring(), v.ForgetKeyring()), false
	case "unlock":
		v.Lock()
		if err = v.UnlockByKeyring(); !m.inRing {
			if !errors.Is(err, ErrKeyring) {
				t.Fatalf("got %v", err)
			}
			err = v.Unlock([]byte(m.passphrase))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (m *model) compact(t *rapid.T) {
	if err := m.handle(t).Compact(); err != nil {
		t.Fatal(err)
	}
}

func (m *model) stop(t *rapid.T) {
	err := m.handle(t).Update(func(tx record.Tx) error {
		for id := range m.sessions {
			if err := tx.DeleteSession(id); err != nil {
				return err
			}
		}
		return errors.Join(tx.PutDesk(&record.Desk{Rev: m.desk.Rev}), errStop)
	})
	if !errors.Is(err, errStop) {
		t.Fatalf("got %v", err)
	}
}

// check compares what one of the handles holds with the map.
func (m *model) check(t *rapid.T) {
	got, err := m.handle(t).Caseload()
	if err != nil {
		t.Fatal(err)
	}
	var cards []*record.Card
	for _, c := range m.cards {
		cards = append(cards, c)
	}
	var hours []*record.Session
	for _, s := range m.sessions {
		hours = append(hours, s)
	}
	desk := m.desk
	want := record.NewCaseload(cards, hours, &desk)
	if diff := diffOf(flat(want), flat(got)); diff != "" {
		t.Fatalf("the vault is not the map (-map +vault):\n%s", diff)
	}
}
