package cli

import (
	"os"
	"unicode/utf8"
)

// The marks that a terminal puts around what is pasted.
const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// pasted is the terminal's keys, with escape and its like taken out of what is
// pasted. Most terminals take them out, but not all do; and the library's
// reader of keys, which looks for sequences within a paste too, would wait in a
// string that is begun and never ended for ever: no key would be heard any more,
// not even those that lock and quit. It takes the middle of a letter for the
// beginning of such a string too, where it waited in vain for the rest of one, or
// where what begins like a letter is none: letters come to it whole, and nothing
// else does.
type pasted struct {
	*os.File
	inside bool
	at     int    // how much of the next mark has been read
	letter []byte // how much of the next letter has been read
}

// Read reads keys. It may return none: an escape within a paste is kept back
// until it is known whether the paste ends there, and a letter until it is whole.
func (p *pasted) Read(into []byte) (int, error) {
	const room = len(pasteEnds) // what is kept back comes out before what was read
	if len(into) <= room {
		return p.File.Read(into)
	}
	n, err := p.File.Read(into[room:])
	return p.clean(into, into[room:room+max(n, 0)]), err
}

// clean puts what is harmless of raw into out, which may be the same memory from
// as many bytes earlier on as a mark has.
func (p *pasted) clean(out, raw []byte) (n int) {
	for _, b := range raw {
		if !p.inside {
			out[n] = b
			n++
			if p.follows(pasteBegins, b) {
				p.inside, p.letter = true, p.letter[:0]
			}
			continue
		}
		held := p.at
		switch {
		case p.follows(pasteEnds, b):
			n += copy(out[n:], pasteEnds)
			p.inside = false
		case p.at > held:
		default:
			for i := 1; i < held; i++ { // it was no mark: all of it but the escape
				n += p.put(out[n:], pasteEnds[i])
			}
			if p.at == 0 {
				n += p.put(out[n:], b)
			}
		}
	}
	return n
}

// follows takes a byte of a mark, and reports whether the mark is whole.
func (p *pasted) follows(mark string, b byte) bool {
	switch {
	case b == mark[p.at]:
		p.at++
	case b == mark[0]:
		p.at = 1
	default:
		p.at = 0
	}
	if p.at < len(mark) {
		return false
	}
	p.at = 0
	return true
}

// put takes a byte of what is pasted, and puts into out the letter that it ends.
// What is no letter is dropped.
func (p *pasted) put(out []byte, b byte) (n int) {
	p.letter = append(p.letter, b)
	for len(p.letter) > 0 && utf8.FullRune(p.letter) {
		r, size := utf8.DecodeRune(p.letter)
		if r != utf8.RuneError || size > 1 {
			n += copy(out[n:], p.letter[:size])
		}
		p.letter = append(p.letter[:0], p.letter[size:]...)
	}
	return n
}
