package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/arc"
)

func (a *app) sessionShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show CODE [NUMBER]",
		Short: "show an hour",
		Long: `Shows an hour, the newest unless NUMBER says another: the picture, what it tells
in sentences, and the line it can be drawn from again. With --plain the picture
is told in words too. What is not to open is left out.`,
		Example: "  rapport session show maya\n  rapport session show maya 2 --plain\n  rapport session show maya --json",
		Args:    cobra.RangeArgs(1, 2),
		RunE:    func(_ *cobra.Command, args []string) error { return a.sessionShow(args[0], args[1:]) },
	}
}

func (a *app) sessionShow(code string, args []string) error {
	number, ok := startsNumber(args)
	switch {
	case len(args) == 0:
		number = 1
	case !ok:
		return usage("NUMBER is 1 for the newest hour, 2 for the one before it and so on, not %q", args[0])
	}
	return a.readCard(code, func(all *record.Caseload, card *record.Card) error {
		h, err := a.hourOf(all, card, number)
		switch {
		case err != nil && a.flags.json:
			_ = a.printJSON([]hourJSON{})
			return err
		case err != nil:
			return err
		case a.flags.json:
			return a.showJSON(h)
		}
		return a.showText(h)
	})
}

// showText is the hour for reading: what to hold gently first, then the
// picture, the sentences, and the line.
func (a *app) showText(h hour) error {
	shown := h.card.Seen(h.Session)
	picture, err := a.pictured(h, shown)
	if err != nil {
		return err
	}
	title, err := a.titleOf(h)
	if err != nil {
		return err
	}
	rows := []string{title}
	for _, line := range prompts.GentlyIn(h.Session, h.card) {
		rows = append(rows, "~ gently  "+line)
	}
	rows = append(append(append(rows, ""), picture...), "")
	rows = append(append(rows, a.toldOf(h.Session, h.card)...), "", "line   "+record.FormatLine(shown))
	if shown.Line != "" {
		rows = append(rows, "words  "+shown.Line)
	}
	return a.say(strings.Join(rows, "\n"))
}

// titleOf is whose hour it was, when, how long, where and how it was drawn.
func (a *app) titleOf(h hour) (string, error) {
	settings, err := a.inForce()
	if err != nil {
		return "", err
	}
	when := h.Date.Time().Format("Mon ") + h.Date.Short(a.today())
	if !h.Start.IsZero() && settings.ClockTimes {
		when += " from " + h.Start.Format("15:04")
	}
	how := "drawn afterwards"
	switch {
	case h.Open():
		how = "still open"
	case h.Live && h.Redrawn:
		how = "drawn live, changed later"
	case h.Live:
		how = "drawn live"
	}
	length := fmt.Sprintf("%d min", wholeMinutes(h.now))
	return strings.Join([]string{h.card.Called, when, length, h.Setting.String(), how}, a.dot()), nil
}

// How large a picture is where nothing says how much room there is.
const (
	pictureWidth  = 80
	pictureHeight = 12
	widest        = 120
)

// pictured is the picture of the session as it may be shown, or with --plain
// the same in sentences.
func (a *app) pictured(h hour, shown *record.Session) ([]string, error) {
	settings, err := a.inForce()
	if err != nil {
		return nil, err
	}
	o := arc.Options{
		Width: a.pictureWidth(), Height: pictureHeight, Three: settings.ThreePlaces, ASCII: settings.ASCII,
		Ruler: true, MarkRows: 2, Marks: arc.Labels(shown, func(m record.Mark) string { return h.card.PictureWords(m, record.OnReview) }), Live: h.Open(), Now: h.now,
	}
	if settings.Plain {
		return arc.Words(shown, o), nil
	}
	rows := arc.Picture(shown, o)
	for len(rows) > 0 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1] // room for marks that was not used
	}
	return rows, nil
}

func (a *app) pictureWidth() int {
	if w := a.terminalWidth(); w > 0 {
		return min(w, widest)
	}
	return pictureWidth
}

// toldOf is what an hour tells: of one that is still open, only that it is.
func (a *app) toldOf(s *record.Session, card *record.Card) []string {
	if s.Open() {
		return []string{fmt.Sprintf("The hour is still open, %d minutes in.", a.elapsed(s)/60)}
	}
	return s.Told(card)
}
