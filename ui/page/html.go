package page

import (
	_ "embed"
	"html"
	"slices"
	"strings"

	"rapport/prompts"
)

//go:embed keepsake.css
var keepsakeSheet string

// The page needs nothing beside it: no script, no picture, no typeface that is
// not on the machine. It tells the browser to fetch nothing.
const head = `
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
`

// asHTML is the page in HTML. Words stand in it only between a tag and its end,
// never in an attribute, a style or an address, where escaping the five signs is
// all that is needed (HTML, section 13.1.2). A template library that knows more
// would make the program a fifth larger.
func asHTML(k prompts.Keepsake) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"" + languageTag(k) + "\">" + head)
	element(&b, "title", "", k.Title)
	b.WriteString("<style>\n" + keepsakeSheet + "</style>\n</head>\n<body>\n")
	element(&b, "h1", "", k.Title)
	element(&b, "p", "intro", k.Intro)
	for _, s := range k.Sections {
		b.WriteString("<section>\n")
		element(&b, "h2", "", s.Heading)
		b.WriteString("<ul>\n")
		for _, l := range s.Lines {
			element(&b, "li", "", l.Words)
		}
		b.WriteString("</ul>\n</section>\n")
	}
	element(&b, "p", "dated", k.Dated)
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

// languageTag is the language of the page, of which a reader aloud makes use.
// Only tags of ours stand in the attribute.
func languageTag(k prompts.Keepsake) string {
	if slices.Contains(prompts.Languages(), k.Language) {
		return k.Language
	}
	return "en"
}

// element writes words between a tag and its end, in the direction in which
// they are read; of no words nothing, but that a page has a title.
func element(b *strings.Builder, tag, class, words string) {
	if words == "" && tag != "title" {
		return
	}
	b.WriteString("<" + tag)
	if class != "" {
		b.WriteString(` class="` + class + `"`)
	}
	if tag != "title" {
		b.WriteString(` dir="auto"`)
	}
	b.WriteString(">" + html.EscapeString(words) + "</" + tag + ">\n")
}
