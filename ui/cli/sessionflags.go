package cli

import (
	"time"

	"github.com/spf13/cobra"

	"rapport/store/record"
)

// Bounds of a planned length, in minutes, as the settings have them.
const (
	shortestHour = 5
	longestHour  = 240
)

// hourFlags are what can be said of an hour beside its line.
type hourFlags struct {
	cmd         *cobra.Command
	on, setting string
	length      int

	date  record.Date
	place record.Setting
}

func (f *hourFlags) add(c *cobra.Command) {
	f.cmd = c
	c.Flags().StringVar(&f.on, "on", "", "the `DATE`: 2026-11-15, today, yesterday, mon or 3d")
	c.Flags().IntVar(&f.length, "length", 0, "the planned length, in `MINUTES`")
	c.Flags().StringVar(&f.setting, "setting", "", "where: "+orList(record.SettingNames()))
}

func (f *hourFlags) has(name string) bool { return f.cmd.Flags().Changed(name) }

// read refuses what cannot be, before a vault is opened.
func (f *hourFlags) read(today record.Date) error {
	if f.has("on") {
		day, err := record.ParseDate(f.on, today)
		switch {
		case err != nil:
			return usage("--on: %w", err)
		case day > today:
			return usage("--on: %s is still to come", day)
		}
		f.date = day
	}
	if f.has("length") && (f.length < shortestHour || f.length > longestHour) {
		return usage("--length is %d to %d minutes, not %d", shortestHour, longestHour, f.length)
	}
	if f.has("setting") {
		place, ok := record.ParseSetting(f.setting)
		if !ok {
			return usage("--setting is %s, not %q", orList(record.SettingNames()), f.setting)
		}
		f.place = place
	}
	return nil
}

// apply puts what was said on the session. The clock time it began at stays,
// on the other day.
func (f *hourFlags) apply(s *record.Session) {
	if f.has("on") {
		s.Date = f.date
		if !s.Start.IsZero() {
			y, m, d := f.date.Time().Date()
			hour, minute, second := s.Start.Clock()
			s.Start = time.Date(y, m, d, hour, minute, second, 0, s.Start.Location())
		}
	}
	if f.has("length") {
		s.Planned = f.length
	}
	if f.has("setting") {
		s.Setting = f.place
	}
}
