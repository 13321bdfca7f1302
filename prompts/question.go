package prompts

import (
	"rapport/store/record"
)

// Question is one question of a bank, as written there.
type Question struct {
	ID       string // stable, kebab-case, unique over all banks
	Language string // "en", "es"
	Form     string // the one form of address it is worded for ("tu"); empty suits every form
	Moment   Moment
	Text     string // as written, with its {slots}; of one worded for several forms of address, for the first
	Tone     string // one of tones
	Energy   string // low, mid or high: how much it asks of the client
	Touches  []record.Touch
	Needs    []string         // of needs: not offered to a client with that need
	Settings []record.Setting // empty suits every setting
	Ages     []record.Ages    // empty suits every age
	Season   string           // empty suits every season

	Followups []string // at most two soft next steps

	// Kind makes the question a template about an interest of this kind; AnyKind
	// makes it one about an interest of any kind.
	Kind    record.Kind
	AnyKind bool
	Stage   Stage    // how old what is known has to be; StageAny suits every age
	Slots   []string // every {slot} of the text: "name" or a field of the kind

	Source  string // the file it was read from
	Line    int    // where it begins in that file, from 1; 0 when not known
	Licence string

	said []wording // one, or one for each form of address
	lot  uint64    // a hash of ID, for the draw
}

// wording is a question as it is said in one form of address, with the text
// cut at its slots, for one thing and for several.
type wording struct {
	form      string // "tu", "usted"; empty where there is only one
	text      string
	one, many template
}

// wordingFor is the question in a form of address, or nil when it is not
// worded for it.
func (q *Question) wordingFor(form string) *wording {
	if q.Form != "" && q.Form != form {
		return nil
	}
	for i := range q.said {
		if w := &q.said[i]; w.form == "" || w.form == form {
			return w
		}
	}
	return nil
}

// IsTemplate reports whether the question is made from an interest.
func (q *Question) IsTemplate() bool { return q.AnyKind || q.Kind != 0 }

// Stage is how old what is known of an interest is, and with it how a
// question may speak of it.
type Stage uint8

// The stages, from fresh to stale.
const (
	StageAny Stage = iota // of a question only: any of the three
	Assert                // fresh: "How's Miso?"
	Check                 // ageing: "Last I heard you were on series two. Still watching?"
	AskOpen               // stale: "What are you watching these days?"
)

var stageNames = []string{"", "assert", "check", "open"}

// String is assert, check, open, or nothing for StageAny.
func (s Stage) String() string {
	if int(s) < len(stageNames) {
		return stageNames[s]
	}
	return ""
}
