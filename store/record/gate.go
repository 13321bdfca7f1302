package record

// Surface is a place where an interest might show: a screen, a command, an
// export. Each names itself when it asks the gate.
type Surface uint8

// The surfaces.
const (
	OnFind       Surface = iota // find and its preview, on screen and as a command
	OnCard                      // the card, markdown and csv of a client
	OnBefore                    // the minute before: held gently, not to open
	OnRecall                    // three to remember, carried forward
	OnAsk                       // made into a question
	OnLive                      // the session screen: "gently" and in hand
	OnLighter                   // the lighter row of a live session
	OnAfter                     // the minute after, where things are settled
	OnReview                    // past hours, what lit up, a session told or drawn
	OnWeek                      // the week
	OnKeepsake                  // one page to give away
	OnExport                    // the complete JSON, and nothing that is read in passing
	OnCompletion                // the shell's completion
	surfaces
)

// Verdict is what a surface may do with an interest today.
type Verdict uint8

// The verdicts. Anything but Hide may be shown.
const (
	Hide         Verdict = iota // as if it were not there
	ShowPlain                   // plainly
	ShowPast                    // in the past tense: "used to"
	ShowGently                  // with the reason, first, and in the past tense
	ListNotOpen                 // its name only, under "not to open"
	MayAsk                      // a question may be made of it
	OfferLighter                // it may stand on the lighter row
)

// May reports whether the verdict lets the interest be seen at all.
func (v Verdict) May() bool { return v != Hide }

// verdicts is the gate, whole: what each surface may do with each standing,
// for a client the clinician still meets. It is a table so that it can be
// read, and tested cell by cell.
var verdicts = [surfaces][5]Verdict{
	//            Open          Resting  Gentle      Past      Closed
	OnFind:       {ShowPlain, ShowPlain, ShowGently, ShowPast, Hide},
	OnCard:       {ShowPlain, ShowPlain, ShowGently, ShowPast, ListNotOpen},
	OnBefore:     {ShowPlain, ShowPlain, ShowGently, ShowPast, ListNotOpen},
	OnRecall:     {ShowPlain, Hide, Hide, Hide, Hide},
	OnAsk:        {MayAsk, Hide, Hide, Hide, Hide},
	OnLive:       {ShowPlain, ShowPlain, ShowGently, Hide, Hide},
	OnLighter:    {OfferLighter, Hide, Hide, Hide, Hide},
	OnAfter:      {ShowPlain, ShowPlain, ShowGently, ShowPast, ListNotOpen},
	OnReview:     {ShowPlain, ShowPlain, ShowGently, ShowPast, Hide},
	OnWeek:       {Hide, Hide, Hide, Hide, Hide},
	OnKeepsake:   {ShowPlain, Hide, Hide, ShowPast, Hide},
	OnExport:     {ShowPlain, ShowPlain, ShowPlain, ShowPlain, ShowPlain},
	OnCompletion: {Hide, Hide, Hide, Hide, Hide},
}

// Gate decides what a surface may do with an interest of this card. It is the
// only place where that is decided: the worst thing this program could do is
// to ask about a cat that died.
//
// Beyond the interest's own standing it knows that a topic the client closed
// closes every interest that touches it; that something set aside in the
// middle of an hour is neither asked, offered nor recalled until the minute
// after settles it; that nothing is asked of a client who is no longer met;
// and that all that a client who died loved is told in the past tense.
func (c *Card) Gate(in *Interest, on Surface) Verdict {
	standing := c.effective(in)
	v := verdicts[on][standing]
	switch {
	case on == OnExport:
		return v
	case !in.SetAside.IsZero() && (v == MayAsk || v == OfferLighter || on == OnRecall || on == OnLive || on == OnKeepsake):
		return Hide
	case !c.StillMeeting() && (v == MayAsk || v == OfferLighter || on == OnRecall):
		return Hide
	case c.Client.Standing == Died && v == ShowPlain:
		return ShowPast
	}
	return v
}

// effective is the interest's standing once the client's closed topics are
// counted in.
func (c *Card) effective(in *Interest) Standing {
	if in.Standing != Closed && c.closes(in) {
		return Closed
	}
	if int(in.Standing) >= len(standingNames) {
		return Closed // written by something newer: say nothing rather than too much
	}
	return in.Standing
}

// GateWords decides what a surface may do with free words kept on this card,
// such as something carried forward or a question in hand: hidden when they
// name a closed topic or a closed interest, gentle when they name a gentle
// one or something set aside.
func (c *Card) GateWords(words string, on Surface) Verdict {
	text := newWordText(words)
	if on == OnExport {
		return ShowPlain
	}
	for _, topic := range c.Closed {
		if text.names(topic) {
			return Hide
		}
	}
	verdict := ShowPlain
	for i := range c.Interests {
		in := &c.Interests[i]
		if !text.names(in.Name) {
			continue
		}
		switch standing := c.effective(in); {
		case standing == Closed:
			return Hide
		case standing == Gentle || !in.SetAside.IsZero():
			verdict = ShowGently
		}
	}
	if verdict == ShowGently && (on == OnAsk || on == OnLighter || on == OnRecall || on == OnKeepsake) {
		return Hide
	}
	return verdict
}
