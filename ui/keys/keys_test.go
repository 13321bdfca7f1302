package keys

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// binding is a call of bind as it stands in the source: a variable cannot hide
// from a test that reads the file.
type binding struct {
	family, name, on, shown, does, foot string
}

// bindings reads every binding of this package, under the comment that heads
// its family.
func bindings(t *testing.T) []binding {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "tables.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var all []binding
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		family, _, _ := strings.Cut(decl.Doc.Text(), " ")
		for _, spec := range decl.Specs {
			v, ok := spec.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				continue
			}
			call, ok := v.Values[0].(*ast.CallExpr)
			if !ok {
				continue
			}
			b := binding{family: family, name: v.Names[0].Name}
			for i, into := range []*string{&b.on, &b.shown, &b.does, &b.foot} {
				if *into, err = strconv.Unquote(call.Args[i].(*ast.BasicLit).Value); err != nil {
					t.Fatal(err)
				}
			}
			all = append(all, b)
		}
	}
	if len(all) < 60 {
		t.Fatalf("only %d bindings were read", len(all))
	}
	return all
}

// chords are those that no terminal and no multiplexer eats.
var chords = []string{"ctrl+p", "ctrl+l", "ctrl+o", "ctrl+u", "ctrl+c", "ctrl+z", "ctrl+t", "ctrl+x"}

var named = []string{"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", "pgup", "pgdown", "space"}

// TestNoKeyIsOutOfReach: nothing that needs AltGr somewhere, no chord that
// tmux, screen or flow control takes, and no name that never matches.
func TestNoKeyIsOutOfReach(t *testing.T) {
	for _, b := range bindings(t) {
		for _, on := range strings.Fields(b.on) {
			switch {
			case slices.Contains(named, on):
			case strings.HasPrefix(on, "ctrl+"):
				if !slices.Contains(chords, on) {
					t.Errorf("%s: %s is eaten on its way, or is another key", b.name, on)
				}
			case len(on) != 1 || on[0] <= ' ' || on[0] > '~':
				t.Errorf("%s: no key is called %q", b.name, on)
			case strings.ContainsAny(on, "[]{}@\\|~#"):
				t.Errorf("%s: %s needs AltGr on many keyboards", b.name, on)
			}
		}
	}
}

// TestSpaceIsNamedSpace: a binding of " " never matches, since the library
// calls that key space.
func TestSpaceIsNamedSpace(t *testing.T) {
	press := tea.KeyPressMsg{Code: ' ', Text: " "}
	if !Lit.Is(press) || !MarkLit.Is(press) || !LandLit.Is(press) {
		t.Error("the space bar does not light up")
	}
	if bind(" ", "space", "", "").Is(press) {
		t.Error("the library matches \" \" now: a binding of it is no longer dead")
	}
}

// TestEveryKeyHasItsWords: what help shows is never empty.
func TestEveryKeyHasItsWords(t *testing.T) {
	for _, b := range bindings(t) {
		if b.on == "" || b.shown == "" || b.does == "" {
			t.Errorf("%s: %q is shown as %q and does %q", b.name, b.on, b.shown, b.does)
		}
		if first, _, _ := strings.Cut(b.foot, " "); b.foot != "" && !strings.HasPrefix(b.shown, first) && first != "↓" && b.name != "LedClient" {
			t.Errorf("%s: the footer names %q, help %q", b.name, first, b.shown)
		}
	}
}

// TestAFamilyIsTheSameEverywhere: within a family no key has two meanings.
func TestAFamilyIsTheSameEverywhere(t *testing.T) {
	// Live and drawing share the family; time is what left and right move on
	// both: the last mark on one, the cursor on the other.
	both := []string{"CursorBack", "CursorOn"}
	for _, family := range []string{"Thing", "Picture", "Landing"} {
		seen := map[string]string{}
		n := 0
		for _, b := range bindings(t) {
			if b.family != family || slices.Contains(both, b.name) {
				continue
			}
			n++
			for _, on := range strings.Fields(b.on) {
				if other := seen[on]; other != "" {
					t.Errorf("%s letters: %s is %s and %s", family, on, other, b.name)
				}
				seen[on] = b.name
			}
		}
		if n < 5 {
			t.Errorf("only %d keys were read of the %s letters", n, family)
		}
	}
}

// TestTheMovingKeysMarkNothing: j k h l are the arrows wherever nothing is
// typed, so on a picture they do what those do, and no mark is on them.
func TestTheMovingKeysMarkNothing(t *testing.T) {
	arrows := map[string]string{"j": "down", "k": "up", "h": "left", "l": "right"}
	for _, b := range bindings(t) {
		on := strings.Fields(b.on)
		for letter, arrow := range arrows {
			if slices.Contains(on, letter) && !slices.Contains(on, arrow) {
				t.Errorf("%s is on %s, which is %s", b.name, letter, arrow)
			}
		}
	}
}

// TestAKeyboardOfAnotherScript: the key in the same place counts, for letters
// and for chords, where the terminal tells which that is.
func TestAKeyboardOfAnotherScript(t *testing.T) {
	if !Gently.Is(tea.KeyPressMsg{Code: 'п', Text: "п", BaseCode: 'g'}) {
		t.Error("the letter in the place of g does not hold gently")
	}
	if !Redo.Is(tea.KeyPressMsg{Code: 'г', ShiftedCode: 'Г', Text: "Г", BaseCode: 'u', Mod: tea.ModShift}) {
		t.Error("shift and the letter in the place of u do not do again")
	}
	if Undo.Is(tea.KeyPressMsg{Code: 'г', ShiftedCode: 'Г', Text: "Г", BaseCode: 'u', Mod: tea.ModShift}) {
		t.Error("shift and the letter in the place of u undo")
	}
	if !Quit.Is(tea.KeyPressMsg{Code: 'с', BaseCode: 'c', Mod: tea.ModCtrl}) {
		t.Error("ctrl and the letter in the place of c do not quit")
	}
}

// TestALatinKeyboardOfAnotherOrder: on a Dvorak or a French keyboard a key is
// what is printed on it, though the terminal tells its place too.
func TestALatinKeyboardOfAnotherOrder(t *testing.T) {
	if !Quit.Is(tea.KeyPressMsg{Code: 'c', BaseCode: 'i', Mod: tea.ModCtrl}) {
		t.Error("ctrl+c does not quit on a Dvorak keyboard")
	}
	if Quit.Is(tea.KeyPressMsg{Code: 'j', BaseCode: 'c', Mod: tea.ModCtrl}) {
		t.Error("ctrl+j quits on a Dvorak keyboard")
	}
	if !Ask.Is(tea.KeyPressMsg{Code: 'a', Text: "a", BaseCode: 'q'}) {
		t.Error("a does not ask on a French keyboard")
	}
	if QuietTime.Is(tea.KeyPressMsg{Code: 'a', Text: "a", BaseCode: 'q'}) {
		t.Error("a is quiet on a French keyboard")
	}
	if ToPlace.Is(tea.KeyPressMsg{Code: 'à', Text: "à", BaseCode: '0'}) {
		t.Error("à is a place on a French keyboard")
	}
}

// TestNothingThatHarmsIsOnOneKey: no key says that it erases, and ending takes
// two presses.
func TestNothingThatHarmsIsOnOneKey(t *testing.T) {
	for _, b := range bindings(t) {
		if strings.Contains(b.does, "erase") || strings.Contains(b.does, "delete") {
			t.Errorf("%s: %s", b.shown, b.does)
		}
		if b.on == "q" && strings.Contains(b.does, "quit") {
			t.Error("q quits")
		}
	}
	if End.Shown() != "e e" {
		t.Error("ending is shown as one key")
	}
}
