package wire

import (
	"fmt"

	"rapport/store/record"

	"google.golang.org/protobuf/encoding/protowire"
)

// AppendSession appends a session to dst. Its start is kept to the second,
// with the zone's distance from UTC. Its revision is not part of it.
func AppendSession(dst []byte, s *record.Session) []byte {
	w := writer{buf: append(dst, Version)}
	w.id(sessionID, s.ID)
	w.id(sessionClient, s.Client)
	w.date(sessionDate, s.Date)
	if !s.Start.IsZero() {
		_, zone := s.Start.Zone()
		w.varint(sessionStart, protowire.EncodeZigZag(s.Start.Unix()))
		w.number(sessionZone, int64(zone))
	}
	w.number(sessionPlanned, int64(s.Planned))
	w.enum(sessionSetting, uint8(s.Setting))
	w.truth(sessionLive, s.Live)
	w.truth(sessionRedrawn, s.Redrawn)
	for _, m := range s.Moves {
		w.item(sessionMove, item{mark: record.Mark{At: m.At}, place: m.Place, led: m.Led})
	}
	for _, m := range s.Marks {
		w.item(sessionMark, item{mark: m})
	}
	for _, p := range s.Pauses {
		w.item(sessionPause, item{mark: record.Mark{At: p.From}, to: p.To})
	}
	w.truth(sessionEnded, s.Ended)
	w.number(sessionEnd, int64(s.End))
	w.text(sessionLine, s.Line)
	if s.Let != nil {
		w.gist(sessionLet, s.Let)
	}
	return w.buf
}

func (w *writer) item(num protowire.Number, i item) {
	at := w.begin(num)
	w.number(itemAt, int64(i.mark.At))
	w.enum(itemPlace, uint8(i.place))
	w.enum(itemLed, uint8(i.led))
	w.enum(itemKind, uint8(i.mark.Kind))
	w.text(itemWords, i.mark.Words)
	w.id(itemInterest, i.mark.Interest)
	w.enum(itemLanded, uint8(i.mark.Landed))
	w.number(itemTo, int64(i.to))
	w.end(at)
}

// Session reads what AppendSession wrote. It takes data over. The error is
// ErrNewer or ErrMalformed, wrapped.
func Session(data []byte) (*record.Session, error) {
	c, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("session: %w", err)
	}
	var n [sessionLet + 1]int
	c.count(n[:])
	s := &record.Session{
		Moves:  sized[record.Move](n[sessionMove]),
		Marks:  sized[record.Mark](n[sessionMark]),
		Pauses: sized[record.Pause](n[sessionPause]),
	}
	var begun clock
	for c.next() {
		if !c.sessionItem(s) {
			c.sessionPart(s, &begun)
		}
	}
	if begun.set {
		s.Start = c.start(begun.seconds, begun.zone)
	}
	if c.err != nil {
		return nil, fmt.Errorf("session: %w", c.err)
	}
	return s, nil
}

// clock is the start of a session in the parts in which it is written.
type clock struct {
	set     bool
	seconds int64
	zone    int
}

func (c *cursor) sessionPart(s *record.Session, begun *clock) {
	switch c.num {
	case sessionID:
		s.ID = c.id()
	case sessionClient:
		s.Client = c.id()
	case sessionDate:
		s.Date = c.date()
	case sessionStart:
		begun.set, begun.seconds = true, c.number()
	case sessionZone:
		begun.zone = c.int()
	case sessionPlanned:
		s.Planned = c.int()
	case sessionSetting:
		s.Setting = record.Setting(c.enum())
	case sessionLive:
		s.Live = c.truth()
	case sessionRedrawn:
		s.Redrawn = c.truth()
	case sessionEnded:
		s.Ended = c.truth()
	case sessionEnd:
		s.End = c.int()
	case sessionLine:
		s.Line = c.str()
	case sessionLet:
		s.Let = c.gist()
	}
}

// sessionItem reads a move, a mark or a pause, and reports whether this is one.
func (c *cursor) sessionItem(s *record.Session) bool {
	switch c.num {
	case sessionMove:
		i := c.item()
		s.Moves = append(s.Moves, record.Move{At: i.mark.At, Place: i.place, Led: i.led})
	case sessionMark:
		s.Marks = append(s.Marks, c.item().mark)
	case sessionPause:
		i := c.item()
		s.Pauses = append(s.Pauses, record.Pause{From: i.mark.At, To: i.to})
	default:
		return false
	}
	return true
}

// item is a move, a mark or a pause; each uses some of it.
type item struct {
	mark  record.Mark
	place record.Place
	led   record.Led
	to    int
}

func (c *cursor) item() (i item) {
	in := c.sub()
	for in.next() {
		switch in.num {
		case itemAt:
			i.mark.At = in.int()
		case itemPlace:
			i.place = record.Place(in.enum())
		case itemLed:
			i.led = record.Led(in.enum())
		case itemKind:
			i.mark.Kind = record.MarkKind(in.enum())
		case itemWords:
			i.mark.Words = in.str()
		case itemInterest:
			i.mark.Interest = in.id()
		case itemLanded:
			i.mark.Landed = record.Landing(in.enum())
		case itemTo:
			i.to = in.int()
		}
	}
	c.took(&in)
	return i
}
