package cli

import (
	"strings"
	"time"

	"rapport/store/record"
)

// hourJSON is an hour as `session show --json` prints it.
type hourJSON struct {
	Client  string      `json:"client"`
	Number  int         `json:"number"`
	ID      record.ID   `json:"id"`
	Date    record.Date `json:"date"`
	Start   *time.Time  `json:"start"`
	Length  minutes     `json:"length_min"`
	Planned int         `json:"planned_min"`
	Setting string      `json:"setting"`
	Drawn   string      `json:"drawn"`
	Changed bool        `json:"changed"` // drawn live and changed afterwards
	Moves   []moveJSON  `json:"moves"`
	Marks   []markJSON  `json:"marks"`
	Pauses  []pauseJSON `json:"pauses"`
	Summary summaryJSON `json:"summary"`
	Line    *string     `json:"line"` // null once the timeline was let go
	Told    string      `json:"told"`
}

type moveJSON struct {
	At    minutes `json:"at_min"`
	Place string  `json:"place"`
	Led   text    `json:"led"`
}

// markJSON is a mark; its interest is the id under which the card has it.
type markJSON struct {
	At       *minutes   `json:"at_min"` // null once the timeline was let go
	Kind     string     `json:"kind"`
	Words    text       `json:"words"`
	Interest *record.ID `json:"interest"`
	Landed   text       `json:"landed"`
}

// pauseJSON is a pause; one still open has no end.
type pauseJSON struct {
	From minutes  `json:"from_min"`
	To   *minutes `json:"to_min"`
}

type summaryJSON struct {
	Minutes *placesJSON `json:"minutes"` // null once the timeline was let go
	In      minutes     `json:"in_min"`
	Trips   int         `json:"trips"`
	FirstIn *minutes    `json:"first_in_min"`
	Longest minutes     `json:"longest_in_min"`
	Landing text        `json:"landing"`
	Runway  *minutes    `json:"runway_min"`
	Led     ledJSON     `json:"led"`
	WaysOut []text      `json:"ways_out"`
	Lit     []text      `json:"lit"`
	Door    []text      `json:"door"`
}

type placesJSON struct {
	Out  minutes `json:"out"`
	Near minutes `json:"near"`
	Edge minutes `json:"edge"`
	In   minutes `json:"in"`
	Deep minutes `json:"deep"`
}

type ledJSON struct {
	In  ledCounts `json:"in"`
	Out ledCounts `json:"out"`
}

type ledCounts struct {
	Client   int `json:"client"`
	Me       int `json:"me"`
	Together int `json:"together"`
	Unsaid   int `json:"unsaid"`
}

func (a *app) showJSON(h hour) error {
	settings, err := a.inForce()
	if err != nil {
		return err
	}
	s := h.card.Seen(h.Session)
	out := hourJSON{
		Client: h.card.Code, Number: h.number, ID: h.ID, Date: h.Date, Length: minutes(h.now), Planned: h.Planned,
		Setting: h.Setting.String(), Drawn: drawn(s), Changed: h.Redrawn,
		Moves: []moveJSON{}, Marks: []markJSON{}, Pauses: []pauseJSON{},
		Summary: summaryOf(hour{s, h.card, h.number, h.now}),
		Line:    some(record.FormatLine(s), s.Let == nil), Told: strings.Join(a.toldOf(h.Session, h.card), " "),
	}
	if !h.Start.IsZero() && settings.ClockTimes {
		out.Start = &h.Start
	}
	for _, m := range s.Moves {
		out.Moves = append(out.Moves, moveJSON{minutes(m.At), m.Place.String(), text(m.Led.String())})
	}
	for _, m := range s.Marks {
		out.Marks = append(out.Marks, markAsJSON(m, s.Let == nil))
	}
	for _, p := range s.Pauses {
		out.Pauses = append(out.Pauses, pauseJSON{minutes(p.From), some(minutes(p.To), p.To >= 0)})
	}
	return a.printJSON(out)
}

func markAsJSON(m record.Mark, timed bool) markJSON {
	return markJSON{some(minutes(m.At), timed), m.Kind.String(), text(m.Words), some(m.Interest, !m.Interest.IsZero()), text(m.Landed.String())}
}

func summaryOf(h hour) summaryJSON {
	f := h.FiguresAt(h.now)
	return summaryJSON{
		Minutes: some(placesOf(f.Spent), h.Let == nil),
		In:      minutes(f.In), Trips: f.Trips, FirstIn: some(minutes(f.FirstIn), f.WentIn() && knowsFirst(h.Session)), Longest: minutes(f.Longest),
		Landing: h.landed(f), Runway: some(minutes(f.Runway), f.WentIn() && !h.Open()),
		Led:     ledJSON{countsOf(f.LedIn), countsOf(f.LedOut)},
		WaysOut: names(f.WaysOut, h.card), Lit: names(f.Lit, h.card), Door: names(f.Door, h.card),
	}
}

func placesOf(spent [record.Places]int) placesJSON {
	return placesJSON{
		minutes(spent[record.Out]), minutes(spent[record.Near]), minutes(spent[record.Edge]), minutes(spent[record.In]), minutes(spent[record.Deep]),
	}
}

// knowsFirst reports whether it is still known when in was first reached.
func knowsFirst(s *record.Session) bool { return s.Let == nil || s.Let.FromStart }

func countsOf(led [4]int) ledCounts {
	return ledCounts{Client: led[record.ByClient], Me: led[record.ByMe], Together: led[record.Together], Unsaid: led[record.Unsaid]}
}

// names are what marks are about: the interest by its name, or else the words,
// if there are any.
func names(marks []record.Mark, card *record.Card) []text {
	out := []text{}
	for _, m := range marks {
		label := m.Words
		if in := card.Interest(m.Interest); in != nil {
			label = in.Name
		}
		if label != "" {
			out = append(out, text(label))
		}
	}
	return out
}

// some is the value, or null.
func some[T any](value T, is bool) *T {
	if !is {
		return nil
	}
	return &value
}
