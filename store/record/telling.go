package record

// Told tells the session in whole sentences, in the first person plural and in
// the manner of someone who was there: where it went in, who led if that was
// said, the longest stay, how it landed, what lit the client up, the words at
// the door. "About" is said only of sessions drawn afterwards. Interests are
// named as the gate lets a review name them. The card is the client's own; nil
// tells it without names.
func (s *Session) Told(c *Card) []string { return nil }

// ToldShort is the going in and the landing alone, one sentence each: "We went
// in twice, 12 minutes in all." "We landed near." It names nobody and nothing.
func (s *Session) ToldShort() []string { return nil }

// ToldInOne is the session in one clause: "in twice, 12 minutes in all; we
// landed near".
func (s *Session) ToldInOne() string { return "" }

// ToldLanding is how the session landed, to stand after the word "landed":
// "near, 17 minutes after coming out". Empty when nothing was marked.
func (s *Session) ToldLanding() string { return "" }
