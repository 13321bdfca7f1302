package store

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"rapport/store/engine/bolt"
	"rapport/store/record"
)

func TestTwoCompanionsOnOneFile(t *testing.T) {
	a, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, a, maya, theo)
	b := unlocked(t, path)
	untouched := caseload(t, b).Card(theo.ID)

	mustUpdate(t, a, rename(maya.ID, "May"))
	if changed, err := b.Changed(); err != nil || !changed {
		t.Errorf("changed: %v, %v", changed, err)
	}
	if changed, err := a.Changed(); err != nil || changed {
		t.Errorf("its own change seems another's: %v, %v", changed, err)
	}
	// b writes before it has read what a wrote.
	mustUpdate(t, b, func(tx record.Tx) error {
		c, err := tx.Card(maya.ID)
		if err != nil {
			return err
		}
		if c.Called != "May" {
			t.Errorf("the change reads %s", c.Called)
		}
		c.Say = "my"
		return tx.PutCard(c)
	})
	for name, v := range map[string]*Vault{"a": a, "b": b} {
		if c := caseload(t, v).Card(maya.ID); c.Called != "May" || c.Say != "my" || c.Rev != 4 { // the fourth change, the making of the vault included
			t.Errorf("%s holds %s, %s at %d", name, c.Called, c.Say, c.Rev)
		}
	}
	if caseload(t, b).Card(theo.ID) != untouched {
		t.Error("a card that nobody wrote was opened again")
	}
	if err := a.Erase(theo.ID); err != nil {
		t.Fatal(err)
	}
	if changed, err := b.Changed(); err != nil || !changed {
		t.Errorf("after an erase: changed %v, %v", changed, err)
	}
	if err := a.ChangePassphrase([]byte("another")); err != nil {
		t.Fatal(err)
	}
	sameCaseload(t, caseload(t, b), caseload(t, a))
	mustUpdate(t, b, rename(maya.ID, "Maya"))
	sameCaseload(t, caseload(t, a), caseload(t, b))
}

// Many goroutines on two vaults: every change is kept, and nothing is read that
// was never written.
func TestManyAtOnce(t *testing.T) {
	a, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, a, maya)
	b := unlocked(t, path)
	var wg sync.WaitGroup
	const each = 10
	for i := range 4 {
		v := []*Vault{a, b}[i%2]
		wg.Go(func() {
			for range each {
				if err := v.Update(func(tx record.Tx) error {
					c, err := tx.Card(maya.ID)
					if err != nil {
						return err
					}
					c.Pace = append(c.Pace, "slowly")
					return tx.PutCard(c)
				}); err != nil {
					t.Error(err)
				}
				if _, err := v.Changed(); err != nil {
					t.Error(err)
				}
				if all, err := v.Caseload(); err != nil || all.Card(maya.ID) == nil {
					t.Errorf("caseload: %v", err)
				}
			}
		})
	}
	wg.Wait()
	if got := len(caseload(t, a).Card(maya.ID).Pace); got != 4*each {
		t.Errorf("%d of %d changes are there", got, 4*each)
	}
}

func init() {
	children["add lines"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		for i := range n {
			err := v.Update(func(tx record.Tx) error {
				d, err := tx.Desk()
				if err != nil {
					return err
				}
				d.Drafts = append(d.Drafts, record.Draft{Key: args[2], Text: strconv.Itoa(i)})
				return tx.PutDesk(d)
			})
			if err != nil {
				return fmt.Errorf("change %d: %w", i, err)
			}
		}
		return nil
	}
	children["hold the lock"] = func(args []string) error {
		_, err := bolt.Open(args[0], bolt.Options{})
		if err != nil {
			return err
		}
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		return v.Update(func(record.Tx) error {
			fmt.Println("held")
			_, _ = os.Stdin.Read(make([]byte, 1)) // until the test closes it
			return errNothing
		})
	}
}

func TestTwoProcessesWrite(t *testing.T) {
	v, path := newVault(t)
	n := sweep(15, 100, 1000)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Go(func() {
			if out, err := childCommand("add lines", path, strconv.Itoa(n), strconv.Itoa(i)).CombinedOutput(); err != nil {
				t.Errorf("child: %v: %s", err, out)
			}
		})
	}
	for range n {
		mustUpdate(t, v, func(tx record.Tx) error {
			d, err := tx.Desk()
			d.Drafts = append(d.Drafts, record.Draft{Key: "here"})
			return errors.Join(err, tx.PutDesk(d))
		})
	}
	wg.Wait()
	count := map[string]int{}
	for _, d := range caseload(t, v).Desk.Drafts {
		count[d.Key]++
	}
	if count["0"] != n || count["1"] != n || count["here"] != n {
		t.Errorf("of %d changes each there are %v", n, count)
	}
}

func TestInUse(t *testing.T) {
	v, path := newVault(t)
	impatient, err := Unlock(path, []byte(passphrase), Options{Cost: ThrowawayCost(), Wait: -1})
	if err != nil {
		t.Fatal(err)
	}
	cmd := childCommand("hold the lock", path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	wants(t, impatient.Update(func(record.Tx) error { return nil }), ErrInUse)
	wants(t, impatient.Unlock([]byte(passphrase)), ErrInUse)
	if _, err := impatient.Changed(); err != nil { // waits for nobody
		t.Errorf("changed: %v", err)
	}
	go func() { // the patient one gets its turn
		time.Sleep(20 * time.Millisecond)
		_ = in.Close()
	}()
	mustUpdate(t, v, func(tx record.Tx) error { return tx.PutCard(card("maya", "Maya")) })
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if len(caseload(t, impatient).Cards()) != 1 {
		t.Error("the change is not there")
	}
}
