package ui

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Crash is a fault of ours that stopped the companion: an id to speak of it
// by, and the names of our functions on the way to it. It holds no value, since
// a value could be somebody's words.
type Crash struct{ ID, Where string }

func (c *Crash) Error() string {
	return fmt.Sprintf("something went wrong inside rapport, and it closed; what was confirmed is kept (crash %s, at %s)", c.ID, c.Where)
}

// newCrash reads where we are from the stack. It is called in a deferred
// function, while the panic is being recovered.
func newCrash() *Crash {
	id := make([]byte, 4)
	_, _ = rand.Read(id)
	pcs := make([]uintptr, 40)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var names []string
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "rapport/") && len(names) < 6 {
			names = append(names, fmt.Sprintf("%s:%d", strings.TrimPrefix(f.Function, "rapport/"), f.Line))
		}
		if !more {
			break
		}
	}
	return &Crash{ID: hex.EncodeToString(id), Where: strings.Join(names, " < ")}
}

// guarded makes a command whose panic becomes a Crash rather than a trace on
// the terminal.
func guarded(do func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = newCrash()
			}
		}()
		return do()
	}
}

// Crash is why the companion closed by itself, or nil.
func (m Model) Crash() error {
	if m.crash == nil {
		return nil
	}
	return m.crash
}

// crashed closes the companion without drawing anything more.
func (m Model) crashed(c *Crash) (Model, tea.Cmd) {
	m.crash = c
	m.stack, m.over = nil, nil
	return m, tea.Quit
}
