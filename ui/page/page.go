// Package page writes out what leaves the vault: a keepsake, and hours to be
// shown to a supervisor. Both come as Markdown, as plain text, or as one HTML
// page that prints on A4 and on Letter; hours also as pictures. It only makes
// bytes; where they go is decided by whoever asked for them.
//
// Sections without lines are left out. Every word passes record.CleanLine and
// is escaped for what it is written as: the words are a client's, and say what
// they say.
package page

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
)

// Format is what a page is written as.
type Format string

// The formats, by the ending of the file's name.
const (
	Markdown Format = ".md"
	Text     Format = ".txt"
	HTML     Format = ".html"
)

var errNoEnding = errors.New("a page is written as .md, .txt or .html, and the name says none of them")

// FormatOf is the format that a file's name asks for.
func FormatOf(name string) (Format, error) {
	switch ending := Format(strings.ToLower(filepath.Ext(name))); ending {
	case Markdown, Text, HTML:
		return ending, nil
	case "":
		return "", errNoEnding
	default:
		return "", fmt.Errorf("a page is written as .md, .txt or .html, not as %s", record.CleanLine(string(ending)))
	}
}

// Write is the page in the format.
func Write(k prompts.Keepsake, f Format) []byte {
	k = finished(k)
	switch f {
	case HTML:
		return []byte(asHTML(k))
	case Text:
		return []byte(asText(k))
	}
	return []byte(asMarkdown(k))
}

// finished is the page as it is written: clean, and without what is empty.
func finished(k prompts.Keepsake) prompts.Keepsake {
	k.Title, k.Intro, k.Dated = record.CleanLine(k.Title), record.CleanLine(k.Intro), record.CleanLine(k.Dated)
	var kept []prompts.KeepsakeSection
	for _, s := range k.Sections {
		s.Heading = record.CleanLine(s.Heading)
		lines := slices.Clone(s.Lines)
		for i := range lines {
			lines[i].Words = record.CleanLine(lines[i].Words)
		}
		s.Lines = slices.DeleteFunc(lines, func(l prompts.KeepsakeLine) bool { return l.Words == "" })
		if len(s.Lines) > 0 {
			kept = append(kept, s)
		}
	}
	k.Sections = kept
	return k
}

// paragraphs joins what is there of a page's blocks by an empty line.
func paragraphs(blocks ...string) string {
	blocks = slices.DeleteFunc(blocks, func(b string) bool { return b == "" })
	return strings.Join(blocks, "\n\n") + "\n"
}

func asText(k prompts.Keepsake) string {
	blocks := []string{k.Title, k.Intro}
	for _, s := range k.Sections {
		block := s.Heading
		for _, l := range s.Lines {
			block += "\n  " + l.Words
		}
		blocks = append(blocks, strings.TrimPrefix(block, "\n"))
	}
	return paragraphs(append(blocks, k.Dated)...)
}

func asMarkdown(k prompts.Keepsake) string {
	var blocks []string
	if k.Title != "" {
		blocks = append(blocks, "# "+escaped(k.Title))
	}
	blocks = append(blocks, escaped(k.Intro))
	for _, s := range k.Sections {
		if s.Heading != "" {
			blocks = append(blocks, "## "+escaped(s.Heading))
		}
		list := make([]string, len(s.Lines))
		for i, l := range s.Lines {
			list[i] = "- " + escaped(l.Words)
		}
		blocks = append(blocks, strings.Join(list, "\n"))
	}
	return paragraphs(append(blocks, escaped(k.Dated))...)
}

// signs would be read as Markdown inside a line, and may each be escaped there
// (CommonMark 0.31.2, section 2.4).
var signs = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "&", `\&`, "|", `\|`, "~", `\~`,
)

// escaped is a line as Markdown prints it as it is. At the beginning of a line
// more would be read as a list, a rule or a number.
func escaped(line string) string {
	out := signs.Replace(line)
	digits := len(out) - len(strings.TrimLeft(out, "0123456789"))
	switch rest := out[digits:]; {
	case rest == "":
	case digits == 0 && strings.ContainsRune("-+=", rune(rest[0])):
		return `\` + out
	case digits > 0 && (rest[0] == '.' || rest[0] == ')'):
		return out[:digits] + `\` + rest
	}
	return out
}
