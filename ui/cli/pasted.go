package cli

import "os"

// The marks that a terminal puts around what is pasted.
const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// pasted is the terminal's keys, with escape and its like taken out of what is
// pasted. Most terminals take them out, but not all do; and the library's
// reader of keys, which looks for sequences within a paste too, would wait in a
// string that is begun and never ended for ever: no key would be heard any more,
// not even those that lock and quit.
type pasted struct {
	*os.File
	inside bool
	at     int // how much of the next mark has been read
	more   int // how many bytes the letter still has
}

// Read reads keys. It may return none: an escape within a paste is kept back
// until it is known whether the paste ends there.
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
				p.inside, p.more = true, 0
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
			if held > 0 { // it was no mark: all of it but the escape
				n += copy(out[n:], pasteEnds[1:held])
			}
			if p.at == 0 && !p.begins(b) {
				out[n] = b
				n++
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

// begins reports whether a byte begins a sequence all by itself, which a C1
// control does that is no part of a letter.
func (p *pasted) begins(b byte) bool {
	switch {
	case p.more > 0 && b >= 0x80 && b < 0xc0:
		p.more--
		return false
	case b >= 0xf0:
		p.more = 3
	case b >= 0xe0:
		p.more = 2
	case b >= 0xc0:
		p.more = 1
	default:
		p.more = 0
	}
	return b >= 0x80 && b < 0xa0
}
