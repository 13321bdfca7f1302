package page

import (
	"regexp"
	"strings"
	"testing"

	"rapport/prompts"
)

func sample() prompts.Keepsake {
	return prompts.Keepsake{
		Title: "For Maya", Intro: "Some of what you told me, in your own words.", Dated: "November 2026",
		Sections: []prompts.KeepsakeSection{
			{Heading: "what you love", Lines: []prompts.KeepsakeLine{{Words: "Miso, orange tabby"}, {Words: "- 1. *the* [Cure]"}}},
			{Heading: "what made us laugh"},
			{Heading: "what we said we would remember", Lines: []prompts.KeepsakeLine{{Words: "1. the caravan"}, {Words: ""}, {Words: "+ one"}}},
		},
	}
}

// What reads it aloud does so in its language; nothing else gets into the tag.
func TestHTMLTellsItsLanguage(t *testing.T) {
	for language, want := range map[string]string{"en": "en", "es": "es", "": "en", `"><script>`: "en"} {
		k := sample()
		k.Language = language
		if got := string(Write(k, HTML)); !strings.HasPrefix(got, "<!DOCTYPE html>\n<html lang=\""+want+"\">\n<head>\n") {
			t.Errorf("%q: %.60s", language, got)
		}
	}
}

func TestText(t *testing.T) {
	const want = `For Maya

Some of what you told me, in your own words.

what you love
  Miso, orange tabby
  - 1. *the* [Cure]

what we said we would remember
  1. the caravan
  + one

November 2026
`
	if got := string(Write(sample(), Text)); got != want {
		t.Errorf("the page is\n%s", got)
	}
}

func TestMarkdown(t *testing.T) {
	const want = `# For Maya

Some of what you told me, in your own words.

## what you love

- Miso, orange tabby
- \- 1. \*the\* \[Cure\]

## what we said we would remember

- 1\. the caravan
- \+ one

November 2026
`
	if got := string(Write(sample(), Markdown)); got != want {
		t.Errorf("the page is\n%s", got)
	}
}

// hostile is text that would be something else than text on a page.
var hostile = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</title><h1>", "</style><b>", "a & b &lt;", "' onload='x", "<!--", "]]>", "{{.Title}}",
	"\x1b[31mred\x1b[0m", "a\r\nb", "a\x00b", "\u202eabc", "\xff\xfe", "javascript:x",
}

var tags = regexp.MustCompile(`<[^>]*>`)

// Whatever the words are, the tags of a page are those of a page with plain
// words, and the words stand between them.
func TestNoWordsBecomeHTML(t *testing.T) {
	fill := func(words string) prompts.Keepsake {
		return prompts.Keepsake{Title: words, Intro: words, Dated: words, Sections: []prompts.KeepsakeSection{{Heading: words, Lines: []prompts.KeepsakeLine{{Words: words}}}}}
	}
	plain := tags.FindAllString(string(Write(fill("plain"), HTML)), -1)
	for _, words := range hostile {
		got := string(Write(fill(words), HTML))
		if now := tags.FindAllString(got, -1); strings.Join(now, "") != strings.Join(plain, "") {
			t.Errorf("%q makes the tags %q", words, now)
		}
		if strings.ContainsAny(got, "\x00\x1b\r\u202e") {
			t.Errorf("%q gets through as it is", words)
		}
	}
}

// The page fetches nothing and runs nothing.
func TestHTMLNeedsNothingBesideIt(t *testing.T) {
	got := string(Write(sample(), HTML))
	for _, word := range []string{"<script", "<link", "<img", "src=", "href=", "url(", "@import", "http://", "https://"} {
		if strings.Contains(got, word) {
			t.Errorf("the page has %s", word)
		}
	}
	for _, want := range []string{"<!DOCTYPE html>", `charset="utf-8"`, "default-src 'none'", "@page", "<h1 dir=\"auto\">For Maya</h1>", "<title>For Maya</title>"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(got, "laugh") {
		t.Error("a section without lines is on the page")
	}
}

func TestHostileWordsAreCleanEverywhere(t *testing.T) {
	for _, f := range []Format{Markdown, Text} {
		for _, words := range hostile {
			k := sample()
			k.Sections[0].Lines[0].Words = words
			if got := string(Write(k, f)); strings.ContainsAny(got, "\x00\x1b\r\u202e") || strings.Count(got, "\n") != strings.Count(string(Write(sample(), f)), "\n") {
				t.Errorf("%s: %q becomes\n%s", f, words, got)
			}
		}
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]Format{"a.md": Markdown, "b/c.TXT": Text, "k.HTML": HTML, "": "", "k": "", "k.pdf": "", ".htm": ""} {
		if got, err := FormatOf(name); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v", name, got, err)
		}
	}
}
