package main

import (
	"strings"
	"time"
)

// marks counts the bytes that reach the terminal for one key of a live session,
// from the key to its confirmation: a move, a mark, who led, undo; and the
// bytes of some seconds in which nothing is pressed.
func (l *lab) marks() error {
	vault, err := l.vault("marks.db", cheap)
	if err != nil {
		return err
	}
	t, err := l.start(false, nil, l.program, "--vault", vault, "session", "start", "caaa")
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.await(t.started, "passphrase"); err != nil {
		return err
	}
	entered, err := t.press(passphrase + "\r")
	if err != nil {
		return err
	}
	if err := t.await(entered, "since 0"); err != nil {
		return err
	}
	time.Sleep(afterPreview) // the screen is deaf to the key that opened it
	for _, kind := range []struct{ name, keys string }{
		{"a place", "1234321"},
		{"who led", "cmt"},
		{"a mark", " sqgvfwr"},
		{"undo, redo", "uuuUUu"},
	} {
		var took []int
		for _, key := range strings.Split(kind.keys, "") {
			at, err := t.press(key)
			if err != nil {
				return err
			}
			time.Sleep(afterPreview)
			took = append(took, len(t.written(at, at.Add(afterPreview))))
		}
		counts("a key of a live session: "+kind.name, took)
	}
	return t.idle(10 * time.Second)
}
