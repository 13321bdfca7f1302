package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// within reports whether a package is the room or stands in it.
func within(path, room string) bool { return path == room || strings.HasPrefix(path, room+"/") }

// rooms lists, for every room of the house, what of ours its packages may
// import, each with what stands below it. The longest room that holds a package
// decides for it.
var rooms = map[string][]string{
	"rapport":                    {"rapport/ui/cli"},
	"rapport/bench":              {"rapport/store", "rapport/prompts", "rapport/ui"},
	"rapport/prompts":            {"rapport/store/record"},
	"rapport/store":              {"rapport/store"},
	"rapport/store/record":       {},
	"rapport/store/seal":         {},
	"rapport/store/engine":       {"rapport/store/engine"},
	"rapport/store/engine/trace": {}, // for tests, of any room
	"rapport/store/wire":         {"rapport/store/record"},
	"rapport/store/search":       {"rapport/store/record"},
	"rapport/store/demo":         {"rapport/store/record"},
	"rapport/ui":                 {"rapport/prompts", "rapport/store/record", "rapport/store/search", "rapport/ui/screen", "rapport/ui/nav", "rapport/ui/keys", "rapport/ui/theme", "rapport/ui/widget", "rapport/ui/config", "rapport/ui/crash", "rapport/ui/undo"},
	"rapport/ui/cli":             {"rapport/prompts", "rapport/store", "rapport/ui"},
	"rapport/ui/cli/keyring":     {},
	"rapport/ui/plain":           {"rapport/prompts", "rapport/store/record", "rapport/store/search", "rapport/ui/config", "rapport/ui/crash", "rapport/ui/arc", "rapport/ui/page", "rapport/ui/undo"},
	"rapport/ui/page":            {"rapport/prompts", "rapport/store/record", "rapport/ui/arc", "rapport/ui/theme"},
	"rapport/ui/undo":            {"rapport/store/record"},
	"rapport/ui/screen":          {"rapport/prompts", "rapport/store/record", "rapport/store/search", "rapport/ui/nav", "rapport/ui/keys", "rapport/ui/theme", "rapport/ui/widget", "rapport/ui/arc", "rapport/ui/page", "rapport/ui/config"},
	"rapport/ui/nav":             {"rapport/prompts", "rapport/store/record", "rapport/store/search", "rapport/ui/config"},
	"rapport/ui/widget":          {"rapport/store/record", "rapport/ui/keys", "rapport/ui/theme"},
	"rapport/ui/theme":           {"rapport/ui/arc"},
	"rapport/ui/arc":             {"rapport/store/record"},
	"rapport/ui/keys":            {},
	"rapport/ui/crash":           {},
	"rapport/ui/config":          {"rapport/prompts", "rapport/store/record"},
}

func roomOf(path string) string {
	best := ""
	for room := range rooms {
		if within(path, room) && len(room) > len(best) {
			best = room
		}
	}
	return best
}

// TestImportsPointDownwards keeps the directions of the house: records know
// nothing of the store, the store nothing of the screen, and no screen of
// another. What a directory is for stays true only while this passes.
func TestImportsPointDownwards(t *testing.T) {
	all := packages(t)
	if len(all) < 20 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	for _, p := range all {
		room := roomOf(p.ImportPath)
		for _, imported := range p.Imports {
			allowed := slices.ContainsFunc(rooms[room], func(may string) bool { return within(imported, may) })
			if within(imported, "rapport") && !allowed {
				t.Errorf("%s imports %s, which %q may not", p.ImportPath, imported, room)
			}
		}
	}
}

// TestScreensKeepApart: a screen talks to the root, never to another screen.
func TestScreensKeepApart(t *testing.T) {
	for _, p := range packages(t) {
		if !within(p.ImportPath, "rapport/ui/screen") {
			continue
		}
		for _, imported := range p.Imports {
			if within(imported, "rapport/ui/screen") {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}

// TestStoreAndPromptsKnowNoTerminal: no terminal library below ui.
func TestStoreAndPromptsKnowNoTerminal(t *testing.T) {
	for _, p := range packages(t) {
		if !within(p.ImportPath, "rapport/store") && !within(p.ImportPath, "rapport/prompts") {
			continue
		}
		for _, imported := range p.Imports {
			if strings.Contains(imported, "charm") {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
}
