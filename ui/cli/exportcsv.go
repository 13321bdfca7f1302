package cli

import (
	"regexp"
	"strings"

	"rapport/store/record"
)

// csvColumns are the columns of a CSV export, one row a thing.
var csvColumns = []string{"client", "called", "kind", "name", "details", "standing", "because", "first_heard", "heard", "asked", "landed", "lit"}

// csvOf is every thing on the cards as the card shows it: what is not to open by
// its name only. Every cell is quoted, rows end as RFC 4180 has it.
func csvOf(cards []*record.Card) []byte {
	var b strings.Builder
	csvRow(&b, csvColumns...)
	for _, card := range cards {
		for _, in := range inCardOrder(card, record.OnCard) {
			csvThing(&b, card, in)
		}
	}
	return []byte(b.String())
}

func csvThing(b *strings.Builder, card *record.Card, in *record.Interest) {
	v := card.Gate(in, record.OnCard)
	switch v {
	case record.Hide:
	case record.ListNotOpen:
		csvRow(b, card.Code, card.Called, "", in.Name, "", standingOn(in, v).String(), "", "", "", "", "", "")
	default:
		lit := make([]string, len(in.Lit))
		for i, day := range in.Lit {
			lit[i] = day.String()
		}
		csvRow(b, card.Code, card.Called, in.Kind.String(), in.Name, phrases(in), standingOn(in, v).String(), in.Because,
			day(in.FirstHeard), day(in.Heard), day(in.Asked), in.Landed.String(), strings.Join(lit, " "))
	}
}

// day is a date, or nothing where there is none.
func day(d record.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func csvRow(b *strings.Builder, cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + strings.ReplaceAll(inert(cell), `"`, `""`) + `"`)
	}
	b.WriteString("\r\n")
}

// runs finds where a spreadsheet would take what follows for a formula: at the
// beginning of a cell, and behind a semicolon, which parts cells where the comma
// is a decimal sign, spaces and quotes notwithstanding. The wide signs are taken
// for the narrow ones where Chinese or Japanese is written.
var runs = regexp.MustCompile("(^|;)([\\s\"']*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00])")

// inert is a cell that no spreadsheet runs: what it would take for a formula has
// an apostrophe before it.
func inert(cell string) string { return runs.ReplaceAllString(record.CleanLine(cell), "$1'$2") }
