package cli

import (
	"fmt"
	"strings"
	"time"

	"rapport/store"
	"rapport/store/record"
)

// restorePlan is what restoring would change, as JSON prints it.
type restorePlan struct {
	Made     string      `json:"made"` // when the newest change in the backup was made
	Clients  clientPlans `json:"clients"`
	Hours    []hourPlan  `json:"hours"`
	Erased   int         `json:"erased"` // of the backup's clients, who stay erased
	Unread   bool        `json:"unread"` // the vault could not be compared
	Restored bool        `json:"restored"`

	at time.Time
}

type clientPlans struct {
	Returns []text `json:"returns"`
	Changes []text `json:"changes"`
	Goes    []text `json:"goes"`
}

type hourPlan struct {
	Client  text `json:"client"`
	Returns int  `json:"returns"`
	Changes int  `json:"changes"`
	Goes    int  `json:"goes"`
}

// newPlan is one in which nothing changes: no list of it is null.
func newPlan(made time.Time) restorePlan {
	return restorePlan{
		at: made, Made: made.Format(time.DateTime), Hours: []hourPlan{},
		Clients: clientPlans{[]text{}, []text{}, []text{}},
	}
}

// planOfAll is for a vault that nothing is known of: everything comes back.
func planOfAll(made time.Time, all *record.Caseload) restorePlan {
	p := newPlan(made)
	p.Unread = true
	for _, card := range all.Cards() {
		p.Clients.Returns = append(p.Clients.Returns, text(card.Code))
		if n := len(all.Sessions(card.ID)); n > 0 {
			p.Hours = append(p.Hours, hourPlan{Client: text(card.Code), Returns: n})
		}
	}
	return p
}

func planOf(made time.Time, d *store.Difference) restorePlan {
	p := newPlan(made)
	p.Erased = d.Erased
	for _, c := range d.Clients {
		code := text(c.Code)
		switch c.Card {
		case store.Returns:
			p.Clients.Returns = append(p.Clients.Returns, code)
		case store.Changes:
			p.Clients.Changes = append(p.Clients.Changes, code)
		case store.Goes:
			p.Clients.Goes = append(p.Clients.Goes, code)
		}
		if c.Returns+c.Changes+c.Goes > 0 {
			p.Hours = append(p.Hours, hourPlan{code, c.Returns, c.Changes, c.Goes})
		}
	}
	return p
}

// text tells the plan, a client a line.
func (p restorePlan) text() string {
	rows := [][]string{}
	hours := map[text]hourPlan{}
	for _, h := range p.Hours {
		hours[h.Client] = h
	}
	add := func(word string, codes []text) {
		for _, code := range codes {
			rows = append(rows, []string{word, string(code), hours[code].words()})
			delete(hours, code)
		}
	}
	add("comes back", p.Clients.Returns)
	add("changes", p.Clients.Changes)
	add("goes", p.Clients.Goes)
	for _, h := range p.Hours {
		if left, is := hours[h.Client]; is {
			rows = append(rows, []string{"the card stays", string(h.Client), left.words()})
		}
	}
	said := "the backup is of " + when(p.at) + "\n" + columns(rows)
	if p.Erased > 0 {
		said += fmt.Sprintf("erased since, and not brought back: %s\n", count(p.Erased, "client"))
	}
	return said
}

func (h hourPlan) words() string {
	var said []string
	for _, part := range []struct {
		n    int
		word string
	}{{h.Returns, " back"}, {h.Changes, " changed"}, {h.Goes, " gone"}} {
		if part.n > 0 {
			said = append(said, count(part.n, "hour")+part.word)
		}
	}
	return strings.Join(said, ", ")
}
