package config

import (
	"strings"

	"rapport/store/record"
)

// Shown is a card as a screen names its client: as it is, or with the code in
// the place of what they are called, and without how that is said. Whatever is
// named on a screen or line by line is named from here; what is searched,
// matched, edited or written out is read from the card itself.
func (c Config) Shown(card *record.Card) *record.Card {
	if !c.ShowCodes || card == nil {
		return card
	}
	shown := *card
	shown.Called, shown.Say = card.Code, ""
	return &shown
}

// Called is what a client is called on a screen.
func (c Config) Called(card *record.Card) string {
	if c.ShowCodes {
		return card.Code
	}
	return card.Called
}

// Renamed is words that were said of a client before, named as they are now.
func (c Config) Renamed(card *record.Card, words string) string {
	if !c.ShowCodes || card == nil || card.Called == "" {
		return words
	}
	return strings.ReplaceAll(words, card.Called, card.Code)
}
