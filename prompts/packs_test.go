package prompts

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// One bad file leaves the others in, and the program always opens.
func TestABadPackLeavesTheOthersIn(t *testing.T) {
	good := "language = \"en\"\nmoment = \"out\"\n[[question]]\nid = \"own-a\"\ntext = \"Which lid fits?\"\n"
	for name, bad := range map[string]string{
		"syntax":           "language = = \"en\"\n",
		"unknown tag":      strings.Replace(good, "text =", "touches = [\"cats\"]\ntext =", 1),
		"unknown slot":     strings.Replace(good, "lid", "{lid}", 1),
		"escape sequence":  strings.Replace(good, "lid", `lid\u001b[31m`, 1),
		"turned around":    strings.Replace(good, "lid", `lid\u202e`, 1),
		"invalid UTF-8":    strings.Replace(good, "lid", "lid\xff", 1),
		"ten megabytes":    good + strings.Repeat("# and so on, and so on, and so on, and so on\n", 10<<20/46),
		"an id taken":      good,
		"nothing a person": "\x00\x01\x02",
	} {
		t.Run(name, func(t *testing.T) {
			b, faults := LoadPacks(fstest.MapFS{
				"a.toml": {Data: []byte(good)}, "bad.toml": {Data: []byte(bad)},
				"z.toml": {Data: []byte(strings.Replace(good, "own-a", "own-z", 1))},
			})
			if len(b.Questions()) != 2 || b.byID["own-a"] == nil || b.byID["own-z"] == nil {
				t.Errorf("%d questions are left", len(b.Questions()))
			}
			if len(faults) == 0 || faults[0].File != "bad.toml" {
				t.Errorf("faults %v", faults)
			}
			for _, f := range faults {
				if f.String() != strings.ToValidUTF8(f.String(), "") || strings.ContainsAny(f.String(), "\x1b\x00\u202e") {
					t.Errorf("the fault %q is not fit to be shown", f)
				}
			}
		})
	}
}

func TestNoPacksIsFine(t *testing.T) {
	if b, faults := LoadPacks(fstest.MapFS{}); len(b.Questions()) != 0 || len(faults) != 0 {
		t.Error(b.Questions(), faults)
	}
}

func TestAFileThatIsTooLargeIsNotReadOn(t *testing.T) {
	if _, err := ReadAll(strings.NewReader(strings.Repeat("#\n", MaxFile))); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

func TestCoverageCountsASettingAmongAll(t *testing.T) {
	b, err := Read("x.toml", []byte(`
language = "en"
moment = "out"
[[question]]
id = "a"
text = "Which one?"
[[question]]
id = "b"
text = "Which other?"
setting = ["walk"]
`))
	if err != nil {
		t.Fatal(err)
	}
	c := CoverageOf(b)
	walk, room := c[Cell{"en", Out, "plain", 3}], c[Cell{"en", Out, "plain", 0}]
	if walk != 2 || room != 1 || c.Fewest("en", Out, "plain") != 1 || c.Fewest("en", Closing, "quiet") != 0 || len(c) != 100 {
		t.Errorf("walk %d, room %d, %d cells", walk, room, len(c))
	}
	if rows := c.Rows(); len(rows) != 6 || rows[2][1] != "out" || rows[2][2] != "1" {
		t.Errorf("%v", rows)
	}
}
