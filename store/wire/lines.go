package wire

import (
	"rapport/store/record"

	"google.golang.org/protobuf/encoding/protowire"
)

// line is any of the small dated things on a card; each sort uses some of it.
type line struct {
	words, question string
	on, done        record.Date
	interest        record.ID
	landed          record.Landing
}

// lines writes the small dated things of a client.
func (w *writer) lines(c *record.Client) {
	for _, t := range c.MySide {
		w.line(cardMySide, line{words: t.Words, on: t.On})
	}
	for _, p := range c.Promises {
		w.line(cardPromises, line{words: p.Words, on: p.On, done: p.Done})
	}
	for _, k := range c.Carried {
		w.line(cardCarried, line{words: k.Words, on: k.On, interest: k.Interest})
	}
	for _, h := range c.InHand {
		w.line(cardInHand, line{words: h.Text, question: h.Question, on: h.On, interest: h.Interest})
	}
	for _, a := range c.Asked {
		w.line(cardAsked, line{question: a.Question, on: a.On, interest: a.Interest, landed: a.Landed})
	}
}

func (w *writer) line(num protowire.Number, l line) {
	at := w.begin(num)
	w.text(lineWords, l.words)
	w.date(lineOn, l.on)
	w.date(lineDone, l.done)
	w.id(lineInterest, l.interest)
	w.text(lineQuestion, l.question)
	w.enum(lineLanded, uint8(l.landed))
	w.end(at)
}

func (c *cursor) line() (l line) {
	in := c.sub()
	for in.next() {
		switch in.num {
		case lineWords:
			l.words = in.str()
		case lineOn:
			l.on = in.date()
		case lineDone:
			l.done = in.date()
		case lineInterest:
			l.interest = in.id()
		case lineQuestion:
			l.question = in.str()
		case lineLanded:
			l.landed = record.Landing(in.enum())
		}
	}
	c.took(&in)
	return l
}
