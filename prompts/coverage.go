package prompts

import (
	"slices"
	"strconv"

	"rapport/store/record"
)

// Cell is a place that a bank has to have questions for.
type Cell struct {
	Language string
	Moment   Moment
	Tone     string
	Setting  record.Setting
}

// Coverage is how many questions a bank has for each cell, those made from a
// client's own things included. A question for every setting counts in each.
type Coverage map[Cell]int

// CoverageOf counts a bank. Every cell of a language the bank is in is there,
// with none in it too.
func CoverageOf(b *Bank) Coverage {
	c := Coverage{}
	for _, q := range b.questions {
		for _, tone := range tones {
			for _, m := range Moments() {
				for s := range record.SettingNames() {
					c[Cell{q.Language, m, tone, record.Setting(s)}] += 0
				}
			}
		}
		for s := range record.SettingNames() {
			if setting := record.Setting(s); len(q.Settings) == 0 || slices.Contains(q.Settings, setting) {
				c[Cell{q.Language, q.Moment, q.Tone, setting}]++
			}
		}
	}
	return c
}

// Languages are those the bank is in, in order.
func (c Coverage) Languages() []string {
	var all []string
	for cell := range c {
		if !slices.Contains(all, cell.Language) {
			all = append(all, cell.Language)
		}
	}
	slices.Sort(all)
	return all
}

// Fewest is the number of questions for a moment and a tone in the setting
// that has the fewest.
func (c Coverage) Fewest(language string, m Moment, tone string) int {
	fewest := -1
	for s := range record.SettingNames() {
		n := c[Cell{language, m, tone, record.Setting(s)}]
		if fewest < 0 || n < fewest {
			fewest = n
		}
	}
	return fewest
}

// Rows is a table of Fewest: a row for each language and moment, a column for
// each tone, under a row of headings.
func (c Coverage) Rows() [][]string {
	rows := [][]string{append([]string{"", ""}, tones...)}
	for _, language := range c.Languages() {
		for _, m := range Moments() {
			row := []string{language, m.String()}
			for _, tone := range tones {
				row = append(row, strconv.Itoa(c.Fewest(language, m, tone)))
			}
			rows = append(rows, row)
		}
	}
	return rows
}
