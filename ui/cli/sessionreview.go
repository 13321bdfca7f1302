package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/arc"
)

func (a *app) sessionReviewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "review CODE [WORDS…]",
		Short: "past hours beside each other, and the newest told",
		Long: `Shows a client's past hours as strips on one minute scale, newest first, with
the weeks between them where there are many, and tells the newest. WORDS show
only the hours that have all of them: where it was, when, what was marked, what
was said. With - they are read from standard input. With --plain each hour is
told in one clause. --json prints them as ` + "`session list`" + ` does.`,
		Example: `  rapport session review maya
  rapport session review maya walk oct
  rapport session review maya 2026-10 --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.sessionReview(args[0], args[1:]) },
	}
}

func (a *app) sessionReview(code string, args []string) error {
	words := ""
	if len(args) > 0 {
		var err error
		if words, err = a.words(args); err != nil {
			return err
		}
	}
	return a.readCard(code, func(all *record.Caseload, card *record.Card) error {
		hours := a.found(card, a.hours(all, card), words)
		switch {
		case a.flags.json:
			return a.printJSON(listedHours(hours))
		case len(hours) == 0 && words != "":
			a.hint("no hour with %s has all of that", card.Code)
			return nil
		case len(hours) == 0:
			a.hint("nothing drawn yet; `rapport session draw %s LINE` draws an hour", card.Code)
			return nil
		}
		return a.reviewText(card, hours, words == "")
	})
}

// found are those of the hours that have all of the words, and are over.
func (a *app) found(card *record.Card, hours []hour, words string) []hour {
	hours = slices.DeleteFunc(hours, func(h hour) bool { return h.Open() })
	sessions := make([]*record.Session, len(hours))
	for i, h := range hours {
		sessions[i] = h.Session
	}
	has := search.NewHours(card, sessions).Find(words)
	return slices.DeleteFunc(hours, func(h hour) bool { return !slices.Contains(has, h.Session) })
}

// review draws hours beside each other.
type review struct {
	*app
	hours   []hour
	options arc.Options
	scale   arc.Scale
	plain   bool // a clause an hour
	day     int  // cells of the longest date
}

// Cells around a strip: the number and the place before it, and what lit up
// behind it.
const (
	reviewBefore = 14
	reviewAside  = 12
)

// reviewText is the hours beside each other, and what the newest tells.
func (a *app) reviewText(card *record.Card, hours []hour, gaps bool) error {
	settings, err := a.inForce()
	if err != nil {
		return err
	}
	r := review{app: a, hours: hours, options: arc.Options{Three: settings.ThreePlaces, ASCII: settings.ASCII}, plain: settings.Plain}
	minutes := 0
	for _, h := range hours {
		minutes = max(minutes, arc.Minutes(h.Planned, h.Length()))
		r.day = max(r.day, len(h.Date.Short(a.today())))
	}
	r.scale = arc.Fit(max(20, a.pictureWidth()-r.at()-reviewAside), minutes)
	rows := append([]string{card.Called + "   past hours", ""}, r.rows(gaps)...)
	newest := hours[0]
	rows = append(rows, "")
	for _, line := range prompts.GentlyIn(newest.Session, card) {
		rows = append(rows, "~ gently  "+line)
	}
	rows = append(append(rows, newest.Date.Short(a.today())+":"), newest.Told(card)...)
	return a.say(strings.Join(rows, "\n"))
}

// at is the cell in which strips begin.
func (r review) at() int { return reviewBefore + r.day }

func (r review) rows(gaps bool) []string {
	var rows []string
	for i, h := range r.hours {
		if i > 0 && gaps {
			if gap := record.WeeksBetween(r.hours[i-1].Date, h.Date); gap != "" {
				rows = append(rows, strings.Repeat(" ", r.at())+gap)
			}
		}
		rows = append(rows, r.row(h))
	}
	if !r.plain {
		rows = append(rows, strings.Repeat(" ", r.at())+r.scale.Ruler(r.pictureWidth()-r.at()))
	}
	return rows
}

func (r review) row(h hour) string {
	row := fmt.Sprintf("%3d  %*s  %-5s  ", h.number, r.day, h.Date.Short(r.today()), h.Setting)
	lit, door := asideOf(h)
	switch {
	case r.plain || h.Undrawn():
		return row + h.ToldInOne() + asideWords(lit, door)
	case lit != "":
		lit = "* " + lit
	case door:
		lit = "\" door"
	}
	strip := arc.Strip(h.Session, r.scale, r.options)
	row += strip + strings.Repeat(" ", max(0, r.scale.Columns()-ansi.StringWidth(strip))) + "  " + lit
	if w := r.terminalWidth(); w > 0 {
		row = ansi.Truncate(row, w, "")
	}
	return strings.TrimRight(row, " ")
}

// asideOf is what stands beside an hour: what lit the client up first, or that
// there were words at the door.
func asideOf(h hour) (lit string, door bool) {
	for _, m := range h.Marks {
		if words := h.card.PictureWords(m, record.OnReview); m.Kind == record.LitUp && words != "" {
			return words, false
		}
	}
	return "", slices.ContainsFunc(h.Marks, func(m record.Mark) bool { return m.Kind == record.Door })
}

func asideWords(lit string, door bool) string {
	switch {
	case lit != "":
		return "; lit up: " + lit
	case door:
		return "; words at the door"
	}
	return ""
}
