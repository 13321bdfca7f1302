package live

import "rapport/ui/keys"

// Keys is the table help shows, of the keys that work now.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "live", Groups: m.groups()}
}

// stepsBack heads the keys of a row that any other key steps back from.
const stepsBack = "here; any other key steps back and does its own work"

func (m Model) groups() []keys.Group {
	on := func(title string, at ...keys.Key) []keys.Group {
		return []keys.Group{{Title: title, Keys: append(at, keys.Dark, keys.Find, keys.Help)}}
	}
	line := func(at ...keys.Key) []keys.Group { return []keys.Group{{Title: "the line", Keys: at}} }
	switch {
	case m.stored == nil:
		return on("here", keys.Back)
	case m.away != nil && m.away.line != nil:
		return line(keys.Enter, keys.Back)
	case m.away != nil:
		return on("here", m.away.keys(), keys.Back)
	case m.line != nil && m.line.lit:
		return line(keys.Enter, keys.Tab.Meaning("the thing whose name that begins"), keys.Back)
	case m.line != nil:
		return line(keys.Enter, keys.Back)
	case m.mode == onLighter:
		return on(stepsBack, keys.Left, keys.Right, cameUp, keys.LandLit, askIt, keys.NotOpen.Meaning("not this one: off every screen at once"), keys.Back)
	case m.mode == onQuestions && m.asking.sore:
		return on(stepsBack, keys.Gently, keys.NotOpen, keys.Back)
	case m.mode == onQuestions && m.asking.tried != nil:
		return on(stepsBack, keys.LandLit, keys.LandFine, keys.LandFlat, keys.LandSore, keys.LandNot, keys.Back)
	case m.mode == onQuestions:
		return on(stepsBack, keys.Take.Meaning("tried it, and how it landed"), keys.Back)
	}
	return picture
}

var (
	cameUp = keys.Enter.Meaning("it came up")
	askIt  = keys.AskLive.Meaning("ask: questions about it")
)

// picture are the keys while nothing is asked.
var picture = []keys.Group{
	{Title: "where we are", Keys: []keys.Key{
		keys.StepIn, keys.StepOut, keys.ToPlace, keys.Sooner, keys.Later, keys.LedClient, keys.LedMe, keys.LedBoth,
	}},
	{Title: "marks", Keys: []keys.Key{
		keys.MarkLit, keys.Lighter, keys.Smiled, keys.QuietTime, keys.Ground, keys.ALot, keys.FarAway, keys.Wobble, keys.Mended,
		keys.DoorWords, keys.NoteMark, keys.AskLive, keys.Pause,
	}},
	{Title: "the screen", Keys: []keys.Key{keys.Undo, keys.Redo, keys.Dark, keys.End, keys.Find, keys.Back, keys.Help}},
}
