// Package settings is the screen of the few settings there are. Each change
// is kept at once and shown at once; there is no saving and no cancelling.
package settings

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/config"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// Model is the screen.
type Model struct {
	record.Elision
	config config.Config
	place  nav.Place
	at     int
}

// New makes the screen.
func New(w nav.World) (Model, tea.Cmd) { return Model{config: w.Config, place: w.Place}, nil }

// setting is one row: its name, its value now, what it means, and the config
// with its next or previous value; nil where it is changed elsewhere alone.
type setting struct {
	name, value, means string
	step               func(by int) config.Config
}

var idleSteps = []int{1, 2, 3, 5, 10, 15, 20, 30, 60}

func (m Model) settings() []setting {
	c := m.config
	return append([]setting{
		{"theme", c.Theme, "auto follows the terminal; mono uses weight alone", func(by int) config.Config {
			c.Theme = cycle(theme.Modes, c.Theme, by)
			return c
		}},
		{"places", map[bool]string{false: "five", true: "three"}[c.ThreePlaces], "out, near, edge, in, deep; or only out, edge, in", func(int) config.Config {
			c.ThreePlaces = !c.ThreePlaces
			return c
		}},
		{"session", fmt.Sprintf("%d min", c.Length), "the planned length of an hour", func(by int) config.Config {
			c.Length = cycle(record.PlannedLengths, c.Length, by)
			return c
		}},
		{"lock after", fmt.Sprintf("%d min", c.IdleMinutes), "without a key, by the wall clock; while an hour is open it goes dark instead", func(by int) config.Config {
			c.IdleMinutes = cycle(idleSteps, c.IdleMinutes, by)
			return c
		}},
		{"clients", yes(c.ShowCodes, "by code", "by name"), config.AboutCodes, func(int) config.Config {
			c.ShowCodes = !c.ShowCodes
			return c
		}},
		{"out of focus", yes(c.HideUnfocused, "hidden", "shown"), config.AboutFocus, func(int) config.Config {
			c.HideUnfocused = !c.HideUnfocused
			return c
		}},
		{"clock times", yes(c.ClockTimes, config.ClockKept, config.ClockNot), config.AboutClock, func(int) config.Config {
			c.ClockTimes = !c.ClockTimes
			return c
		}},
		{"timeline", yes(c.Timeline, config.TimelineKept, config.TimelineNot), config.AboutTimeline, func(int) config.Config {
			c.Timeline = !c.Timeline
			return c
		}},
		{"drawing", yes(c.ASCII, "plain characters", "lines"), "plain characters suit fonts without box drawing", func(int) config.Config {
			c.ASCII = !c.ASCII
			return c
		}},
		{"seasons", yes(c.Southern, "southern", "northern"), "which half of the year is summer, for questions", func(int) config.Config {
			c.Southern = !c.Southern
			return c
		}},
		{"language", record.LanguageName(c.Language), "of questions, for a client who has none of their own", func(by int) config.Config {
			c.Language = cycle(prompts.Languages(), c.Language, by)
			return c
		}},
		{"may change", m.spans(), m.spansMean(), nil},
	}, m.backups()...)
}

// spans are the kinds that go stale sooner or later than they would by
// themselves.
func (m Model) spans() string {
	changed := m.config.Stale.Changed()
	if len(changed) == 0 {
		return "by kind"
	}
	words := make([]string, len(changed))
	for i, kind := range changed {
		words[i] = kind.String() + " " + after(m.config.Stale.Of(kind))
	}
	return strings.Join(words, ", ")
}

func after(days int) string {
	if days == 0 {
		return "never"
	}
	return fmt.Sprintf("%d days", days)
}

// spansMean says where the spans are changed, or what is wrong there.
func (m Model) spansMean() string {
	if fault := m.config.StaleFault; fault != "" {
		return "Left as it comes: " + fault + "."
	}
	return "when what is known of a thing may have changed; for each kind the table [stale] of the settings file says so, and `rapport paths` names that file"
}

func yes(on bool, is, not string) string {
	if on {
		return is
	}
	return not
}

// cycle steps through a list from where it stands, round the end; from a
// value that is not listed it goes to the first.
func cycle[T comparable](list []T, now T, by int) T {
	at := slices.Index(list, now)
	if at < 0 {
		return list[0]
	}
	return list[(at+by+len(list))%len(list)]
}

// Typing is false: nothing is typed here.
func (m Model) Typing() bool { return false }

var (
	next     = keys.Right.Meaning("the next value").As("→ the next value")
	previous = keys.Left.Meaning("the value before").As("← the one before")
)

// Keys is the table help shows.
func (m Model) Keys() keys.Table {
	return keys.Table{Name: "settings", Groups: []keys.Group{{Title: "here", Keys: []keys.Key{
		keys.Up, keys.Down, next, previous, keys.Enter.Meaning("the next value"), keys.Back, keys.Dark, keys.Find, keys.Help,
	}}}}
}

// Update moves along the rows and changes the one under the cursor.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case nav.Loaded:
		m.config = msg.World.Config
	case tea.KeyPressMsg:
		rows := m.settings()
		switch {
		case keys.Back.Is(msg):
			return m, nav.Send(nav.Back{})
		case keys.Up.Is(msg):
			m.at = max(0, m.at-1)
		case keys.Down.Is(msg):
			m.at = min(len(rows)-1, m.at+1)
		case rows[m.at].step == nil:
			if keys.Right.Is(msg) || keys.Left.Is(msg) || keys.Enter.Is(msg) {
				return m, nav.Send(nav.Say{Words: rows[m.at].elsewhere()})
			}
		case keys.Right.Is(msg), keys.Enter.Is(msg):
			return m.change(rows[m.at].step(1))
		case keys.Left.Is(msg):
			return m.change(rows[m.at].step(-1))
		}
	}
	return m, nil
}

func (m Model) change(c config.Config) (Model, tea.Cmd) {
	m.config = c
	return m, nav.Send(nav.Configure{Config: c})
}

// View draws the settings in h rows of at most w cells.
func (m Model) View(th theme.Theme, w, h int) (string, *tea.Cursor) {
	var list, means []string
	for i, s := range m.settings() {
		name := widget.Pad(th, s.name, 14)
		if i == m.at {
			name = th.Strong.Render(name)
		}
		list = append(list, widget.Bar(th, i == m.at)+" "+name+s.value)
	}
	for _, line := range widget.Wrap(m.settings()[m.at].means, min(w-6, 72)) {
		means = append(means, "   "+th.Dim.Render(line))
	}
	rows := m.fitting(list, means, h-3)
	header := widget.Header(th, th.Strong.Render("settings"), "", w)
	at := []keys.Key{next, previous, keys.Back}
	if m.settings()[m.at].step == nil {
		at = at[2:]
	}
	footer := widget.Footer(th, w, at, keys.Help)
	return widget.Frame(th, w, h, header, rows, strings.TrimRight(footer, " ")), nil
}
