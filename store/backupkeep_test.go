package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// madeAt is a backup as it would be named.
func madeAt(t testing.TB, at time.Time, seq int) Backup {
	t.Helper()
	b, ok := parseBackup(backupFile("x", at, seq, "5c9f02ab"))
	if !ok {
		t.Fatalf("%v has no name", at)
	}
	return b
}

// staying are those that outlived leaves, the newest first.
func staying(all []Backup) []Backup {
	old := outlived(all)
	left := slices.DeleteFunc(slices.Clone(all), func(b Backup) bool { return slices.Contains(old, b) })
	slices.SortFunc(left, newestFirst)
	return left
}

func TestTheNameOfABackupSaysWhenAndWhose(t *testing.T) {
	at := time.Date(2026, 11, 19, 14, 50, 3, 0, time.Local)
	b, ok := parseBackup(backupFile("/x/vault.db.backups", at, 17, "5c9f02ab"))
	if want := "/x/vault.db.backups/2026-11-19-145003-0017-5c9f02ab.db"; b.File != want {
		t.Errorf("named %s", b.File)
	}
	if !ok || !b.Made().Equal(at) || b.seq != 17 || b.vault != "5c9f02ab" {
		t.Errorf("read back as %+v", b)
	}
	for _, other := range []string{
		"vault.db", "copy of 2026-11-19-145003-0017-5c9f02ab.db", "2026-11-19-145003-0017-5c9f02ab.db.new",
		"2026-13-45-145003-0017-5c9f02ab.db", "2026-11-19-145003-17-5c9f02ab.db", "damaged-2026-11-19-145003.db",
	} {
		if _, ok := parseBackup(other); ok {
			t.Errorf("%s is taken for a backup", other)
		}
	}
}

// anyBackups are some, made in any order of times: clocks are set back.
func anyBackups(t *rapid.T) []Backup {
	times := rapid.SliceOfN(rapid.IntRange(0, 90*24*60), 0, 60).Draw(t, "minutes")
	start := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	all := make([]Backup, len(times))
	for i, m := range times {
		b, _ := parseBackup(backupFile("x", start.Add(time.Duration(m)*time.Minute), i+1, "5c9f02ab"))
		all[i] = b
	}
	return all
}

func TestWhichBackupsStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anyBackups(t)
		stay := staying(all)
		if len(stay) > keepLast+keepDays+keepWeeks {
			t.Fatalf("%d of %d stay", len(stay), len(all))
		}
		for i := range min(keepLast, len(all)) {
			if last := all[len(all)-1-i]; !slices.Contains(stay, last) {
				t.Fatalf("the one made last but %d goes", i)
			}
		}
		if again := staying(stay); !slices.Equal(again, stay) {
			t.Fatalf("once more, and %d of %d stay", len(again), len(stay))
		}
		mixed := rapid.Permutation(all).Draw(t, "order")
		if other := staying(mixed); !slices.Equal(other, stay) {
			t.Fatal("it goes by the order in which they are listed")
		}
		count := func(of func(Backup) string, all []Backup) int {
			seen := map[string]bool{}
			for _, b := range all {
				seen[of(b)] = true
			}
			return len(seen)
		}
		if had, have := count(Backup.day, all), count(Backup.day, stay); have < min(had, keepDays) {
			t.Fatalf("of %d days %d are left", had, have)
		}
		if had, have := count(Backup.week, all), count(Backup.week, stay); have < min(had, keepWeeks) {
			t.Fatalf("of %d weeks %d are left", had, have)
		}
	})
}

// A practice of half a year: several backups on every day of work, and what need
// not stay taken away each time.
func TestHalfAYearOfBackups(t *testing.T) {
	var all []Backup
	seq := 0
	for day := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC); day.Before(time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			continue
		}
		for hour := range 6 {
			seq++
			all = staying(append(all, madeAt(t, day.Add(time.Duration(hour)*time.Hour), seq)))
		}
	}
	var days []string
	for _, b := range all {
		days = append(days, b.wall.Format("01-02 15"))
	}
	want := []string{"06-30 14", "06-30 13", "06-30 12", "06-30 11", "06-30 10", "06-29 14", "06-26 14", "06-25 14", "06-24 14", "06-23 14", "06-22 14", "06-19 14", "06-12 14"}
	if !slices.Equal(days, want) {
		t.Errorf("these are left: %v", days)
	}
}

// A clock that was years ahead for a while and is set right again: what is made
// from then on stays all the same, and what was dated ahead goes in time.
func TestAClockSetBackKeepsBackups(t *testing.T) {
	var all []Backup
	seq := 0
	make := func(at time.Time) Backup {
		seq++
		b := madeAt(t, at, seq)
		all = staying(append(all, b))
		return b
	}
	ahead := time.Date(2038, 1, 1, 12, 0, 0, 0, time.UTC)
	for i := range 40 {
		make(ahead.AddDate(0, 0, i))
	}
	right := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	for i := range 40 {
		b := make(right.AddDate(0, 0, i))
		if !slices.Contains(all, b) || all[0] != b {
			t.Fatalf("day %d: what was just made is gone", i)
		}
	}
	for _, b := range all {
		if b.wall.Year() == 2038 {
			t.Errorf("%s is still there", b.File)
		}
	}
	if fmt.Sprint(all[6].day()) != "2026-12-04" {
		t.Errorf("the seventh day is %s", all[6].day())
	}
}
