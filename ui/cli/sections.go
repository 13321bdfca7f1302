package cli

import (
	"slices"
	"strconv"
	"strings"

	"rapport/store/record"
)

// section is a heading with rows under it: what `card` and `before` print, and
// what a markdown export is made of. A section without rows is left out.
type section struct {
	heading string
	rows    [][]string
	ordered bool // the rows are numbered
}

// rowsOf makes a row of one cell of each line.
func rowsOf(lines ...string) [][]string {
	rows := make([][]string, len(lines))
	for i, line := range lines {
		rows[i] = []string{line}
	}
	return rows
}

func numbered(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = append([]string{strconv.Itoa(i + 1)}, row...)
	}
	return out
}

// plainPage is a page for reading, and for being read aloud: no frames and no
// signs, a heading and its rows.
func plainPage(title string, sections []section) string {
	var b strings.Builder
	b.WriteString(title + "\n")
	if !slices.ContainsFunc(sections, func(s section) bool { return len(s.rows) > 0 }) {
		b.WriteString("\nstill getting to know\n")
	}
	for _, s := range sections {
		if len(s.rows) == 0 {
			continue
		}
		rows := s.rows
		if s.ordered {
			rows = numbered(rows)
		}
		b.WriteString("\n" + s.heading + "\n")
		for line := range strings.Lines(columns(rows)) {
			b.WriteString("  " + line)
		}
	}
	return b.String()
}

// markdownPage is the same as a part of a markdown file.
func markdownPage(title, subtitle string, sections []section) string {
	var b strings.Builder
	b.WriteString("# " + inMarkdown(title) + "\n")
	if subtitle != "" {
		b.WriteString("\n" + inMarkdown(subtitle) + "\n")
	}
	for _, s := range sections {
		if len(s.rows) == 0 {
			continue
		}
		b.WriteString("\n## " + inMarkdown(s.heading) + "\n\n")
		for i, row := range s.rows {
			begins := "- "
			if s.ordered {
				begins = strconv.Itoa(i+1) + ". "
			}
			b.WriteString(begins + inMarkdown(strings.Join(nonEmpty(row...), " · ")) + "\n")
		}
	}
	return b.String()
}

// markdownSigns are the signs that would be read as markdown inside a line
// (CommonMark 0.31.2, section 2.4, allows each to be escaped).
var markdownSigns = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "&", `\&`, "|", `\|`, "~", `\~`,
)

// inMarkdown is one line of text as markdown prints it.
func inMarkdown(s string) string { return markdownSigns.Replace(record.CleanLine(s)) }

func nonEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
