package main

import (
	"fmt"
	"time"
)

const (
	down = "\x1b[B"
	// The preview follows a move after 80 ms; what came before that is the
	// list's.
	beforePreview = 70 * time.Millisecond
	// afterPreview is when everything that follows a move has been written.
	afterPreview = 600 * time.Millisecond
)

// moves counts the bytes that reach the terminal for one move of the cursor on
// find: on the list of home, with the list scrolling, and among hits; those of
// some seconds in which nothing happens; and those of a move among past hours.
func (l *lab) moves() error {
	vault, err := l.vault("moves.db", cheap)
	if err != nil {
		return err
	}
	t, err := l.start(false, nil, l.program, "--vault", vault)
	if err != nil {
		return err
	}
	defer t.close()
	if _, err := t.unlock(); err != nil {
		return err
	}
	time.Sleep(time.Second)
	if err := t.countMoves("home", 4); err != nil {
		return err
	}
	if err := t.countMoves("list scrolling", 10); err != nil {
		return err
	}
	if _, err := t.press("tort"); err != nil {
		return err
	}
	time.Sleep(time.Second)
	if err := t.countMoves("among hits", 6); err != nil {
		return err
	}
	if err := t.idle(10 * time.Second); err != nil {
		return err
	}
	return t.countHours(15)
}

// countHours counts the bytes of one move among past hours, where the picture
// and what is told change with the cursor.
func (t *terminal) countHours(n int) error {
	if _, err := t.press("\r"); err != nil {
		return err
	}
	time.Sleep(afterPreview)
	at, err := t.press("v")
	if err != nil {
		return err
	}
	if err := t.await(at, "newest first"); err != nil {
		return err
	}
	time.Sleep(afterPreview)
	var whole []int
	for range n {
		at, err := t.press(down)
		if err != nil {
			return err
		}
		time.Sleep(afterPreview)
		whole = append(whole, len(t.written(at, at.Add(afterPreview))))
	}
	counts("a move among past hours", whole)
	return nil
}

func (t *terminal) countMoves(where string, n int) error {
	var list, whole []int
	for range n {
		at, err := t.press(down)
		if err != nil {
			return err
		}
		time.Sleep(afterPreview)
		a := len(t.written(at, at.Add(beforePreview)))
		b := len(t.written(at.Add(beforePreview), at.Add(afterPreview)))
		list, whole = append(list, a), append(whole, a+b)
	}
	counts("a move, "+where+": list", list)
	counts("a move, "+where+": with preview", whole)
	return nil
}

// idle counts what is written while nothing happens. The clock in the header
// shows minutes, so it keeps within one.
func (t *terminal) idle(d time.Duration) error {
	if left := time.Minute - time.Duration(time.Now().Second())*time.Second; left < d+2*time.Second {
		time.Sleep(left + time.Second)
	}
	from := time.Now()
	time.Sleep(d)
	fmt.Printf("%-40s %8d B\n", fmt.Sprintf("idle, %v", d), len(t.written(from, time.Now())))
	return nil
}
