package store

import (
	"errors"
	"path/filepath"
	"testing"

	"rapport/store/engine"
	"rapport/store/seal"
)

// dearer costs more than cheap, and is still cheap enough for a test.
var dearer = Options{Cost: Cost{Time: 2, Memory: 16, Threads: 1}}

// A passphrase whose slot is of an earlier day's cost gets one of today's when it
// opens the vault; once, and the recovery code stays good.
func TestUnlockingRaisesTheCost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	v, code, err := Create(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	put(t, v, card("maya", "Maya"))
	want, was := caseload(t, v), fileBytes(t, path)
	if _, err := Unlock(path, []byte(code.Reveal()), dearer); err != nil { // whose slot this is not
		t.Fatal(err)
	}
	if _, err := Unlock(path, []byte("another"), dearer); err == nil {
		t.Fatal("it opens")
	}
	unchanged(t, path, was)
	other := unlocked(t, path)
	v, err = Unlock(path, []byte(passphrase), dearer)
	if err != nil {
		t.Fatal(err)
	}
	if got := headerOf(t, v).Cost(seal.Passphrase); got != dearer.Cost {
		t.Errorf("the cost is %v", got)
	}
	sameCaseload(t, caseload(t, v), want)
	sameCaseload(t, caseload(t, other), want) // the key is the same
	was = fileBytes(t, path)
	for _, opt := range []Options{dearer, cheap} { // not again, and never back
		if _, err := Unlock(path, []byte(passphrase), opt); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := UnlockWithRecovery(path, []byte(code.Reveal()), dearer); err != nil {
		t.Error(err)
	}
	unchanged(t, path, was)
}

// refusing is an engine that cannot rewrite.
type refusing struct {
	engine.Engine
	err error
}

func (r refusing) Rewrite(func(engine.Reader, engine.Fresh) error, func(engine.Reader) error) (engine.State, error) {
	return "", r.err
}

// Where the dearer slot cannot be written, the vault opens as before and can be
// written to, if anything can.
func TestUnlockingWhereTheCostCannotBeRaised(t *testing.T) {
	for _, why := range []error{engine.ErrReadOnly, engine.ErrFull, engine.ErrInUse, errors.New("some other reason")} {
		v, path := newVault(t)
		maya := card("maya", "Maya")
		put(t, v, maya)
		was := fileBytes(t, path)
		v, err := Open(path, dearer)
		if err != nil {
			t.Fatal(err)
		}
		v.eng = refusing{v.eng, why}
		if err := v.Unlock([]byte(passphrase)); err != nil {
			t.Errorf("%v: %v", why, err)
		}
		unchanged(t, path, was)
		mustUpdate(t, v, rename(maya.ID, "May"))
	}
}

// Where the last change may be missing, nothing is written unasked.
func TestTheCostIsNotRaisedOverALostChange(t *testing.T) {
	v, path := newVault(t)
	put(t, v, card("maya", "Maya"))
	flip(t, path, 4096+16+48)
	was := fileBytes(t, path)
	v, err := Unlock(path, []byte(passphrase), dearer)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, v.Warning(), ErrBehind)
	unchanged(t, path, was)
}
