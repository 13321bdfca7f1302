package find

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
	"rapport/ui/nav"
)

// made tells that a new client is on disk, and add that a thing is.
type (
	madeClient struct{ id record.ID }
	addedThing struct{ client record.ID }
)

// adding reads a line behind "+": whom it is for, and what they love. What it
// would add is shown as a row while it is typed.
func (m Model) adding(text string) ([]row, string) {
	who, rest, _ := strings.Cut(text, " ")
	if who == "" {
		return nil, "whose, and what: + maya pet Miso, orange tabby"
	}
	card, problem := m.whose(who)
	if card == nil {
		return nil, problem
	}
	if strings.TrimSpace(rest) == "" {
		return []row{{client: card.ID, name: m.world.Config.Called(card), kind: "+", text: []string{"pet, band or garden, its name, then what was heard"}}}, ""
	}
	a, err := record.ParseAdditionGuessing(rest)
	if err != nil {
		return nil, err.Error()
	}
	in := record.Interest{Kind: a.Kind, Name: a.Name, Details: a.Details, Fields: a.Fields}
	r := row{client: card.ID, name: m.world.Config.Called(card), kind: a.Kind.String(), text: line(&in), mark: "+ new", does: adds, words: rest, addition: a}
	if have := card.Named(a.Kind, a.Name); have != nil {
		r.mark = "+ heard"
	}
	return []row{r}, ""
}

// whose finds the one client a word means: by code, by what they are called,
// or by its beginning when only one begins so.
func (m Model) whose(word string) (*record.Card, string) {
	if c := m.world.Caseload.ByCode(word); c != nil {
		return c, ""
	}
	folded := record.Fold(word)
	var begun []*record.Card
	for _, c := range m.world.Caseload.Cards() {
		called := record.Fold(c.Called)
		if called == folded {
			return c, ""
		}
		if strings.HasPrefix(called, folded) {
			begun = append(begun, c)
		}
	}
	switch len(begun) {
	case 0:
		return nil, "nobody is called " + record.CleanLine(word)
	case 1:
		return begun[0], ""
	}
	names := make([]string, 0, len(begun))
	for _, c := range begun {
		names = append(names, m.world.Config.Called(c))
	}
	return nil, "which: " + strings.Join(names, ", ")
}

func (m Model) makeClient(called string) tea.Cmd {
	if called == "" {
		return nil
	}
	id := record.NewID()
	today := m.world.Today()
	return nav.Send(nav.Write{
		Client: id, Label: called + " has a card now", Tag: madeClient{id},
		Do: func(tx record.Tx) error {
			var failed error
			code := record.SuggestCode(called, func(code string) bool {
				taken, err := tx.CodeTaken(code, id)
				if err != nil {
					failed = err
				}
				return taken
			})
			if failed != nil {
				return failed
			}
			return tx.PutCard(&record.Card{Client: record.Client{ID: id, Code: code, Called: called, Since: today}})
		},
	})
}

func (m Model) add(r row) tea.Cmd {
	today := m.world.Today()
	return nav.Send(nav.Write{
		Client: r.client, Label: "added to " + r.name + ": " + r.addition.Name, Tag: addedThing{r.client},
		Do: func(tx record.Tx) error {
			return record.ChangeCard(tx, r.client, func(card *record.Card) error {
				card.Upsert(r.addition, today)
				return nil
			})
		},
	})
}

// written clears the line once what it asked for is on disk; until then, and
// if it failed, the words stay.
func (m Model) written(w nav.Written) (Model, tea.Cmd) {
	if w.Err != nil {
		return m, nil
	}
	switch tag := w.Tag.(type) {
	case madeClient:
		m.line = m.line.Set("")
		said := m.codeOf(tag.id)
		m, cmd := m.changed()
		return m, tea.Batch(cmd, said, nav.Send(nav.Go{To: nav.Card{Client: tag.id}}))
	case addedThing:
		m.line = m.line.Set("")
		return m.changed()
	}
	return m, nil
}

// codeOf says which code a new client got: it is not the one that the name
// makes where somebody has that already.
func (m Model) codeOf(id record.ID) tea.Cmd {
	made := m.world.Caseload.Card(id)
	if made == nil {
		return nil
	}
	return nav.Send(nav.Say{Words: m.world.Config.Called(made) + " has a card now, in commands: " + made.Code})
}
