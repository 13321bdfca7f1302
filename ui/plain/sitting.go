package plain

import (
	"cmp"
	"errors"
	"time"

	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/config"
	"rapport/ui/undo"
)

// errEnd ends the sitting, with nothing wrong: the input is over, or quit.
var errEnd = errors.New("the sitting is over")

// sitting is one run of plain mode. One goroutine has all of it; another only
// reads lines.
type sitting struct {
	record.Elision
	deps   Deps
	out    voice
	ears   *ears
	tick   *time.Ticker
	config config.Config

	vault   Vault // nil while locked
	hand    Hand  // all that is left of it while an hour is open and nobody spoke
	entered bool  // a vault was open before, so a locked one asks for the passphrase
	load    *record.Caseload
	index   *search.Index
	journal undo.Journal
	failed  func() error // tries again what could not be written

	rooms  rooms
	room   *room
	list   []pick      // what a number picks from
	monday record.Date // of the week told last
	client record.ID   // whose card is open
	thing  record.ID   // what on it was told last
	asking *asking
	half   half // what is half made while we ask
	hour   *hour

	copied  string    // how the backup ended that the last lock made; not said yet
	spoken  time.Time // when the line being answered arrived
	touched time.Time // the last line, without the monotonic clock
	fatal   error
}

func newSitting(d Deps) *sitting {
	s := &sitting{
		deps: d, out: voice{w: d.Out}, ears: newEars(d.In), tick: time.NewTicker(cmp.Or(d.beat, time.Second)), config: d.Config,
		spoken: d.Now(), touched: wall(d.Now()),
	}
	s.rooms = newRooms()
	s.room = s.rooms.home
	return s
}

// wall strips the monotonic clock, which stops while a laptop sleeps.
func wall(t time.Time) time.Time { return t.Round(0) }

// sit answers lines until the end.
func (s *sitting) sit() error {
	for {
		line, err := s.listen(s.room.prompt(s), s.room == s.rooms.hour)
		waiting := s.unwritten()
		if err == nil {
			err = s.answer(line)
		}
		if err == nil && waiting > 0 && s.unwritten() == waiting {
			err = s.flush()
		}
		if errors.Is(err, errEnd) {
			return err
		}
		if err != nil {
			s.say("%s", sentence(err.Error()))
		}
	}
}

// close writes what is still waiting, locks the vault and says so.
func (s *sitting) close(err error) error {
	s.tick.Stop()
	if !errors.Is(err, errEnd) {
		s.fatal = err
	}
	s.lastWords()
	wasOpen := s.vault != nil || s.hand != nil
	s.lock()
	s.tellBackup()
	switch {
	case s.fatal != nil:
	case wasOpen && s.deps.Demo:
		s.say("Closed.")
	case wasOpen:
		s.say("Closed and locked. What was confirmed is kept.")
	}
	return s.fatal
}

// today is the day on the clinician's own calendar.
func (s *sitting) today() record.Date { return record.DateOf(s.spoken) }

// card is the open card as it is named here, or nil when it is gone or nothing
// is in reach; truly is the same with the client's own name on it.
func (s *sitting) card() *record.Card { return s.config.Shown(s.truly()) }

func (s *sitting) truly() *record.Card {
	if s.load == nil {
		return nil
	}
	return s.load.Card(s.client)
}

func (s *sitting) scale() record.Scale {
	if s.config.ThreePlaces {
		return record.ThreePlaces
	}
	return record.FivePlaces
}

// enter takes an open vault over.
func (s *sitting) enter(v Vault) error {
	if s.hand != nil {
		s.hand.Drop()
		s.hand = nil
	}
	s.vault, s.entered = v, true
	s.touched = wall(s.deps.Now())
	if err := s.read(); err != nil {
		s.lock()
		s.fatal = err
		return errEnd
	}
	return nil
}

// read takes the newest picture, and an index made from the one before.
func (s *sitting) read() error {
	load, err := s.vault.Caseload()
	if err != nil {
		return err
	}
	s.load = load
	if s.index != nil {
		s.index = s.index.Renew(load)
	} else {
		s.index = search.New(load)
	}
	return nil
}

// refresh reads anew what another program wrote. What is wrong with the vault
// is told when something is wanted of it.
func (s *sitting) refresh() {
	if s.vault == nil {
		return
	}
	if changed, err := s.vault.Changed(); err == nil && changed {
		_ = s.read()
	}
}

// lock drops the keys, the records, the undo history and what numbers picked
// from. What could not be written stays, to be tried again.
func (s *sitting) lock() {
	s.putAway()
	if s.vault != nil {
		s.backUp()
		s.vault.Lock()
	}
	if s.hand != nil {
		s.hand.Drop()
	}
	s.vault, s.hand = nil, nil
	s.load, s.index, s.journal, s.list, s.asking = nil, nil, undo.Journal{}, nil, nil
}
