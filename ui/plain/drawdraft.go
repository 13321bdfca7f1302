package plain

import (
	"strings"

	"rapport/store/record"
)

// What is half typed of an hour: under seal while it is left or the vault is
// locked, and told when it is taken up again.

func (d *drawing) seal(*sitting) (key, text string) {
	if d.dropped || d.draft == "" {
		return "", ""
	}
	return d.key, d.draft
}

func (d *drawing) drop() {
	d.right, d.draft, d.dropped = "", "", true
	if h := d.hour; !d.fresh {
		d.hour = &record.Session{ID: h.ID, Client: h.Client, Date: h.Date, Start: h.Start, Planned: h.Planned, Setting: h.Setting}
	}
}

// takeUp tells what was half typed of a drawing last time, to go on from where
// it was right.
func (s *sitting) takeUp(d *drawing) {
	had := s.load.Desk.Draft(d.key)
	if had == "" {
		return
	}
	s.say("Half typed last time: %s", had)
	s.rightSoFar(d, had)
}

// takeUpAgain is the drawing after a lock, with what is on disk of it.
func (s *sitting) takeUpAgain(d *drawing) error {
	if !d.dropped {
		return nil
	}
	d.dropped = false
	if !d.fresh {
		h := s.load.Session(d.hour.Client, d.hour.ID)
		if h == nil {
			return refuse("this hour is no longer in the vault")
		}
		when := d.hour
		d.hour = h.Clone()
		d.hour.Date, d.hour.Start, d.hour.Planned, d.hour.Setting = when.Date, when.Start, when.Planned, when.Setting
	}
	if had := s.load.Desk.Draft(d.key); had != "" {
		s.rightSoFar(d, had)
	}
	return nil
}

// rightSoFar goes on from a line as far as it is right.
func (s *sitting) rightSoFar(d *drawing, had string) {
	d.right, d.draft = had, had
	if _, wrong := record.ParseLineSoFar(had); wrong != nil && !wrong.AtEnd {
		d.right = strings.TrimRight(had[:wrong.Offset], " ,")
	}
}

// keepDraft seals the line half typed for an hour that is not on disk.
func (s *sitting) keepDraft(d *drawing) error {
	if d.draft == "" || !d.fresh || s.vault == nil {
		return nil
	}
	_, err := s.update(d.hour.Client, func(tx record.Tx) (string, error) { return "", putDraft(tx, d.key, d.draft) })
	return err
}

// putDraft writes a half-typed line under its key; an empty one is let go.
func putDraft(tx record.Tx, key, text string) error {
	desk, err := tx.Desk()
	if err != nil || desk.Draft(key) == text {
		return err
	}
	var kept []record.Draft
	for _, have := range desk.Drafts {
		if have.Key != key {
			kept = append(kept, have)
		}
	}
	if text != "" {
		kept = append(kept, record.Draft{Key: key, Text: text})
	}
	desk.Drafts = kept
	return tx.PutDesk(desk)
}
