package plain

import (
	"errors"
	"fmt"
	"slices"

	"rapport/prompts"
	"rapport/store/record"
)

// asking is what the questions on the table were drawn for. With no client
// they are from the general bank, only to be read.
type asking struct {
	client, about record.ID
	moment        prompts.Moment
	offers        []prompts.Offer // on the table
	seen          []prompts.Offer // drawn for this moment so far
	draws         uint64
}

func questionWords() []word {
	return []word{
		{name: "others", does: "three others", run: (*sitting).others},
		{name: "moment", takes: "WORD", does: "questions for another moment: opening, out, between, closing, or after a while", run: (*sitting).moment},
		{name: "take", takes: "NUMBER", does: "takes one in hand, as the number alone does; again puts it back", run: (*sitting).takeWord},
		{name: "more", takes: "NUMBER", does: "what might be asked after it", run: (*sitting).followups},
		{name: "reword", takes: "NUMBER, WORDS", does: "takes it in hand in your own words, and keeps those as a question of yours", run: (*sitting).reword},
		{name: "not this", takes: "NUMBER", does: "not this question for this client", run: (*sitting).notThis},
		{name: "never", takes: "NUMBER", does: "never this question, for anyone; asks first", run: (*sitting).neverThis},
		{name: "suits", takes: "NUMBER", does: "this question suits this client; again: no longer", run: (*sitting).suits},
		{name: "hand", does: "tells what is in hand", run: (*sitting).hand3},
	}
}

// ask3 offers three questions for the open card, about one thing if named. Who
// names the client, as at home, means the card.
func (s *sitting) ask3(line string) error {
	c, err := s.openedCard()
	if err != nil {
		return err
	}
	if line == "" || record.Fold(line) == record.Fold(s.truly().Called) || record.Fold(line) == c.Code {
		return s.askFor(s.thing)
	}
	n, err := s.wholeThing(line)
	if err != nil {
		return err
	}
	return s.askFor(n.id)
}

// askFor opens the questions: for the open card, about a thing of it that may
// be asked about, or with no card open from the general bank.
func (s *sitting) askFor(about record.ID) error {
	a := &asking{client: s.client, moment: prompts.Opening}
	if c := s.card(); c != nil {
		if !c.StillMeeting() {
			return fmt.Errorf("no questions are offered for %s", c.Called)
		}
		if c.Straight {
			a.moment = prompts.Out
		}
		if in := c.Interest(about); in != nil && c.Gate(in, record.OnAsk) == record.MayAsk {
			a.about = about
		}
	}
	s.asking, s.room = a, s.rooms.questions
	s.drawThree()
	return s.tellOffers()
}

// drawThree puts three questions on the table that were not seen yet. It
// reports whether there are any.
func (s *sitting) drawThree() bool {
	a := s.asking
	req := s.request()
	req.Seed, req.Skip = a.draws, a.seen
	offers := s.deps.Bank.Choose(req)
	if len(offers) == 0 && a.draws > 0 {
		return false
	}
	a.draws++
	a.offers = offers
	a.seen = append(a.seen, offers...)
	return true
}

// request is what three questions are asked of the bank for.
func (s *sitting) request() prompts.Request {
	req := prompts.For(s.config.Shown(s.load.Card(s.asking.client)), s.asking.moment, s.today())
	req.About, req.Customs = s.asking.about, s.config.Customs()
	return req
}

// tellOffers tells the questions on the table, each with its reason.
func (s *sitting) tellOffers() error {
	a := s.asking
	c := s.config.Shown(s.load.Card(a.client))
	s.newList()
	s.say("%s", s.askHeading(c))
	if len(a.offers) == 0 {
		s.say("%s", s.nothingToOffer())
		return nil
	}
	for i, o := range a.offers {
		held := ""
		if c != nil && inHand(c, o.Held(0)) {
			held = "in hand: "
		}
		s.item(pick{do: func(s *sitting) error { return s.take(i) }}, "%s%s", held, o.Text)
		s.say("Why: %s", o.Why)
	}
	if c != nil {
		s.say("A number takes one in hand, and again puts it back.")
	}
	return nil
}

func (s *sitting) askHeading(c *record.Card) string {
	season := prompts.SeasonOf(s.today(), s.config.Southern)
	if c == nil {
		return fmt.Sprintf("Something small to ask someone new, %s, %s:", momentName(s.asking.moment), season)
	}
	about := ""
	if in := c.Interest(s.asking.about); in != nil {
		about = " about " + in.Name
	}
	return fmt.Sprintf("Something small to ask %s%s, %s, %s, %s:", c.Called, about, momentName(s.asking.moment), c.Setting, season)
}

// momentName is a moment as it is said.
func momentName(m prompts.Moment) string {
	if m == prompts.Reconnecting {
		return "after a while"
	}
	return m.String()
}

// nothingToOffer says so kindly, and why.
func (s *sitting) nothingToOffer() string {
	return s.deps.Bank.WhyNothing(s.request()) + " Say moment and another one."
}

func (s *sitting) others(string) error {
	if !s.drawThree() {
		return errors.New("no others for today")
	}
	return s.tellOffers()
}

func (s *sitting) moment(words string) error {
	var names []string
	for _, m := range prompts.Moments() {
		names = append(names, momentName(m))
	}
	at := chosen(words, names)
	if m, ok := prompts.ParseMoment(record.Fold(words)); ok {
		at = slices.Index(prompts.Moments(), m)
	}
	if at < 0 || words == "" {
		return fmt.Errorf("the moments are %s", orList(names))
	}
	a := s.asking
	a.moment, a.seen, a.offers, a.draws = prompts.Moments()[at], nil, nil, 0
	s.drawThree()
	return s.tellOffers()
}
