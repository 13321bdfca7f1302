package plain

import "rapport/store/record"

// half is something half made while questions are asked about it: a page, an
// hour being drawn. It is kept here and not in a function's own variables, which
// would hold it through a lock.
type half interface {
	// seal is what of it is to be there again, under the key of its draft; no
	// text where nothing was changed.
	seal(s *sitting) (key, text string)
	// drop lets go of every word of it.
	drop()
}

// putAway seals what is half made, as far as it can be written, and drops it.
// It comes before every lock.
func (s *sitting) putAway() {
	if s.half == nil {
		return
	}
	if key, text := s.half.seal(s); s.vault != nil && key != "" {
		_ = s.vault.Update(func(tx record.Tx) error { return putDraft(tx, key, text) })
	}
	s.half.drop()
}

// working says what is half made until the function it returns is called.
func (s *sitting) working(on half) (done func()) {
	before := s.half
	s.half = on
	return func() { s.half = before }
}

// letGo takes a draft away, if there is one.
func (s *sitting) letGo(key string) {
	if s.vault != nil && s.load.Desk.Draft(key) != "" {
		_ = s.vault.Update(func(tx record.Tx) error { return putDraft(tx, key, "") })
		s.refresh()
	}
}
