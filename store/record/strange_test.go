package record

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// strange draws a session and a card as no screen makes them: numbers of things
// that do not exist (yet), times before the start and beyond all clocks.
func strange(seed uint64) (*Session, *Card) {
	rng := rand.New(rand.NewPCG(seed, 1))
	number := func() int {
		switch rng.IntN(6) {
		case 0:
			return -rng.IntN(100)
		case 1:
			return int(rng.Uint64())
		}
		return rng.IntN(4000)
	}
	small := func() uint8 { return uint8(rng.Uint32()) }
	s := &Session{
		ID: NewID(), Date: Date(rng.Int32()), Planned: number(), Setting: Setting(small()),
		Live: rng.IntN(2) == 0, Ended: rng.IntN(2) == 0, End: number(),
	}
	for range rng.IntN(5) {
		s.Moves = append(s.Moves, Move{At: number(), Place: Place(small()), Led: Led(small())})
		s.Marks = append(s.Marks, Mark{At: number(), Kind: MarkKind(small()), Words: "Miso", Landed: Landing(small())})
	}
	for range rng.IntN(3) {
		s.Pauses = append(s.Pauses, Pause{From: number(), To: number()})
	}
	c := maya()
	c.Ages, c.Setting, c.Client.Standing = Ages(small()), Setting(small()), ClientStanding(small())
	c.Interests = append(c.Interests, Interest{
		ID: NewID(), Kind: Kind(small()), Name: "Miso", Details: "a, b", Standing: Standing(small()), Landed: Landing(small()),
		Fields: []Field{{Key: "eats", Value: "tuna"}}, Heard: Date(rng.Int32()), Lit: []Date{Date(rng.Int32())},
	})
	return s, c
}

// What a newer version has stored may be shown oddly, and never ends the program:
// a vault with one such record could not be opened any more.
func TestStrangeRecordsEndNothing(t *testing.T) {
	for seed := range uint64(3000) {
		s, c := strange(seed)
		in := &c.Interests[len(c.Interests)-1]
		f := s.Figures()
		told := fmt.Sprint(
			f.Minutes(), f.LongestMinutes(), f.RunwayMinutes(), s.FiguresAt(600), s.SpansAt(600), s.PlaceAt(600), s.Told(c), s.Told(nil), s.ToldInOne(),
			s.ToldLanding(), FormatLine(s), s.Check(), s.Last(), FormatAddition(in), in.Phrases(), c.Words(), c.Standing, c.Ages, in.MayHaveChanged(20000, Spans{}),
		)
		if told == "" {
			t.Fatal("nothing is told")
		}
		s.LinkMarks(c)
		for on := range surfaces {
			if v := c.Gate(in, on); int(in.Standing) >= len(standingNames) && v == MayAsk {
				t.Errorf("a standing that is not known may be asked about on %d", on)
			}
			c.GateWords("Miso", on)
		}
		c.Land(Held{Interest: in.ID}, in.Landed, 20000)
		NewCaseload([]*Card{c}, []*Session{s.Clone()}, nil)
		s.Step(600, true, FivePlaces)
		s.TogglePause(610)
		s.AddPause(620, 630)
		s.RemoveUnder(10)
		s.EndAt(3000)
	}
}
