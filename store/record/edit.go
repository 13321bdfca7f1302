package record

// Scale is which places a clinician uses: all five, or out, edge and in.
type Scale uint8

// The scales.
const (
	FivePlaces Scale = iota
	ThreePlaces
)

// Places lists the places of the scale, out first.
func (sc Scale) Places() []Place { return nil }

// JoinWithin is the span in seconds in which presses in one direction are one
// move, with the time of the first and the place of the last.
const JoinWithin = 5

// ItemKind is which list of a session an item stands in.
type ItemKind uint8

// The kinds of item.
const (
	MoveItem ItemKind = iota + 1
	MarkItem
	PauseItem
	ResumeItem
)

// Item names one thing in a session by what it is rather than by where it
// stands, so that it is found again after another companion has written. The
// zero Item names nothing.
type Item struct {
	What  ItemKind
	At    int
	Place Place    // of a move
	Mark  MarkKind // of a mark
}

// Last is the item with the latest time; of several at one second a mark
// before a move before a pause. Screens that know what was pressed last keep
// the Item their change returned instead.
func (s *Session) Last() Item { return Item{} }

// Step goes one place in (or out) at now, on the scale. Presses in one
// direction within JoinWithin are one move. It returns the move, and the zero
// Item when there is nowhere to go.
func (s *Session) Step(now int, inward bool, sc Scale) Item { return Item{} }

// GoTo goes straight to a place at now, joined like Step; the zero Item when
// the session is there already.
func (s *Session) GoTo(now int, p Place) Item { return Item{} }

// Lead says who led the last move at or before at; the same again leaves it
// unsaid. It reports whether there was a move.
func (s *Session) Lead(at int, by Led) bool { return false }

// AddMark puts a mark in its place in time, behind those at the same second.
func (s *Session) AddMark(m Mark) Item { return Item{} }

// AddMarkOf marks an interest, in its own words.
func (s *Session) AddMarkOf(at int, kind MarkKind, in *Interest) Item { return Item{} }

// SetMark changes the words and the interest of a mark already made.
func (s *Session) SetMark(it Item, words string, interest ID) bool { return false }

// Land says how a tried question landed.
func (s *Session) Land(it Item, l Landing) bool { return false }

// Nudge moves an item by seconds (a minute is 60), as far as it may go: a move
// stays between its neighbours, a pause keeps its shape, nothing goes before
// the start or past limit (now, in a live session). It returns the item as it
// is then, and whether it moved.
func (s *Session) Nudge(it Item, by, limit int) (Item, bool) { return Item{}, false }

// TogglePause pauses at now, or goes on.
func (s *Session) TogglePause(now int) Item { return Item{} }

// AddPause takes a stretch out afterwards, joined with pauses it touches.
func (s *Session) AddPause(from, to int) bool { return false }

// EndAt ends the session at now, or at its last item if that is later.
func (s *Session) EndAt(now int) {}

// Reopen takes the end back.
func (s *Session) Reopen() {}

// DrawStep steps in or out at a minute of a picture drawn by hand: the move in
// that minute changes, or there is a new one.
func (s *Session) DrawStep(minute int, inward bool, sc Scale) Item { return Item{} }

// DrawPlace puts the place at a minute of a picture drawn by hand. A move that
// would go nowhere is taken away.
func (s *Session) DrawPlace(minute int, p Place) Item { return Item{} }

// RemoveUnder takes away the last item within a minute: a mark if there is
// one, then a move, then a pause. It returns what it took.
func (s *Session) RemoveUnder(minute int) (Item, bool) { return Item{}, false }
