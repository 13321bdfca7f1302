package cli

import (
	"bytes"
	"errors"
	"time"

	"rapport/store/record"
)

// An archive is what `export` writes and `import` reads: everything in a vault
// but the half-typed lines, standings and closed things included, as JSON that
// another program can read too. Times within a session are whole seconds, so
// that nothing is lost. Two archives of equal records are equal byte for byte.
//
// A newer program that adds to it raises archiveVersion, so that an older one
// leaves it alone rather than dropping what it does not know.
const (
	archiveFormat  = "rapport export"
	archiveVersion = 1
)

type archive struct {
	Format  string           `json:"format"`
	Version int              `json:"version"`
	Clients []archivedClient `json:"clients"` // by code
}

type archivedClient struct {
	ID        ref                `json:"id"`
	Code      text               `json:"code"`
	Called    text               `json:"called"`
	Say       text               `json:"say"`
	Pronouns  text               `json:"pronouns"`
	Standing  text               `json:"standing"`
	Ages      text               `json:"ages"`
	Language  text               `json:"language"`
	Address   text               `json:"address"`
	Setting   text               `json:"setting"`
	Needs     []text             `json:"needs"`
	Straight  bool               `json:"straight"`
	Pace      []text             `json:"pace"`
	Closed    []text             `json:"closed"`
	MySide    []archivedLine     `json:"my_side"`
	Promises  []archivedPromise  `json:"promises"`
	Carried   []archivedCarry    `json:"carried"`
	InHand    []archivedHeld     `json:"in_hand"`
	Asked     []archivedAsked    `json:"asked"`
	Hidden    []text             `json:"hidden"`
	Favoured  []text             `json:"favoured"`
	Since     record.Date        `json:"since"`
	NotMet    []record.Date      `json:"not_met"`
	Interests []archivedInterest `json:"interests"`
	Sessions  []archivedSession  `json:"sessions"` // newest first
}

type archivedLine struct {
	Words text        `json:"words"`
	On    record.Date `json:"on"`
}

type archivedPromise struct {
	Words text        `json:"words"`
	On    record.Date `json:"on"`
	Done  record.Date `json:"done"`
}

type archivedCarry struct {
	Words    text        `json:"words"`
	Interest ref         `json:"interest"`
	On       record.Date `json:"on"`
}

type archivedHeld struct {
	Question text        `json:"question"`
	Text     text        `json:"text"`
	Interest ref         `json:"interest"`
	On       record.Date `json:"on"`
}

type archivedAsked struct {
	Question text        `json:"question"`
	Interest ref         `json:"interest"`
	On       record.Date `json:"on"`
	Landed   text        `json:"landed"`
}

type archivedInterest struct {
	ID         ref             `json:"id"`
	Kind       text            `json:"kind"`
	Name       text            `json:"name"`
	Details    text            `json:"details"`
	Fields     map[string]text `json:"fields"`
	Standing   text            `json:"standing"`
	Because    text            `json:"because"`
	Touches    []text          `json:"touches"`
	Links      []ref           `json:"links"`
	FirstHeard record.Date     `json:"first_heard"`
	Heard      record.Date     `json:"heard"`
	Asked      record.Date     `json:"asked"`
	Landed     text            `json:"landed"`
	Flats      int             `json:"flats"`
	Lit        []record.Date   `json:"lit"`
	SetAside   record.Date     `json:"set_aside"`
}

type archivedSession struct {
	ID      ref             `json:"id"`
	Date    record.Date     `json:"date"`
	Start   moment          `json:"start"`
	Planned int             `json:"planned_min"`
	Setting text            `json:"setting"`
	Drawn   text            `json:"drawn"`
	Redrawn bool            `json:"redrawn"`
	Moves   []archivedMove  `json:"moves"`
	Marks   []archivedMark  `json:"marks"`
	Pauses  []archivedPause `json:"pauses"`
	End     *int            `json:"end_sec"`
	OneLine text            `json:"one_line"`
	LetGo   *archivedGist   `json:"let_go,omitempty"` // left out while the timeline is there, as in archives from before there was a choice
}

// archivedGist is what an hour tells whose timeline was let go.
type archivedGist struct {
	Nothing   bool   `json:"nothing_marked"`
	FromStart bool   `json:"in_from_the_start"`
	Late      bool   `json:"in_late"`
	ToTheEnd  bool   `json:"in_to_the_end"`
	Trips     int    `json:"trips"`
	In        int    `json:"in_min"`
	Longest   int    `json:"longest_in_min"`
	Landing   text   `json:"landing"`
	Runway    int    `json:"runway_min"`
	CameOut   int    `json:"came_out_min"`
	LedIn     []text `json:"led_in"`
	LedOut    []text `json:"led_out"`
}

type archivedMove struct {
	At    int  `json:"at_sec"`
	Place text `json:"place"`
	Led   text `json:"led"`
}

type archivedMark struct {
	At       int  `json:"at_sec"`
	Kind     text `json:"kind"`
	Words    text `json:"words"`
	Interest ref  `json:"interest"`
	Landed   text `json:"landed"`
}

type archivedPause struct {
	From int  `json:"from_sec"`
	To   *int `json:"to_sec"` // null while it goes on
}

// How a session was drawn, in words.
const (
	drawnLive       = "live"
	drawnAfterwards = "afterwards"
)

// ref is an id that is null when it names nothing.
type ref record.ID

func (r ref) MarshalJSON() ([]byte, error) {
	if r == (ref{}) {
		return []byte("null"), nil
	}
	return []byte(`"` + record.ID(r).String() + `"`), nil
}

func (r *ref) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	return (*record.ID)(r).UnmarshalText(bytes.Trim(raw, `"`))
}

// moment is a time to the second with its distance from UTC; null when clock
// times are not kept.
type moment time.Time

func (m moment) MarshalJSON() ([]byte, error) {
	if t := time.Time(m); !t.IsZero() {
		return []byte(`"` + t.Format(time.RFC3339) + `"`), nil
	}
	return []byte("null"), nil
}

func (m *moment) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	t, err := time.Parse(time.RFC3339, string(bytes.Trim(raw, `"`)))
	if err != nil {
		return errors.New("a start is not written as 2026-11-15T15:00:00+01:00 is")
	}
	*m = moment(t)
	return nil
}
