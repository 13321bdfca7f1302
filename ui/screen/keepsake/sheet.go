package keepsake

import (
	"slices"

	"rapport/prompts"
	"rapport/store/record"
)

// sort is what a row of the page is.
type sort byte

const (
	title   sort = 't'
	intro   sort = 'i'
	heading sort = 'h'
	entry   sort = 'l'
	dated   sort = 'd'
)

// row is one line of the page, and the thing an entry was made from.
type row struct {
	sort  sort
	words string
	about record.ID
}

// sheet is the page, a row a line. It is never changed: an edit makes another, so
// that undo can keep it.
type sheet []row

// sheetOf lays a keepsake out in rows. Headings without lines have theirs, so
// that a line can be added under them.
func sheetOf(k prompts.Keepsake) sheet {
	p := sheet{{sort: title, words: record.CleanLine(k.Title)}, {sort: intro, words: record.CleanLine(k.Intro)}}
	for _, s := range k.Sections {
		p = append(p, row{sort: heading, words: record.CleanLine(s.Heading)})
		for _, l := range s.Lines {
			p = append(p, row{entry, l.Words, l.About})
		}
	}
	if k.Dated != "" {
		p = append(p, row{sort: dated, words: k.Dated})
	}
	return p
}

// keepsake is the page as it is written, in its language.
func (p sheet) keepsake(language string) prompts.Keepsake {
	k := prompts.Keepsake{Language: language, Sections: []prompts.KeepsakeSection{{}}} // the first is for lines above any heading
	for _, r := range p {
		last := &k.Sections[len(k.Sections)-1]
		switch r.sort {
		case title:
			k.Title = r.words
		case intro:
			k.Intro = r.words
		case dated:
			k.Dated = r.words
		case heading:
			k.Sections = append(k.Sections, prompts.KeepsakeSection{Heading: r.words})
		case entry:
			last.Lines = append(last.Lines, prompts.KeepsakeLine{Words: r.words, About: r.about})
		}
	}
	return k
}

// with is the page with other words in a row.
func (p sheet) with(at int, words string) sheet {
	q := slices.Clone(p)
	q[at].words = words
	return q
}

// without is the page without a row; a heading takes with it what is under it.
func (p sheet) without(at int) sheet {
	end := at + 1
	if p[at].sort == heading {
		for end < len(p) && p[end].sort == entry {
			end++
		}
	}
	return slices.Delete(slices.Clone(p), at, end)
}

// below is where a line is added with the cursor on a row: under it, or where
// that is no place for one, as the first or last line there is.
func (p sheet) below(at int) int {
	for i := at; i < len(p); i++ {
		switch {
		case p[i].sort == dated:
			return i
		case p[i].sort == heading || p[i].sort == entry:
			return i + 1
		}
	}
	return len(p)
}

// over is the heading above a row, in words; nothing where there is none.
func (p sheet) over(at int) string {
	for i := min(at, len(p)) - 1; i >= 0; i-- {
		if p[i].sort == heading {
			return p[i].words
		}
	}
	return ""
}

// firstOther is the first row in which the page differs from another.
func (p sheet) firstOther(q sheet) int {
	for i := range p {
		if i >= len(q) || p[i] != q[i] {
			return i
		}
	}
	return len(p) - 1
}
