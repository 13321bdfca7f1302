package record

// Seen is a session as a review may show it: marks that name what is not to
// open keep their moment and lose their words. It is a copy.
func (c *Card) Seen(s *Session) *Session {
	out := s.Clone()
	for i := range out.Marks {
		if m := &out.Marks[i]; c.unseen(*m) {
			m.Words, m.Interest = "", ID{}
		}
	}
	if !c.GateWords(out.Line, OnReview).May() {
		out.Line = ""
	}
	return out
}

// unseen reports whether a review leaves a mark's words out.
func (c *Card) unseen(m Mark) bool {
	if in := c.Interest(m.Interest); in != nil && !c.Gate(in, OnReview).May() {
		return true
	}
	return !c.GateWords(m.Words, OnReview).May()
}

// Unnamed is a session as the week may tell it: nothing that was marked has
// words or a name. It is a copy.
func (s *Session) Unnamed() *Session {
	out := s.Clone()
	out.Line = ""
	for i := range out.Marks {
		out.Marks[i].Words, out.Marks[i].Interest = "", ID{}
	}
	return out
}

// PictureWords are the words that may stand beside a mark of what lit the
// client up, on a picture on the surface; nothing where they may not. What is
// held gently is told with its reason or not at all, and a picture has no room
// for reasons.
func (c *Card) PictureWords(m Mark, on Surface) string {
	verdict, words := c.GateWords(m.Words, on), m.Words
	if in := c.Interest(m.Interest); in != nil {
		verdict, words = c.Gate(in, on), in.Name
	}
	if verdict != ShowPlain && verdict != ShowPast {
		return ""
	}
	return words
}

// Redraw puts what a line says in place of what was drawn. An hour that has
// ended stays ended, at its last item if that is later. Marks stay with what
// they name: also those whose words no review shows, so that whoever rewrites
// a line they saw takes nothing away unseen.
func (c *Card) Redraw(s *Session, line Line) {
	before := s.Clone()
	line.Apply(s)
	*s = *s.Clone() // the line may be needed again
	if s.Open() && !before.Open() {
		s.EndAt(before.End)
	}
	c.keepUnseen(s, before)
	s.KeepLinks(before)
	s.LinkMarks(c)
}

// keepUnseen gives marks without words the words that a review leaves out of
// the same mark of an earlier form of the session.
func (c *Card) keepUnseen(s, earlier *Session) {
	for i, j := range followed(s.Marks, c.Seen(earlier).Marks) {
		if j >= 0 && s.Marks[i].Words == "" && c.unseen(earlier.Marks[j]) {
			s.Marks[i].Words, s.Marks[i].Interest = earlier.Marks[j].Words, earlier.Marks[j].Interest
		}
	}
}
