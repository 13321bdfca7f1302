package bolt

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"rapport/store/engine"
)

// childWrite writes to a vault for ever, or as often as told, and prints each
// number that is durable. Now and then it rewrites the file.
func childWrite(args []string) error {
	path, name := args[0], args[1]
	times, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	e, err := Open(path, Options{})
	if err != nil {
		return err
	}
	for i := 1; times == 0 || i <= times; i++ {
		if i%7 == 0 {
			_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
		} else {
			_, err = e.Update(func(tx engine.Tx) error { return writeNumber(tx, name, uint64(i)) })
		}
		if err != nil {
			return fmt.Errorf("write %d: %w", i, err)
		}
		if i%7 != 0 {
			fmt.Println(i)
		}
	}
	return nil
}

// writeNumber writes a number to two places, which are never to differ, and
// something large, so that pages come and go.
func writeNumber(tx engine.Tx, name string, n uint64) error {
	large := engine.Value{Rev: n, Sealed: bytes.Repeat([]byte{byte(n)}, int(n*977%9000))}
	return errors.Join(
		tx.Put("first", name, engine.Value{Rev: n}), tx.Put("second", name, engine.Value{Rev: n}),
		tx.Put("large", fmt.Sprint(name, n%20), large))
}

// readNumber is what writeNumber wrote last, 0 if nothing.
func readNumber(t *testing.T, path, name string) (n uint64) {
	t.Helper()
	e := openAt(t, path)
	must(t, e.Check(), e.View(func(r engine.Reader) error {
		if r.Health() != engine.Sound {
			return errors.New("not sound")
		}
		first, err1 := r.Get("first", name)
		second, err2 := r.Get("second", name)
		if errors.Is(err1, engine.ErrNotFound) && errors.Is(err2, engine.ErrNotFound) {
			return nil
		}
		if first.Rev != second.Rev {
			return fmt.Errorf("half an update: %d and %d", first.Rev, second.Rev)
		}
		n = first.Rev
		return errors.Join(err1, err2)
	}))
	return n
}

// TestKill ends a writing process at any moment and looks what is there.
func TestKill(t *testing.T) {
	path, _ := newVault(t, 100)
	for round := range rounds(6, 300, 10_000) {
		name := fmt.Sprint("round", round)
		cmd := child(t, "write", path, name, "0")
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		acked := uint64(0)
		kill := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() }) // in case it prints nothing
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if acked, err = strconv.ParseUint(lines.Text(), 10, 64); err != nil {
				t.Fatal(lines.Text())
			}
			if acked == 1 {
				kill.Reset(time.Duration(rand.IntN(30_000)) * time.Microsecond)
			}
		}
		_ = cmd.Wait() // killed
		if acked == 0 {
			t.Fatal("the child wrote nothing")
		}
		if got := readNumber(t, path, name); got < acked || got > acked+2 {
			t.Fatalf("round %d: %d is there, %d was durable", round, got, acked)
		}
	}
}

// steps are the moments at which a caller's function runs, by name.
var steps = []string{"changing", "filling", "verifying", "creating", "looking at what was created"}

// childStop ends, without any tidying up, in the middle of the step that it is
// told. With that of creating, it makes the file beside the one that is there.
func childStop(args []string) error {
	path, step := args[0], args[1]
	stop := func(at string) error {
		if at == step {
			os.Exit(9)
		}
		return nil
	}
	e, err := Open(path, Options{})
	if err != nil {
		return err
	}
	_, err = e.Update(func(tx engine.Tx) error { return errors.Join(put("half")(tx), stop("changing")) })
	if err != nil {
		return err
	}
	_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return errors.Join(engine.Copy(fresh, old, nil), stop("filling"))
	}, func(engine.Reader) error { return stop("verifying") })
	if err != nil {
		return err
	}
	_, err = Create(path+".made", Options{}, func(fresh engine.Fresh) error {
		return errors.Join(fillSome(10)(fresh), stop("creating"))
	}, func(engine.Reader) error { return stop("looking at what was created") })
	return errors.Join(err, errors.New("it did not stop"))
}

// TestStoppedAtEachStep: whichever step a program ends in, the file is the one of
// before or after, and what was left lying is in nobody's way.
func TestStoppedAtEachStep(t *testing.T) {
	for i, step := range steps {
		path, e := newVault(t, 10)
		if out, err := child(t, "stop", path, step).CombinedOutput(); err == nil || len(out) > 0 {
			t.Fatalf("%s: %v: %s", step, err, out)
		}
		must(t, e.Check(), e.View(func(r engine.Reader) error {
			_, err := r.Get("cards", "half")
			if changed := err == nil; changed != (i > 0) || err != nil && !errors.Is(err, engine.ErrNotFound) {
				t.Errorf("%s: the change is there: %v, %v", step, changed, err)
			}
			return nil
		}))
		if _, err := os.Lstat(path + ".made"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: half a file was created: %v", step, err)
		}
		_, err := Create(path+".made", Options{}, fillSome(3), nil)
		must(t, err)
		_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
		must(t, err)
		_, err = e.Update(put("after"))
		must(t, err, e.Check())
		if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.new")); err != nil || len(left) > 0 {
			t.Errorf("%s: %q is still there: %v", step, left, err)
		}
	}
}

func TestTwoProcesses(t *testing.T) {
	path, _ := newVault(t, 10)
	const times = 40
	one, two := child(t, "write", path, "one", fmt.Sprint(times)), child(t, "write", path, "two", fmt.Sprint(times))
	var outOne, outTwo strings.Builder
	one.Stdout, two.Stdout = &outOne, &outTwo
	must(t, one.Start(), two.Start())
	if err := errors.Join(one.Wait(), two.Wait()); err != nil {
		t.Fatalf("%v\n%s\n%s", err, &outOne, &outTwo)
	}
	for _, name := range []string{"one", "two"} {
		if got := readNumber(t, path, name); got != times {
			t.Errorf("%s wrote %d, and %d is there", name, times, got)
		}
	}
}

// childFillUp writes under a limit on the size of files until it is met, then
// looks whether everything that was durable is there, and deletes.
func childFillUp(args []string) error {
	path := args[0]
	limit, err := strconv.ParseUint(args[1], 10, 64)
	if err != nil {
		return err
	}
	e, err := Open(path, Options{})
	if err != nil {
		return err
	}
	if err := limitFiles(limit); err != nil {
		return err
	}
	written := 0
	for err == nil && written < 100_000 {
		_, err = e.Update(func(tx engine.Tx) error {
			return tx.Put("fill", fmt.Sprintf("%08d", written), engine.Value{Rev: 1, Sealed: bytes.Repeat([]byte("f"), 1500)})
		})
		if err == nil {
			written++
		}
	}
	if !errors.Is(err, engine.ErrFull) {
		return fmt.Errorf("after %d values: not full, but %w", written, err)
	}
	if err := countFilled(e, written); err != nil {
		return err
	}
	_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return errors.Join(engine.Copy(fresh, old, nil), fillSome(4000)(fresh))
	}, nil)
	if !errors.Is(err, engine.ErrFull) {
		return fmt.Errorf("a rewrite beyond the limit: not full, but %w", err)
	}
	if _, err := os.Lstat(newPath(path)); err == nil {
		return errors.New("the rewrite left its file")
	}
	if _, err := e.Update(func(tx engine.Tx) error { return tx.Delete("fill", "00000000") }); err != nil {
		return fmt.Errorf("delete when full: %w", err)
	}
	return countFilled(e, written-1)
}

func countFilled(e engine.Engine, want int) error {
	got := 0
	err := e.View(func(r engine.Reader) error {
		return r.Scan("fill", func(string, engine.Value) error { got++; return nil })
	})
	if got != want {
		return errors.Join(err, fmt.Errorf("%d values, want %d", got, want))
	}
	return errors.Join(err, e.Check())
}

func TestFull(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no limit on the size of files")
	}
	for i := range rounds(3, 20, 250) {
		path, _ := newVault(t, 10)
		limit := 128<<10 + i*24<<10
		if out, err := child(t, "fill up", path, fmt.Sprint(limit)).CombinedOutput(); err != nil {
			t.Fatalf("limit %d: %v: %s", limit, err, out)
		}
		openAfter(t, path)
	}
}

// openAfter writes to a vault that was full: there is room again.
func openAfter(t *testing.T, path string) {
	t.Helper()
	e := openAt(t, path)
	_, err := e.Update(put("after"))
	must(t, err, e.Check())
}

// TestFullDisk fills a file system of some hundred KiB, where one can be had.
func TestFullDisk(t *testing.T) {
	for i := range rounds(2, 20, 250) {
		dir := disk(t, fmt.Sprintf("size=%dk", 256+64*i))
		path := filepath.Join(dir, "vault.db")
		e, err := Create(path, Options{}, fillSome(10), nil)
		must(t, err)
		written := 0
		for err == nil {
			_, err = e.Update(func(tx engine.Tx) error {
				return tx.Put("fill", fmt.Sprintf("%08d", written), engine.Value{Sealed: bytes.Repeat([]byte("f"), 900)})
			})
			if err == nil {
				written++
			}
		}
		isErr(t, err, engine.ErrFull)
		if written == 0 {
			t.Fatal("nothing was written before the disk was full")
		}
		must(t, countFilled(e, written))
		_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
		if err != nil { // there may be room for two of it
			isErr(t, err, engine.ErrFull)
		}
		must(t, countFilled(e, written))
		_, err = e.Update(func(tx engine.Tx) error { return tx.Delete("fill", "00000000") })
		must(t, err, countFilled(e, written-1))
	}
}
