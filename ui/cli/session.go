package cli

import (
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/nav"
)

const lineForm = `LINE is the hour as it went: minute and place, with commas or without, and marks
by two letters or more.

  8n 15i 33e 41o*
  0 out, 8 near c, 15 in, 21 lit "the allotment", 41 out, 47 door "she may move"

Places are out, near, edge, in and deep (or 0 to 4), by any beginning; * lit
them up; c, m or t, standing apart, says who led: client, me or together. Marks
are lit, laughed, quiet, grounding, lot, far, wobble, mended, door, tried,
note, pause, resume and end, with words in double quotes. Put the whole of LINE
in single quotes, so that the shell leaves those alone, or give - and it is
read from standard input.`

func (a *app) sessionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "session",
		Short: "hours: start, draw, edit, end, list, show, review",
		Long: `Keeps the hours: how each moved in toward hard material and back out, what lit
the client up, and the words at the door. Hours are numbered from the newest,
which is 1.`,
		Example: `  rapport session draw maya '8n 15i 33e 41o*'
  rapport session show maya
  rapport session list maya --json`,
	}
	return group(c,
		a.sessionStartCommand(), a.sessionDrawCommand(), a.sessionEditCommand(),
		a.sessionEndCommand(), a.sessionListCommand(), a.sessionShowCommand(), a.sessionReviewCommand())
}

// hour is a session that a command is about.
type hour struct {
	*record.Session
	card   *record.Card
	number int // 1 is the newest
	now    int // seconds since its start; the whole length once it is over
}

// hours are a client's sessions, newest first.
func (a *app) hours(all *record.Caseload, card *record.Card) []hour {
	sessions := all.Sessions(card.ID)
	out := make([]hour, len(sessions))
	for i, s := range sessions {
		out[i] = hour{Session: s, card: card, number: i + 1, now: a.elapsed(s)}
	}
	return out
}

// hourOf is the client's hour of that number.
func (a *app) hourOf(all *record.Caseload, card *record.Card, number int) (hour, error) {
	hours := a.hours(all, card)
	switch {
	case len(hours) == 0:
		return hour{}, hinted(notFound("nothing drawn yet with %s", card.Code), "`rapport session draw "+card.Code+" LINE` draws an hour")
	case number > len(hours):
		return hour{}, hinted(notFound("there is no hour %d with %s", number, card.Code), "`rapport session list "+card.Code+"` lists "+count(len(hours), "hour"))
	}
	return hours[number-1], nil
}

// elapsed is how far an hour is, in seconds from its start: never before what
// is marked already, since a clock may have been set back.
func (a *app) elapsed(s *record.Session) int {
	if !s.Open() || s.Start.IsZero() {
		return s.Length()
	}
	since := int(a.Now().Round(0).Sub(s.Start) / time.Second)
	return max(since, s.Last().At, 0)
}

// startsNumber reports whether the arguments begin with a number by itself,
// which is then NUMBER. 0 is none, but where a LINE may begin.
func startsNumber(args []string) (number int, ok bool) {
	if len(args) == 0 {
		return 0, false
	}
	number, err := strconv.Atoi(args[0])
	return number, err == nil && number > 0
}

// inForce are the settings with the flags of this run laid over them.
func (a *app) inForce() (config.Config, error) {
	settings, err := a.settings()
	if err != nil {
		return settings, err
	}
	return a.overrides(settings)
}

// onScreen reports whether a command that can also be a screen is to be one. The
// companion's door is the passphrase's alone.
func (a *app) onScreen() (bool, error) {
	if !a.Terminal(a.In) || !a.Terminal(a.Out) {
		return false, nil
	}
	settings, err := a.inForce()
	screen := err == nil && !settings.Plain
	a.typedOnly = a.typedOnly || screen
	return screen, err
}

// screenOn opens the companion at a screen, on a vault that is open already,
// so that the passphrase is asked for once. After it has locked it asks again.
func (a *app) screenOn(v *store.Vault, to nav.Route) error {
	path, err := a.vaultPath()
	if err != nil {
		return err
	}
	return a.draw(ui.Deps{Opener: opener{path, a.Vault}, Vault: vault{Vault: v}, Start: to, Place: placeOf(path)})
}
