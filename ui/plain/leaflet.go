package plain

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
)

// leaflet is a keepsake that is being changed.
type leaflet struct {
	client  record.ID
	page    prompts.Keepsake
	dropped bool
}

func (l *leaflet) key() string { return "keepsake/" + l.client.String() + "/plain" }

// seal is the page, unless it is as the card makes it.
func (l *leaflet) seal(s *sitting) (key, text string) {
	if l.dropped || s.load == nil || s.load.Card(l.client) == nil {
		return "", ""
	}
	if text = asDraft(l.page); text == asDraft(l.fresh(s)) {
		text = ""
	}
	return l.key(), text
}

func (l *leaflet) drop() { l.page, l.dropped = prompts.Keepsake{}, true }

func (l *leaflet) fresh(s *sitting) prompts.Keepsake {
	return prompts.KeepsakeFor(s.load.Card(l.client), s.today(), s.config.Language)
}

// takeUp makes the page from the card, with what was changed on it before. It
// reports whether anything was.
func (l *leaflet) takeUp(s *sitting) bool {
	l.page, l.dropped = l.fresh(s), false
	text := s.load.Desk.Draft(l.key())
	if text == "" {
		return false
	}
	l.page = stillOn(s.load.Card(l.client), fromDraft(l.page, text))
	return true
}

// asDraft is the lines of a page, each with its section and what it is about.
func asDraft(k prompts.Keepsake) string {
	var b strings.Builder
	for i, part := range k.Sections {
		for _, line := range part.Lines {
			fmt.Fprintf(&b, "%d\t%s\t%s\n", i, hex.EncodeToString(line.About[:]), line.Words)
		}
	}
	return b.String()
}

// fromDraft is a page with the lines of a draft in the place of its own.
func fromDraft(k prompts.Keepsake, text string) prompts.Keepsake {
	k = kept(k, func(prompts.KeepsakeLine) bool { return false })
	for row := range strings.Lines(text) {
		at, rest, _ := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
		about, words, _ := strings.Cut(rest, "\t")
		section, err := strconv.Atoi(at)
		if err != nil || section < 0 || section >= len(k.Sections) || words == "" {
			continue
		}
		line := prompts.KeepsakeLine{Words: record.CleanLine(words)}
		if id, err := hex.DecodeString(about); err == nil && len(id) == len(line.About) {
			copy(line.About[:], id)
		}
		k.Sections[section].Lines = append(k.Sections[section].Lines, line)
	}
	return k
}
