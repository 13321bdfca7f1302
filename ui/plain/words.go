package plain

import (
	"slices"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
)

// phrases is a thing in the phrases in which it could have been typed: "pet
// Miso, orange tabby, eats salmon pâté".
func phrases(in *record.Interest) string { return record.FormatAddition(in) }

// gentleLine is a thing held gently, with its reason.
func gentleLine(in *record.Interest) string { return prompts.GentleLine(in) }

// loves are the first things of a card that are shown freely, what lit up last
// first.
func loves(c *record.Card) string {
	var open []*record.Interest
	for i := range c.Interests {
		if v := c.Gate(&c.Interests[i], record.OnFind); v == record.ShowPlain || v == record.ShowPast {
			open = append(open, &c.Interests[i])
		}
	}
	if len(open) == 0 {
		return "still getting to know"
	}
	latest(open)
	return strings.Join(namesOf(open[:min(4, len(open))]), ", ")
}

// latest sorts by what lit up last, then by what was heard of last.
func latest(things []*record.Interest) {
	slices.SortStableFunc(things, func(a, b *record.Interest) int {
		if d := int(b.LastLit()) - int(a.LastLit()); d != 0 {
			return d
		}
		return int(b.Heard) - int(a.Heard)
	})
}

func namesOf(things []*record.Interest) []string {
	names := make([]string, len(things))
	for i, in := range things {
		names[i] = in.Name
	}
	return names
}

// lately is when a thing last lit the client up or was heard of, and how it is
// held, as sentences behind it. Of a client who died it says nothing.
func (s *sitting) lately(c *record.Card, in *record.Interest, v record.Verdict) string {
	if c.Client.Standing == record.Died {
		return ""
	}
	today := s.today()
	var said []string
	switch {
	case !in.LastLit().IsZero():
		said = append(said, "lit "+c.Words().Object+" up "+in.LastLit().Short(today))
	case !in.Heard.IsZero():
		said = append(said, "heard "+in.Heard.Short(today))
	}
	if v == record.ShowPlain && in.MayHaveChanged(today, s.config.Stale) {
		said = append(said, "may have changed")
	}
	if v == record.ShowPlain && in.Standing == record.Resting {
		said = append(said, strings.Join(nonEmpty("resting", in.Because), ", "))
	}
	if len(said) == 0 {
		return ""
	}
	return ". " + sentence(strings.Join(said, ", "))
}

// lastHere is when the client was last here; of one who died, that they did.
func (s *sitting) lastHere(c *record.Card) string {
	seen := s.load.LastSeen(c.ID)
	switch {
	case c.Client.Standing == record.Died:
		return "died"
	case seen.IsZero():
		return "not here yet"
	}
	return "last here " + seen.Short(s.today())
}

// introduction is what stands behind a client's name: pronouns, how it is
// said, where the work stands.
func introduction(c *record.Card) string {
	say := ""
	if c.Say != "" {
		say = "say " + c.Say
	}
	standing := map[record.ClientStanding]string{record.OnBreak: "on a break", record.Finished: "finished", record.Died: "died"}[c.Client.Standing]
	return strings.Join(nonEmpty(c.Called, c.Pronouns, say, standing), ", ")
}

// promised are the openings of something the clinician said they would do;
// anything else was told.
var promised = []string{"said I'd ", "said I would ", "said ", "I'll ", "will "}

// readSide reads a line about the clinician: what they said they would do, or
// what they told the client.
func readSide(words string) (line string, promise bool) {
	words = strings.ReplaceAll(words, "’", "'")
	for _, opener := range promised {
		if len(words) > len(opener) && strings.EqualFold(words[:len(opener)], opener) {
			return words[len(opener):], true
		}
	}
	for _, opener := range []string{"told her ", "told him ", "told them ", "told "} {
		if rest, ok := strings.CutPrefix(words, opener); ok && rest != "" {
			return rest, false
		}
	}
	return words, false
}

// inCardOrder lists what a surface may show in some way, as a card lists it:
// by kind, then what was heard last.
func inCardOrder(c *record.Card, on record.Surface) []*record.Interest {
	var all []*record.Interest
	for i := range c.Interests {
		if in := &c.Interests[i]; c.Gate(in, on).May() {
			all = append(all, in)
		}
	}
	slices.SortStableFunc(all, func(a, b *record.Interest) int {
		if a.Kind != b.Kind {
			return int(a.Kind) - int(b.Kind)
		}
		return int(b.Heard) - int(a.Heard)
	})
	return all
}

// dropWord takes a word out of a list.
func dropWord(list []string, word string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(have string) bool { return have == word })
}
