package cli

import "rapport/store/record"

// cardJSON is what `card --json` prints. What is not to open is in it by name
// only, as on the card; the complete records are in an export.
type cardJSON struct {
	Client    clientJSON     `json:"client"`
	Interests []interestJSON `json:"interests"`
	Carried   []text         `json:"carried"`
	Promises  []promiseJSON  `json:"promises"`
	MySide    []text         `json:"my_side"`
	Sessions  int            `json:"sessions"`
	LastSeen  record.Date    `json:"last_seen"`
}

type clientJSON struct {
	Code     string `json:"code"`
	Called   text   `json:"called"`
	Say      text   `json:"say"`
	Pronouns text   `json:"pronouns"`
	Standing string `json:"standing"`
	Ages     string `json:"ages"`
	Language text   `json:"language"`
	Address  text   `json:"address"`
	Setting  string `json:"setting"`
	Straight bool   `json:"straight"`
	Pace     []text `json:"pace"`
	Closed   []text `json:"closed"`
}

type interestJSON struct {
	ID         record.ID       `json:"id"`
	Kind       string          `json:"kind"`
	Name       text            `json:"name"`
	Details    text            `json:"details"`
	Fields     map[string]text `json:"fields"`
	Standing   string          `json:"standing"`
	Because    text            `json:"because"`
	Touches    []text          `json:"touches"`
	FirstHeard record.Date     `json:"first_heard"`
	Heard      record.Date     `json:"heard"`
	Asked      record.Date     `json:"asked"`
	Landed     text            `json:"landed"`
	Lit        []record.Date   `json:"lit"`
}

type promiseJSON struct {
	Words text        `json:"words"`
	Done  record.Date `json:"done"`
}

func cardAsJSON(all *record.Caseload, card *record.Card) cardJSON {
	out := cardJSON{
		Client: clientAsJSON(card), Interests: []interestJSON{}, Promises: []promiseJSON{}, MySide: []text{},
		Carried:  texts(carried(card, record.OnCard)),
		Sessions: len(all.Sessions(card.ID)), LastSeen: all.LastSeen(card.ID),
	}
	for _, in := range inCardOrder(card, record.OnCard) {
		if v := card.Gate(in, record.OnCard); v != record.ListNotOpen {
			out.Interests = append(out.Interests, interestAsJSON(in, v))
		}
	}
	for _, p := range card.Promises {
		if card.GateWords(p.Words, record.OnCard).May() {
			out.Promises = append(out.Promises, promiseJSON{text(p.Words), p.Done})
		}
	}
	for _, t := range card.MySide {
		if card.GateWords(t.Words, record.OnCard).May() {
			out.MySide = append(out.MySide, text(t.Words))
		}
	}
	return out
}

func clientAsJSON(card *record.Card) clientJSON {
	return clientJSON{
		Code: card.Code, Called: text(card.Called), Say: text(card.Say), Pronouns: text(card.Pronouns),
		Standing: card.Client.Standing.String(), Ages: card.Ages.String(),
		Language: text(card.Language), Address: text(card.Address), Setting: card.Setting.String(),
		Straight: card.Straight, Pace: texts(card.Pace), Closed: texts(notToOpen(card)),
	}
}

func interestAsJSON(in *record.Interest, v record.Verdict) interestJSON {
	fields := map[string]text{}
	for _, f := range in.Fields {
		fields[f.Key] = text(f.Value)
	}
	return interestJSON{
		ID: in.ID, Kind: in.Kind.String(), Name: text(in.Name), Details: text(in.Details), Fields: fields,
		Standing: standingOn(in, v).String(), Because: text(in.Because), Touches: texts(in.AllTouches()),
		FirstHeard: in.FirstHeard, Heard: in.Heard, Asked: in.Asked, Landed: text(in.Landed.String()), Lit: list(in.Lit),
	}
}
