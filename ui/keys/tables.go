package keys

// Keys that mean the same everywhere.
var (
	Up    = bind("up k", "↑", "row or place up", "")
	Down  = bind("down j", "↓", "row or place down", "")
	Left  = bind("left h", "←", "column or time back", "")
	Right = bind("right l", "→", "column or time on", "")
	// Where letters are typed only the arrows move.
	UpArrow    = bind("up", "↑", "row up", "")
	DownArrow  = bind("down", "↓", "row down", "")
	LeftArrow  = bind("left", "←", "left", "")
	RightArrow = bind("right", "→", "right", "")

	PageUp   = bind("pgup", "pgup", "some rows up", "")
	PageDown = bind("pgdown", "pgdn", "some rows down", "")

	Enter  = bind("enter", "enter", "open, or keep what was typed", "")
	Tab    = bind("tab", "tab", "the other face, the next part", "")
	Back   = bind("esc", "esc", "back; what was half typed is kept", "esc back")
	Help   = bind("?", "?", "all keys", "?")
	Find   = bind("/", "/", "find", "")
	Filter = bind("/", "/", "filter: where, when, what was marked or said", "/ filter")
	Undo   = bind("u", "u", "undo", "")
	Redo   = bind("U", "U", "redo", "")
	Dark   = bind("b", "b", "dark, and again to show", "b dark")

	Everything = bind("ctrl+p", "ctrl+p", "everything, with its key", "ctrl+p everything")
	LockNow    = bind("ctrl+l", "ctrl+l", "lock", "")
	DarkChord  = bind("ctrl+o", "ctrl+o", "dark, also while typing", "")
	ClearLine  = bind("ctrl+u", "ctrl+u", "clear the line", "")
	Quit       = bind("ctrl+c", "ctrl+c", "quit", "")
	Suspend    = bind("ctrl+z", "ctrl+z", "lock and suspend", "")
)

// Thing letters: card, before, ask, the list of what lit them up.
var (
	Ask     = bind("a", "a", "ask: three questions", "a ask")
	Add     = bind("+", "+", "add one line", "+ add")
	Edit    = bind("e", "e", "edit", "e edit")
	Heard   = bind("t", "t", "heard about it today", "t heard today")
	Lit     = bind("space", "space", "it lit them up today", "space lit up")
	Gently  = bind("g", "g", "hold gently", "g gently")
	NotOpen = bind("x", "x", "not to be asked", "x not to open")
	Rest    = bind("r", "r", "let it rest", "r rest")
	Past    = bind("p", "p", "past: used to", "p past")
	Reopen  = bind("o", "o", "ask again", "o ask again")
	Carry   = bind("c", "c", "carry forward, on and off", "c carry")
	MySide  = bind("m", "m", "my side and what I said I would do", "m my side")
	Start   = bind("s", "s", "start the hour, live", "s start the hour")
	Draw    = bind("d", "d", "draw an hour afterwards", "d draw")
	Hours   = bind("v", "v", "past hours", "v past hours")
	Note    = bind("n", "n", "a note, one line", "")
	Beside  = bind("=", "=", "mark an hour; at another: the two beside each other", "= beside")
	Out     = bind("w", "w", "write it out, to a file", "w write out")
)

// Picture letters: live, drawing, editing an hour.
var (
	StepIn     = bind("down i j", "↓ i j", "a step in", "↓ in")
	StepOut    = bind("up o k", "↑ o k", "a step out", "↑ out")
	ToPlace    = bind("0 1 2 3 4", "0–4", "straight to that place", "")
	Sooner     = bind("left h", "← h", "the last mark was a minute sooner", "← sooner")
	Later      = bind("right l", "→ l", "a minute later", "")
	CursorBack = bind("left h", "← h", "a minute back", "← →  minute")
	CursorOn   = bind("right l", "→ l", "a minute on", "")
	FiveBack   = bind("pgup", "pgup", "five minutes back", "")
	FiveOn     = bind("pgdown", "pgdn", "five minutes on", "")
	LedClient  = bind("c", "c", "the client led that move", "c m t who led")
	LedMe      = bind("m", "m", "I led that move", "")
	LedBoth    = bind("t", "t", "we led that move together", "")
	MarkLit    = bind("space *", "space", "lit up", "space lit up")
	Smiled     = bind("s", "s", "smiled, laughed", "")
	QuietTime  = bind("q", "q", "quiet together", "")
	Ground     = bind("g", "g", "grounding", "")
	ALot       = bind("v", "v", "a lot", "")
	FarAway    = bind("f", "f", "far away", "")
	Wobble     = bind("w", "w", "a wobble between us", "")
	Mended     = bind("r", "r", "mended", "")
	DoorWords  = bind("d", "d", "door words, one line", "")
	NoteMark   = bind("n", "n", "a note, one line", "")
	AskLive    = bind("a", "a", "ask: three questions under the picture", "")
	Lighter    = bind("tab", "tab", "what to name, or the lighter row", "")
	Pause      = bind("p", "p", "pause, and again to go on", "")
	End        = bind("e", "e e", "end the hour: twice", "e e end")
	TakeMark   = bind("x", "x", "take away the mark under the cursor", "x take away")
	NudgeBack  = bind("< ,", "< ,", "what is under the cursor, a minute sooner", "< >  sooner, later")
	NudgeOn    = bind("> .", "> .", "what is under the cursor, a minute later", "")
	WordMark   = bind("\"", "\"", "the words of the mark under the cursor", "")
)

// Landing keys: how a question that was asked landed.
var (
	LandLit  = bind("space", "space", "it lit them up", "space lit")
	LandFine = bind("enter", "enter", "fine", "enter fine")
	LandFlat = bind("-", "-", "flat", "- flat")
	LandSore = bind("x", "x", "it did not sit well", "x sore")
	LandNot  = bind("0", "0", "did not ask", "0 did not ask")
)

// Answers to what happened while the screen was away, and to which hour ends.
var (
	Answer = bind("1 2 3 4", "1–4", "what happened meanwhile", "1 2 3 4 choose")
	Ended  = bind("3 4", "3 4", "when that hour ended", "3 4 choose")
)

// Keys of Ask and of Find beside the families.
var (
	Take     = bind("1 2 3", "1 2 3", "take in hand; again: put back", "1 2 3 take one")
	Others   = bind("right l", "→", "three others", "→ three others")
	Before3  = bind("left h", "←", "the three before", "")
	Moment   = bind("tab", "tab", "the next moment", "tab moment")
	MomentUp = bind("shift+tab", "shift+tab", "the moment before", "")
	Reword   = bind("e", "e", "re-word it and keep that as one's own", "e re-word")
	NotThis  = bind("x", "x", "not this question for this client", "x not this")
	Never    = bind("X", "X", "after x: never this one, for anyone", "X never for anyone")
	Suits    = bind("f", "f", "this question suits them, on and off", "f suits them")
	Where    = bind("w", "w", "where: room, video, phone, walk", "w where")
	HowOld   = bind("y", "y", "for whom: adult, child, teen, older", "y ages")

	FindOpen = bind("enter", "enter", "the card", "enter card")
	FindTab  = bind("tab", "tab", "the minute before", "tab before")
	FindEsc  = bind("esc", "esc", "clear the line; on an empty one put the preview away", "esc clear")

	NotMet = bind("ctrl+x", "ctrl+x", "we did not meet; again: taken back", "ctrl+x did not meet")

	Shapes = bind("ctrl+t", "ctrl+t", "usual shapes", "ctrl+t usual shapes")
)

// Global is what works on every screen.
var Global = Group{Title: "everywhere", Keys: []Key{Everything, LockNow, DarkChord, ClearLine, Suspend, Quit}}
