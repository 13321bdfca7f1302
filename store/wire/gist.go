package wire

import (
	"rapport/store/record"

	"google.golang.org/protobuf/encoding/protowire"
)

// gist writes what is left of an hour whose timeline was let go.
func (w *writer) gist(num protowire.Number, g *record.Gist) {
	at := w.begin(num)
	w.truth(gistNothing, g.Nothing)
	w.truth(gistFromStart, g.FromStart)
	w.truth(gistLate, g.Late)
	w.truth(gistToTheEnd, g.ToTheEnd)
	w.number(gistTrips, int64(g.Trips))
	w.number(gistIn, int64(g.In))
	w.number(gistLongest, int64(g.Longest))
	w.enum(gistLanding, uint8(g.Landing))
	w.number(gistRunway, int64(g.Runway))
	w.number(gistCameOut, int64(g.CameOut))
	w.leds(gistLedIn, g.LedIn)
	w.leds(gistLedOut, g.LedOut)
	w.end(at)
}

// leds are written one by one, unsaid ones too: their order and number count.
func (w *writer) leds(num protowire.Number, leds []record.Led) {
	for _, led := range leds {
		w.varint(num, uint64(led))
	}
}

func (c *cursor) gist() *record.Gist {
	g, in := &record.Gist{}, c.sub()
	for in.next() {
		switch in.num {
		case gistNothing:
			g.Nothing = in.truth()
		case gistFromStart:
			g.FromStart = in.truth()
		case gistLate:
			g.Late = in.truth()
		case gistToTheEnd:
			g.ToTheEnd = in.truth()
		case gistTrips:
			g.Trips = in.int()
		case gistIn:
			g.In = in.int()
		case gistLongest:
			g.Longest = in.int()
		case gistLanding:
			g.Landing = record.Place(in.enum())
		case gistRunway:
			g.Runway = in.int()
		case gistCameOut:
			g.CameOut = in.int()
		case gistLedIn:
			g.LedIn = append(g.LedIn, record.Led(in.enum()))
		case gistLedOut:
			g.LedOut = append(g.LedOut, record.Led(in.enum()))
		}
	}
	c.took(&in)
	return g
}
