package cli

import (
	"cmp"
	"slices"

	"rapport/store/record"
)

// archiveOf is the archive of the given cards and their hours.
func archiveOf(all *record.Caseload, cards []*record.Card) archive {
	out := archive{Format: archiveFormat, Version: archiveVersion, Clients: []archivedClient{}}
	cards = slices.SortedFunc(slices.Values(cards), func(x, y *record.Card) int { return cmp.Compare(x.Code, y.Code) })
	for _, card := range cards {
		out.Clients = append(out.Clients, archiveClient(card, all.Sessions(card.ID)))
	}
	return out
}

func archiveClient(c *record.Card, hours []*record.Session) archivedClient {
	return archivedClient{
		ID: ref(c.ID), Code: text(c.Code), Called: text(c.Called), Say: text(c.Say), Pronouns: text(c.Pronouns),
		Standing: text(c.Client.Standing.String()), Ages: text(c.Ages.String()), Language: text(c.Language), Address: text(c.Address),
		Setting: text(c.Setting.String()), Needs: texts(c.Needs), Straight: c.Straight, Pace: texts(c.Pace), Closed: texts(c.Closed),
		MySide:   each(c.MySide, func(t record.Told) archivedLine { return archivedLine{text(t.Words), t.On} }),
		Promises: each(c.Promises, func(p record.Promise) archivedPromise { return archivedPromise{text(p.Words), p.On, p.Done} }),
		Carried: each(c.Carried, func(k record.Carry) archivedCarry {
			return archivedCarry{text(k.Words), ref(k.Interest), k.On}
		}),
		InHand: each(c.InHand, func(h record.Held) archivedHeld {
			return archivedHeld{text(h.Question), text(h.Text), ref(h.Interest), h.On}
		}),
		Asked: each(c.Asked, func(q record.Asked) archivedAsked {
			return archivedAsked{text(q.Question), ref(q.Interest), q.On, text(q.Landed.String())}
		}),
		Hidden: texts(c.Hidden), Favoured: texts(c.Favored), Since: c.Since, NotMet: list(c.NotMet),
		Interests: each(c.Interests, archiveInterest), Sessions: each(hours, archiveSession),
	}
}

func archiveInterest(in record.Interest) archivedInterest {
	fields := map[string]text{}
	for _, f := range in.Fields {
		fields[f.Key] = text(f.Value)
	}
	return archivedInterest{
		ID: ref(in.ID), Kind: text(in.Kind.String()), Name: text(in.Name), Details: text(in.Details), Fields: fields,
		Standing: text(in.Standing.String()), Because: text(in.Because), Touches: texts(in.Touches),
		Links:      each(in.Links, func(id record.ID) ref { return ref(id) }),
		FirstHeard: in.FirstHeard, Heard: in.Heard, Asked: in.Asked, Landed: text(in.Landed.String()), Flats: in.Flats,
		Lit: list(in.Lit), SetAside: in.SetAside,
	}
}

func archiveSession(s *record.Session) archivedSession {
	out := archivedSession{
		ID: ref(s.ID), Date: s.Date, Start: moment(s.Start), Planned: s.Planned, Setting: text(s.Setting.String()),
		Drawn: drawnAfterwards, Redrawn: s.Redrawn, OneLine: text(s.Line),
		Moves: each(s.Moves, func(m record.Move) archivedMove {
			return archivedMove{m.At, text(m.Place.String()), text(m.Led.String())}
		}),
		Marks: each(s.Marks, func(m record.Mark) archivedMark {
			return archivedMark{m.At, text(m.Kind.String()), text(m.Words), ref(m.Interest), text(m.Landed.String())}
		}),
		Pauses: each(s.Pauses, archivePause), LetGo: archiveGist(s.Let),
	}
	if s.Live {
		out.Drawn = drawnLive
	}
	if s.Ended {
		out.End = &s.End
	}
	return out
}

func archiveGist(g *record.Gist) *archivedGist {
	if g == nil {
		return nil
	}
	led := func(l record.Led) text { return text(l.String()) }
	return &archivedGist{
		Nothing: g.Nothing, FromStart: g.FromStart, Late: g.Late, ToTheEnd: g.ToTheEnd, Trips: g.Trips, In: g.In, Longest: g.Longest,
		Landing: text(g.Landing.String()), Runway: g.Runway, CameOut: g.CameOut, LedIn: each(g.LedIn, led), LedOut: each(g.LedOut, led),
	}
}

func archivePause(p record.Pause) archivedPause {
	if p.To < 0 {
		return archivedPause{From: p.From}
	}
	return archivedPause{p.From, &p.To}
}

// each makes a list of one thing into a list of another, never null.
func each[A, B any](from []A, to func(A) B) []B {
	out := make([]B, len(from))
	for i, v := range from {
		out[i] = to(v)
	}
	return out
}
