package config

// What the two choices about an hour that is over mean, and why someone might
// want each. First run and settings, on a screen and line by line, say these
// words.
const (
	AboutKeeping = "Two things to choose about an hour that is over. Both can be changed later, in settings, for the hours from then on."
	AboutClock   = "Some places treat start and stop times as part of the record, and some people would rather not keep them. " +
		"Without them an hour keeps its date and its minutes, and find cannot say who usually comes now."
	AboutTimeline = "Some people want the picture only while it is being drawn, and no more written down than they would say to a colleague. " +
		"Let go, the moves and the times of the marks leave with the hour; its sentences stay, with what lit them up, words at the door and notes."
)

// What the two choices about an open screen mean.
const (
	AboutCodes = "Names on screens and in what they say. A code made from a name hides little: another one is given on the card, by ctrl+p, code. " +
		"Other people's names in what was heard stay, and commands and what is written out keep ways of their own."
	AboutFocus = "Hidden, nothing but a clock stands here while another window is typed in, and it shows again by itself. " +
		"Not every terminal tells which window is in front (in tmux, with focus-events on); b, or ctrl+o, hides it in any."
)

// What the two choices are called, kept and not.
const (
	ClockKept, ClockNot       = "kept", "elapsed minutes only"
	TimelineKept, TimelineNot = "kept", "let go when the hour ends, sentences kept"
)
