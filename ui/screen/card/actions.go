package card

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/nav"
)

// What *everything* asks of the card beyond its letters.
type (
	remove struct {
		id   record.ID
		name string
	}
	stand    struct{ to record.ClientStanding }
	straight struct{}
)

// Actions are what *everything* offers here beyond the keys.
func (m Model) Actions() []nav.Action {
	c := m.card
	actions := []nav.Action{
		{Name: "pace note", Msg: openLine{paceNote}},
		{Name: "topic not to open", Msg: openLine{closeTopic}},
		{Name: straightWords(!c.Straight), Msg: straight{}},
		{Name: "what " + c.Called + " is called", Msg: openLine{calledAs}},
		{Name: "how the name is said", Msg: openLine{sayAs}},
		{Name: "pronouns", Msg: openLine{pronouns}},
		{Name: "code", Msg: openLine{codeAs}},
		{Name: "how questions are put to " + c.Called, Msg: openLine{putAs}},
		{Name: "lit up across time", Msg: nav.Go{To: nav.Review{Client: c.ID, Lit: true}}},
		{Name: "a keepsake", Msg: nav.Go{To: nav.Keepsake{Client: c.ID}}},
	}
	for st, name := range standingWords {
		if st := record.ClientStanding(st); st != c.Client.Standing {
			actions = append(actions, nav.Action{Name: name, Msg: stand{st}})
		}
	}
	if s := prompts.LastHour(m.sessions); s != nil && c.Client.Standing != record.Died {
		actions = append(actions, nav.Action{Name: nav.MinuteAfter, Msg: nav.Go{To: nav.After{Client: c.ID, Session: s.ID}}})
	}
	if in := m.thing(); in != nil {
		name, typed := shortened(in.Name), in.Name
		if name != typed {
			typed = "take away"
		}
		actions = append(actions, nav.Action{
			Name: "take away " + name, Msg: remove{in.ID, in.Name}, Confirm: typed,
			Warning: name + " and all that is known of it goes from this card. u brings it back until the next lock.",
		})
	}
	called, typed := shortened(c.Called), c.Called
	if called != typed { // nobody types that
		typed = c.Code
	}
	return append(actions, nav.Action{
		Name: "erase " + called, Confirm: typed,
		Msg: nav.Write{Client: c.ID, Label: "erased", Erase: true},
		Warning: fmt.Sprintf("%s goes from the file for good, with %d things and %d hours. There is no undo. Backups beside the file lose them too; copies kept elsewhere do not.",
			called, len(c.Interests), len(m.sessions)),
	})
}

// shortened is a name of which no more is shown than what a warning around it
// leaves room for.
func shortened(name string) string { return ansi.Truncate(record.CleanLine(name), 60, "...") }

var standingWords = [...]string{
	record.Current: "the work goes on", record.OnBreak: "on a break", record.Finished: "the work is finished", record.Died: "has died",
}

func straightWords(on bool) string {
	if on {
		return "would rather get straight to it"
	}
	return "openers are welcome again"
}
