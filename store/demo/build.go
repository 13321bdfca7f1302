package demo

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapport/store/record"
)

// builder makes one client's records.
type builder struct {
	now      time.Time
	today    record.Date
	usual    usual
	anchor   record.Date // the day that 0w stands for: the usual day that is today or next
	length   int         // minutes
	card     *record.Card
	sessions []*record.Session
}

// build makes the records of one file, as of now.
func build(c client, now time.Time) (*record.Card, []*record.Session, error) {
	b := &builder{now: now, today: record.DateOf(now), length: record.DefaultLength, card: &record.Card{}}
	steps := []func(client) error{b.settle, b.setHeaders(early), b.addThings, b.addHours, b.setHeaders(late)}
	for _, step := range steps {
		if err := step(c); err != nil {
			return nil, nil, err
		}
	}
	return b.card, b.sessions, nil
}

// settle finds the code, the usual hour and the day of week 0. Where the file
// has an hour on that day and it is not over by now, everything moves back by
// a week, so that nothing lies in the future.
func (b *builder) settle(c client) error {
	meets, codes := c.all("meets"), c.all("code")
	if len(meets) != 1 || len(codes) != 1 {
		return errors.New("one line with code and one with meets are needed")
	}
	var err error
	if b.usual, err = parseUsual(meets[0].value); err != nil {
		return at(meets[0].line, err)
	}
	if b.card.Code, err = record.ParseCode(codes[0].value); err != nil {
		return at(codes[0].line, err)
	}
	b.card.ID = b.id()
	for _, p := range c.all("length") {
		if b.length, err = strconv.Atoi(p.value); err != nil {
			return at(p.line, fmt.Errorf("%q is not a number of minutes", p.value))
		}
	}
	b.anchor = b.usual.day(b.today)
	over := b.begins(b.anchor).Add(time.Duration(b.length) * time.Minute)
	if len(c.hours) > 0 && c.hours[0].week == 0 && over.After(b.now) {
		b.anchor -= 7
	}
	return nil
}

// id is the same for the same words, and for nothing else: a demo has nothing
// to keep secret, and two runs of it are to be the same.
func (b *builder) id(words ...string) record.ID {
	sum := sha256.Sum256([]byte("rapport demo\n" + b.card.Code + "\n" + strings.Join(words, "\n")))
	return record.ID(sum[:16])
}

// week is the client's usual day so many weeks before the newest.
func (b *builder) week(n int) record.Date { return b.anchor - record.Date(7*n) }

// begins is the usual time on a day.
func (b *builder) begins(day record.Date) time.Time {
	y, m, d := day.Time().Date()
	return time.Date(y, m, d, b.usual.hour, b.usual.minute, 0, 0, b.now.Location())
}

// when reads the "3w" that values begin with, and returns the rest.
func (b *builder) when(value string) (record.Date, string, error) {
	word, rest, _ := strings.Cut(value, " ")
	n, err := strconv.Atoi(strings.TrimSuffix(word, "w"))
	if err != nil || !strings.HasSuffix(word, "w") {
		return 0, "", fmt.Errorf("%q is not a number of weeks: write it as 3w", word)
	}
	return b.week(n), strings.TrimSpace(rest), nil
}

// about reads the "[Miso]" that values may begin with, and returns the rest.
func (b *builder) about(value string) (*record.Interest, string, error) {
	if !strings.HasPrefix(value, "[") {
		return nil, value, nil
	}
	name, rest, _ := strings.Cut(value[1:], "]")
	in := b.card.Named(0, name)
	if in == nil {
		return nil, "", fmt.Errorf("there is no %q among the things", name)
	}
	return in, strings.TrimSpace(rest), nil
}

// addThings adds the interests, then links them, since a link may point
// forward.
func (b *builder) addThings(c client) error {
	for _, t := range c.things {
		if err := b.addThing(t); err != nil {
			return at(t.line, err)
		}
	}
	for i, t := range c.things {
		for _, p := range t.more {
			if err := b.addMore(&b.card.Interests[i], p); err != nil {
				return at(p.line, err)
			}
		}
	}
	return nil
}

func (b *builder) addThing(t thing) error {
	line, err := fill(t.add, b.today)
	if err != nil {
		return err
	}
	a, err := record.ParseAddition(line)
	if err != nil {
		return err
	}
	if b.card.Named(a.Kind, a.Name) != nil {
		return fmt.Errorf("%s %s stands here twice", a.Kind, a.Name)
	}
	b.card.Interests = append(b.card.Interests, record.Interest{
		ID: b.id(a.Kind.String(), a.Name), Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields,
		FirstHeard: b.week(t.first), Heard: b.week(t.last),
	})
	return nil
}

// addMore adds what stands indented under a thing: a standing with its reason,
// a topic it touches, another thing it goes with.
func (b *builder) addMore(in *record.Interest, p pair) error {
	value, err := fill(p.value, b.today)
	if err != nil {
		return err
	}
	if standing, ok := record.ParseStanding(p.key); ok {
		in.Standing, in.Because = standing, value
		return nil
	}
	switch p.key {
	case "touches":
		touch, ok := record.ParseTouch(value)
		if !ok {
			return fmt.Errorf("%q is not a topic", value)
		}
		in.Touches = append(in.Touches, touch)
	case "with":
		other := b.card.Named(0, value)
		if other == nil || other == in {
			return fmt.Errorf("there is no other %q among the things", value)
		}
		in.Links, other.Links = append(in.Links, other.ID), append(other.Links, in.ID)
	default:
		return fmt.Errorf("%q cannot stand under a thing", p.key)
	}
	return nil
}

// addHours adds the sessions, oldest first, so that what the things learn from
// them is learnt in order.
func (b *builder) addHours(c client) error {
	for _, h := range slices.Backward(c.hours) {
		s, err := b.session(h)
		if err != nil {
			return at(h.line, err)
		}
		b.sessions = append(b.sessions, s)
		for _, m := range s.Marks {
			if in := b.card.Interest(m.Interest); in != nil && m.Kind == record.LitUp {
				in.LitOn(s.Date)
			}
		}
	}
	return nil
}

func (b *builder) session(h hour) (*record.Session, error) {
	s := &record.Session{
		ID: b.id("hour", strconv.Itoa(h.week)), Client: b.card.ID, Date: b.week(h.week),
		Planned: b.length, Setting: b.card.Setting, Line: h.said,
	}
	for _, word := range h.words {
		if err := describe(s, word); err != nil {
			return nil, err
		}
	}
	line, err := record.ParseLine(h.shape)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", h.shape, err)
	}
	line.Apply(s)
	s.LinkMarks(b.card)
	if s.Open() {
		return nil, errors.New("an hour drawn live needs its end")
	}
	if start := b.begins(s.Date); start.Add(time.Duration(s.Length()) * time.Second).After(b.now) {
		return nil, fmt.Errorf("week %d is not over yet", h.week)
	} else if !b.usual.noTime {
		s.Start = start
	}
	return s, s.Check()
}

// describe reads one of the words that stand before the colon of an hour.
func describe(s *record.Session, word string) error {
	setting, ok := record.ParseSetting(word)
	minutes, err := strconv.Atoi(strings.TrimSuffix(word, "min"))
	switch {
	case ok:
		s.Setting = setting
	case word == "live":
		s.Live = true
	case err == nil && strings.HasSuffix(word, "min"):
		s.Planned = minutes
	default:
		return fmt.Errorf("%q is not live, a setting or a length such as 45min", word)
	}
	return nil
}

func at(line int, err error) error { return fmt.Errorf("line %d: %w", line, err) }
