package draw

import (
	"strconv"

	"rapport/store/record"
	"rapport/ui/widget"
)

// draftKey names the line, with "/when" the day, the start, the length and the
// setting, and with "/words" the words of a mark. An hour that is not kept yet has one draft a client.
func (m Model) draftKey() string {
	if m.draft != "" {
		return m.draft
	}
	key := "draw/" + m.card.ID.String()
	if !m.fresh {
		key += "/" + m.session.ID.String()
	}
	return key
}

func (m Model) whenKeyOfDraft() string  { return m.draftKey() + "/when" }
func (m Model) wordsKeyOfDraft() string { return m.draftKey() + "/words" }

// Drafts are the line as it stands, also where it was drawn by hand, when the
// hour was, and the words of a mark, each only if it was changed here.
func (m Model) Drafts() []record.Draft {
	return []record.Draft{
		{Key: m.draftKey(), Text: m.draftLine()},
		{Key: m.whenKeyOfDraft(), Text: m.draftWhen()},
		{Key: m.wordsKeyOfDraft(), Text: m.wordsDraft()},
	}
}

// draftWhen is when the hour was in words that mean the same on another day,
// or as far as it was typed where they mean nothing yet.
func (m Model) draftWhen() string {
	s, typed := m.session, m.unread
	if m.face == onWhen {
		typed = m.when.Clean()
	}
	if typed != "" {
		read, err := m.readWhen(typed)
		if err != nil {
			return typed
		}
		s = read
	}
	if !m.whenChanged(s) {
		return ""
	}
	return exactWhen(s)
}

// whenChanged reports whether the hour is at another time or place than when
// it was opened.
func (m Model) whenChanged(s *record.Session) bool {
	b := m.began
	return s.Date != b.Date || !s.Start.Equal(b.Start) || s.Planned != b.Planned || s.Setting != b.Setting
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

// exactWhen leaves out the length of an hour that has its end in the line.
func exactWhen(s *record.Session) string {
	words := s.Date.String()
	if !s.Start.IsZero() {
		words += " " + s.Start.Format("15:04")
	}
	if !s.Ended {
		words += " " + strconv.Itoa(s.Planned)
	}
	return words + " " + s.Setting.String()
}

// drafted lays what was half typed last time over what was opened.
func (m Model) drafted() Model {
	if m.world.Drafts == nil {
		return m
	}
	if words := m.world.Drafts(m.whenKeyOfDraft()); words != "" {
		if s, err := m.readWhen(words); err == nil {
			m.session, m.base = s, s
		} else {
			m.unread = words
		}
	}
	m.half = readHalf(m.world.Drafts(m.wordsKeyOfDraft()))
	if text := m.world.Drafts(m.draftKey()); text != "" {
		m.line = widget.NewLine(text)
		return m.read()
	}
	return m
}
