package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/arc"
)

func (a *app) sessionShowCommand() *cobra.Command {
	var out hoursOut
	c := &cobra.Command{
		Use:   "show CODE [NUMBER…]",
		Short: "show an hour, or write it out for supervision",
		Long: `Shows an hour, the newest unless NUMBER says another: the picture, what it tells
in sentences, and the line it can be drawn from again. With --plain the picture
is told in words too. What is not to open is left out.

With -o one hour or several are written to a new file that only you can read,
as its name says:

  .html   a sheet for supervision that prints, up to four hours on one side
  .md     the same as Markdown
  .svg    the pictures alone, in any size
  .png    the pictures alone, ready to print
  .txt    all of it in words

What is written is not sealed. Names are replaced in it: the client's by an
initial, those of people on the card by "a person", "another person". Who is not
on the card is not known, so read it before you hand it over. Clock times are
left out, and of dates only the week is told. --theme dark or mono changes the
colours of pictures; a page to print is never dark. A file that is already there
is not written over.`,
		Example: `  rapport session show maya
  rapport session show maya 2 --plain
  rapport session show maya --json
  rapport session show maya 1 2 3 -o sheet.html
  rapport session show maya -o hour.png --theme dark`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.sessionShow(args[0], args[1:], out) },
	}
	c.Flags().StringVarP(&out.file, "output", "o", "", "write a new `FILE` (.html, .md, .svg, .png or .txt)")
	c.Flags().BoolVar(&out.names, "names", false, "keep names in the file")
	c.Flags().BoolVar(&out.dates, "dates", false, "keep dates in the file")
	return c
}

func (a *app) sessionShow(code string, args []string, out hoursOut) error {
	numbers, err := hourNumbers(args)
	if err == nil {
		err = out.check(len(numbers), a.flags.json)
	}
	if err != nil {
		return err
	}
	return a.readCard(code, func(all *record.Caseload, card *record.Card) error {
		var hours []hour
		for _, number := range numbers {
			h, err := a.hourOf(all, card, number)
			switch {
			case err != nil && a.flags.json:
				_ = a.printJSON([]hourJSON{})
				return err
			case err != nil:
				return err
			}
			hours = append(hours, h)
		}
		switch {
		case out.file != "":
			return a.writeHours(card, hours, out)
		case a.flags.json:
			return a.showJSON(hours[0])
		}
		return a.showText(hours[0])
	})
}

// hourNumbers are the hours asked for, each once; without any, the newest.
func hourNumbers(args []string) ([]int, error) {
	if len(args) == 0 {
		return []int{1}, nil
	}
	var numbers []int
	for _, arg := range args {
		number, ok := startsNumber([]string{arg})
		if !ok {
			return nil, usage("NUMBER is 1 for the newest hour, 2 for the one before it and so on, not %q", arg)
		}
		if !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	return numbers, nil
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
	rows = append(rows, "")
	if len(picture) > 0 {
		rows = append(append(rows, picture...), "")
	}
	rows = append(append(rows, a.toldOf(h.Session, h.card)...), noteRows(shown)...)
	if line := record.FormatLine(shown); line != "" {
		rows = append(rows, "", "line   "+line)
	}
	if shown.Line != "" {
		rows = append(rows, "words  "+shown.Line)
	}
	return a.say(strings.Join(rows, "\n"))
}

// noteRows are the notes of an hour that has no picture and no line to hold
// them.
func noteRows(shown *record.Session) []string {
	var rows []string
	for _, words := range shown.NotesLeft() {
		rows = append(rows, "note   "+words)
	}
	if len(rows) > 0 {
		rows = append([]string{""}, rows...)
	}
	return rows
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
		how = "drawn live, changed afterwards"
	case h.Live:
		how = "drawn live"
	}
	if h.Let != nil {
		how += ", its timeline let go"
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
