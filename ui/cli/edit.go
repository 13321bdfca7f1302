package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store/record"
)

// thingFlags are what can be changed of an interest.
type thingFlags struct {
	cmd                 *cobra.Command
	name, kind, details string
	fields, touches     []string
	with, without       []string
}

func (a *app) editCommand() *cobra.Command {
	var f thingFlags
	c := &cobra.Command{
		Use:   "edit CODE NAME",
		Short: "change what is known of one thing",
		Long: `Changes what the flags name and nothing else. NAME is any part of the thing's
name that no other has. --field and --touch may be given more than once;
--field eats= takes a field away, and --touch "" every topic that was added.
What belongs --with something that is later held gently is not brought up
unasked while it is: the morning walk, when the dog has died.`,
		Example: `  rapport edit maya miso --details "orange tabby, one white sock"
  rapport edit maya miso --field eats="only tuna now"
  rapport edit maya allotment --touch family
  rapport edit maya "morning walk" --with biscuit`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return a.edit(args, &f) },
	}
	f.cmd = c
	c.Flags().StringVar(&f.name, "name", "", "another name")
	c.Flags().StringVar(&f.kind, "kind", "", "another kind")
	c.Flags().StringVar(&f.details, "details", "", "other details, in place of those there")
	c.Flags().StringArrayVar(&f.fields, "field", nil, "a field `K=V` of its kind, as often as wanted")
	c.Flags().StringArrayVar(&f.touches, "touch", nil, "a topic `T` that it comes near, as often as wanted")
	c.Flags().StringArrayVar(&f.with, "with", nil, "another thing, by `NAME`, that it belongs with")
	c.Flags().StringArrayVar(&f.without, "without", nil, "a thing, by `NAME`, that it no longer belongs with")
	return c
}

func (f *thingFlags) has(name string) bool { return f.cmd.Flags().Changed(name) }

func (a *app) edit(args []string, f *thingFlags) error {
	if !slices.ContainsFunc([]string{"name", "kind", "details", "field", "touch", "with", "without"}, f.has) {
		return hinted(usage("nothing to change"), "`rapport edit --help` lists what can be said")
	}
	name, err := a.words(args[1:])
	if err != nil {
		return err
	}
	if err := f.read(a); err != nil {
		return err
	}
	var answer string
	err = a.change(args[0], func(card *record.Card) error {
		in, err := a.interestOf(card, name)
		if err != nil {
			return err
		}
		if err := f.apply(card, in); err != nil {
			return err
		}
		if err := f.join(a, card, in.ID); err != nil {
			return err
		}
		answer = a.addedLine(card, in, true)
		return nil
	})
	if err != nil {
		return err
	}
	return a.say(answer)
}

// read takes in the words of the flags, one of which may come from standard
// input.
func (f *thingFlags) read(a *app) (err error) {
	for _, words := range []*string{&f.name, &f.details} {
		if *words, err = a.given(*words); err != nil {
			return err
		}
	}
	if f.has("name") && f.name == "" {
		return usage("--name is empty")
	}
	if _, ok := record.ParseKind(f.kind); f.has("kind") && !ok {
		return usage("%q is not a kind: it is %s", f.kind, orList(kindNames()))
	}
	for i, field := range f.fields {
		if f.fields[i], err = cleanWords(field); err != nil {
			return err
		}
	}
	return nil
}

func (f *thingFlags) apply(card *record.Card, in *record.Interest) error {
	if f.has("name") {
		in.Name = f.name
	}
	if f.has("details") {
		in.Details = f.details
	}
	if kind, ok := record.ParseKind(f.kind); ok {
		f.changeKind(in, kind)
	}
	for i := range card.Interests {
		other := &card.Interests[i]
		if other != in && other.Kind == in.Kind && record.Fold(other.Name) == record.Fold(in.Name) {
			return usage("%s has another %s of that name", card.Code, in.Kind)
		}
	}
	if err := f.applyFields(in); err != nil {
		return err
	}
	return f.applyTouches(in)
}

// join lets the thing belong with others, and no longer with some.
func (f *thingFlags) join(a *app, card *record.Card, id record.ID) error {
	for i, name := range append(slices.Clone(f.with), f.without...) {
		other, err := a.interestOf(card, name)
		if err != nil {
			return err
		}
		if other.ID == id {
			return usage("a thing belongs with itself already")
		}
		card.Join(id, other.ID, i >= len(f.with))
	}
	return nil
}

// changeKind keeps as details what the new kind has no field for.
func (f *thingFlags) changeKind(in *record.Interest, kind record.Kind) {
	bare := record.Interest{Kind: in.Kind, Name: in.Name}
	for _, field := range slices.Clone(in.Fields) {
		if !kind.Facts().HasField(field.Key) {
			bare.SetField(field.Key, field.Value)
			in.SetField(field.Key, "")
		}
	}
	in.Details = strings.Join(nonEmpty(in.Details, phrases(&bare)), ", ")
	in.Kind = kind
}

func (f *thingFlags) applyFields(in *record.Interest) error {
	for _, field := range f.fields {
		key, value, ok := strings.Cut(field, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		facts := in.Kind.Facts()
		switch {
		case !ok:
			return usage("--field is written key=value, not %q", field)
		case !facts.HasField(key):
			return usage("a %s has no field %q: it has %s", in.Kind, key, orList(append(slices.Clone(facts.Fields), record.SayField)))
		}
		in.SetField(key, record.CleanLine(value))
	}
	return nil
}

func (f *thingFlags) applyTouches(in *record.Interest) error {
	for _, word := range f.touches {
		if word == "" {
			in.Touches = nil
			continue
		}
		touch, ok := record.ParseTouch(word)
		if !ok {
			return usage("%q is not a topic: it is one of %s", word, orList(touchNames()))
		}
		if !slices.Contains(in.AllTouches(), touch) {
			in.Touches = append(slices.Clone(in.Touches), touch)
		}
	}
	return nil
}

func touchNames() []string {
	var names []string
	for _, t := range record.Touches() {
		names = append(names, string(t))
	}
	return names
}
