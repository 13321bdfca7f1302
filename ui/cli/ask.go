package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
)

// askFlags are what questions are wanted for.
type askFlags struct {
	cmd          *cobra.Command
	moment, room string
	n            int
	seed         uint64
}

func (a *app) askCommand() *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   "ask [CODE]",
		Short: "a few small questions to ask",
		Long: `Offers up to three small questions for this client at this moment of an hour,
made from what they love where that may be asked about. The same day gives the
same ones; --seed draws others. Without CODE they come from the general bank,
and no vault is opened. To have nothing to offer is a fine answer.

Moments: ` + orList(prompts.MomentNames()),
		Example: `  rapport ask maya
  rapport ask maya --for closing --setting video
  rapport ask --for out -n 1`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.ask(args, &f) },
	}
	f.cmd = c
	c.Flags().StringVar(&f.moment, "for", prompts.Opening.String(), "the `MOMENT` of the hour")
	c.Flags().StringVar(&f.room, "setting", "", "where this hour happens: "+orList(record.SettingNames()))
	c.Flags().IntVarP(&f.n, "number", "n", prompts.MaxOffers, "how many, at most three")
	c.Flags().Uint64Var(&f.seed, "seed", 0, "draw another set; 0 is the day's own")
	return c
}

func (a *app) ask(args []string, f *askFlags) error {
	moment, ok := prompts.ParseMoment(f.moment)
	if !ok {
		return usage("--for is %s, not %q", orList(prompts.MomentNames()), f.moment)
	}
	if _, ok := record.ParseSetting(f.room); !ok && f.cmd.Flags().Changed("setting") {
		return usage("--setting is %s, not %q", orList(record.SettingNames()), f.room)
	}
	if f.n < 1 || f.n > prompts.MaxOffers {
		return usage("-n is 1 to %d, not %d", prompts.MaxOffers, f.n)
	}
	if len(args) == 0 {
		return a.offer(nil, moment, f)
	}
	return a.readCard(args[0], func(_ *record.Caseload, card *record.Card) error { return a.offer(card, moment, f) })
}

func (a *app) offer(card *record.Card, moment prompts.Moment, f *askFlags) error {
	settings, err := a.settings()
	if err != nil {
		return err
	}
	bank, err := a.bank()
	if err != nil {
		return err
	}
	req := prompts.For(card, moment, a.today())
	req.N, req.Seed, req.Customs = f.n, f.seed, settings.Customs()
	if setting, ok := record.ParseSetting(f.room); ok {
		req.Setting = setting
	}
	offers := bank.Choose(req)
	if a.flags.json {
		return a.printJSON(offersAsJSON(offers))
	}
	if len(offers) == 0 {
		return a.say(bank.WhyNothing(req))
	}
	return a.say(offersAsText(offers))
}

func offersAsText(offers []prompts.Offer) string {
	var b strings.Builder
	for i, o := range offers {
		b.WriteString(strconv.Itoa(i+1) + "  " + o.Text + "\n   " + o.Why + "\n")
	}
	return b.String()
}

// offerJSON is a question as `ask --json` prints one.
type offerJSON struct {
	ID        string     `json:"id"`
	Text      text       `json:"text"`
	Moment    string     `json:"moment"`
	Tone      text       `json:"tone"`
	Why       text       `json:"why"`
	About     *aboutJSON `json:"about"`
	Followups []text     `json:"followups"`
}

type aboutJSON struct {
	Kind string `json:"kind"`
	Name text   `json:"name"`
}

func offersAsJSON(offers []prompts.Offer) []offerJSON {
	out := make([]offerJSON, len(offers))
	for i, o := range offers {
		q := o.Question
		out[i] = offerJSON{
			ID: q.ID, Text: text(o.Text), Moment: q.Moment.String(), Tone: text(q.Tone), Why: text(o.Why), Followups: texts(q.Followups),
		}
		if o.Interest != nil {
			out[i].About = &aboutJSON{o.Interest.Kind.String(), text(o.Interest.Name)}
		}
	}
	return out
}
