package plain

import (
	"errors"
	"fmt"
	"time"

	"rapport/store/record"
)

// hour is the session that is going on. Of a client's it holds no word but
// those of marks that could not be written yet.
type hour struct {
	client, id record.ID
	start      time.Time
	planned    int         // minutes
	last       record.Item // what sooner and later move
	lit        record.Item // the last lit up, for what it was
	waiting    []mark      // made, and not on disk yet
}

// lateBy is how long after its planned end an hour that nobody marks locks
// like anything else.
const lateBy = 15 * time.Minute

// hourGoesOn reports whether the hour is where the sitting is, and its planned
// end less than a quarter of an hour past.
func (s *sitting) hourGoesOn(now time.Time) bool {
	h := s.hour
	return h != nil && s.room == s.rooms.hour && wall(now).Sub(h.start) < time.Duration(h.planned)*time.Minute+lateBy
}

// start starts the hour of the open card, or of the client named, in the
// setting named or the usual one.
func (s *sitting) start(line string) error {
	setting, named := record.ParseSetting(record.Fold(line))
	if line != "" && !named {
		id, more, err := s.whose(line)
		if err != nil || more != "" {
			return s.find("start " + line)
		}
		s.goTo(id)
	}
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if !c.StillMeeting() {
		return fmt.Errorf("no hours are offered for %s; say standing current when the work goes on", c.Called)
	}
	if open := s.load.OpenSession(); open != nil {
		if open.Client == c.ID {
			return s.toHour("")
		}
		ended, err := s.endOther(open)
		if err != nil || !ended {
			return err
		}
	}
	if !named {
		setting = c.Setting
	}
	return s.begin(c.ID, setting, wall(s.spoken))
}

// begin writes a new session, begun at a moment, and goes to it.
func (s *sitting) begin(client record.ID, setting record.Setting, now time.Time) error {
	hour := &record.Session{
		ID: record.NewID(), Client: client, Date: record.DateOf(now), Start: now.Truncate(time.Second),
		Planned: s.config.Length, Setting: setting, Live: true,
	}
	done, err := s.write(client, func(tx record.Tx) (string, error) {
		return "the hour has begun, " + hour.Start.Format("15:04"), tx.PutSession(hour.Clone())
	})
	if err != nil || !done {
		s.failed = func() error { return s.begin(client, setting, now) }
		return err
	}
	s.goToHour(hour)
	s.say("Say out, near, edge, in or deep; lit and what it was; end; help tells the rest.")
	return nil
}

// goToHour is at an hour that is open.
func (s *sitting) goToHour(h *record.Session) {
	if s.hour == nil || s.hour.id != h.ID {
		s.hour = &hour{client: h.Client, id: h.ID, start: h.Start, planned: h.Planned}
	}
	s.room, s.client = s.rooms.hour, h.Client
}

// toHour goes to the hour that is open.
func (s *sitting) toHour(string) error {
	open := s.load.OpenSession()
	if open == nil {
		return errors.New("no hour is open")
	}
	s.goToHour(open)
	return s.where("")
}

// errEnding says that nothing more is marked in an hour whose end waits.
var errEnding = errors.New("the hour has ended, and that is not written yet; it is tried again with each line")

// session is the hour as it is on disk with what is on its way over it. When
// it is over or gone, the sitting leaves it.
func (s *sitting) session() (*record.Session, error) {
	var stored *record.Session
	if s.hand != nil {
		h, err := s.hand.Session()
		if err != nil {
			return nil, fmt.Errorf("the hour could not be read, and nothing was marked: %w", err)
		}
		stored = h
	} else if h := s.load.Session(s.hour.client, s.hour.id); h != nil {
		stored = h.Clone()
	}
	if stored == nil || !stored.Open() {
		return nil, s.overElsewhere()
	}
	for _, m := range s.hour.waiting {
		m.do(stored, nil)
	}
	if !stored.Open() {
		return nil, errEnding
	}
	return stored, nil
}

// elapsed is the seconds since the start at which the line arrived, by the
// wall clock, never before what is already marked: a clock may have been set
// back.
func (s *sitting) elapsed(h *record.Session) int {
	since := 0
	if !h.Start.IsZero() {
		since = int(wall(s.spoken).Sub(h.Start).Seconds())
	}
	return max(since, h.Last().At, 0)
}

// minute is the minute to say for a second of the hour: pauses do not count.
func minute(h *record.Session, at int) int {
	for _, p := range h.ClosedPauses(at) {
		at -= max(0, p.To-p.From)
	}
	return max(0, at) / 60
}

// hourPrompt says the minute; with whom, only while the card is in reach.
func (s *sitting) hourPrompt() string {
	s.spoken = s.deps.Now()
	h, err := s.session()
	if err != nil {
		s.say("%s", sentence(err.Error()))
		return s.lastPrompt()
	}
	at := minute(h, s.elapsed(h))
	words := fmt.Sprintf("minute %d of %d:", at, h.Planned)
	if at > h.Planned {
		words = fmt.Sprintf("minute %d, %d past %d:", at, at-h.Planned, h.Planned)
	}
	if h.Paused() {
		words = "paused, " + words
	}
	if c := s.card(); c != nil {
		words = short(c.Called) + ", " + words
	}
	return words
}

// lastPrompt is the prompt where the hour cannot be told.
func (s *sitting) lastPrompt() string {
	if s.room == s.rooms.hour {
		return "hour:"
	}
	return s.room.prompt(s)
}

// inHour answers a line that is no word of the hour.
func (s *sitting) inHour(line string) error {
	s.say("%s is no word here, and nothing was marked.", quoted(line))
	s.say("Here you can say out, near, edge, in, deep, step, who, sooner, lit, quiet, door, note, lighter, ask, pause, where or end; help tells all.")
	return nil
}

// overElsewhere leaves an hour that another companion ended or took away.
func (s *sitting) overElsewhere() error {
	if s.hour != nil && len(s.hour.waiting) > 0 {
		s.say("%s could not be written: the hour is over.", count(len(s.hour.waiting), "mark"))
	}
	s.hour = nil
	s.room = s.rooms.client
	if s.card() == nil {
		s.room = s.rooms.home
	}
	return errors.New("this hour was ended elsewhere")
}

// leaveHour goes to the card; the hour stays open.
func (s *sitting) leaveHour(string) error {
	s.room = s.rooms.client
	s.say("The hour stays open; say hour to go back to it.")
	return nil
}
