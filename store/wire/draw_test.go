package wire

import (
	"time"

	"rapport/store/record"

	"pgregory.net/rapid"
)

// The generators draw records of every shape, the odd ones too: text that is
// not UTF-8, enumerations of a later version, dates before 1970.

var anyText = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Miso", "Zoë", "\xff\xfe", "a\x00b"}))

func anyID(t *rapid.T) (id record.ID) {
	if rapid.Bool().Draw(t, "names something") {
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
	}
	return id
}

func anyDate(t *rapid.T) record.Date { return record.Date(rapid.Int32().Draw(t, "date")) }

func anyByte(t *rapid.T) uint8 { return rapid.Byte().Draw(t, "enumeration") }

func list[T any](t *rapid.T, one func(*rapid.T) T) []T {
	n := rapid.IntRange(0, 4).Draw(t, "n")
	var out []T
	for range n {
		out = append(out, one(t))
	}
	return out
}

func text(t *rapid.T) string { return anyText.Draw(t, "text") }

func anyInterest(t *rapid.T) record.Interest {
	return record.Interest{
		ID: anyID(t), Kind: record.Kind(anyByte(t)), Name: text(t), Details: text(t),
		Fields:   list(t, func(t *rapid.T) record.Field { return record.Field{Key: text(t), Value: text(t)} }),
		Standing: record.Standing(anyByte(t)), Because: text(t),
		Touches:    list(t, func(t *rapid.T) record.Touch { return record.Touch(text(t)) }),
		Links:      list(t, anyID),
		FirstHeard: anyDate(t), Heard: anyDate(t), Asked: anyDate(t), Landed: record.Landing(anyByte(t)),
		Flats: rapid.Int().Draw(t, "flats"), Lit: list(t, anyDate), SetAside: anyDate(t),
	}
}

func anyCard(t *rapid.T) *record.Card {
	return &record.Card{Client: record.Client{
		ID: anyID(t), Code: text(t), Called: text(t), Say: text(t), Pronouns: text(t), Ages: record.Ages(anyByte(t)),
		Language: text(t), Address: text(t), Setting: record.Setting(anyByte(t)), Needs: list(t, text),
		Standing: record.ClientStanding(anyByte(t)), Pace: list(t, text), Straight: rapid.Bool().Draw(t, "straight"),
		Closed: list(t, text),
		MySide: list(t, func(t *rapid.T) record.Told { return record.Told{Words: text(t), On: anyDate(t)} }),
		Promises: list(t, func(t *rapid.T) record.Promise {
			return record.Promise{Words: text(t), On: anyDate(t), Done: anyDate(t)}
		}),
		Carried: list(t, func(t *rapid.T) record.Carry {
			return record.Carry{Words: text(t), Interest: anyID(t), On: anyDate(t)}
		}),
		InHand: list(t, func(t *rapid.T) record.Held {
			return record.Held{Question: text(t), Text: text(t), Interest: anyID(t), On: anyDate(t)}
		}),
		Asked: list(t, func(t *rapid.T) record.Asked {
			return record.Asked{Question: text(t), Interest: anyID(t), On: anyDate(t), Landed: record.Landing(anyByte(t))}
		}),
		Hidden: list(t, text), Favored: list(t, text), Since: anyDate(t), NotMet: list(t, anyDate),
	}, Interests: list(t, anyInterest)}
}

func anySession(t *rapid.T) *record.Session {
	number := rapid.IntRange(-1, 100_000)
	s := &record.Session{
		ID: anyID(t), Client: anyID(t), Date: anyDate(t), Planned: number.Draw(t, "planned"), Setting: record.Setting(anyByte(t)),
		Live: rapid.Bool().Draw(t, "live"), Redrawn: rapid.Bool().Draw(t, "redrawn"),
		Moves: list(t, func(t *rapid.T) record.Move {
			return record.Move{At: number.Draw(t, "at"), Place: record.Place(anyByte(t)), Led: record.Led(anyByte(t))}
		}),
		Marks: list(t, func(t *rapid.T) record.Mark {
			return record.Mark{
				At: number.Draw(t, "at"), Kind: record.MarkKind(anyByte(t)), Words: text(t), Interest: anyID(t),
				Landed: record.Landing(anyByte(t)),
			}
		}),
		Pauses: list(t, func(t *rapid.T) record.Pause {
			return record.Pause{From: number.Draw(t, "from"), To: number.Draw(t, "to")}
		}),
		Ended: rapid.Bool().Draw(t, "ended"), End: number.Draw(t, "end"), Line: text(t),
	}
	if rapid.Bool().Draw(t, "clock times kept") {
		s.Start = time.Unix(rapid.Int64Range(-1<<33, 1<<33).Draw(t, "start"), 0).UTC()
		if zone := rapid.IntRange(-14*3600, 14*3600).Draw(t, "zone"); zone != 0 {
			s.Start = s.Start.In(time.FixedZone("", zone))
		}
	}
	if rapid.Bool().Draw(t, "let go") {
		led := func(t *rapid.T) record.Led { return record.Led(anyByte(t)) }
		s.Let = &record.Gist{
			Nothing: rapid.Bool().Draw(t, "nothing"), FromStart: rapid.Bool().Draw(t, "from the start"), Late: rapid.Bool().Draw(t, "late"),
			ToTheEnd: rapid.Bool().Draw(t, "to the end"), Trips: number.Draw(t, "trips"), In: number.Draw(t, "in"),
			Longest: number.Draw(t, "longest"), Landing: record.Place(anyByte(t)), Runway: number.Draw(t, "runway"),
			CameOut: number.Draw(t, "came out"), LedIn: list(t, led), LedOut: list(t, led),
		}
	}
	return s
}

func anyDesk(t *rapid.T) *record.Desk {
	return &record.Desk{Drafts: list(t, func(t *rapid.T) record.Draft {
		return record.Draft{Key: text(t), Text: text(t)}
	})}
}
