package ui

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"rapport/ui/crash"
)

// guarded makes a command whose panic becomes a crash rather than a trace on
// the terminal.
func guarded(do func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if recover() != nil {
				msg = crash.New()
			}
		}()
		return do()
	}
}

// fault is where View, which can change nothing, leaves word of a panic: the
// next message finds it.
type fault struct{ crash *crash.Crash }

// Crash is why the companion closed by itself, or nil.
func (m Model) Crash() error {
	switch {
	case m.crash != nil:
		return m.crash
	case m.fault.crash != nil:
		return m.fault.crash
	}
	return nil
}

// crashed closes the companion without drawing anything more.
func (m Model) crashed(c *crash.Crash) (Model, tea.Cmd) {
	m.crash = c
	m.stack, m.over, m.door = nil, nil, nil
	return m, tea.Quit
}

// Guarded is the companion as a program runs it: no command it gives away can
// end the process, whichever screen made it.
type Guarded struct{ Model }

// Init begins, or says what went wrong with that.
func (g Guarded) Init() (cmd tea.Cmd) {
	defer func() {
		if recover() != nil {
			c := crash.New()
			cmd = func() tea.Msg { return c }
		}
	}()
	return guardAll(g.Model.Init())
}

// Update is the companion's.
func (g Guarded) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := g.Model.Update(msg)
	return Guarded{next.(Model)}, guardAll(cmd)
}

// guardAll guards a command and those that it answers with.
func guardAll(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return guarded(func() tea.Msg { return guardEach(cmd()) })
}

// guardEach guards the commands of a batch or a sequence; the library keeps the
// type of the latter to itself.
func guardEach(msg tea.Msg) tea.Msg {
	v := reflect.ValueOf(msg)
	if msg == nil || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	all := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		all.Index(i).Set(reflect.ValueOf(guardAll(v.Index(i).Interface().(tea.Cmd))))
	}
	return all.Interface()
}
