package record

import (
	"slices"
	"time"
)

// DefaultLength is the planned length of a session in minutes.
const DefaultLength = 50

// PlannedLengths are the lengths offered, in minutes.
var PlannedLengths = []int{45, 50, 53, 60, 80, 90}

// Session is one hour: how it moved in toward the hard material and back out,
// as the clinician marked it. Times inside are whole seconds from the start,
// by the wall clock, pauses included.
type Session struct {
	ID     ID
	Client ID
	Date   Date
	// Start is when it began, to the second and in the zone where it happened;
	// zero when clock times are not kept.
	Start   time.Time
	Planned int // minutes
	Setting Setting
	Live    bool // drawn live; otherwise afterwards, and told with "about"
	Redrawn bool // drawn live and changed later
	Moves   []Move
	Marks   []Mark
	Pauses  []Pause
	Ended   bool
	End     int    // seconds; only when Ended
	Line    string // one optional line: what was here today
	// Let is what is left of the moves of an hour whose timeline was let go when
	// it was over; nil while the timeline is there.
	Let *Gist
	Rev uint64 // as in Card
}

// Move is arriving at a place. One at second 0 says where the session began
// and is not a move; of several at one second only the last stands.
type Move struct {
	At    int
	Place Place
	Led   Led
}

// MarkKind is what a mark says.
type MarkKind uint8

// The kinds of mark.
const (
	LitUp     MarkKind = iota + 1
	Laughed            // smiled, laughed
	Quiet              // quiet together
	Grounding          // grounding
	ALot               // a lot
	FarAway            // far away
	Wobble             // a wobble between us
	Mended             // and its mending
	Door               // words said at the door
	Tried              // a question tried
	Note               // one line
)

var markNames = [...]string{"", "lit", "laughed", "quiet", "grounding", "lot", "far", "wobble", "mended", "door", "tried", "note"}

// String is the word the one-line form and JSON use.
func (k MarkKind) String() string { return nameOf(markNames[:], int(k)) }

// ParseMarkKind finds a kind of mark by its whole name.
func ParseMarkKind(s string) (MarkKind, bool) {
	i, ok := indexOf(markNames[:], s)
	return MarkKind(i), ok && i > 0
}

// Mark is something noted at a moment.
type Mark struct {
	At       int
	Kind     MarkKind
	Words    string
	Interest ID      // zero when it names none
	Landed   Landing // only for Tried
}

// Pause is a stretch that does not count. An open pause, one that has not
// been ended, has To < 0.
type Pause struct{ From, To int }

// Open reports whether the session is still going on.
func (s *Session) Open() bool { return s.Live && !s.Ended }

// Paused reports whether the last pause is open.
func (s *Session) Paused() bool {
	n := len(s.Pauses)
	return n > 0 && s.Pauses[n-1].To < 0
}

// Length is T, the length in seconds, pauses included: the end if given, else
// the larger of the planned length and the time of the last item.
func (s *Session) Length() int {
	if s.Ended {
		return s.End
	}
	return max(s.Planned*60, s.lastItem())
}

func (s *Session) lastItem() int {
	last := 0
	for _, m := range s.Moves {
		last = max(last, m.At)
	}
	for _, m := range s.Marks {
		last = max(last, m.At)
	}
	for _, p := range s.Pauses {
		last = max(last, p.From, p.To)
	}
	return last
}

// Sort puts items in time order; items of one list at one second keep their
// order.
func (s *Session) Sort() {
	slices.SortStableFunc(s.Moves, func(a, b Move) int { return a.At - b.At })
	slices.SortStableFunc(s.Marks, func(a, b Mark) int { return a.At - b.At })
	slices.SortStableFunc(s.Pauses, func(a, b Pause) int { return a.From - b.From })
}

// SameDrawing reports whether both say the same of how the hour went, in any
// order of their items. When and where it was, and the one line, may differ.
func (s *Session) SameDrawing(other *Session) bool {
	a, b := s.Clone(), other.Clone()
	a.Sort()
	b.Sort()
	return slices.Equal(a.Moves, b.Moves) && slices.Equal(a.Marks, b.Marks) && slices.Equal(a.Pauses, b.Pauses) &&
		a.Ended == b.Ended && a.End == b.End
}

// Clone returns a copy that shares nothing that can be changed.
func (s *Session) Clone() *Session {
	out := *s
	out.Moves = slices.Clone(s.Moves)
	out.Marks = slices.Clone(s.Marks)
	out.Pauses = slices.Clone(s.Pauses)
	out.Let = s.Let.Clone()
	return &out
}
