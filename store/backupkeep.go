package store

import "slices"

// How many backups stay.
const (
	keepLast  = 5
	keepDays  = 7
	keepWeeks = 4
)

// outlived are the backups of one vault that need not stay: those that are
// none of the five made last, of the newest of each of seven days, of the newest
// of each of four weeks. The days and weeks are the last that have a backup,
// however long ago they were, as the clinician's calendar had them. It goes by
// the order in which they were made, so that a clock which is set back, or was
// in the future for a while, costs nothing: the newest always stays.
func outlived(all []Backup) []Backup {
	all = slices.SortedFunc(slices.Values(all), newestFirst)
	days, weeks := map[string]bool{}, map[string]bool{}
	var old []Backup
	for i, b := range all {
		stays := i < keepLast
		if !days[b.day()] && len(days) < keepDays {
			days[b.day()], stays = true, true
		}
		if !weeks[b.week()] && len(weeks) < keepWeeks {
			weeks[b.week()], stays = true, true
		}
		if !stays {
			old = append(old, b)
		}
	}
	return old
}
