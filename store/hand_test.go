package store

import (
	"errors"
	"testing"

	"rapport/store/record"
	"rapport/store/seal"
)

func TestAHandWritesOneSessionWhileAllElseIsLocked(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	before := caseload(t, v).Sessions(maya.ID)[0]
	h, err := v.Keep(before.ID)
	if err != nil {
		t.Fatal(err)
	}
	v.Lock()
	for i := range 3 {
		if err := h.Update(func(s *record.Session) error {
			s.Moves = append(s.Moves, record.Move{At: 60 * i, Place: record.In})
			s.ID, s.Client = record.NewID(), record.NewID() // not its to change
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := h.Session()
	if err != nil || len(got.Moves) != 3 || got.Rev != before.Rev+3 || got.ID != before.ID || got.Client != maya.ID {
		t.Errorf("the session is %v, %v", got, err)
	}
	stop := errors.New("no")
	was := fileBytes(t, path)
	if err := h.Update(func(*record.Session) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	unchanged(t, path, was)

	if err := v.Unlock([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if got := caseload(t, v).Sessions(maya.ID)[0]; len(got.Moves) != 3 {
		t.Errorf("%d moves after unlocking", len(got.Moves))
	}
	h.Drop()
	wants(t, h.Update(func(*record.Session) error { return nil }), ErrLocked)
	_, err = h.Session()
	wants(t, err, ErrLocked)
}

func TestAHandReachesNothingElse(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	other := session(maya.ID, 20500)
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutSession(other) })
	h, err := v.Keep(caseload(t, v).Sessions(maya.ID)[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	v.Lock()
	for _, at := range []seal.Place{cardPlace(maya.ID), sessionPlace(other.ID), deskPlace} {
		if _, err := h.key.Open(at, 1, make([]byte, 400)); !errors.Is(err, seal.ErrNotHeld) {
			t.Errorf("%s: %v", at.Bucket, err)
		}
	}
	stored := get(t, path, cardPlace(maya.ID))
	if _, err := h.key.Open(cardPlace(maya.ID), stored.Rev, stored.Sealed); !errors.Is(err, seal.ErrNotHeld) {
		t.Errorf("it opens the card: %v", err)
	}
}

func TestAHandAfterOthersWrote(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	hour := caseload(t, v).Sessions(maya.ID)[0]
	h, err := v.Keep(hour.ID)
	if err != nil {
		t.Fatal(err)
	}
	v.Lock()
	other := unlocked(t, path)
	mustUpdate(t, other, rename(maya.ID, "May"))
	mustUpdate(t, other, func(tx record.Tx) error {
		s, err := tx.Session(hour.ID)
		s.Line = "the move"
		return errors.Join(err, tx.PutSession(s))
	})
	if err := other.ChangePassphrase([]byte("another")); err != nil {
		t.Fatal(err)
	}
	if err := h.Update(func(s *record.Session) error { s.Planned = 60; return nil }); err != nil {
		t.Fatal(err)
	}
	if got := caseload(t, other).Sessions(maya.ID)[0]; got.Line != "the move" || got.Planned != 60 {
		t.Errorf("the session is %v", got)
	}
	if err := other.Erase(maya.ID); err != nil {
		t.Fatal(err)
	}
	wants(t, h.Update(func(*record.Session) error { return nil }), ErrNotFound)
	if len(caseload(t, other).Cards()) != 0 {
		t.Error("the session came back")
	}
}
