package page

import (
	_ "embed"
	"slices"
	"strings"

	"rapport/store/record"
	"rapport/ui/arc"
)

//go:embed hours.css
var hoursSheet string

// What is said once on a sheet, for somebody who has never seen one.
const (
	legend = "Out, at the top, is everyday ground, and deep the heart of it. Steps are drawn where they were marked; nothing between them is known. An impression, not a measure."
	leads  = "A letter beside a step says who led it: c the client, m me, t together."
)

// below is what stands at the foot of the sheet.
func (s *sheet) below() string {
	if s.led {
		return legend + " " + leads
	}
	return legend
}

func (s *sheet) asHTML(look arc.Look) string {
	var b strings.Builder
	b.WriteString(head)
	element(&b, "title", "", s.title())
	b.WriteString("<style>\n" + hoursSheet + "</style>\n</head>\n<body" + s.class() + ">\n")
	element(&b, "h1", "", s.title())
	element(&b, "p", "intro", s.intro)
	for _, h := range s.hours {
		b.WriteString("<section>\n")
		element(&b, "h2", "", h.title)
		for _, line := range h.gently {
			element(&b, "p", "gently", "~ gently  "+line)
		}
		if h.session.Let == nil {
			b.Write(arc.Figure([]arc.Plate{{Session: h.session, Options: h.options}}, look))
		}
		element(&b, "p", "", clean(strings.Join(h.lines, " ")))
		element(&b, "p", "marks", clean(h.marks))
		element(&b, "p", "line", h.line)
		b.WriteString("</section>\n")
	}
	element(&b, "footer", "", s.below())
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

// class tells the style that there are many hours, which are then printed
// smaller.
func (s *sheet) class() string {
	if len(s.hours) > 3 {
		return ` class="many"`
	}
	return ""
}

func (s *sheet) asMarkdown() string {
	blocks := []string{"# " + escaped(s.title()), escaped(s.intro)}
	for _, h := range s.hours {
		blocks = append(blocks, "## "+escaped(h.title))
		for _, line := range h.gently {
			blocks = append(blocks, escaped("~ gently  "+line))
		}
		if picture := h.picture(); picture != "" {
			blocks = append(blocks, fenced(picture))
		}
		blocks = append(blocks, escaped(clean(strings.Join(h.lines, " "))), escaped(clean(h.marks)), escaped(h.line))
	}
	return paragraphs(append(blocks, escaped(s.below()))...)
}

// asText is the hours in words alone, for reading aloud or line by line.
func (s *sheet) asText() string {
	blocks := []string{s.title(), s.intro}
	for _, h := range s.hours {
		rows := []string{h.title}
		for _, line := range h.gently {
			rows = append(rows, "~ gently  "+line)
		}
		words := h.options
		words.Marks = nil
		for _, row := range slices.Concat(arc.Words(h.session, words), h.lines, []string{h.marks, h.line}) {
			if row != "" {
				rows = append(rows, clean(row))
			}
		}
		blocks = append(blocks, strings.Join(rows, "\n"))
	}
	return paragraphs(append(blocks, legend)...)
}

// picture is the hour as a terminal shows it, without the room for marks that
// was not used.
func (h *told) picture() string {
	return strings.TrimRight(strings.Join(arc.Picture(h.session, h.options), "\n"), "\n")
}

// fenced is text as Markdown prints it line by line. The fence is longer than
// any that the text itself could close it with.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "\n" + text + "\n" + fence
}

func clean(words string) string { return record.CleanLine(words) }
