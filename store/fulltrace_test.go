package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"rapport/store/record"
)

// fillLines are so many that there are more writes than are tried.
const fillLines = 30

// filling writes lines until there is no more room, backing up and writing anew
// between them, and tells how many it kept.
var filling = task{"fill", readyVault, func(_ string, v, _ *Vault) (*Vault, answer, error) {
	a := answer{}
	for ; a.Kept < fillLines; a.Kept++ {
		err := v.Update(func(tx record.Tx) error {
			d, err := tx.Desk()
			if err != nil {
				return err
			}
			d.Drafts = append(d.Drafts, record.Draft{Key: strconv.Itoa(a.Kept), Text: strings.Repeat("long ", 1+a.Kept*200)})
			return tx.PutDesk(d)
		})
		if err != nil {
			return v, a, err
		}
		switch a.Kept % 6 {
		case 2:
			_, _, err = v.Backup()
		case 4:
			err = v.Compact()
		}
		if err != nil {
			a.Kept++
			return v, a, err
		}
	}
	return v, a, nil
}}

// There is no room from any of the writes on, and then there is again: what was
// said to be kept is there, with one line more at most, whose sync went wrong; what
// was read stays; and all can be gone on with, by the program that met it too.
func TestNoRoomFromAnyWriteOn(t *testing.T) {
	n := newNth(t)
	points := sweep(6, 20, 250)
	full := wrong{syscall.ENOSPC, takesRoom}
	dir := n.fresh(filling)
	n.s.plan.set(dir, full, 0, false)
	a := n.s.do(filling, dir)
	calls := n.s.plan.calls()
	if again := n.s.again(); a.Err != "" || a.Kept != fillLines || again != "" {
		t.Fatalf("with room: %+v, %s", a, again)
	}
	kept, more := 0, 0
	for point := range points {
		dir := n.fresh(filling)
		n.s.plan.set(dir, full, 1+point*calls/points, true)
		a := n.s.do(filling, dir)
		there, err := linesIn(dir)
		again := n.s.again()
		switch {
		case err != nil || again != "":
			err = fmt.Errorf("%w %s", err, again)
		case a.Fault != ErrFull.What && a.Fault != ErrUnsure.What:
			err = errors.New("it did not notice")
		case there != a.Kept && there != a.Kept+1:
			err = fmt.Errorf("%d lines are there", there)
		default:
			err = goOn(filepath.Join(dir, atVault), passphrase, true)
		}
		if err != nil {
			t.Errorf("no room from write %d of %d on (%s): %v; %+v", 1+point*calls/points, calls, n.struck(), err, a)
		}
		kept, more = kept+a.Kept, more+there-a.Kept
		_ = os.RemoveAll(dir)
	}
	t.Logf("full disk: %d points of %d writes tried, %d lines said to be kept, 0 lost, %d there that were not said to be", points, calls, kept, more)
}

func linesIn(dir string) (int, error) {
	v, err := Unlock(filepath.Join(dir, atVault), []byte(passphrase), fixed)
	if err != nil {
		return 0, err
	}
	defer v.Close()
	all, err := v.Caseload()
	if err != nil {
		return 0, err
	}
	return len(all.Desk.Drafts), nil
}
