package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rapport/store"
)

// inProcess runs commands one after another on one vault, without starting a
// program for each.
type inProcess struct {
	t      *testing.T
	env    Env
	vault  string
	pass   string
	stderr bytes.Buffer
}

// newInProcess makes a vault with one client, maya, and what she loves.
func newInProcess(t *testing.T) *inProcess {
	t.Helper()
	dir := t.TempDir()
	p := &inProcess{t: t, vault: filepath.Join(dir, "vault.db"), pass: filepath.Join(dir, "pw")}
	if err := os.WriteFile(p.pass, []byte(scriptPassphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	p.env = Env{
		Now: func() time.Time { return scriptToday }, Getenv: func(string) string { return "" },
		Terminal: func(any) bool { return false }, Vault: store.Options{Cost: store.ThrowawayCost()},
	}
	p.must("", "init")
	p.must("", "client", "new", "Maya", "--pronouns", "she/her")
	p.must("", "add", "maya", "pet", "Miso, orange tabby")
	p.must("", "add", "maya", "garden", "the allotment")
	return p
}

// run runs one command and returns its answer and exit code. What it says on
// standard error is kept until the next.
func (p *inProcess) run(in string, args ...string) (string, int) {
	p.t.Helper()
	var out bytes.Buffer
	p.stderr.Reset()
	env := p.env
	env.In, env.Out, env.Err = strings.NewReader(in), &out, &p.stderr
	code := Main(append([]string{"--vault", p.vault, "--passphrase-file", p.pass}, args...), env)
	return out.String(), code
}

func (p *inProcess) must(in string, args ...string) string {
	p.t.Helper()
	out, code := p.run(in, args...)
	if code != exitOK {
		p.t.Fatalf("%q: exit code %d\n%s", args, code, &p.stderr)
	}
	return out
}

// shown is the newest hour as other programs read it.
func (p *inProcess) shown() map[string]any {
	p.t.Helper()
	var h map[string]any
	if err := json.Unmarshal([]byte(p.must("", "session", "show", "maya", "--json")), &h); err != nil {
		p.t.Fatal(err)
	}
	return h
}

func TestAnHourTakesTheTimeItTook(t *testing.T) {
	p := newInProcess(t)
	now := scriptToday
	p.env.Now = func() time.Time { return now }
	p.must("", "session", "start", "maya")
	now = now.Add(23*time.Minute + 40*time.Second)
	if told := p.must("", "session", "show", "maya"); !strings.Contains(told, "The hour is still open, 23 minutes in.") {
		t.Errorf("an open hour was told as\n%s", told)
	}
	if _, code := p.run("", "session", "end", "maya", "--at", "24"); code != exitUsage {
		t.Errorf("an end that is still to come: exit code %d", code)
	}
	p.must("", "session", "edit", "maya", "8n c 15i 20'30n")
	if _, code := p.run("", "session", "end", "maya", "--at", "20"); code != exitUsage || !strings.Contains(p.stderr.String(), "--at is 21 or later") {
		t.Errorf("an end before the last item: exit code %d, %s", code, &p.stderr)
	}
	p.must("", "session", "end", "maya")
	h := p.shown()
	for key, want := range map[string]any{
		"length_min": 23.67, "drawn": "live", "start": "2026-11-19T14:50:00Z", "line": "8 near c, 15 in, 20'30 near, 23'40 end",
	} {
		if h[key] != want {
			t.Errorf("%s is %v, not %v", key, h[key], want)
		}
	}
}

func TestAnHourLeftOpenForDaysAsksWhenItEnded(t *testing.T) {
	p := newInProcess(t)
	now := scriptToday
	p.env.Now = func() time.Time { return now }
	p.must("", "session", "start", "maya")
	now = now.Add(40 * time.Hour)
	if _, code := p.run("", "session", "end", "maya"); code != exitError || !strings.Contains(p.stderr.String(), "--at MINUTE") {
		t.Errorf("exit code %d, %s", code, &p.stderr)
	}
	p.must("", "session", "end", "maya", "--at", "50")
	if line := p.shown()["line"]; line != "50 end" {
		t.Errorf("the line is %q", line)
	}
}

// TestOneHourIsOpenAtATime: on a terminal too, where it can be said with whom.
func TestOneHourIsOpenAtATime(t *testing.T) {
	p := newInProcess(t)
	p.must("", "client", "new", "Theo")
	p.must("", "session", "start", "maya")
	p.env.Terminal = func(any) bool { return true }
	out, code := p.run("", "session", "start", "theo")
	if code != exitError || out != "" || !strings.Contains(p.stderr.String(), "`rapport session end maya` ends it") {
		t.Errorf("exit code %d, %q, %s", code, out, &p.stderr)
	}
}

// TestAWrongLineIsPointedAt: somebody at a terminal sees where; the caret
// counts cells, and a long line is cut round it.
func TestAWrongLineIsPointedAt(t *testing.T) {
	long := strings.Repeat("1n 1o ", 20) + "15x " + strings.Repeat("20n ", 20)
	for _, c := range []struct {
		line, shown string
		under       int // the cell of the caret
	}{
		{"8n 15x 33e", "8n 15x 33e", 5},
		{`5 lit "鴨と犬" 15x`, `5 lit "鴨と犬" 15x`, 17},
		{"", "", 0},
		{long, "... 1o 1n 1o 1n 1o 1n 1o 1n 1o 1n 1o 1n 1o 1n 1o 15x 20n 20n 20n 20n 20n...", 51},
	} {
		want := "  " + c.shown + "\n  " + strings.Repeat(" ", c.under) + "^\n"
		p := newInProcess(t)
		p.env.Terminal = func(stream any) bool { return stream == any(&p.stderr) }
		out, code := p.run("", "session", "draw", "maya", c.line)
		if got, _, _ := strings.Cut(p.stderr.String(), "rapport: "); got != want || code != exitUsage || out != "" {
			t.Errorf("%q: exit code %d, pointed at as\n%swant\n%s", c.line, code, got, want)
		}
		if _, code := p.run(c.line, "session", "draw", "maya", "-"); code != exitUsage || strings.Contains(p.stderr.String(), "^") {
			t.Errorf("a line from standard input was shown:\n%s", &p.stderr)
		}
	}
}

// TestShowJSON holds the names that other programs rely on.
func TestShowJSON(t *testing.T) {
	p := newInProcess(t)
	p.must("", "session", "draw", "maya", "--length", "60",
		`8 near c, 15 in m, 20'20 pause, 22 resume, 30 tried "What is Miso eating these days?" fine, 33 edge t, 41 out* "Miso", 55 door "she may move"`)
	got := regexp.MustCompile(`"[0-9a-f]{32}"`).ReplaceAllString(p.must("", "session", "show", "maya", "--json"), `"ID"`)
	name := filepath.Join("testdata", "show.json")
	if os.Getenv("RAPPORT_UPDATE") != "" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("session show --json prints\n%s\nnot\n%s", got, want)
	}
}

// TestEveryCommandSaysHow: a command without an example or a description is
// of no help to somebody in a hurry, and an example that does not parse is of
// less.
func TestEveryCommandSaysHow(t *testing.T) {
	for _, words := range []string{
		"session start", "session draw", "session edit", "session end", "session list", "session show", "session review",
		"bank list", "bank lint", "bank path", "demo", "completion", "man",
	} {
		path := strings.Fields(words)
		a := &app{Env: Env{Now: func() time.Time { return scriptToday }}}
		c, _, err := a.root().Find(path)
		if err != nil || c.Name() != path[len(path)-1] {
			t.Fatalf("%s: %v", words, err)
		}
		if c.Short == "" || c.Long == "" || !strings.Contains(c.Example, "rapport "+words) {
			t.Errorf("%s has no description or no example", words)
		}
	}
}
