package cli

import (
	"slices"
	"strings"

	"rapport/store"
	"rapport/store/record"
)

// splitHour makes two hours of one that was two, in one change, and tells both.
func (a *app) splitHour(code string, number, minute int) error {
	if minute < 1 {
		return usage("--split is the minute at which the second hour began, not %d", minute)
	}
	return a.withClient(code, func(v *store.Vault, all *record.Caseload, card *record.Card) error {
		h, err := a.hourOf(all, card, number)
		if err != nil {
			return err
		}
		if h.Let != nil {
			return wasLetGo(card)
		}
		if h.Open() {
			return hinted(usage("the hour is still open"), "`rapport session end "+card.Code+"` ends it")
		}
		var told []string
		id := record.LaterID(h.ID)
		err = v.Update(func(tx record.Tx) error {
			s, err := tx.Session(h.ID)
			if err != nil {
				return err
			}
			first, second, ok := s.SplitAt(minute*60, id)
			if !ok {
				return usage("there is nothing on one side of minute %d", minute)
			}
			told = slices.Concat([]string{"The first:"}, a.toldOf(first, card), []string{"", "The second:"}, a.toldOf(second, card))
			if err := tx.PutSession(first); err != nil {
				return err
			}
			return tx.PutSession(second)
		})
		if err != nil {
			return err
		}
		return a.say(strings.Join(told, "\n"))
	})
}
