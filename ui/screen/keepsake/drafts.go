package keepsake

import (
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"rapport/store/record"
)

func (m Model) draftKey() string { return "keepsake/" + m.card.ID.String() }

// Drafts are the page as it was changed, with what is half typed on it, and the
// name of a file half typed. A page as the card makes it, or as it was written,
// is none.
func (m Model) Drafts() []record.Draft {
	m = m.remembered()
	text := m.page.draft()
	if text == m.fresh.draft() || text == m.kept {
		text = ""
	}
	if len(m.half) > 0 {
		text = m.page.draft()
		for _, key := range slices.Sorted(maps.Keys(m.half)) {
			text += "~" + key + "\t" + m.half[key] + "\n"
		}
	}
	return []record.Draft{{Key: m.draftKey(), Text: text}, {Key: m.draftKey() + "/file", Text: m.file}}
}

// draft is the page as text: a row a line, each with its sort and, of an entry,
// the thing it is about.
func (p sheet) draft() string {
	var b strings.Builder
	for _, r := range p {
		b.WriteByte(byte(r.sort))
		if r.sort == entry {
			b.WriteString(hex.EncodeToString(r.about[:]))
		}
		b.WriteString(" " + r.words + "\n")
	}
	return b.String()
}

// drafted lays what was changed last time over what the card makes.
func (m Model) drafted() Model {
	if m.world.Drafts == nil {
		return m
	}
	m.file = m.world.Drafts(m.draftKey() + "/file")
	text := m.world.Drafts(m.draftKey())
	if text == "" {
		return m
	}
	m.page = nil
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if half, ok := strings.CutPrefix(line, "~"); ok {
			key, typed, _ := strings.Cut(half, "\t")
			m.half[key] = typed
			continue
		}
		if r, ok := readRow(line); ok {
			m.page = append(m.page, r)
		}
	}
	m.page = m.through(m.page)
	return m
}

func readRow(line string) (row, bool) {
	at, words, ok := strings.Cut(line, " ")
	if !ok || at == "" || !strings.Contains("tihld", at[:1]) {
		return row{}, false
	}
	r := row{sort: sort(at[0]), words: record.CleanLine(words)}
	if id, err := hex.DecodeString(at[1:]); err == nil && len(id) == len(r.about) {
		copy(r.about[:], id)
	}
	return r, r.words != ""
}
