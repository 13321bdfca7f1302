package plain

import (
	"errors"
	"fmt"
	"strings"

	"rapport/store/record"
)

// drawing is an hour being drawn, or redrawn, in one line.
type drawing struct {
	hour  *record.Session
	fresh bool   // not on disk yet
	right string // the line as far as it was right
	draft string // what was typed last, not kept yet
	key   string // of its draft
	week  bool   // in the week, where nothing is named
	// dropped says that a lock took away what was typed, and of an hour that is
	// on disk all but when it was.
	dropped bool
}

// draw draws an hour afterwards.
func (s *sitting) draw(line string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if !c.StillMeeting() {
		return fmt.Errorf("no hours are offered for %s; say standing current when the work goes on", c.Called)
	}
	d := &drawing{hour: s.guess(c), fresh: true, key: draftKey(c.ID)}
	s.say("%s, %s.", c.Called, s.when(d.hour))
	s.takeUp(d)
	if line == "" {
		s.say("Say minute and place, such as 8n 15i 33e 41o. When and a date, time, length or setting changes those; help tells the rest.")
	}
	return s.drawLine(d, line)
}

// redraw takes another line in the place of an hour of the last list.
func (s *sitting) redraw(number string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	h := s.hourNumbered(c, number)
	if h == nil {
		return errors.New("say hours first, then redraw and a number of that list")
	}
	if h.Let != nil {
		return record.ErrLetGo
	}
	d := &drawing{hour: h.Clone(), key: draftKey(c.ID) + "/" + h.ID.String()}
	s.say("%s, %s.", c.Called, s.when(d.hour))
	s.say("It reads: %s", record.FormatLine(c.Seen(h)))
	s.takeUp(d)
	return s.drawLine(d, "")
}

func draftKey(client record.ID) string { return "draw/" + client.String() }

// drawLine asks for the line until it is kept or left.
func (s *sitting) drawLine(d *drawing, line string) error {
	defer s.working(d)()
	for {
		if line == "" {
			var err error
			if line, err = s.ask("line:"); err != nil {
				return errors.Join(err, s.keepDraft(d))
			}
			if err := s.takeUpAgain(d); err != nil {
				return err
			}
		}
		if line == "" {
			return s.leaveDrawing(d)
		}
		kept, err := s.drawn(d, line)
		if kept || err != nil {
			return err
		}
		line = ""
	}
}

// drawn answers one line of a drawing. It reports whether the hour was kept.
func (s *sitting) drawn(d *drawing, line string) (bool, error) {
	first, rest := cutWord(line)
	switch record.Fold(first) {
	case "help", "?":
		s.tell(drawHelp...)
		return false, nil
	case "when":
		return false, s.told(s.changeWhen(d, rest))
	case "and":
		line = strings.TrimSpace(d.right + " " + rest)
	case "shapes":
		s.tell("Usual shapes of an hour, to start from:")
		for _, shape := range record.Shapes(d.hour.Planned) {
			s.say("%s: %s", shape.Line, shape.Name)
		}
		return false, nil
	}
	d.draft = line
	parsed, wrong := record.ParseLineSoFar(line)
	if wrong != nil {
		d.right = strings.TrimRight(line[:wrong.Offset], " ,")
		s.wrongLine(d, wrong)
		return false, nil
	}
	d.right = line
	return s.keepDrawn(d, parsed)
}

// wrongLine says where the line stopped making sense, and what may stand there.
func (s *sitting) wrongLine(d *drawing, wrong *record.LineError) {
	s.say("%s", sentence(wrong.Error()))
	if d.right == "" {
		s.say("Nothing is kept yet; type the line again.")
		return
	}
	s.say("It is right as far as: %s", d.right)
	s.say("Type the line again, or and and what follows there, or nothing to leave it.")
}

var drawHelp = []string{
	"A step is a minute and a place: 8 near, or short 8n. The places are out, near, edge, in, deep, or 0 to 4.",
	"A star behind the place says that they lit up: 41o*. Who led stands apart: 8n c for the client, m for me, t for together.",
	`Marks take two letters or more: lit, laughed, quiet, grounding, lot, far, wobble, mended, door, tried, note, pause, resume, end. Words stand in quotes: 47 door "she may move".`,
	"When and a date, a clock time, a length or a setting changes those: when yesterday 15:00 50 video.",
	"And goes on from where the line was right. Shapes tells usual shapes. An empty line leaves it.",
}

// keepDrawn tells what the line says, and keeps the hour if that is right.
func (s *sitting) keepDrawn(d *drawing, line record.Line) (bool, error) {
	c, err := s.openedCard()
	if err != nil {
		return false, err
	}
	shown := d.hour.Clone()
	c.Redraw(shown, line)
	if d.week {
		shown = shown.Unnamed()
	}
	s.tell(s.inWords(c, shown)...)
	s.tell(shown.Told(c)...)
	yes, err := s.yes("Keep it, yes or no?")
	if err != nil {
		return false, errors.Join(err, s.keepDraft(d))
	}
	if err := s.takeUpAgain(d); err != nil {
		return false, err
	}
	if !yes {
		return false, nil
	}
	h, err := s.asDrawn(d) // made anew: there may have been a lock between
	if err != nil {
		return false, err
	}
	if d.fresh {
		h.KeepOnly(s.config.Keeping())
	}
	label := "kept: " + h.Date.Short(s.today())
	return s.write(h.Client, func(tx record.Tx) (string, error) { return label, putDrawn(tx, h, d.key) })
}

// asDrawn is the hour as its line says.
func (s *sitting) asDrawn(d *drawing) (*record.Session, error) {
	c, err := s.openedCard()
	if err != nil {
		return nil, err
	}
	line, wrong := record.ParseLineSoFar(d.draft)
	if d.draft == "" || wrong != nil {
		return nil, refuse("the line is gone; say draw, and type it again")
	}
	h := d.hour.Clone()
	c.Redraw(h, line)
	return h, nil
}

// putDrawn writes an hour, tells the card what lit the client up in it, and
// lets its half-typed line go, if it had one.
func putDrawn(tx record.Tx, h *record.Session, key string) error {
	put := h.Clone()
	now, err := tx.Session(h.ID)
	if err != nil {
		now = nil
	} else {
		if now.Rev != h.Rev {
			return refuse("this hour was changed elsewhere since it was opened here; open it again")
		}
		put.Redrawn = now.Redrawn || now.Live && !now.SameDrawing(h)
	}
	if err := tx.PutSession(put); err != nil {
		return err
	}
	err = record.ChangeCard(tx, h.Client, func(c *record.Card) error {
		c.LitIn(h, now)
		return nil
	})
	if err != nil {
		return err
	}
	if key == "" {
		return nil
	}
	return putDraft(tx, key, "")
}

// leaveDrawing leaves the line; what was typed is there the next time.
func (s *sitting) leaveDrawing(d *drawing) error {
	if d.draft == "" || !d.fresh {
		s.letGo(d.key)
		s.say("Nothing was kept.")
		return nil
	}
	if err := s.keepDraft(d); err != nil {
		return err
	}
	s.say("No hour was kept. The line is there again when you draw it.")
	return nil
}
