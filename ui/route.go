package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/screen/after"
	"rapport/ui/screen/ask"
	"rapport/ui/screen/before"
	"rapport/ui/screen/card"
	"rapport/ui/screen/draw"
	"rapport/ui/screen/everything"
	"rapport/ui/screen/find"
	"rapport/ui/screen/help"
	"rapport/ui/screen/keepsake"
	"rapport/ui/screen/live"
	"rapport/ui/screen/lock"
	"rapport/ui/screen/review"
	"rapport/ui/screen/settings"
	"rapport/ui/screen/week"
)

// open puts the screen that a route names on top of the stack.
func (m Model) open(to nav.Route) (Model, tea.Cmd) {
	m.world.Now = m.deps.Now()
	w := m.withDrafts()
	var s screen
	var cmd tea.Cmd
	switch to := to.(type) {
	case nav.Find:
		s, cmd = made(find.New(w))
	case nav.Card:
		s, cmd = made(card.New(w, to))
	case nav.Before:
		s, cmd = made(before.New(w, to))
	case nav.Ask:
		s, cmd = made(ask.New(w, to))
	case nav.Live:
		if to.Seen.IsZero() {
			to.Seen = m.watch.seen
		}
		s, cmd = made(live.New(w, to))
	case nav.Draw:
		if hour := w.Caseload.Session(to.Client, to.Session); hour != nil && hour.Let != nil {
			m.bottom = record.ErrLetGo.Error()
			return m, nil
		}
		s, cmd = made(draw.New(w, to))
	case nav.After:
		s, cmd = made(after.New(w, to))
	case nav.Review:
		s, cmd = made(review.New(w, to))
	case nav.Week:
		s, cmd = made(week.New(w, to))
	case nav.Keepsake:
		s, cmd = made(keepsake.New(w, to))
	case nav.Settings:
		s, cmd = made(settings.New(w))
	default:
		return m, nil
	}
	m.stack = append(m.stack[:len(m.stack):len(m.stack)], s)
	return m, cmd
}

func made[M model[M]](m M, cmd tea.Cmd) (screen, tea.Cmd) { return of[M]{m}, cmd }

// withDrafts is the world with the lines half typed since the last lock laid
// over those that were sealed.
func (m Model) withDrafts() nav.World {
	w := m.world
	desk, sealed := m.desk, m.world.Caseload.Desk
	w.Drafts = func(key string) string {
		if text, ok := desk[key]; ok {
			return text
		}
		return sealed.Draft(key)
	}
	return w
}

// shut takes the top screen away, keeping what was half typed on it and
// writing what it leaves to be written.
func (m Model) shut() (Model, tea.Cmd) {
	m = m.collect()
	left := m.top().leaving()
	m.stack = m.stack[: len(m.stack)-1 : len(m.stack)-1]
	var cmds []tea.Cmd
	for _, w := range left {
		var cmd tea.Cmd
		m, cmd = m.ask(job{write: w})
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// turn opens a screen in place of the top one.
func (m Model) turn(to nav.Route) (Model, tea.Cmd) {
	m, left := m.shut()
	m, cmd := m.open(to)
	return m, tea.Batch(left, cmd)
}

// back closes the top screen; the home screen stays.
func (m Model) back() (Model, tea.Cmd) {
	if len(m.stack) <= 1 {
		return m, nil
	}
	return m.shut()
}

func (m Model) home() (Model, tea.Cmd) {
	var cmds []tea.Cmd
	for len(m.stack) > 1 {
		var cmd tea.Cmd
		m, cmd = m.shut()
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

func (m Model) lockScreen(again bool) screen {
	return of[lock.Model]{lock.New(lock.Options{First: m.deps.First, Again: again, Demo: m.deps.Demo, Config: m.world.Config})}
}

// liveOnTop reports whether the session that is going on is what is seen, or
// what is under the dark.
func (m Model) liveOnTop() bool {
	_, live := m.top().(of[live.Model])
	return live
}

// onPicture reports whether the screen is one where arrow keys mark.
func (m Model) onPicture() bool {
	if len(m.stack) == 0 || m.door != nil {
		return false
	}
	_, drawing := m.top().(of[draw.Model])
	return drawing || m.liveOnTop()
}

func (m Model) openHelp() Model {
	table := m.top().keys()
	table.Groups = append(table.Groups[:len(table.Groups):len(table.Groups)], keys.Global)
	w, h := m.overRoom()
	m.over = of[help.Model]{help.New(table, w, h)}
	return m
}

// openEverything lists what can be done from here: what the screen offers,
// its keys, and what is offered everywhere.
func (m Model) openEverything() Model {
	var actions []nav.Action
	for _, g := range m.top().keys().Groups {
		for _, k := range g.Keys {
			if press, ok := pressOf(k); ok && !offeredAnyway(k) {
				actions = append(actions, nav.Action{Name: k.Does(), Key: k.Shown(), Msg: press})
			}
		}
	}
	actions = append(actions, m.top().actions()...)
	actions = append(actions,
		nav.Action{Name: "find", Key: keys.Find.Shown(), Msg: nav.Home{}},
		nav.Action{Name: "the week", Msg: nav.Go{To: nav.Week{}}},
		nav.Action{Name: "settings", Msg: nav.Go{To: nav.Settings{}}},
		m.codesAction(),
		backupAction,
		nav.Action{Name: "questions for someone new", Msg: nav.Go{To: nav.Ask{}}},
		nav.Action{Name: "all keys", Key: keys.Help.Shown(), Msg: nav.Help{}},
		nav.Action{Name: "dark", Key: keys.DarkChord.Shown(), Msg: nav.Dark{}},
		nav.Action{Name: "lock", Key: keys.LockNow.Shown(), Msg: nav.Lock{}},
		nav.Action{Name: "quit", Key: keys.Quit.Shown(), Msg: nav.Quit{}},
	)
	m.over = of[everything.Model]{everything.New(actions)}
	return m
}

// codesAction names clients the other way, at once.
func (m Model) codesAction() nav.Action {
	c, name := m.world.Config, "clients by code"
	if c.ShowCodes {
		name = "clients by name"
	}
	c.ShowCodes = !c.ShowCodes
	return nav.Action{Name: name, Msg: nav.Configure{Config: c}}
}

// offeredAnyway reports whether a key does what *everything* has a row for on
// every screen.
func offeredAnyway(k keys.Key) bool {
	return slices.Contains([]string{keys.Dark.Does(), keys.Find.Does(), keys.Help.Does()}, k.Does())
}

// pressOf is the key press that a row of *everything* stands for. Keys that
// only move have no row.
func pressOf(k keys.Key) (tea.KeyPressMsg, bool) {
	names := k.Keys()
	if len(names) == 0 {
		return tea.KeyPressMsg{}, false
	}
	switch name := names[0]; {
	case name == "space":
		return tea.KeyPressMsg{Code: ' ', Text: " "}, true
	case name == "tab":
		return tea.KeyPressMsg{Code: tea.KeyTab}, true
	case name == "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}, true
	case len([]rune(name)) == 1:
		return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}, true
	}
	return tea.KeyPressMsg{}, false
}

// closed puts the overlay away and does what was chosen in it.
func (m Model) closed(c nav.Close) (Model, tea.Cmd) {
	m.over = nil
	switch then := c.Then.(type) {
	case nil:
		return m, nil
	case tea.KeyPressMsg:
		return m.pressed(then)
	default:
		return m, nav.Send(then)
	}
}
