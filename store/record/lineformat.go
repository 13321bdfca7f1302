package record

import (
	"fmt"
	"strings"
)

// FormatLine prints a session in the long form, with commas: 0 out, 8 near c,
// 41 out* "Miso". Reading it back gives the same moves, marks, pauses and end;
// a session in which nothing happened is "0 out". Interests are printed as the
// words of their marks. An hour whose timeline was let go has no line.
func FormatLine(s *Session) string {
	if s.Let != nil {
		return ""
	}
	s = s.Clone()
	s.Sort()
	f := lineFormatter{moves: s.Moves, marks: s.Marks, pauses: pauseEvents(s.Pauses)}
	for len(f.moves)+len(f.marks)+len(f.pauses) > 0 {
		f.next()
	}
	switch {
	case s.Ended:
		f.item(max(s.End, s.lastItem()), "end")
	case len(f.items) == 0:
		f.item(0, Out.String())
	}
	return strings.Join(f.items, ", ")
}

// lineFormatter merges the lists of a session by time; at one second moves
// come before marks and marks before pauses.
type lineFormatter struct {
	moves  []Move
	marks  []Mark
	pauses []pauseEvent
	items  []string
}

type pauseEvent struct {
	at   int
	word string
}

func pauseEvents(pauses []Pause) []pauseEvent {
	var events []pauseEvent
	for _, p := range pauses {
		events = append(events, pauseEvent{p.From, "pause"})
		if p.To >= 0 {
			events = append(events, pauseEvent{p.To, "resume"})
		}
	}
	return events
}

// next prints the earliest item left.
func (f *lineFormatter) next() {
	move, mark, pause := len(f.moves) > 0, len(f.marks) > 0, len(f.pauses) > 0
	switch {
	case move && (!mark || f.moves[0].At <= f.marks[0].At) && (!pause || f.moves[0].At <= f.pauses[0].at):
		f.move()
	case mark && (!pause || f.marks[0].At <= f.pauses[0].at):
		m := f.marks[0]
		f.marks = f.marks[1:]
		f.item(m.At, m.Kind.String(), wordsOf(m), m.Landed.String())
	default:
		f.item(f.pauses[0].at, f.pauses[0].word)
		f.pauses = f.pauses[1:]
	}
}

// move prints a move, as a starred place when the next thing at that second is
// that it lit the client up.
func (f *lineFormatter) move() {
	m := f.moves[0]
	f.moves = f.moves[1:]
	place, words := m.Place.String(), ""
	lastThere := len(f.moves) == 0 || f.moves[0].At > m.At
	if lastThere && len(f.marks) > 0 && f.marks[0].At == m.At && f.marks[0].Kind == LitUp {
		place, words = place+"*", wordsOf(f.marks[0])
		f.marks = f.marks[1:]
	}
	f.item(m.At, place, nameOf(ledLetters[:], int(m.Led)), words)
}

var ledLetters = [...]string{"", "c", "m", "t"}

func wordsOf(m Mark) string {
	if m.Words == "" {
		return ""
	}
	return quoted(m.Words)
}

func (f *lineFormatter) item(at int, parts ...string) {
	item := formatTime(at)
	for _, part := range parts {
		if part != "" {
			item += " " + part
		}
	}
	f.items = append(f.items, item)
}

// formatTime prints seconds as a line reads them: 15 or 15'30.
func formatTime(seconds int) string {
	if rest := seconds % secondsPerMinute; rest != 0 {
		return fmt.Sprintf("%d'%02d", seconds/secondsPerMinute, rest)
	}
	return fmt.Sprint(seconds / secondsPerMinute)
}
