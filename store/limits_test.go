package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
)

// A vault with nobody in it is a vault like any other.
func TestNobodyInIt(t *testing.T) {
	v, path := newVault(t)
	if all := caseload(t, v); len(all.Cards()) != 0 || all.AllSessions() != 0 || all.OpenSession() != nil || all.Desk == nil {
		t.Errorf("it holds %v", flat(all))
	}
	maya := card("maya", "Maya")
	put(t, v, maya)
	if err := v.Erase(maya.ID); err != nil {
		t.Fatal(err)
	}
	if err := v.ChangePassphrase([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if all := caseload(t, unlocked(t, path)); len(all.Cards()) != 0 || all.AllSessions() != 0 {
		t.Errorf("after erasing the last it holds %v", flat(all))
	}
}

// A card far larger than any that is typed, above what a new file takes before it
// commits, is written, read, rewritten and erased like the others.
func TestAVeryLargeCard(t *testing.T) {
	v, path := newVault(t)
	large, maya := card("large", "Large"), card("maya", "Maya")
	for range 2500 {
		large.Pace = append(large.Pace, strings.Repeat("slowly ", 700))
	}
	put(t, v, large, maya)
	want := caseload(t, v)
	sameCaseload(t, caseload(t, unlocked(t, path)), want)
	if err := v.ChangePassphrase([]byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	sameCaseload(t, caseload(t, unlocked(t, path)), want)
	if err := v.Erase(large.ID); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 1<<20 {
		t.Errorf("the file is still of %d bytes: %v", info.Size(), err)
	}
	if got := caseload(t, unlocked(t, path)).Card(maya.ID); got == nil || got.Called != "Maya" {
		t.Errorf("Maya is %v", got)
	}
}

// A clock that goes back, even to before there were clocks, changes what is said
// of the last change and nothing else.
func TestTheClockGoesBackwards(t *testing.T) {
	now := time.Date(2026, 11, 14, 15, 2, 0, 0, time.UTC)
	opt := Options{Cost: ThrowawayCost(), Now: func() time.Time { return now }}
	path := filepath.Join(t.TempDir(), "vault.db")
	v, _, err := Create(path, []byte(passphrase), opt)
	if err != nil {
		t.Fatal(err)
	}
	maya := card("maya", "Maya")
	put(t, v, maya)
	for _, now = range []time.Time{now.Add(-48 * time.Hour), time.Date(1901, 1, 1, 0, 0, 0, 0, time.UTC), now} {
		before := caseload(t, v).Card(maya.ID).Rev
		mustUpdate(t, v, rename(maya.ID, "May"))
		again := unlocked(t, path)
		if !again.Written().Equal(now) || caseload(t, again).Card(maya.ID).Rev <= before {
			t.Errorf("written at %v, revision %d after %d", again.Written(), caseload(t, again).Card(maya.ID).Rev, before)
		}
	}
}

// Nothing stays open and nobody stays behind, whether it went well or not: a
// companion runs for days.
func TestNothingStaysBehind(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("counts in /proc")
	}
	v, path := newVault(t)
	maya := card("maya", "Maya")
	put(t, v, maya)
	broken := filepath.Join(t.TempDir(), "broken.db")
	copyFile(t, path, broken, 0o600)
	flip(t, broken, 3*4096+200)
	count := func() (files, routines int) {
		all, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Fatal(err)
		}
		return len(all), runtime.NumGoroutine()
	}
	once := func() {
		_ = v.Unlock([]byte("another"))
		_ = v.Unlock([]byte(passphrase))
		_, _ = Unlock(broken, []byte(passphrase), cheap)
		_, _, _ = Create(path, []byte(passphrase), cheap)
		_ = v.Update(func(record.Tx) error { return errStop })
		_ = v.Update(rename(maya.ID, "May"))
		_ = v.Erase(record.NewID())
		_ = v.ChangePassphrase(nil)
		_, _ = v.Keep(record.NewID())
		_, _ = v.Changed()
	}
	once()
	files, routines := count()
	for range 20 {
		once()
	}
	if f, r := count(); f > files+3 || r > routines+3 { // other tests' children may be ending
		t.Errorf("%d files and %d goroutines, %d and %d before", f, r, files, routines)
	}
}
