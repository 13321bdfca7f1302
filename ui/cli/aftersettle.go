package cli

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store"
	"rapport/store/record"
)

// afterFlags are what `after` settles, as it was typed.
type afterFlags struct {
	cmd                   *cobra.Command
	landed, settle, carry []string
	letGo                 []int
	because, line         string
}

func (f *afterFlags) add(c *cobra.Command) {
	f.cmd = c
	c.Flags().StringArrayVar(&f.landed, "landed", nil, "how a question landed, `N=HOW`: lit, fine, flat, sore or no")
	c.Flags().StringArrayVar(&f.settle, "settle", nil, "what becomes of a thing, `NAME=TO`: gentle, closed, past or open")
	c.Flags().StringVar(&f.because, "because", "", "the reason for --settle, in your own `WORDS`")
	c.Flags().StringArrayVar(&f.carry, "carry", nil, "`WORDS` to carry into the next hour")
	c.Flags().IntSliceVar(&f.letGo, "let-go", nil, "carry number `N` no more")
	c.Flags().StringVar(&f.line, "line", "", "one line on what was here, in `WORDS`")
}

// settling is what `after` is to settle, read and checked as far as it can be
// before a vault is opened.
type settling struct {
	landed  []landedOne
	things  []settledThing
	because string
	carry   []string
	letGo   []int
	line    *string
}

type landedOne struct {
	n       int
	landing record.Landing
}

type settledThing struct {
	name string
	to   record.Standing
}

func (w settling) any() bool {
	return len(w.landed)+len(w.things)+len(w.carry)+len(w.letGo) > 0 || w.line != nil
}

func (a *app) readAfter(f *afterFlags) (settling, error) {
	w := settling{letGo: f.letGo}
	for _, typed := range f.landed {
		one, err := readLanded(typed)
		if err != nil {
			return w, err
		}
		for _, have := range w.landed {
			if have.n == one.n {
				return w, usage("--landed says twice how question %d landed", one.n)
			}
		}
		w.landed = append(w.landed, one)
	}
	for _, typed := range f.settle {
		one, err := a.readSettled(typed)
		if err != nil {
			return w, err
		}
		w.things = append(w.things, one)
	}
	if err := a.readAfterWords(f, &w); err != nil {
		return w, err
	}
	if f.cmd.Flags().Changed("because") && len(w.things) != 1 {
		return w, usage("--because goes with one --settle")
	}
	return w, nil
}

func (a *app) readAfterWords(f *afterFlags, w *settling) (err error) {
	for _, typed := range f.carry {
		words, err := a.given(typed)
		switch {
		case err != nil:
			return err
		case words == "":
			return usage("--carry has no words")
		}
		w.carry = append(w.carry, words)
	}
	if w.because, err = a.given(f.because); err != nil {
		return err
	}
	if f.cmd.Flags().Changed("line") {
		line, err := a.given(f.line)
		if err != nil {
			return err
		}
		w.line = &line
	}
	return nil
}

var landingWords = []string{"lit", "fine", "flat", "sore", "no"}

func readLanded(typed string) (landedOne, error) {
	number, how, _ := strings.Cut(typed, "=")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if how = record.Fold(strings.TrimSpace(how)); how == "no" {
		return landedOne{n: n}, badNumber(typed, n, err)
	}
	l, ok := record.ParseLanding(how)
	if !ok || l == record.Unlanded {
		return landedOne{}, usage("--landed is N=HOW, and HOW is %s, not %q", orList(landingWords), typed)
	}
	return landedOne{n, l}, badNumber(typed, n, err)
}

func badNumber(typed string, n int, err error) error {
	if err != nil || n < 1 {
		return usage("--landed is N=HOW, and N is the number of a question in hand, not %q", typed)
	}
	return nil
}

// settleWords are what --settle says, in its order.
var settleWords = []string{"gentle", "closed", "past", "open"}

func (a *app) readSettled(typed string) (settledThing, error) {
	at := strings.LastIndex(typed, "=")
	if at < 0 {
		return settledThing{}, usage("--settle is NAME=TO, and TO is %s", orList(settleWords))
	}
	to, ok := record.ParseStanding(strings.TrimSpace(typed[at+1:]))
	if !ok || to == record.Resting {
		return settledThing{}, usage("--settle is NAME=TO, and TO is %s, not %q", orList(settleWords), typed[at+1:])
	}
	name, err := a.given(typed[:at])
	return settledThing{name, to}, err
}

// settleAfter settles all of it or nothing, and says what came of it.
func (a *app) settleAfter(v *store.Vault, all *record.Caseload, h hour, w settling) error {
	sessions := all.Sessions(h.card.ID)
	shown := prompts.AfterHour(h.card, sessions, h.Session)
	var lines []string
	err := v.Update(func(tx record.Tx) error {
		card, err := tx.Card(h.card.ID)
		if err != nil {
			return err
		}
		s, err := tx.Session(h.ID)
		if err != nil {
			return err
		}
		before := s.Clone()
		if lines, err = a.settleAll(w, shown, s, card); err != nil {
			return err
		}
		h.Session, h.card = s, card
		if !reflect.DeepEqual(s, before) {
			if err := tx.PutSession(s); err != nil {
				return err
			}
		}
		return tx.PutCard(card)
	})
	switch {
	case err != nil:
		return err
	case a.flags.json:
		return a.showAfter(h, prompts.AfterHour(h.card, sessions, h.Session))
	}
	return a.settledLines(h, lines)
}

// settleAll settles on the hour and the card, in the order of the screen. The
// numbers are those that were shown.
func (a *app) settleAll(w settling, shown prompts.After, s *record.Session, card *record.Card) (lines []string, err error) {
	for _, one := range w.landed {
		if one.n > len(shown.InHand) {
			return nil, hinted(notFound("there is no question %d in hand", one.n), "`rapport after "+card.Code+"` numbers them")
		}
		prompts.Settle(s, card, shown.InHand[one.n-1], one.landing)
		lines = append(lines, fmt.Sprintf("question %d %s", one.n, prompts.LandingTold(one.landing)))
	}
	for _, t := range w.things {
		line, err := a.setStanding(card, t.name, t.to, w.because)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	carried, err := a.settleCarried(w, shown, card)
	if err != nil {
		return nil, err
	}
	lines = append(lines, carried...)
	if w.line != nil {
		s.Line = *w.line
		lines = append(lines, lineTold(card, *w.line))
	}
	return lines, nil
}

func (a *app) settleCarried(w settling, shown prompts.After, card *record.Card) (lines []string, err error) {
	for _, n := range w.letGo {
		if n < 1 || n > len(shown.Carried) {
			return nil, hinted(notFound("number %d is not carried", n), "`rapport after "+card.Code+"` numbers what is")
		}
		c := shown.Carried[n-1]
		if err := prompts.CarryInstead(card, c.Carry, "", a.today()); err != nil {
			return nil, notFound("number %d: %w", n, err)
		}
		words := c.Shown
		if words == "" {
			words = prompts.NotShown
		}
		lines = append(lines, "let go of "+words)
	}
	for _, words := range w.carry {
		k := prompts.ToCarry(card, words, a.today())
		if err := prompts.CarryToo(card, k); errors.Is(err, record.ErrCarriedFull) {
			return nil, hinted(usage("three things are carried already"), "--let-go N makes room; `rapport after "+card.Code+"` numbers them")
		} else if err != nil {
			return nil, err
		}
		lines = append(lines, prompts.CarriedTold(card, k))
	}
	return lines, nil
}

func lineTold(card *record.Card, words string) string {
	switch {
	case words == "":
		return "the line is taken away"
	case !card.GateWords(words, record.OnReview).May():
		return "the line is kept; it names what is not to open, so past hours leave it out"
	}
	return "kept: " + words
}
