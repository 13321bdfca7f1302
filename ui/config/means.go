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
	AboutCodes = "How clients are named. A code made from a name hides little; their card gives another. " +
		"Other people's names in what was heard stay, and commands and files have ways of their own."
	AboutFocus = "Hidden, only a clock stands here while another window is typed in, and it shows again by itself. " +
		"Not every terminal says which window is in front (tmux does with focus-events on). ctrl+o hides in any."
)

// What the two choices are called, kept and not.
const (
	ClockKept, ClockNot       = "kept", "elapsed minutes only"
	TimelineKept, TimelineNot = "kept", "let go when the hour ends, sentences kept"
)
