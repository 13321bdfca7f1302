package ui_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with testdata/name. Look at a difference as at a
// screen before writing the file anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is no longer what is drawn (go test ./ui -update writes it anew):\n%s", path, differing(string(want), got))
	}
}

// differing is the sections in which two golden texts differ, as they are now,
// with the first row that differs as it was.
func differing(want, got string) string {
	before := map[string]string{}
	for _, s := range strings.Split(want, "=== ") {
		title, text, _ := strings.Cut(s, "\n")
		before[title] = text
	}
	var out strings.Builder
	for _, s := range strings.Split(got, "=== ") {
		title, text, _ := strings.Cut(s, "\n")
		if before[title] == text {
			continue
		}
		fmt.Fprintf(&out, "=== %s\n%s", title, text)
		old := strings.Split(before[title], "\n")
		for i, row := range strings.Split(text, "\n") {
			if i >= len(old) || old[i] != row {
				was := ""
				if i < len(old) {
					was = old[i]
				}
				fmt.Fprintf(&out, "--- row %d was\n%s\n", i, was)
				break
			}
		}
	}
	return out.String()
}

// TestScreens draws every scene in every size and every theme and compares it
// with what is kept: testdata/screens has one file a scene, testdata/styles one
// a theme.
func TestScreens(t *testing.T) {
	t.Parallel()
	looks := newStyles()
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			r := s.make(t)
			r.settle()
			var text strings.Builder
			section := func(name string, w, h int) {
				f := r.frame(w, h)
				keepsTheHouse(t, s, f)
				fmt.Fprintf(&text, "=== %s%dx%d\n%s\n%s\n", name, w, h, f.where(), f)
			}
			for _, size := range sizes {
				section("", size.w, size.h)
			}
			if s.three {
				r.themed("dark", false, true)
				r.settle()
				section("three places ", 80, 24)
			}
			if s.ascii {
				r.themed("dark", true, false)
				for _, size := range sizes {
					section("ascii ", size.w, size.h)
					isASCII(t, r.frame(size.w, size.h))
				}
			}
			golden(t, filepath.Join("screens", s.name+".txt"), text.String())
			looks.add(t, s, r)
		})
	}
	looks.compare(t)
}

// where says in which cell the cursor is.
func (f frame) where() string {
	if f.cursor == nil {
		return "no cursor"
	}
	return fmt.Sprintf("cursor in column %d of row %d", f.cursor.X, f.cursor.Y)
}

// TestTooSmall says one sentence in a window that nothing fits in.
func TestTooSmall(t *testing.T) {
	r := newRig(t)
	var text strings.Builder
	for _, size := range []struct{ w, h int }{{39, 24}, {80, 11}, {20, 5}, {10, 2}} {
		f := r.frame(size.w, size.h)
		fmt.Fprintf(&text, "=== %dx%d\n%s\n", size.w, size.h, f)
	}
	golden(t, "screens/too_small.txt", text.String())
	r.keys("maya", "enter")
	r.shows("what she loves")
}
