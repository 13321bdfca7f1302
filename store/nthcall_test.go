package store

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// nth tries the tasks with one call after another going wrong.
type nth struct {
	*testing.T
	s        *servant
	ram      string
	from     string // the template
	n        int
	tried    int
	unsure   int            // times that it was said to be done, if not for good
	although map[string]int // times that it was said not to be done and was, by what went wrong
}

func newNth(t *testing.T) *nth {
	n := &nth{T: t, s: newServant(t), ram: ramDir(t), although: map[string]int{}}
	n.from = filepath.Join(n.ram, "template")
	if err := template(n.from); err != nil {
		t.Fatal(err)
	}
	return n
}

// Every file call of an operation goes wrong in turn, once, and for ever from then
// on. Afterwards the vault opens as it was or as it was to become; what was said to
// be done is done; nothing is left lying; and the error is one that can be told.
func TestNthFileCallGoesWrong(t *testing.T) {
	stride := sweep(31, 1, 1)
	n := newNth(t)
	for _, d := range tasks {
		calls, before := 0, n.tried
		for i, w := range wrongs {
			for _, forever := range []bool{false, true} {
				calls = max(calls, n.each(d, w, forever, stride, i))
			}
		}
		if stride > 1 { // those on which the most depends are never left out
			n.each(d, wrong{syscall.EIO, settles}, false, 1, 0)
		}
		t.Logf("%s: %d file calls, %d tried", d.name, calls, n.tried-before)
	}
	for _, what := range slices.Sorted(maps.Keys(n.although)) {
		t.Logf("said not to be done, and was: %s (%d)", what, n.although[what])
		if !strings.HasPrefix(what, "save, ") {
			t.Error("a rewrite knows what it did")
		}
	}
	t.Logf("nth call: %d operations, %d tried, 0 neither old nor new; %d times it said that it was done, if not for good", len(tasks), n.tried, n.unsure)
}

// each tries a task with the first, second, … call going wrong, until there are
// not so many, and gives how many there are.
func (n *nth) each(d task, w wrong, forever bool, stride, offset int) int {
	dir := n.fresh(d)
	defer os.RemoveAll(dir)
	was := n.stands(dir, d)
	n.s.plan.set(dir, w, 0, false)
	a := n.s.do(d, dir)
	calls, is := n.s.plan.calls(), n.stands(dir, d)
	if again := n.s.again(); a.Err+a.Panic+again != "" {
		n.Fatalf("%s with nothing going wrong: %+v, %s", d.name, a, again)
	}
	for at := 1 + offset%stride; at <= calls; at += stride {
		if err := n.one(d, w, at, forever, was, is); err != nil {
			n.Errorf("%s, %v at call %d of %d (%s, for ever: %v): %v", d.name, w.errno, at, calls, n.struck(), forever, err)
		}
	}
	return calls
}

// one tries a task once.
func (n *nth) one(d task, w wrong, at int, forever bool, was, is standing) error {
	dir := n.fresh(d)
	defer os.RemoveAll(dir)
	n.s.plan.set(dir, w, at, forever)
	a := n.s.do(d, dir)
	n.tried++
	now, err := standingIn(dir)
	again := n.s.again()
	switch {
	case a.Panic != "":
		return fmt.Errorf("it panicked: %s", a.Panic)
	case a.Err != "" && a.Fault == "":
		return fmt.Errorf("the error has no name: %s", a.Err)
	case a.Damaged:
		return fmt.Errorf("it is said to be damaged, and is not: %s", a.Err)
	case d.name == "put back" && err != nil && a.Err != "":
		return putBackAgain(dir)
	case err != nil:
		return fmt.Errorf("%w, having said %q", err, a.Err)
	case again != "":
		return fmt.Errorf("a change afterwards: %s, having said %q", again, a.Err)
	}
	path := filepath.Join(dir, atVault)
	thorough := n.tried%sweep(1, 3, 1) == 0 || noneUnfinished(path) != nil
	return errors.Join(n.oldOrNew(d, a, now, was, is), goOn(path, now.Opens, thorough))
}

// struck is the first call that went wrong.
func (n *nth) struck() string {
	if len(n.s.plan.wentWrong()) == 0 {
		return "none went wrong"
	}
	return n.s.plan.wentWrong()[0]
}

// fresh is a folder for the next task.
func (n *nth) fresh(d task) string {
	n.n++
	dir := filepath.Join(n.ram, strconv.Itoa(n.n))
	err := os.Mkdir(dir, 0o700)
	if err == nil && d.ready != nil {
		err = os.CopyFS(dir, os.DirFS(n.from))
	}
	if err == nil && d.name == "put back" {
		err = os.WriteFile(filepath.Join(dir, atVault), []byte("what is no vault any more"), 0o600)
	}
	if err != nil {
		n.Fatal(err)
	}
	return dir
}

// stands is what stands in a folder, where nothing went wrong.
func (n *nth) stands(dir string, d task) standing {
	n.Helper()
	s, err := standingIn(dir)
	if err != nil && d.name != "put back" {
		n.Fatal(err)
	}
	return s
}
