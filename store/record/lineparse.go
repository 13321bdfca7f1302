package record

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is expected, in the words of an error.
const (
	expectTime   = "a time, such as 15"
	expectThing  = "a place (out, near, edge, in, deep or 0 to 4) or a mark"
	expectWords  = `words in "quotes" or the next time`
	expectWho    = `who led (c, m or t after a space), words in "quotes" or the next time`
	expectLanded = "how it landed (lit, fine, flat or sore) or the next time"
	expectNext   = "the next time"
)

// pauseWords are the marks that are no MarkKind.
var pauseWords = []string{"pause", "resume", "end"}

// lineParser reads a session from one line. Its line holds whole items only.
type lineParser struct {
	text string
	at   int // in bytes
	line Line
	last int // the time of the last item
}

func (p *lineParser) session() *LineError {
	p.spaces()
	for {
		if err := p.item(); err != nil {
			return err
		}
		p.spaces()
		comma := p.take(",")
		p.spaces()
		switch {
		case p.done() && !comma:
			return nil
		case p.line.Ended:
			return p.expected(p.at, "nothing after end")
		}
	}
}

func (p *lineParser) item() *LineError {
	start := p.at
	at, err := p.time()
	if err != nil {
		return err
	}
	if at < p.last {
		err := p.expected(start, formatTime(p.last)+" or later")
		err.AtEnd = p.done() // 4 on the way to 41
		return err
	}
	p.spaces()
	if err := p.thing(at); err != nil {
		return err
	}
	p.last = at
	return nil
}

func (p *lineParser) thing(at int) *LineError {
	start := p.at
	if n, ok := p.number(1); ok {
		if n >= Places || p.at < len(p.text) && strings.ContainsRune(":'’′", p.peek()) {
			return p.expected(start, expectThing)
		}
		return p.place(at, Place(n))
	}
	word := p.word()
	if place, ok := prefixOf(placeNames[:], word); ok {
		return p.place(at, Place(place))
	}
	if utf8.RuneCountInString(word) > 1 {
		if kind, ok := prefixOf(markNames[1:], word); ok {
			return p.mark(at, MarkKind(kind+1))
		}
		if i, ok := prefixOf(pauseWords, word); ok {
			return p.pause(at, start, pauseWords[i])
		}
	}
	err := p.expected(start, expectThing)
	err.AtEnd = p.done() && beginsMark(word)
	return err
}

// place reads what may follow a place: ["*"] [who] [words].
func (p *lineParser) place(at int, place Place) *LineError {
	apart := p.spaces()
	lit := p.take("*")
	if lit {
		apart = p.spaces()
	}
	move := Move{At: at, Place: place}
	if start := p.at; unicode.IsLetter(p.peek()) {
		led, ok := map[string]Led{"c": ByClient, "m": ByMe, "t": Together}[p.word()]
		if !ok || !apart {
			return p.expected(start, expectWho)
		}
		move.Led = led
	}
	words, err := p.words()
	if err != nil {
		return err
	}
	if p.spaces(); unicode.IsLetter(p.peek()) {
		return p.expected(p.at, expectNext)
	}
	p.line.Moves = append(p.line.Moves, move)
	switch {
	case lit:
		p.line.Marks = append(p.line.Marks, Mark{At: at, Kind: LitUp, Words: words})
	case words != "":
		p.line.Marks = append(p.line.Marks, Mark{At: at, Kind: Note, Words: words})
	}
	return nil
}

// mark reads what may follow a mark: [words], and after tried [landed].
func (p *lineParser) mark(at int, kind MarkKind) *LineError {
	words, err := p.words()
	if err != nil {
		return err
	}
	m := Mark{At: at, Kind: kind, Words: words}
	p.spaces()
	if start := p.at; unicode.IsLetter(p.peek()) {
		word := p.word()
		landed, ok := prefixOf(landingNames[1:], word)
		switch {
		case kind != Tried && words != "":
			return p.expected(start, expectNext)
		case kind != Tried:
			return p.expected(start, expectWords)
		case !ok || len(word) < 2:
			return p.expected(start, expectLanded)
		}
		m.Landed = Landing(landed + 1)
	}
	p.line.Marks = append(p.line.Marks, m)
	return nil
}

func (p *lineParser) pause(at, start int, word string) *LineError {
	n := len(p.line.Pauses)
	paused := n > 0 && p.line.Pauses[n-1].To < 0
	switch {
	case word == "end":
		p.line.Ended, p.line.End = true, at
	case word == "pause" && paused:
		return p.expected(start, "resume before another pause")
	case word == "pause":
		p.line.Pauses = append(p.line.Pauses, Pause{From: at, To: -1})
	case !paused:
		return p.expected(start, "a pause before resume")
	default:
		p.line.Pauses[n-1].To = at
	}
	return nil
}

// words reads a string in double quotes, if there is one.
func (p *lineParser) words() (string, *LineError) {
	p.spaces()
	inside, size, ok := cutQuoted(p.text[p.at:])
	p.at += size
	if size > 0 && !ok {
		return "", p.expected(p.at, "a closing quote")
	}
	return CleanLine(inside), nil
}
