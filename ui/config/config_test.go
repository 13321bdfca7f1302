package config

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"rapport/store/record"
)

func TestNoFileIsTheDefault(t *testing.T) {
	c, err := Load(filepath.Join(t.TempDir(), "none", "config.toml"))
	if err != nil || c != Default() {
		t.Errorf("%+v, %v", c, err)
	}
	if err := Default().Check(); err != nil {
		t.Error(err)
	}
}

// TestSettingsComeBack as they were kept, in a file that others cannot read.
func TestSettingsComeBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "config.toml")
	kept := Config{Theme: "light", ASCII: true, Plain: true, ThreePlaces: true, Length: 53, IdleMinutes: 15, ClockTimes: false, Timeline: false, Southern: true, Language: "es"}
	if err := kept.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil || got != kept {
		t.Errorf("%+v, %v", got, err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := Default().Save(path); err != nil {
		t.Fatal(err)
	}
	if got, err := Load(path); err != nil || got != Default() {
		t.Errorf("kept over: %+v, %v", got, err)
	}
	if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// TestASettingNotNamedIsTheDefault: a file of one line changes one thing.
func TestASettingNotNamedIsTheDefault(t *testing.T) {
	got, err := Load(written(t, "theme = \"mono\"\n"))
	want := Default()
	want.Theme = "mono"
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestAWrongFileIsSaid, with what is wrong and where, and changes nothing.
func TestAWrongFileIsSaid(t *testing.T) {
	for text, says := range map[string]string{
		"theme = \"auto\"\n\nthemes = \"dark\"\n": `line 3: "themes" is not a setting`,
		"theme = \"pink\"\n":                      `theme "pink" is not auto, light, dark or mono`,
		"session_minutes = 4\n":                   "session_minutes is 5 to 240, not 4",
		"language = \"English\"\n":                "language is written like en or es, not \"English\"",
		"idle_minutes = 0\n":                      "idle_minutes is 1 to 120, not 0",
		"theme = auto\n":                          "line 1",
		"ascii = 3\n":                             "ascii",
		"\x00":                                    "",
	} {
		got, err := Load(written(t, text))
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", text, err)
		}
		if got != Default() {
			t.Errorf("%q changes the settings to %+v", text, got)
		}
	}
}

// TestSettingsThatCannotBeKept leave the file as it is.
func TestSettingsThatCannotBeKept(t *testing.T) {
	path := written(t, "theme = \"mono\"\n")
	bad := Default()
	bad.IdleMinutes = 0
	if err := bad.Save(path); err == nil {
		t.Error("kept")
	}
	if raw, _ := os.ReadFile(path); string(raw) != "theme = \"mono\"\n" {
		t.Errorf("the file says %q", raw)
	}
	if err := Default().Save(filepath.Join(path, "below", "config.toml")); err == nil {
		t.Error("kept below a file")
	}
}

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSpansAreRead for the kinds that are named, by any name of theirs.
func TestSpansAreRead(t *testing.T) {
	got, err := Load(written(t, "theme = \"mono\"\n[stale]\nshow = 9\nband = \"never\"\npets = 0\n"))
	want := Default()
	want.Theme = "mono"
	want.Stale = want.Stale.With(record.Show, 9).With(record.Music, 0).With(record.Pet, 0)
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestASlipInTheSpansIsSaid, and takes nothing else away.
func TestASlipInTheSpansIsSaid(t *testing.T) {
	for text, says := range map[string]string{
		"goldfish = 3":       `"goldfish" is no kind of thing; the kinds are pet, garden`,
		"pet = -1":           `pet is 1 to 3650 days, or "never"`,
		"pet = 4000":         `pet is 1 to 3650 days`,
		"pet = \"soon\"":     `pet is 1 to 3650 days`,
		"pet = true":         `pet is 1 to 3650 days`,
		"pet = 1.5":          `pet is 1 to 3650 days`,
		"[stale.pet]\na = 1": `pet is 1 to 3650 days`,
	} {
		got, err := Load(written(t, "theme = \"mono\"\n[stale]\nshow = 9\n"+text+"\n"))
		if err != nil || got.Theme != "mono" || got.Stale != (record.Spans{}).With(record.Show, 9) || !strings.Contains(got.StaleFault, says) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	if got, err := Load(written(t, "stale = 5\n")); err != nil || !strings.Contains(got.StaleFault, "is a table of kinds") {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestSpansSurviveASettingThatIsChanged in the companion: it edits the rest of
// the file. Without any, the file says how to begin.
func TestSpansSurviveASettingThatIsChanged(t *testing.T) {
	path := written(t, "[stale]\nshow = 9\ngoldfish = 3\n")
	c, _ := Load(path)
	c.Theme = "dark"
	if err := c.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil || got.Theme != "dark" || got.Stale.Of(record.Show) != 9 || !strings.Contains(got.StaleFault, "goldfish") {
		t.Errorf("%+v, %v", got, err)
	}
	bare := written(t, "")
	if err := Default().Save(bare); err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(bare)
	_, help, ok := strings.Cut(string(raw), "# [stale]\n")
	if !ok || strings.Count(help, "\n") != len(record.Kinds()) {
		t.Errorf("the file says\n%s", raw)
	}
	_, err = Load(written(t, string(raw[:len(raw)-len(help)])+"[stale]\n"+strings.ReplaceAll(help, "# ", "")))
	if err != nil {
		t.Error("what the file offers is not understood:", err)
	}
}

// TestAFileThatIsTooLargeIsRefused before it is understood: the reader takes
// its time over each word that it does not know.
func TestAFileThatIsTooLargeIsRefused(t *testing.T) {
	path := written(t, strings.Repeat("a = 1\n", 1<<20))
	if c, err := Load(path); err == nil || !strings.Contains(err.Error(), "larger than the 16 KiB") || c != Default() {
		t.Errorf("%v", err)
	}
}
