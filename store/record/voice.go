package record

// voice is who tells a session: of whose card, by which name, and how words
// that somebody wrote are told again.
type voice struct {
	card   *Card
	called string // empty: as the card has it
	words  func(string) string
}

// client is the client by name, as a subject or an object.
func (v voice) client() string {
	switch {
	case v.card == nil:
		return "the client"
	case v.called != "":
		return v.called
	}
	return v.card.Called
}

// object is the client after a verb: her, or the name where no pronoun is known.
func (v voice) object() string {
	if v.card == nil {
		return v.client()
	}
	if words := v.card.Words(); !words.Named {
		return v.words(words.Object)
	}
	return v.client()
}
