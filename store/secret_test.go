package store

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/engine"
	"rapport/store/record"
)

// Nothing about a client can be read in the file: no word, no code, no kind, no
// field, neither before nor after it was changed and rewritten.
func TestNothingIsReadableInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vault.db")
	v, recovery, err := Create(path, []byte("canary-passphrase"), cheap)
	if err != nil {
		t.Fatal(err)
	}
	c := card("canarycode", "canary-called")
	c.Say, c.Pronouns, c.Language = "canary-say", "canary-pronouns", "canary-language"
	c.Pace, c.Closed, c.Needs = []string{"canary-pace"}, []string{"canary-closed"}, []string{"canary-needs"}
	c.MySide = []record.Told{{Words: "canary-told"}}
	c.Promises = []record.Promise{{Words: "canary-promise"}}
	c.Carried = []record.Carry{{Words: "canary-carried"}}
	c.InHand = []record.Held{{Question: "canary-question", Text: "canary-text"}}
	c.Interests[0] = record.Interest{
		ID: record.NewID(), Kind: record.Pet, Name: "canary-name", Details: "canary-details", Because: "canary-because",
		Fields: []record.Field{{Key: "canary-key", Value: "canary-value"}}, Touches: []record.Touch{"canary-touch"},
	}
	s := session(c.ID, 20400)
	s.Line = "canary-line"
	s.Marks = []record.Mark{{At: 1, Kind: record.Door, Words: "canary-door"}}
	secrets := [][]byte{[]byte("canary"), []byte("anary-"), []byte(recovery.Reveal()), []byte(strings.Fields(recovery.Reveal())[0] + " ")}
	look := func(when string) {
		t.Helper()
		for _, name := range []string{path, path + ".lock", path + ".new"} {
			if !Exists(name) {
				continue
			}
			raw := bytes.ToLower(fileBytes(t, name))
			for i, secret := range secrets {
				if bytes.Contains(raw, secret) {
					t.Errorf("%s: secret %d can be read in %s", when, i, filepath.Base(name))
				}
			}
		}
	}
	mustUpdate(t, v, func(tx record.Tx) error {
		if err := tx.PutCard(c); err != nil {
			return err
		}
		if err := tx.PutSession(s); err != nil {
			return err
		}
		return tx.PutDesk(&record.Desk{Drafts: []record.Draft{{Key: "canary-draft", Text: "canary-half"}}})
	})
	look("written")
	mustUpdate(t, v, rename(c.ID, "canary-other"))
	look("changed")
	if err := v.ChangePassphrase([]byte("canary-new")); err != nil {
		t.Fatal(err)
	}
	look("rewritten")
	// The errors that such a vault gives hold none of it either.
	at := cardPlace(c.ID)
	broken := get(t, path, at)
	broken.Sealed[50] ^= 1
	tamper(t, path, putAt(at, broken))
	err = v.Update(rename(c.ID, "canary-third"))
	wants(t, err, ErrDamaged)
	if text := err.Error() + Reason(err); strings.Contains(text, "anary") {
		t.Error(text)
	}
}

func TestValuesPrintAsElided(t *testing.T) {
	v, _ := newVault(t)
	maya := card("maya", "Canary")
	put(t, v, maya)
	h, err := v.Keep(caseload(t, v).Sessions(maya.ID)[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		if got := fmt.Sprintf(verb+" "+verb, v, h); got != "(elided) (elided)" {
			t.Errorf("%s: %s", verb, got)
		}
	}
}

// What is erased is erased: not one of the client's sealed values is left in
// the file, and nothing else has changed.
func TestEraseLeavesNoBytes(t *testing.T) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	mustUpdate(t, v, func(tx record.Tx) error {
		return tx.PutDesk(&record.Desk{Drafts: []record.Draft{
			{Key: "card/" + maya.ID.String() + "/pace", Text: "about Maya"},
			{Key: "hour/" + caseload(t, v).Sessions(maya.ID)[0].ID.String(), Text: "about her hour"},
			{Key: "card/" + theo.ID.String(), Text: "about Theo"},
		}})
	})
	var sealed [][]byte
	keep := func() { // every version of what is to go
		at := get(t, path, cardPlace(maya.ID))
		hour := get(t, path, sessionPlace(caseload(t, v).Sessions(maya.ID)[0].ID))
		sealed = append(sealed, at.Sealed[12:44], hour.Sealed[12:44], get(t, path, deskPlace).Sealed[12:44])
	}
	keep()
	mustUpdate(t, v, rename(maya.ID, "May"))
	keep()
	found := 0
	for _, b := range sealed {
		if bytes.Contains(fileBytes(t, path), b) {
			found++
		}
	}
	if found < 3 {
		t.Fatalf("looking for the wrong bytes: %d found", found)
	}
	kept := get(t, path, cardPlace(theo.ID))
	if err := v.Erase(maya.ID); err != nil {
		t.Fatal(err)
	}
	raw := fileBytes(t, path)
	for i, b := range append(sealed, maya.ID[:]) {
		if bytes.Contains(raw, b) {
			t.Errorf("sealed bytes %d are still there", i)
		}
	}
	if got := get(t, path, cardPlace(theo.ID)); !bytes.Equal(got.Sealed, kept.Sealed) {
		t.Error("another client's value was written anew")
	}
	for name, from := range map[string]*Vault{"this": v, "another": unlocked(t, path)} {
		all := caseload(t, from)
		if len(all.Cards()) != 1 || all.AllSessions() != 1 || len(all.Desk.Drafts) != 1 || all.Desk.Drafts[0].Text != "about Theo" {
			t.Errorf("%s holds %v", name, flat(all))
		}
	}
	mustUpdate(t, v, rename(theo.ID, "Th"))
	wants(t, v.Erase(maya.ID), ErrNotFound)
}

// A rewrite that goes wrong, at whichever step, leaves the old file.
func TestARewriteThatGoesWrongLeavesTheFile(t *testing.T) {
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	was := fileBytes(t, path)
	copyAll := func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }
	for name, try := range map[string]func() error{
		"a value is left out": func() error {
			return v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
				return engine.Copy(fresh, old, func(bucket, _ string) bool { return bucket != sessions })
			}, nil)
		},
		"the manifest is left out": func() error {
			return v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
				return engine.Copy(fresh, old, func(bucket, _ string) bool { return bucket != manifests })
			}, nil)
		},
		"the look at it finds fault": func() error {
			return v.rewrite(copyAll, func(engine.Reader, *holding) error { return errStop })
		},
		"the filling stops": func() error {
			return v.rewrite(func(old engine.Reader, fresh engine.Fresh) error {
				_ = copyAll(old, fresh)
				return errStop
			}, nil)
		},
	} {
		if err := try(); err == nil {
			t.Errorf("%s: no error", name)
		}
		v.damage = nil // what the rewrite itself got wrong is no damage of the file
		unchanged(t, path, was)
		if Exists(path + ".new") {
			t.Errorf("%s: a new file was left", name)
		}
	}
	if caseload(t, v).Card(maya.ID) == nil {
		t.Error("Maya is gone")
	}
}
