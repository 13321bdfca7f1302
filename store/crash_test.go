package store

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"rapport/store/record"
)

func init() {
	// Writes for ever and says each number once it is kept: plain changes, and
	// between them rewrites.
	children["write for ever"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		all, err := v.Caseload()
		if err != nil {
			return err
		}
		keeper := all.ByCode("keeper").ID
		for n := len(all.ByCode("keeper").Pace); ; n++ {
			if err := v.Update(func(tx record.Tx) error { return writeOne(tx, keeper, n) }); err != nil {
				return err
			}
			fmt.Println(n)
			if n%5 == 4 {
				if err := rewriteOne(v, n); err != nil {
					return err
				}
			}
		}
	}
}

func init() {
	// Makes one vault after another in a folder, and says when it begins and which
	// it has made.
	children["create for ever"] = func(args []string) error {
		for n := 0; ; n++ {
			path := filepath.Join(args[0], strconv.Itoa(n))
			if _, _, err := Create(path, []byte(passphrase), cheap); err != nil {
				return err
			}
			fmt.Println(n)
		}
	}
}

// Killed while it makes a vault, a program leaves a whole one or none, and in
// the place of none one can be made.
func TestKilledWhileCreating(t *testing.T) {
	none := 0
	for range sweep(5, 100, 2000) {
		dir := t.TempDir()
		made := killed(t, "create for ever", dir)
		path := filepath.Join(dir, strconv.Itoa(made+1)) // the one that it was at
		if Exists(path) {
			unlocked(t, path)
			continue
		}
		none++
		v, _, err := Create(path, []byte(passphrase), cheap)
		if err != nil {
			t.Fatalf("after %d: %v", made, err)
		}
		put(t, v, card("maya", "Maya"))
		if Exists(path + ".new") {
			t.Error("what the crash left is still there")
		}
	}
	t.Logf("%d times there was none", none)
}

// writeOne keeps a number on the card, and a session with it.
func writeOne(tx record.Tx, keeper record.ID, n int) error {
	c, err := tx.Card(keeper)
	if err != nil {
		return err
	}
	c.Pace = append(c.Pace, strconv.Itoa(n))
	return errors.Join(tx.PutCard(c), tx.PutSession(session(keeper, record.Date(1+n))))
}

// rewriteOne changes the passphrase to what it is, takes a new key, compacts, or
// adds a client and erases them.
func rewriteOne(v *Vault, n int) error {
	switch n / 5 % 4 {
	case 0:
		return v.ChangePassphrase([]byte(passphrase))
	case 1:
		_, err := v.Rekey([]byte(passphrase))
		return err
	case 2:
		return v.Compact()
	}
	c := card("passing", "Passing")
	err := v.Update(func(tx record.Tx) error {
		c.Code = fmt.Sprintf("p%d", n)
		return tx.PutCard(c)
	})
	return errors.Join(err, v.Erase(c.ID))
}

// Killed at any moment, a program that writes leaves a vault that opens and
// holds every change that it said it had kept.
func TestKilledWhileWriting(t *testing.T) {
	var path string
	said, kept, rounds := -1, 0, sweep(8, 300, 2000)
	for round := range rounds {
		if round%40 == 0 { // a vault grows with every round
			var v *Vault
			v, path = newVault(t)
			put(t, v, card("keeper", "Keeper"))
			kept, said = kept+said+1, -1
		}
		if n := killed(t, "write for ever", path); n >= 0 {
			said = n
		}
		again, err := Unlock(path, []byte(passphrase), cheap)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		all := caseload(t, again)
		c := all.ByCode("keeper")
		if len(c.Pace) < said+1 {
			t.Fatalf("round %d: %d was said to be kept, and there are %d", round, said, len(c.Pace))
		}
		if got := len(all.Sessions(c.ID)); got != len(c.Pace)+1 {
			t.Fatalf("round %d: half a change is there: %d and %d", round, len(c.Pace), got)
		}
		if again.Warning() != nil {
			t.Errorf("round %d: %v", round, again.Warning())
		}
		for i, n := range c.Pace {
			if n != strconv.Itoa(i) {
				t.Fatalf("round %d: %q stands at %d", round, n, i)
			}
		}
		_ = again.Close()
	}
	t.Logf("killed: %d rounds tried, %d changes said to be kept, 0 lost, 0 that do not open", rounds, kept+said+1)
}

// killed runs a child for a moment, kills it, and gives the last number that it
// said; -1 for none.
func killed(t *testing.T, child, path string) int {
	cmd := childCommand(child, path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := -1
	lines := bufio.NewScanner(out)
	first := true
	for lines.Scan() {
		if last, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the child said %q", lines.Text())
		}
		if first { // it writes by now
			first = false
			time.AfterFunc(time.Duration(rand.N(int64(40*time.Millisecond))), func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Wait() // it was killed
	return last
}
