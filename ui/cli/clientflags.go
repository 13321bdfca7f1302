package cli

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rapport/prompts"
	"rapport/store/record"
)

// clientFlags are what can be said of a client on the command line.
type clientFlags struct {
	own *pflag.FlagSet

	code, called, say, pronouns, standing, ages, language, address, setting string
	straight                                                                bool
	pace, shut, open, needs                                                 []string
}

func (f *clientFlags) add(c *cobra.Command) {
	f.own = pflag.NewFlagSet("client", pflag.ContinueOnError)
	f.own.StringVar(&f.code, "code", "", "2 to 12 letters or digits, typed in commands")
	f.own.StringVar(&f.called, "called", "", "what they are called; initials are fine")
	f.own.StringVar(&f.say, "say", "", "how that is said: MY-uh")
	f.own.StringVar(&f.pronouns, "pronouns", "", "she/her, he/him, they/them or their own")
	f.own.StringVar(&f.standing, "standing", "", orList(record.ClientStandingNames()))
	f.own.StringVar(&f.ages, "ages", "", orList(record.AgesNames()))
	f.own.StringVar(&f.language, "language", "", "of the questions: en, es")
	f.own.StringVar(&f.address, "address", "", "form of address in that language: tu, usted")
	f.own.StringVar(&f.setting, "setting", "", "where you usually meet: "+orList(record.SettingNames()))
	f.own.StringSliceVar(&f.needs, "needs", nil, "a `SENSE` that questions leave out, as often as wanted: "+orList(record.NeedNames())+"; empty takes all away")
	f.own.BoolVar(&f.straight, "straight", false, "would rather get straight to it: no openers")
	f.own.StringArrayVar(&f.pace, "pace", nil, "`WORDS` on their pace, as often as wanted; empty ones take all away")
	f.own.StringArrayVar(&f.shut, "close", nil, "a `TOPIC` not to open, as often as wanted")
	f.own.StringArrayVar(&f.open, "open", nil, "a `TOPIC` that may be opened again, as often as wanted")
	c.Flags().AddFlagSet(f.own)
}

// any reports whether anything was said of the client.
func (f *clientFlags) any() bool {
	said := false
	f.own.VisitAll(func(flag *pflag.Flag) { said = said || flag.Changed })
	return said
}

func (f *clientFlags) has(name string) bool { return f.own.Changed(name) }

// read takes in the words of the flags, one of which may come from standard
// input, and refuses what a flag does not know, before a vault is opened.
func (f *clientFlags) read(a *app) (err error) {
	single := []*string{&f.called, &f.say, &f.pronouns, &f.language, &f.address}
	for _, lines := range [][]string{f.pace, f.shut, f.open} {
		for i := range lines {
			single = append(single, &lines[i])
		}
	}
	for _, words := range single {
		if *words, err = a.given(*words); err != nil {
			return err
		}
	}
	if f.has("code") {
		if f.code, err = record.ParseCode(f.code); err != nil {
			return usage("%w", err)
		}
	}
	return f.check()
}

func (f *clientFlags) check() error {
	words := map[string]struct {
		word string
		of   []string
	}{
		"standing": {f.standing, record.ClientStandingNames()},
		"ages":     {f.ages, record.AgesNames()},
		"setting":  {f.setting, record.SettingNames()},
	}
	for _, name := range []string{"standing", "ages", "setting"} {
		if k := words[name]; f.has(name) && !slices.Contains(k.of, k.word) {
			return usage("--%s is %s, not %q", name, orList(k.of), k.word)
		}
	}
	for _, need := range f.needs {
		if need != "" && !slices.Contains(record.NeedNames(), need) {
			return usage("--needs is %s, not %q", orList(record.NeedNames()), need)
		}
	}
	known := prompts.Addresses(f.language)
	switch {
	case f.has("address") && len(known) > 0 && !slices.Contains(known, record.Fold(f.address)) && f.address != "":
		return usage("--address is %s, not %q", orList(known), f.address)
	case f.has("called") && f.called == "":
		return usage("a client is called something: initials are fine")
	case f.language != "" && !prompts.IsLanguage(f.language):
		return usage("--language is written like en or es, not %q", f.language)
	case slices.Contains(f.shut, ""), slices.Contains(f.open, ""):
		return usage("--close and --open name a topic")
	}
	return nil
}

// apply puts what was said on the card. What was not said stays.
func (f *clientFlags) apply(card *record.Card) error {
	for name, to := range map[string]*string{
		"code": &card.Code, "called": &card.Called, "say": &card.Say, "pronouns": &card.Pronouns,
		"language": &card.Language, "address": &card.Address,
	} {
		if f.has(name) {
			*to = f.own.Lookup(name).Value.String()
		}
	}
	if f.has("standing") {
		card.Client.Standing, _ = record.ParseClientStanding(f.standing)
	}
	if f.has("ages") {
		card.Ages, _ = record.ParseAges(f.ages)
	}
	if f.has("setting") {
		card.Setting, _ = record.ParseSetting(f.setting)
	}
	for _, need := range f.needs {
		card.Needs = addWords(card.Needs, need)
	}
	if f.has("needs") && len(f.needs) == 0 {
		card.Needs = nil
	}
	if f.has("straight") {
		card.Straight = f.straight
	}
	for _, note := range f.pace {
		card.Pace = addWords(card.Pace, note)
	}
	for _, topic := range f.shut {
		card.Closed = addWords(card.Closed, topic)
	}
	return f.reopen(card)
}

func (f *clientFlags) reopen(card *record.Card) error {
	for _, topic := range f.open {
		at := slices.IndexFunc(card.Closed, func(have string) bool { return record.Fold(have) == record.Fold(topic) })
		if at < 0 {
			return notFound("%s has no closed topic %q", card.Code, topic)
		}
		card.Closed = slices.Delete(slices.Clone(card.Closed), at, at+1)
	}
	return nil
}

// addWords adds a line to a list, once; an empty line empties the list.
func addWords(lines []string, line string) []string {
	switch {
	case line == "":
		return nil
	case slices.ContainsFunc(lines, func(have string) bool { return record.Fold(have) == record.Fold(line) }):
		return lines
	}
	return append(slices.Clone(lines), line)
}
