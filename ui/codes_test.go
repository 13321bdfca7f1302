package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/nav"
)

func byCode(c *config.Config) { c.ShowCodes = true }

// inCodes is a scene as it is drawn by code, with codes that are not made from
// the names.
func inCodes(make func(rapid.TB) *rig) func(rapid.TB) *rig {
	return func(t rapid.TB) *rig {
		r := make(t)
		for i, c := range r.disk.caseload().Cards() {
			r.elsewhere(func(tx record.Tx) error {
				return record.ChangeCard(tx, c.ID, func(c *record.Card) error {
					c.Code = fmt.Sprintf("k%d%c", i+11, 'a'+i)
					return nil
				})
			})
		}
		c := r.root().Config()
		byCode(&c)
		r.send(ui.Elsewhere(), nav.Configure{Config: c}, nav.Say{})
		return r
	}
}

// names are what everybody on the disk is called, and how that is said. In the
// invented caseload the code is the name in small letters, so that only the
// name itself has a capital.
func (r *rig) names() []string {
	var all []string
	for _, c := range r.disk.caseload().Cards() {
		all = append(all, c.Called)
		if c.Say != "" {
			all = append(all, "say "+c.Say)
		}
	}
	return all
}

// namesNobody fails where a name is drawn, or has been said.
func (r *rig) namesNobody(where string) {
	r.t.Helper()
	f := r.frame(120, 40)
	for _, name := range r.names() {
		if f.has(name) {
			r.t.Errorf("%s says %q:\n%s", where, name, f)
		}
	}
}

// TestByCodeNobodyIsNamed, on any screen or overlay, or among what *everything*
// offers there. A page to give away has the name that it is given to.
func TestByCodeNobodyIsNamed(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		if s.behindADoor() || strings.HasPrefix(s.name, "keepsake") || s.name == "confirm" { // which was opened by name
			continue
		}
		r := s.make(t)
		c := r.root().Config()
		byCode(&c)
		r.send(nav.Configure{Config: c}, nav.Say{})
		if strings.HasPrefix(s.name, "find") { // whose preview follows a moment later
			r.settle()
		}
		r.namesNobody(s.name)
		r.keys("ctrl+p")
		r.namesNobody(s.name + ", everything")
	}
}

// TestByCodeNobodyIsNamedInWhatIsSaid: confirmations, what is taken back, what
// is refused.
func TestByCodeNobodyIsNamedInWhatIsSaid(t *testing.T) {
	for name, keys := range map[string][]string{
		"a standing":         {"maya", "enter", "ctrl+p", "on a break", "enter", "s", "u", "U"},
		"no hours":           {"walter", "enter", "s", "a", "tab"},
		"a question":         {"maya", "enter", "a", "x", "u"},
		"an added thing":     {"+ maya pet Pip, a snail", "enter"},
		"who of them":        {"+ m"},
		"an hour of a week":  {"ctrl+p", "week", "enter", "8n 15i", "enter", "ctrl+x", "ctrl+p", "undo", "enter"},
		"a live hour":        {"maya", "tab", "s"},
		"what it is called":  {"maya", "enter", "ctrl+p", "how the name", "enter", "esc"},
		"erasing":            {"maya", "enter", "ctrl+p", "erase", "enter"},
		"not to open":        {"maya", "enter", "end", "up", "o"},
		"a note of a walk":   {"maya", "enter", "v", "space"},
		"the minute after":   {"maya", "enter", "ctrl+p", "minute after", "enter"},
		"without an hour":    {"maya", "enter", "v", "/", "qqqq", "enter", "w"},
		"a topic":            {"maya", "tab", "o", "o"},
		"drawn in one line":  {"maya", "enter", "d", "8n c 15i c", "enter"},
		"questions, nothing": {"maya", "enter", "a", "right", "right", "right", "right", "right", "right"},
	} {
		r := newRig(t, settings(byCode))
		names := r.names()
		for _, key := range keys {
			r.keys(key)
			if name != "what it is called" || key != "enter" { // the line that edits the name shows it
				r.namesNobody(name + ", " + key)
			}
		}
		for _, words := range r.said {
			for _, called := range names {
				if strings.Contains(words, called) {
					t.Errorf("%s: it said %q", name, words)
				}
			}
		}
	}
}

// TestWhatWasSaidByNameIsTakenBackByCode: the journal has the words of before.
func TestWhatWasSaidByNameIsTakenBackByCode(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "ctrl+p", "on a break", "enter")
	r.shows("Maya: on a break")
	c := r.root().Config()
	byCode(&c)
	r.send(nav.Configure{Config: c})
	r.keys("u")
	r.shows("undone: maya: on a break")
}

// TestANameFindsItsCode: what is typed is looked for in names as ever, and what
// is written out or kept as one's own goes by the name itself.
func TestANameFindsItsCode(t *testing.T) {
	r := inCodes(at())(t)
	code := r.disk.caseload().Cards()
	var maya *record.Card
	for _, c := range code {
		if c.Called == "Maya" {
			maya = c
		}
	}
	r.keys("maya")
	r.shows(maya.Code + " ")
	r.hides("Maya", "a client called")
	r.keys("enter", "ctrl+p", "is called", "enter")
	r.shows("called  Maya")
	r.keys("esc", "a", "e", "ctrl+u", "What would Maya say?", "enter")
	r.shows("in hand, for " + maya.Code + " alone: What would Maya say?")
}

// TestCodesAreTwoKeysAway from any screen, and so are names again.
func TestCodesAreTwoKeysAway(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "ctrl+p", "by code", "enter")
	r.hides("Maya")
	r.keys("ctrl+p", "by name", "enter")
	r.shows("Maya")
}
