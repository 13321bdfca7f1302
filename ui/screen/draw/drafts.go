package draw

import (
	"strconv"

	"rapport/store/record"
	"rapport/ui/widget"
)

// draftKey names the line, and with "/when" the day, the start, the length and
// the setting. An hour that is not kept yet has one draft a client.
func (m Model) draftKey() string {
	key := "draw/" + m.card.ID.String()
	if !m.fresh {
		key += "/" + m.session.ID.String()
	}
	return key
}

func (m Model) whenKeyOfDraft() string { return m.draftKey() + "/when" }

// Drafts are the line as it stands, also where it was drawn by hand, and when
// the hour was, each only if it was changed here.
func (m Model) Drafts() []record.Draft {
	s := m.session
	if read, err := m.readWhen(m.when.Clean()); m.face == onWhen && err == nil {
		s = read
	}
	when := ""
	if b := m.began; s.Date != b.Date || !s.Start.Equal(b.Start) || s.Planned != b.Planned || s.Setting != b.Setting {
		when = exactWhen(s)
	}
	return []record.Draft{{Key: m.draftKey(), Text: m.draftLine()}, {Key: m.whenKeyOfDraft(), Text: when}}
}

func (m Model) draftLine() string {
	text := m.line.Value()
	if m.face == byHand || m.face == onWords {
		text = m.asLine()
	}
	if !m.fresh && text == record.FormatLine(m.card.Seen(m.began)) {
		return ""
	}
	return text
}

// exactWhen says when the hour was in words that mean the same on another day.
func exactWhen(s *record.Session) string {
	words := s.Date.String()
	if !s.Start.IsZero() {
		words += " " + s.Start.Format("15:04")
	}
	return words + " " + strconv.Itoa(s.Planned) + " " + s.Setting.String()
}

// drafted lays what was half typed last time over what was opened.
func (m Model) drafted() Model {
	if m.world.Drafts == nil {
		return m
	}
	if words := m.world.Drafts(m.whenKeyOfDraft()); words != "" {
		if s, err := m.readWhen(words); err == nil {
			m.session, m.base = s, s
		}
	}
	if text := m.world.Drafts(m.draftKey()); text != "" {
		m.line = widget.NewLine(text)
		return m.read()
	}
	return m
}
