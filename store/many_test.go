package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"

	"rapport/store/record"
)

func init() {
	// Does so many things to a vault that many others change meanwhile, and says
	// what it kept: lines on one card that all of them write to, hours of its own,
	// people of its own who are gone again, copies and rewrites.
	children["one of many"] = func(args []string) error {
		n, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		w := &worker{name: args[1], path: args[0]}
		for i := range n {
			if err := w.work(i); err != nil {
				return fmt.Errorf("operation %d: %w", i, err)
			}
		}
		fmt.Println(w.lines, w.hours, w.waited)
		return nil
	}
}

type worker struct {
	name, path   string
	v            *Vault
	lines, hours int // that were kept
	waited       int // operations that found the vault in use and were done again
	shared, sole record.ID
}

// work does one thing, and does it again for as long as the vault is in use: an
// answer that says that nothing happened.
func (w *worker) work(i int) error {
	for {
		err := w.once(i)
		if !errors.Is(err, ErrInUse) {
			return err
		}
		w.waited++
	}
}

func (w *worker) once(i int) error {
	if w.v == nil || i%10 == 9 { // another companion, or a command
		v, err := Unlock(w.path, []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		w.v, w.shared = v, all.ByCode("all").ID
	}
	switch what := rand.IntN(20); {
	case what < 9:
		return w.kept(&w.lines, func(tx record.Tx) error {
			c, err := tx.Card(w.shared)
			if err != nil {
				return err
			}
			c.Pace = append(c.Pace, w.name)
			return tx.PutCard(c)
		})
	case what < 13:
		s := session(w.shared, 20500)
		s.Line = w.name
		return w.kept(&w.hours, func(tx record.Tx) error { return tx.PutSession(s) })
	case what < 15:
		return w.comeAndGo()
	case what < 16:
		return w.v.Compact()
	case what < 17:
		_, _, err := w.v.Backup()
		return err
	case what < 18:
		err := w.v.ChangePassphrase([]byte(passphrase))
		if errors.Is(err, ErrStale) { // so did somebody else, meanwhile
			return nil
		}
		return err
	}
	all, err := w.v.Caseload()
	if err != nil {
		return err
	}
	there := 0
	for _, line := range all.Card(w.shared).Pace {
		if line == w.name {
			there++
		}
	}
	if there != w.lines {
		return fmt.Errorf("%d lines were kept, and it reads %d", w.lines, there)
	}
	return nil
}

// kept counts a change that was made.
func (w *worker) kept(of *int, fn func(record.Tx) error) error {
	err := w.v.Update(fn)
	if err == nil {
		*of++
	}
	return err
}

// comeAndGo makes somebody, or erases them again.
func (w *worker) comeAndGo() error {
	if !w.sole.IsZero() {
		err := w.v.Erase(w.sole)
		if err == nil {
			w.sole = record.ID{}
		}
		return err
	}
	c := card("p"+w.name, "Somebody")
	err := w.v.Update(func(tx record.Tx) error { return tx.PutCard(c) })
	if err == nil {
		w.sole = c.ID
	}
	return err
}

// Many programs at one vault: everything that any of them was told is kept is
// there, once, and the vault and its backups are whole.
func TestManyProcesses(t *testing.T) {
	v, path := newVaultIn(t, quickDir(t))
	all := card("all", "All of them")
	put(t, v, all)
	processes, each := sweep(6, 200, 200), sweep(8, 5, 50)
	var mu sync.Mutex
	var wg sync.WaitGroup
	lines, hours, waited := map[string]int{}, map[string]int{}, 0
	free := make(chan struct{}, 32) // so many at a time
	for i := range processes {
		wg.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			name := strconv.Itoa(i)
			cmd := childCommand("one of many", path, name, strconv.Itoa(each))
			cmd.Stderr = os.Stderr
			out, err := cmd.Output()
			mu.Lock()
			defer mu.Unlock()
			var l, h, w int
			if _, scanned := fmt.Sscan(string(out), &l, &h, &w); err != nil || scanned != nil {
				t.Errorf("process %d: %v, %v", i, err, scanned)
			}
			lines[name], hours[name] = l, h
			waited += w
		})
	}
	wg.Wait()
	is := caseload(t, unlocked(t, path))
	for _, name := range is.Card(all.ID).Pace {
		lines[name]--
	}
	for _, s := range is.Sessions(all.ID) {
		if s.Line != "" {
			hours[s.Line]--
		}
	}
	for i := range processes {
		if name := strconv.Itoa(i); lines[name] != 0 || hours[name] != 0 {
			t.Errorf("process %s: %d lines and %d hours are not there", name, lines[name], hours[name])
		}
	}
	if r, err := Check(path, []byte(passphrase), cheap); err != nil || !r.OK() {
		t.Errorf("afterwards: %+v, %v", r, err)
	}
	t.Logf("%d processes, %d operations, %d of them done again since the vault was in use, 0 lost, 0 damaged", processes, processes*each, waited)
}
