package record

import "slices"

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
// middle of an hour leaves the hour at once and is held gently until it is
// settled; that nothing is asked of a client who is no longer met; that what
// belongs with something held gently is not brought up unasked; and that all
// that a client who died loved is told in the past tense.
func (c *Card) Gate(in *Interest, on Surface) Verdict {
	v := verdicts[on][c.effective(in)]
	switch {
	case on == OnExport:
		return v
	case on == OnLive && !in.SetAside.IsZero():
		return Hide
	case !c.StillMeeting() && on.looksAhead():
		return Hide
	case (on == OnLighter || on == OnRecall) && c.Shadowed(in):
		return Hide
	case c.Client.Standing == Died && v == ShowPlain:
		return ShowPast
	}
	return v
}

// looksAhead reports whether what stands on the surface is meant to be said to
// the client.
func (on Surface) looksAhead() bool { return on == OnAsk || on == OnLighter || on == OnRecall }

// effective is the interest's standing once the client's closed topics and a
// setting aside are counted in.
func (c *Card) effective(in *Interest) Standing {
	switch {
	case int(in.Standing) >= len(standingNames):
		return Closed // written by something newer: say nothing rather than too much
	case in.Standing == Closed || c.closes(in):
		return Closed
	case !in.SetAside.IsZero(), in.Standing == Open && in.HoldsGently():
		return Gentle
	}
	return in.Standing
}

// Shadowed reports whether the interest belongs with another that is held
// gently or not to open: the morning walk, when the dog has died. It stays
// open, and the clinician may point at it; nothing brings it up unasked.
func (c *Card) Shadowed(in *Interest) bool {
	for _, id := range in.Links {
		if other := c.Interest(id); other != nil {
			if st := c.effective(other); st == Gentle || st == Closed {
				return true
			}
		}
	}
	return false
}

// GateWords decides what a surface may do with free words kept on this card or
// in its sessions, such as something carried forward, words at the door or a
// question in hand: hidden when they name a closed topic or a closed interest,
// gentle when they name one that is held gently or set aside. Words that would
// be asked are hidden when they name anything that may not be asked.
func (c *Card) GateWords(words string, on Surface) Verdict {
	switch {
	case on == OnExport:
		return ShowPlain
	case on == OnCompletion, on.looksAhead() && !c.StillMeeting():
		return Hide
	case words == "":
		return ShowPlain
	}
	var room wordRoom
	text := cutText(&room, words)
	if slices.ContainsFunc(c.Closed, text.namesTopic) {
		return Hide
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
		case (on == OnAsk || on == OnLighter) && standing != Open:
			return Hide
		case standing == Gentle:
			verdict = ShowGently
		}
	}
	if verdict == ShowGently && (on == OnRecall || on == OnKeepsake) {
		return Hide
	}
	return verdict
}

// GateCarried decides about something carried forward: by its interest and by
// its words, whichever allows less. Resting and past things may be carried: the
// clinician chose them.
func (c *Card) GateCarried(k Carry, on Surface) Verdict {
	verdict := c.GateWords(k.Words, on)
	in := c.Interest(k.Interest)
	if in == nil || on == OnExport || !verdict.May() {
		return verdict
	}
	switch standing := c.effective(in); {
	case standing == Closed, standing == Gentle && (on == OnRecall || on == OnKeepsake):
		return Hide
	case standing == Gentle:
		return ShowGently
	}
	return verdict
}

// GateHeld decides whether a question taken in hand may still stand there: not
// when its interest may no longer be asked about, nor when its words name
// something that may not.
func (c *Card) GateHeld(h Held) Verdict {
	if in := c.Interest(h.Interest); in != nil && c.Gate(in, OnAsk) != MayAsk {
		return Hide
	}
	if c.GateWords(h.Text, OnAsk) == Hide {
		return Hide
	}
	return MayAsk
}

// heldGently is the reason shown when the clinician gave none.
const heldGently = "held gently"

// Reason is why an interest is held as it is, in the clinician's words; with
// none, of something held gently or set aside, that it is.
func (in *Interest) Reason() string {
	switch {
	case !in.SetAside.IsZero():
		return "set aside, not settled yet"
	case in.Because == "" && (in.Standing == Gentle || in.HoldsGently()):
		return heldGently
	}
	return in.Because
}
