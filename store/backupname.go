package store

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Backup is a sealed copy of a vault, by its name. The name says when it was
// made, by the clock of that moment and in its zone; the how manieth it is; and
// of which vault: 2026-11-19-145003-0017-5c9f02ab.db.
type Backup struct {
	File  string // with its folder
	wall  time.Time
	seq   int
	vault string
}

// BackupFolder is where the backups of a vault stand.
func BackupFolder(vault string) string { return vault + ".backups" }

const wallForm = "2006-01-02-150405"

var backupName = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}-\d{6})-(\d{4,9})-([0-9a-f]{8})\.db$`)

// backupFile names a backup that is made now.
func backupFile(dir string, now time.Time, seq int, vault string) string {
	return filepath.Join(dir, fmt.Sprintf("%s-%04d-%s.db", now.Format(wallForm), seq, vault))
}

// parseBackup reads the name of a file; false if it is not a backup's.
func parseBackup(file string) (Backup, bool) {
	parts := backupName.FindStringSubmatch(filepath.Base(file))
	if parts == nil {
		return Backup{}, false
	}
	wall, err := time.Parse(wallForm, parts[1])
	if err != nil {
		return Backup{}, false
	}
	seq, err := strconv.Atoi(parts[2])
	return Backup{File: file, wall: wall, seq: seq, vault: parts[3]}, err == nil
}

// Made is when the backup was made, to be shown: what the clock then said.
func (b Backup) Made() time.Time {
	y, m, d := b.wall.Date()
	return time.Date(y, m, d, b.wall.Hour(), b.wall.Minute(), b.wall.Second(), 0, time.Local)
}

// day and week are those that the backup was made in, as the clinician's
// calendar had them.
func (b Backup) day() string { return b.wall.Format(time.DateOnly) }

func (b Backup) week() string {
	year, week := b.wall.ISOWeek()
	return fmt.Sprint(year, "/", week)
}

// Backups lists the backups that stand beside a vault, the newest first, by
// their names alone. No folder is no backups.
func Backups(vault string) ([]Backup, error) { return backupsIn(BackupFolder(vault)) }

// Backups is the function of that name without those of another vault, which may
// have stood in this one's place. It needs no key.
func (v *Vault) Backups() ([]Backup, error) {
	h, err := v.header()
	if err != nil {
		return nil, err
	}
	all, err := Backups(v.path)
	return of(all, h.Short()), err
}

func backupsIn(dir string) ([]Backup, error) {
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look at the backups: %w", err)
	}
	var all []Backup
	for _, f := range files {
		if b, ok := parseBackup(filepath.Join(dir, f.Name())); ok {
			all = append(all, b)
		}
	}
	slices.SortFunc(all, newestFirst)
	return all, nil
}

// newestFirst goes by how manieth they are, not by a clock, which may have been
// set back.
func newestFirst(a, b Backup) int {
	if a.seq != b.seq {
		return b.seq - a.seq
	}
	return strings.Compare(b.File, a.File)
}

// of are those of one vault.
func of(all []Backup, vault string) []Backup {
	return slices.DeleteFunc(slices.Clone(all), func(b Backup) bool { return b.vault != vault })
}
