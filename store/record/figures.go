package record

// Figures are what is told of a session, and all that is. They are facts in
// seconds with the pauses taken out before anything is counted. Scores,
// averages of places, slopes, ratios, comparisons and predictions are refused
// here for good: do not add them.
type Figures struct {
	Length int         // T less pauses
	Spent  [Places]int // seconds at each place; they sum to Length
	In     int         // seconds with the hard material: in or deep
	// Trips starts anew on reaching in or deep after a stay of a minute or more
	// at out or near, together and unbroken. A shorter dip, and any time at the
	// edge, belongs to the trip.
	Trips   int
	FirstIn int // when in or deep was first reached; only if WentIn
	Longest int // the longest unbroken stretch at in or deep
	Landing Place
	// Runway is the time from last leaving in or deep to the end, 0 if the end
	// was reached there; only if WentIn.
	Runway int
	// CameOutAt is when in or deep was last left, by the wall clock, pauses left
	// in, as the ruler of a picture counts; only if WentIn.
	CameOutAt int
	// LedIn and LedOut count inward and outward moves by who led them, indexed
	// by Led. They are told only if LedSaid.
	LedIn, LedOut [4]int
	// WaysOut are the lit-up marks and questions tried that name an interest,
	// from two minutes before to two minutes after an outward move, both ends
	// included. Marks here and below are in time order and their times have the
	// pauses taken out.
	WaysOut []Mark
	Lit     []Mark
	Door    []Mark
}

// Figures counts the whole session: [0, Length].
func (s *Session) Figures() Figures { return s.FiguresAt(s.Length()) }

// FiguresAt counts a session that is still going on as of now, in seconds from
// its start by the wall clock. For one that is over it is the same as Figures.
func (s *Session) FiguresAt(now int) Figures { return Figures{} }

// WentIn reports whether in or deep was reached before the end.
func (f *Figures) WentIn() bool { return f.Trips > 0 }

// LedSaid reports whether anybody said who led any move.
func (f *Figures) LedSaid() bool { return false }

// Minutes is Spent in whole minutes, rounded so that all five sum to the whole
// minutes of Length, and in and deep to InMinutes.
func (f *Figures) Minutes() [Places]int { return [Places]int{} }

// InMinutes is In in whole minutes.
func (f *Figures) InMinutes() int { return 0 }
