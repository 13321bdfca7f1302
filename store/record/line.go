package record

import "fmt"

// Line is what one line says of a session: everything that can be drawn.
type Line struct {
	Moves  []Move
	Marks  []Mark
	Pauses []Pause
	Ended  bool
	End    int
}

// LineError says where a line stopped making sense and what was expected
// there.
type LineError struct {
	Col      int    // 1-based, in runes, so that text of any script counts alike
	Offset   int    // the same place in bytes, to cut the line there and measure it
	Expected string // "a place (out, near, edge, in, deep) or a mark"
	AtEnd    bool   // the line is right as far as it goes, and unfinished
}

func (e *LineError) Error() string { return fmt.Sprintf("column %d: expected %s", e.Col, e.Expected) }

// ParseLine reads a session in one line:
//
//	session = item { [","] item }
//	item    = time thing                   time and place may touch: 15i
//	time    = 15 | 1:05 (hours:minutes) | 15'30 (minutes'seconds), never smaller than the one before
//	thing   = place ["*"] [who] [words] | mark [words] [landed]
//	place   = out near edge in deep, by any beginning, or 0 to 4
//	who     = c | m | t, standing apart
//	mark    = lit laughed quiet grounding lot far wobble mended door tried note pause resume end,
//	          by two letters or more
//	landed  = lit fine flat sore, only after tried
//	words   = in double quotes, straight or typographic, with \" and \\ inside
//
// A single letter after a time is always a place. "*" also marks lit up, with
// the words; words after a place without "*" are kept as a note. Nothing
// follows end; pause and resume alternate. The error is a *LineError, and the
// Line is then empty. Words name no interest yet: see Session.LinkMarks.
func ParseLine(s string) (Line, error) {
	line, err := ParseLineSoFar(s)
	if err != nil {
		return Line{}, err
	}
	return line, nil
}

// ParseLineSoFar is ParseLine for a line being typed: beside the error it
// returns every item before the one that is wrong, so that a picture can keep
// its last right form.
func ParseLineSoFar(s string) (Line, *LineError) {
	p := lineParser{text: s}
	err := p.session()
	return p.line, err
}

// Apply puts what the line says in place of what the session held: moves,
// marks, pauses and end. Marks then name no interest: see LinkMarks and
// KeepLinks.
func (l Line) Apply(s *Session) {
	s.Moves, s.Marks, s.Pauses = l.Moves, l.Marks, l.Pauses
	s.Ended, s.End, s.Let = l.Ended, l.End, nil
}
