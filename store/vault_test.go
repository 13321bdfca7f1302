package store

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"rapport/store/record"
)

func TestWhatIsWrittenComesBack(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	mustUpdate(t, v, func(tx record.Tx) error {
		d, err := tx.Desk()
		d.Drafts = []record.Draft{{Key: "add", Text: "half a li"}}
		return errors.Join(err, tx.PutDesk(d))
	})
	all := caseload(t, v)
	if got := all.ByCode("maya"); got == nil || got.Called != "Maya" || got.Rev == 0 || len(all.Sessions(maya.ID)) != 1 {
		t.Fatalf("Maya is %v", got)
	}
	if all.Desk.Draft("add") != "half a li" {
		t.Errorf("the desk is %v", all.Desk)
	}
	if maya.Rev != 0 {
		t.Error("the card that was handed in was touched")
	}
	sameCaseload(t, caseload(t, unlocked(t, path)), all)
}

func TestLockDropsEverything(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, card("maya", "Maya"))
	before := caseload(t, v)
	v.Lock()
	if v.Unlocked() {
		t.Error("it still holds its key")
	}
	_, err := v.Caseload()
	wants(t, err, ErrLocked)
	_, err = v.Changed()
	wants(t, err, ErrLocked)
	_, err = v.Keep(record.NewID())
	wants(t, err, ErrLocked)
	wants(t, v.Update(func(record.Tx) error { return nil }), ErrLocked)
	wants(t, v.Erase(record.NewID()), ErrLocked)
	wants(t, v.ChangePassphrase([]byte("another")), ErrLocked)
	if before.ByCode("maya") == nil {
		t.Error("a caseload that was handed out is gone")
	}
	if err := v.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	sameCaseload(t, caseload(t, v), before)
}

func TestACaseloadIsAPicture(t *testing.T) {
	v, _ := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	before := caseload(t, v)
	if again := caseload(t, v); again != before {
		t.Error("nothing changed, and it was read again")
	}
	mustUpdate(t, v, rename(maya.ID, "May"))
	if got := before.Card(maya.ID).Called; got != "Maya" {
		t.Errorf("the picture changed to %s", got)
	}
	after := caseload(t, v)
	if got := after.Card(maya.ID); got.Called != "May" || got.Rev <= before.Card(maya.ID).Rev {
		t.Errorf("after the change: %s at revision %d", got.Called, got.Rev)
	}
	if after.Sessions(maya.ID)[0] != before.Sessions(maya.ID)[0] {
		t.Error("a session that nobody touched was opened again")
	}
}

func TestAFunctionThatFailsLeavesNothing(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	before, was := caseload(t, v), fileBytes(t, path)
	stop := errors.New("no")
	err := v.Update(func(tx record.Tx) error {
		return errors.Join(tx.PutCard(card("theo", "Theo")), rename(maya.ID, "M")(tx), stop)
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = v.Update(func(tx record.Tx) error {
			_ = tx.PutCard(card("wren", "Wren"))
			panic("in the function")
		})
	}()
	if err := v.Update(func(record.Tx) error { return nil }); err != nil {
		t.Errorf("a change of nothing: %v", err)
	}
	unchanged(t, path, was)
	if caseload(t, v) != before {
		t.Error("another caseload")
	}
}

func TestAnOlderCopyIsNotWrittenOverANewer(t *testing.T) {
	v, _ := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	mine := caseload(t, v).Card(maya.ID).Clone()
	hour := caseload(t, v).Sessions(maya.ID)[0].Clone()
	mustUpdate(t, v, rename(maya.ID, "May"))
	mustUpdate(t, v, func(tx record.Tx) error {
		s, err := tx.Session(hour.ID)
		s.Line = "the move"
		return errors.Join(err, tx.PutSession(s))
	})
	putCard := func(tx record.Tx) error { return tx.PutCard(mine) }
	wants(t, v.Update(putCard), ErrStale)
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutSession(hour) }), ErrStale)
	mine.Rev = 0
	wants(t, v.Update(putCard), ErrStale)
	mine.Rev = 9
	wants(t, v.Update(putCard), ErrStale)
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutDesk(&record.Desk{Rev: 1}) }), ErrStale)
	if got := caseload(t, v).Card(maya.ID).Called; got != "May" {
		t.Errorf("Maya is called %s", got)
	}
}

func TestInsideAChange(t *testing.T) {
	v, _ := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	before := caseload(t, v).Card(maya.ID).Rev
	hour := session(maya.ID, 20401)
	mustUpdate(t, v, func(tx record.Tx) error {
		for _, called := range []string{"M", "Ma", "May"} { // each put is read by the next
			c, err := tx.Card(maya.ID)
			if err != nil {
				return err
			}
			c.Called += called
			if err := tx.PutCard(c); err != nil {
				return err
			}
		}
		if err := tx.PutSession(hour); err != nil {
			return err
		}
		if err := tx.DeleteSession(hour.ID); err != nil {
			return err
		}
		_, err := tx.Session(hour.ID)
		wants(t, err, ErrNotFound)
		wants(t, tx.DeleteSession(hour.ID), ErrNotFound)
		return nil
	})
	all := caseload(t, v)
	if got := all.Card(maya.ID); got.Called != "MayaMMaMay" || got.Rev != before+1 {
		t.Errorf("%s at revision %d", got.Called, got.Rev)
	}
	if all.AllSessions() != 1 {
		t.Errorf("%d sessions", all.AllSessions())
	}
}

func TestNotFound(t *testing.T) {
	v, _ := newVault(t)
	wants(t, v.Update(rename(record.NewID(), "x")), ErrNotFound)
	wants(t, v.Update(func(tx record.Tx) error { return tx.DeleteSession(record.NewID()) }), ErrNotFound)
	wants(t, v.Update(func(tx record.Tx) error { return tx.PutSession(session(record.NewID(), 1)) }), ErrNotFound)
	wants(t, v.Erase(record.NewID()), ErrNotFound)
	_, err := v.Keep(record.NewID())
	wants(t, err, ErrNotFound)
}

func TestWhatCannotBeKept(t *testing.T) {
	v, _ := newVault(t)
	for name, fn := range map[string]func(record.Tx) error{
		"a code in capitals":      func(tx record.Tx) error { return tx.PutCard(card("MAYA", "Maya")) },
		"no code":                 func(tx record.Tx) error { return tx.PutCard(card("", "Maya")) },
		"a card without an id":    func(tx record.Tx) error { c := card("maya", "M"); c.ID = record.ID{}; return tx.PutCard(c) },
		"a session without an id": func(tx record.Tx) error { return tx.PutSession(&record.Session{}) },
	} {
		if err := v.Update(fn); err == nil {
			t.Errorf("%s was kept", name)
		}
	}
}

func TestTwoClientsNeverHaveOneCode(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	stale := unlocked(t, path) // knows nothing of what is written from now on
	wren := card("wren", "Wren")
	put(t, v, wren)
	recode := func(id record.ID, code string) func(record.Tx) error {
		return func(tx record.Tx) error {
			c, err := tx.Card(id)
			c.Code = code
			return errors.Join(err, tx.PutCard(c))
		}
	}
	for name, from := range map[string]*Vault{"of one that knows all": v, "of one that does not": stale} {
		t.Run(name, func(t *testing.T) {
			wants(t, from.Update(func(tx record.Tx) error { return tx.PutCard(card("wren", "Other")) }), ErrCodeTaken)
			wants(t, from.Update(recode(theo.ID, "maya")), ErrCodeTaken)
			wants(t, from.Update(func(tx record.Tx) error {
				return errors.Join(tx.PutCard(card("ana", "Ana")), tx.PutCard(card("ana", "Ana")))
			}), ErrCodeTaken)
			// A code that was given up in the same change is free; the one that took
			// its place is not, for its former owner either.
			wants(t, from.Update(func(tx record.Tx) error {
				return errors.Join(recode(maya.ID, "may")(tx), recode(theo.ID, "maya")(tx), recode(maya.ID, "maya")(tx))
			}), ErrCodeTaken)
			err := from.Update(func(tx record.Tx) error {
				for code, want := range map[string]bool{"wren": true, "WREN ": true, "theo": true, "zoe": false} {
					if taken, err := tx.CodeTaken(code, maya.ID); err != nil || taken != want {
						t.Errorf("%s taken: %v, %v", code, taken, err)
					}
				}
				taken, err := tx.CodeTaken("maya", maya.ID)
				if taken {
					t.Error("her own code is taken")
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	mustUpdate(t, stale, func(tx record.Tx) error {
		return errors.Join(recode(maya.ID, "may")(tx), recode(theo.ID, "maya")(tx))
	})
	if all := caseload(t, v); all.ByCode("maya").ID != theo.ID || all.ByCode("may").ID != maya.ID {
		t.Error("the codes did not move")
	}
}

func TestCreateNeverMakesOverAnything(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	was := fileBytes(t, path)
	_, _, err := Create(path, []byte("other"), cheap)
	wants(t, err, ErrExists)
	unchanged(t, path, was)
	_, _, err = Create(filepath.Join(t.TempDir(), "vault.db"), nil, cheap)
	wants(t, err, ErrEmptyPassphrase)
	if !Exists(path) || Exists(path+".other") {
		t.Error("Exists is wrong")
	}
}

func TestWrittenIsTheClockOfTheLastChange(t *testing.T) {
	day := time.Date(2026, 11, 14, 15, 2, 0, 0, time.UTC)
	opt := Options{Cost: ThrowawayCost(), Now: func() time.Time { return day }}
	v, _, err := Create(filepath.Join(t.TempDir(), "vault.db"), []byte(passphrase), opt)
	if err != nil {
		t.Fatal(err)
	}
	day = day.Add(time.Hour)
	put(t, v, card("maya", "Maya"))
	if got := v.Written(); !got.Equal(day) {
		t.Errorf("written at %v", got)
	}
	v.Lock()
	if !v.Written().IsZero() {
		t.Error("a locked vault tells when it was written")
	}
}
