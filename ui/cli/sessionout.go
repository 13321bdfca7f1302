package cli

import (
	"fmt"

	"rapport/store/record"
	"rapport/ui/page"
	"rapport/ui/theme"
)

// hoursOut is what is asked of hours that are written to a file.
type hoursOut struct {
	file         string
	names, dates bool
	format       page.Format
}

// check finds what cannot be before a vault is opened for it.
func (o *hoursOut) check(hours int, json bool) error {
	switch {
	case o.file == "" && hours > 1:
		return hinted(usage("several hours at once go to a file"), "add -o sheet.html, or leave all but one NUMBER out")
	case o.file == "" && (o.names || o.dates):
		return hinted(usage("--names and --dates are for a file"), "add -o sheet.html; without it names and dates are shown as they are")
	case o.file == "":
		return nil
	case json:
		return usage("--json is printed, and -o writes a sheet or a picture: one of them at a time")
	}
	var err error
	if o.format, err = page.HoursFormatOf(o.file); err != nil {
		return usage("%w", err)
	}
	return nil
}

// writeHours writes hours to the file that was named.
func (a *app) writeHours(card *record.Card, hours []hour, o hoursOut) error {
	settings, err := a.inForce()
	if err != nil {
		return err
	}
	h := page.Hours{
		Card: card, Names: o.names, Dates: o.dates, Three: settings.ThreePlaces, ASCII: settings.ASCII,
		Look: theme.Look(theme.Mode(a.flags.theme)),
	}
	for _, one := range hours {
		if one.Open() {
			return hinted(fmt.Errorf("hour %d with %s is still open", one.number, card.Code), "`rapport session end "+card.Code+"` ends it")
		}
		h.Sessions = append(h.Sessions, one.Session)
	}
	written, err := h.Write(o.format)
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	if err := writeNew(o.file, written); err != nil {
		return err
	}
	if o.format == page.PNG && !h.Draws() {
		a.hint("some letters are not in the typeface of pictures, and stand there as empty frames; .svg and .html have them")
	}
	return nil
}
