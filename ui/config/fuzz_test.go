package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzLoad: whatever is in the file, the settings are ones that can be, or the
// default with a reason; and what was read is kept and read again the same.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"", "theme = \"mono\"\n", "theme = \"\\u001b]0;x\\u0007\"\n", "session_minutes = 53\nidle_minutes = 15\nascii = true\nplain = true\n",
		"keep_clock_times = false\nkeep_timeline = false\nlanguage = \"es-MX\"\n", "[stale]\nshow = 9\nband = \"never\"\ngoldfish = 3\n",
		"stale = 5\n", "stale = [1, {a = 2}]\n", "[stale.pet]\na = 1\n", "[stale]\n\"\\u009b2J\" = 1\n", "Theme = \"dark\"\nTHEME = \"light\"\n", "a.b.c = 1979-05-27T07:32:00Z\n",
		"session_minutes = 9223372036854775807\n", "theme = '''\ndark'''\n", staleHelp(), strings.ReplaceAll(staleHelp(), "# ", ""),
		strings.Repeat("[", 500), "\x00", "\xff", "\ufefftheme = \"dark\"\n", "a = 1\r\nb = 2\r\n",
	} {
		f.Add([]byte(seed))
	}
	path := filepath.Join(f.TempDir(), "config.toml") // a process of its own for each worker
	f.Fuzz(func(t *testing.T, raw []byte) {
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := Load(path)
		if err != nil {
			if c != Default() || strings.Contains(err.Error(), "onDisk") && !strings.Contains(string(raw), "onDisk") {
				t.Fatalf("%v, and %+v", err, c)
			}
			return
		}
		if err := c.Check(); err != nil {
			t.Fatal("settings that cannot be:", err)
		}
		if strings.ContainsFunc(c.StaleFault, func(r rune) bool { return r < ' ' }) || !utf8.ValidString(c.StaleFault) {
			t.Fatalf("the fault %q is not fit to be shown", c.StaleFault)
		}
		if err := c.Save(path); err != nil {
			t.Fatal("what was read is not kept:", err)
		}
		again, err := Load(path)
		if err != nil || again != c {
			t.Fatalf("%v: it was %+v and is %+v", err, c, again)
		}
	})
}
