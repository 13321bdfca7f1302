package ui

import (
	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/keys"
	"rapport/ui/nav"
	"rapport/ui/theme"
)

// screen is what the root needs of a screen package's Model.
type screen interface {
	update(tea.Msg) (screen, tea.Cmd)
	view(theme.Theme, int, int) (string, *tea.Cursor)
	keys() keys.Table
	typing() bool
	drafts() []record.Draft
	unwritten() []nav.Write
	leaving() []nav.Write
	actions() []nav.Action
}

// model is the shape every screen package gives its Model.
type model[M any] interface {
	Update(tea.Msg) (M, tea.Cmd)
	// View draws exactly h rows of at most w cells. The row above the footer
	// is left for the confirmation line.
	View(th theme.Theme, w, h int) (string, *tea.Cursor)
	// Keys is the table that help shows, of the keys that work now.
	Keys() keys.Table
	// Typing reports whether letters are text now rather than keys.
	Typing() bool
}

// of lets a screen package keep its concrete type, with no assertion anywhere.
type of[M model[M]] struct{ m M }

func (s of[M]) update(msg tea.Msg) (screen, tea.Cmd) {
	m, cmd := s.m.Update(msg)
	return of[M]{m}, cmd
}

func (s of[M]) view(th theme.Theme, w, h int) (string, *tea.Cursor) { return s.m.View(th, w, h) }
func (s of[M]) keys() keys.Table                                    { return s.m.Keys() }
func (s of[M]) typing() bool                                        { return s.m.Typing() }

// drafts are the lines half typed on the screen, if it has any line. An empty
// text under a key says that the line was kept or cleared.
func (s of[M]) drafts() []record.Draft {
	if d, ok := any(s.m).(interface{ Drafts() []record.Draft }); ok {
		return d.Drafts()
	}
	return nil
}

// unwritten are the changes that a screen keeps because they could not be
// written yet.
func (s of[M]) unwritten() []nav.Write {
	if u, ok := any(s.m).(interface{ Unwritten() []nav.Write }); ok {
		return u.Unwritten()
	}
	return nil
}

// leaving are the changes that a screen asks for as it is left.
func (s of[M]) leaving() []nav.Write {
	if l, ok := any(s.m).(interface{ Leaving() []nav.Write }); ok {
		return l.Leaving()
	}
	return nil
}

// actions are what *everything* offers here beyond the keys.
func (s of[M]) actions() []nav.Action {
	if a, ok := any(s.m).(interface{ Actions() []nav.Action }); ok {
		return a.Actions()
	}
	return nil
}
