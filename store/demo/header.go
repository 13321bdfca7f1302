package demo

import (
	"fmt"
	"strings"

	"rapport/store/record"
)

// setter puts the value of a header line on the card.
type setter func(b *builder, value string) error

// early headers need nothing but themselves. "code", "meets" and "length" were
// read before them.
var early = map[string]setter{
	"code": nil, "meets": nil, "length": nil,
	"called":   func(b *builder, v string) error { b.card.Called = v; return nil },
	"say":      func(b *builder, v string) error { b.card.Say = v; return nil },
	"pronouns": func(b *builder, v string) error { b.card.Pronouns = v; return nil },
	"language": func(b *builder, v string) error { b.card.Language = v; return nil },
	"address":  func(b *builder, v string) error { b.card.Address = v; return nil },
	"straight": func(b *builder, _ string) error { b.card.Straight = true; return nil },
	"needs":    func(b *builder, v string) error { b.card.Needs = append(b.card.Needs, v); return nil },
	"pace":     func(b *builder, v string) error { b.card.Pace = append(b.card.Pace, v); return nil },
	"close":    func(b *builder, v string) error { b.card.Closed = append(b.card.Closed, v); return nil },
	"hidden":   func(b *builder, v string) error { b.card.Hidden = append(b.card.Hidden, v); return nil },
	"suits":    func(b *builder, v string) error { b.card.Favored = append(b.card.Favored, v); return nil },
	"ages":     func(b *builder, v string) error { return named(&b.card.Ages, v, record.ParseAges) },
	"setting":  func(b *builder, v string) error { return named(&b.card.Setting, v, record.ParseSetting) },
	"standing": func(b *builder, v string) error {
		return named(&b.card.Client.Standing, v, record.ParseClientStanding)
	},
	"since":    since,
	"told":     told,
	"promised": promised,
}

// late headers name things and follow from hours, so they come last.
var late = map[string]setter{"carried": carried, "asked": asked, "inhand": inHand}

// setHeaders puts the headers of one of the two tables on the card.
func (b *builder) setHeaders(table map[string]setter) func(client) error {
	return func(c client) error {
		for _, p := range c.header {
			set, ours := table[p.key]
			if _, other := early[p.key]; !ours && !other && late[p.key] == nil {
				return at(p.line, fmt.Errorf("%q is not a header", p.key))
			}
			if set == nil {
				continue
			}
			value, err := fill(p.value, b.today)
			if err == nil {
				err = set(b, value)
			}
			if err != nil {
				return at(p.line, err)
			}
		}
		return nil
	}
}

func named[T any](into *T, word string, parse func(string) (T, bool)) error {
	value, ok := parse(word)
	if !ok {
		return fmt.Errorf("%q is not one of the words that may stand here", word)
	}
	*into = value
	return nil
}

func since(b *builder, value string) (err error) {
	b.card.Since, _, err = b.when(value)
	return err
}

func told(b *builder, value string) error {
	on, words, err := b.when(value)
	b.card.MySide = append(b.card.MySide, record.Told{Words: words, On: on})
	return err
}

// promised reads "3w hear side two" or "14w find the recipe, done 13w".
func promised(b *builder, value string) error {
	on, words, err := b.when(value)
	if err != nil {
		return err
	}
	p := record.Promise{Words: words, On: on}
	if before, done, kept := strings.Cut(words, ", done "); kept {
		p.Words = before
		p.Done, _, err = b.when(done)
	}
	b.card.Promises = append(b.card.Promises, p)
	return err
}

// carried reads "1w the seed order" or "1w [Inês] her sister's wedding".
func carried(b *builder, value string) error {
	k := record.Carry{}
	var err error
	if k.On, value, err = b.when(value); err != nil {
		return err
	}
	in, words, err := b.about(value)
	if err != nil {
		return err
	}
	if in != nil {
		k.Interest = in.ID
	}
	k.Words = words
	_, err = b.card.CarryForward(k)
	return err
}

// asked reads "3w lit [Miso] pet-eats": the landing of a question, by its id
// in the bank. Lines stand newest first.
func asked(b *builder, value string) error {
	on, rest, err := b.when(value)
	if err != nil {
		return err
	}
	word, rest, _ := strings.Cut(rest, " ")
	landed, ok := record.ParseLanding(word)
	if !ok {
		return fmt.Errorf("%q is not how a question lands", word)
	}
	in, id, err := b.about(strings.TrimSpace(rest))
	if err != nil {
		return err
	}
	h := record.Held{Question: id, On: on}
	if in != nil {
		h.Interest = in.ID
	}
	b.card.Land(h, landed, on)
	return nil
}

// inHand reads "1w [Miso] pet-eats | What is Miso eating these days?".
func inHand(b *builder, value string) error {
	on, rest, err := b.when(value)
	if err != nil {
		return err
	}
	in, rest, err := b.about(rest)
	if err != nil {
		return err
	}
	id, text, _ := strings.Cut(rest, " | ")
	h := record.Held{Question: id, Text: text, On: on}
	if in != nil {
		h.Interest = in.ID
	}
	_, err = b.card.TakeInHand(h)
	return err
}
