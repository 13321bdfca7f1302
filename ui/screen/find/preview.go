package find

import (
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/arc"
	"rapport/ui/nav"
	"rapport/ui/theme"
	"rapport/ui/widget"
)

// preview is what is shown of the client under the cursor, worked out once.
type preview struct {
	client  record.ID
	of      *record.Card // the picture that it was made from
	card    *record.Card // the same, as it is named here
	today   record.Date
	before  prompts.Before
	offer   string
	seen    record.Date
	loves   []*record.Interest
	session *record.Session
	three   bool // the form with three places
}

// previewRows is how many rows it takes, with the rule above it and the two
// rows below.
const previewRows = 11

func newPreview(w nav.World, client record.ID) preview {
	card := w.Card(client)
	if card == nil {
		return preview{client: client}
	}
	sessions := w.Caseload.Sessions(client)
	p := preview{client: client, of: w.Caseload.Card(client), card: card, today: w.Today(), seen: w.Caseload.LastSeen(client), loves: loved(card), three: w.Config.ThreePlaces}
	p.before = prompts.BeforeHour(card, sessions, p.today, w.Config.Stale)
	p.session = p.before.Last
	moment := prompts.Opening
	if card.Straight {
		moment = prompts.Out
	}
	req := prompts.For(card, moment, p.today)
	req.N, req.Customs = 1, w.Config.Customs()
	if offers := w.Bank.Choose(req); len(offers) > 0 {
		p.offer = offers[0].Text
	}
	return p
}

// old reports whether it shows what is no longer so, or by another name.
func (p preview) old(w nav.World) bool {
	is := w.Card(p.client)
	return p.of != w.Caseload.Card(p.client) || is != nil && p.card.Called != is.Called
}

// view draws the preview in rows of w cells. What must not be said by accident
// comes first; lines with nothing to say close up.
func (p preview) view(th theme.Theme, w int) []string {
	if p.card == nil {
		return nil
	}
	rows := []string{p.nameLine(th, w)}
	line := func(label, text string) {
		if text != "" {
			rows = append(rows, "   "+th.Dim.Render(widget.Pad(th, label, 9))+widget.Cut(th, text, w-13))
		}
	}
	for _, g := range p.before.Gently[:min(2, len(p.before.Gently))] {
		rows = append(rows, " "+th.Warm.Render("~ gently")+"   "+th.Warm.Render(widget.Cut(th, g.Line, w-13)))
	}
	line("carried", p.carried())
	line("loves", p.lovesLine(th))
	if p.offer != "" {
		line("may ask", "\""+p.offer+"\"")
	}
	if p.session != nil {
		line("landed", p.session.ToldLanding())
		line("", arc.Strip(p.session, arc.Fit(min(w-13, 60), arc.Minutes(p.session.Planned, p.session.Length())), arc.Options{ASCII: th.ASCII, Three: p.three, Ink: th.Ink}))
	}
	return rows
}

func (p preview) nameLine(th theme.Theme, w int) string {
	c := p.card
	var parts []string
	if c.Pronouns != "" {
		parts = append(parts, c.Pronouns)
	}
	if c.Say != "" {
		parts = append(parts, "say "+c.Say)
	}
	switch {
	case c.Client.Standing == record.Died:
	case p.seen.IsZero():
		parts = append(parts, "not here yet")
	default:
		parts = append(parts, "last here "+p.seen.Short(p.today))
	}
	if c.Client.Standing != record.Current && c.Client.Standing != record.Died {
		parts = append(parts, map[record.ClientStanding]string{record.OnBreak: "on a break", record.Finished: "finished"}[c.Client.Standing])
	}
	name := widget.Cut(th, c.Called, max(8, w/3))
	facts := widget.Cut(th, strings.Join(parts, " "+th.G.Dot+" "), w-6-len(name))
	return "   " + th.Strong.Render(name) + strings.Repeat(" ", max(1, 9-widget.Width(name))) + th.Dim.Render(facts)
}

func (p preview) carried() string {
	var words []string
	for _, c := range p.before.Carried {
		words = append(words, "\""+c.Words+"\"")
	}
	return strings.Join(words, "   ")
}

func (p preview) lovesLine(th theme.Theme) string {
	var names []string
	for _, in := range p.loves {
		name := in.Name
		if !in.LastLit().IsZero() {
			name += " " + th.Accent.Render("*")
		}
		names = append(names, name)
	}
	return strings.Join(names, "   ")
}
