//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"rapport/store/record"
)

// birds is how every canary word begins, and secrets how everything begins that
// is typed for a passphrase and is none. Neither is a word of any language, nor
// of a file that is sealed.
const (
	birds   = "xqzjvk"
	secrets = "vkxqjz"
)

// canary is the word of a number.
func canary(n int) string {
	return fmt.Sprintf("%s%c%c%c", birds, 'a'+n/676%26, 'a'+n/26%26, 'a'+n%26)
}

// looker looks for what does not belong in places.
type looker struct {
	t      *testing.T
	code   string // opens the vault
	places int
	found  int
}

func (l *looker) at(place string, raw []byte) {
	l.t.Helper()
	l.places++
	low := bytes.ToLower(raw)
	for _, word := range []string{birds, secrets, l.code} {
		for _, form := range []string{word, strings.Join(strings.Split(word, ""), "\x00")} {
			if at := bytes.Index(low, []byte(form)); at >= 0 {
				l.found++
				l.t.Errorf("in %s stands %q", place, raw[at:min(at+len(form)+3, len(raw))])
			}
		}
	}
}

// files looks at every file of a folder, its name too, but for what opens the
// vault and what was asked to be written.
func (l *looker) files(dir string) {
	l.t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() == "asked" {
			return filepath.SkipDir
		}
		l.at("the name of a file", []byte(path))
		if d.Type().IsRegular() && d.Name() != "opens-it" {
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			l.at(path, raw)
		}
		return nil
	})
	if err != nil {
		l.t.Fatal(err)
	}
}

var title = regexp.MustCompile("\x1b\\][0-9]+;([^\x07\x1b]*)")

// terminal looks at what a program left on the main screen and in the title,
// and for secrets also at what was on its own screen.
func (l *looker) terminal(what string, term *terminal) {
	l.t.Helper()
	main := ""
	for i, part := range strings.Split(term.output(), "\x1b[?1049h") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "\x1b[?1049l")
		}
		main += part
	}
	l.at("the scrollback after "+what, []byte(main))
	for _, set := range title.FindAllStringSubmatch(term.output(), -1) {
		l.at("the title during "+what, []byte(set[1]))
	}
	l.places++
	if out := term.output(); strings.Contains(out, secrets) || strings.Contains(out, l.code) {
		l.found++
		l.t.Errorf("during %s a passphrase was shown", what)
	}
}

// process looks at what anybody on the machine may see of a process.
func (l *looker) process(term *terminal) {
	l.t.Helper()
	for _, name := range []string{"cmdline", "environ", "comm", "stat"} {
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", term.cmd.Process.Pid, name))
		if err == nil { // there is no such folder on every system
			l.at("/proc/"+name, raw)
		}
	}
}

// unplaced are the canaries that stand in no field: those for a code, say, which
// is another.
func unplaced(words int, cards []*record.Card, hours []*record.Session) (left []string) {
	var all strings.Builder
	look := func(text string) { all.WriteString(text + "\n") }
	everyText(reflect.ValueOf(cards), look)
	everyText(reflect.ValueOf(hours), look)
	for i := range words {
		if !strings.Contains(all.String(), canary(i)) {
			left = append(left, canary(i))
		}
	}
	return left
}

// TestJourneyCanaries puts words that stand nowhere else into every field, and
// looks for them wherever they do not belong after every screen was visited,
// lines were left half typed, every command was run, an export was refused, the
// vault was not opened, and the companion ended in every way, with every
// variable set that would have the library write down what it hears.
func TestJourneyCanaries(t *testing.T) {
	t.Parallel()
	words := sweepSize(10, 50, 200)
	n := 0
	next := func(string) string { n++; return canary(n % words) }
	var cards []*record.Card
	var hours []*record.Session
	for len(cards) == 0 || n < words {
		c, h := everyField(len(cards), next)
		cards, hours = append(cards, c), append(hours, h...)
	}
	cards[0].Pace = append(cards[0].Pace, unplaced(words, cards, hours)...)
	vault := cheapVault(t, cards, hours)
	for _, name := range []string{"asked", "tmp"} {
		if err := os.Mkdir(filepath.Join(vault.home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	l := &looker{t: t, code: vault.code}
	l.finds()
	whole, _, _ := vault.command(t, "export")
	for i := range words {
		if !strings.Contains(whole, canary(i)) {
			t.Fatalf("%s is not in the vault", canary(i))
		}
	}
	l.commands(vault, cards)
	for _, c := range cards {
		l.companion(vault, c.Code, "ctrl+c", func(term *terminal) {
			if swept() { // it is done at leisure where words do harm as well
				visitAll(term, c.Code)
			}
		})
	}
	signals := map[string]syscall.Signal{"a hang-up": syscall.SIGHUP}
	if swept() {
		signals = map[string]syscall.Signal{"a hang-up": syscall.SIGHUP, "an end that was asked for": syscall.SIGTERM, "a trace that was asked for": syscall.SIGQUIT, "a kill": syscall.SIGKILL}
		l.broken(vault, cards[0].Code) // which builds the program again
	}
	for name, signal := range signals {
		l.companion(vault, cards[0].Code, name, func(term *terminal) { _ = term.cmd.Process.Signal(signal) })
	}
	l.files(vault.home)
	t.Logf("%d words in %d fields, %d places looked at, %d found where they do not belong", words, n, l.places, l.found)
}

// finds makes sure that a word is found where it stands.
func (l *looker) finds() {
	l.t.Helper()
	quiet := &looker{t: &testing.T{}, code: l.code}
	quiet.at("here", []byte("left "+canary(3)+" right"))
	if !quiet.t.Failed() {
		l.t.Fatal("a word that is there is not found")
	}
}

// traced are the variables that would have the library write everything down.
func traced(home string) []string {
	return []string{"TEA_TRACE=" + filepath.Join(home, "trace"), "TEA_DEBUG=1", "UV_DEBUG=" + filepath.Join(home, "uv"), "TMPDIR=" + filepath.Join(home, "tmp")}
}

// companion opens it, types a wrong passphrase and the right one, leaves words
// half typed, does what is asked, and looks around.
func (l *looker) companion(vault cheap, called, how string, do func(*terminal)) {
	l.t.Helper()
	term := start(l.t, setup{home: vault.home, env: traced(vault.home)})
	term.sees("passphrase")
	term.tap(secrets+"wrong", "enter")
	term.sees("this does not open the vault")
	l.process(term)
	term.tap(vault.code, "enter") // the first wrong one makes nobody wait
	term.until("home", func() bool { return isHome(term.text()) })
	term.tap(called)
	term.sees("esc clear")
	term.tap("enter")
	term.sees("v past hours")
	term.tap("m")
	term.sees("enter keep")
	term.tap("ctrl+u", canary(1)+" half typ")
	term.calm()
	term.tap("esc")
	term.sees("v past hours")
	term.toHome()
	do(term)
	l.process(term)
	if how == "ctrl+c" {
		term.tap("ctrl+l")
		term.sees("passphrase")
		l.at("the screen that is locked", []byte(term.text()))
		term.tap(wait, secrets, "ctrl+c")
	}
	_ = term.gone()
	l.terminal(how, term)
	l.at("the last screen after "+how, []byte(lastScreen(term)))
}

// lastScreen is what stands on the terminal in the end, if that is the main
// screen.
func lastScreen(term *terminal) string {
	term.mu.Lock()
	defer term.mu.Unlock()
	if term.screen.IsAltScreen() {
		return ""
	}
	return term.screen.String()
}

// commands runs every sort of command, and looks at what it complains of.
func (l *looker) commands(vault cheap, cards []*record.Card) {
	l.t.Helper()
	asked := filepath.Join(vault.home, "asked")
	spoilt := map[string]string{}
	whole, _, _ := vault.command(l.t, "export")
	for name, raw := range map[string]string{
		"sort": strings.Replace(whole, `"straight": false`, `"straight": "`+canary(2)+`"`, 1), "place": strings.Replace(whole, `"drawn": "live"`, `"drawn": "`+canary(3)+`"`, 1),
		"start": strings.Replace(whole, `"start": "`, `"start": "`+canary(4), 1), "short": whole[:len(whole)/2], "date": strings.Replace(whole, `"since": "`, `"since": "`+canary(5), 1),
		"code": strings.Replace(whole, `"code": "zed00"`, `"code": "`+canary(6)+` `+canary(7)+`"`, 1), "id": strings.Replace(whole, `"id": "`, `"id": "`+canary(8), 1),
	} {
		spoilt[name] = filepath.Join(asked, name+".json")
		if err := os.WriteFile(spoilt[name], []byte(raw), 0o600); err != nil {
			l.t.Fatal(err)
		}
	}
	run := func(want int, args ...string) {
		l.t.Helper()
		_, errs, code := vault.command(l.t, args...)
		if want >= 0 && code != want {
			l.t.Errorf("%q ends with %d: %s", args, code, errs)
		}
		l.at(fmt.Sprintf("what %.40q complains of", args), []byte(errs))
	}
	for _, file := range spoilt {
		run(1, "import", file)
		run(1, "import", file, "--dry-run")
	}
	for i, c := range cards {
		for _, args := range [][]string{{"card"}, {"before"}, {"after"}, {"ask"}, {"keepsake"}} {
			run(0, append(args, c.Code)...)
			run(0, append(args, c.Code, "--json")...)
		}
		run(2, "remove", c.Code, birds[1:])                    // several, and which is not told to a log
		run(2, "client", "erase", c.Code)                      // refused without a yes
		run(2, "session", "draw", c.Code, `8n 15 "`+canary(1)) // the column is told, not the words
		run(2, "add", c.Code, "nokind", canary(1))
		for _, kind := range []string{"html", "md", "svg", "png", "txt"} {
			run(0, "session", "show", c.Code, "-o", filepath.Join(asked, fmt.Sprintf("%d.%s", i, kind)), "--names")
		}
	}
	for _, args := range [][]string{{"client", "list", "--all"}, {"find", birds}, {"check"}, {"backup"}, {"compact"}, {"paths"}, {"bank", "list"}, {"export", "--format", "csv"}, {"export", "--format", "markdown"}} {
		run(0, args...)
	}
	wrong := filepath.Join(asked, "wrong")
	if err := os.WriteFile(wrong, []byte(secrets+"\n"), 0o600); err != nil {
		l.t.Fatal(err)
	}
	run(5, "--passphrase-file", wrong, "card", cards[0].Code)
}

// broken has the companion go wrong with a client's words in the value of the
// panic: in an update, in drawing, in a command. The program is built for this
// with one file of it replaced, so that nothing in the one that is shipped can
// be made to.
func (l *looker) broken(vault cheap, called string) {
	l.t.Helper()
	binary := replaced(l.t, map[string][2]string{
		"ui/update.go": {"	case tea.KeyPressMsg:\n", `	case tea.KeyPressMsg:
		switch words := m.world.Caseload.Cards()[0].Called; msg.String() {
		case "f2":
			panic(words)
		case "f3":
			return m, guarded(func() tea.Msg { panic(words) })
		}
`},
		"ui/view.go":                {"	content, cursor = m.frame()\n", "	if m.over != nil {\n		panic(m.world.Caseload.Cards()[0].Called)\n	}\n	content, cursor = m.frame()\n"},
		"ui/screen/card/letters.go": {"	switch {\n	case keys.Add.Is(msg):\n", "	if msg.String() == \"y\" {\n		panic(m.card)\n	}\n	switch {\n	case keys.Add.Is(msg):\n"},
	})
	for where, key := range map[string]string{"an update": "\x1bOQ", "a command": "\x1bOR", "a screen": "y", "drawing": "?"} {
		term := start(l.t, setup{home: vault.home, env: traced(vault.home), binary: binary, args: []string{"--passphrase-file", vault.file()}})
		term.sees("find")
		term.tap(called)
		term.sees("esc clear")
		term.tap("enter")
		term.sees("v past hours")
		term.tap(key)
		_ = term.gone()
		l.terminal("a panic in "+where, term)
		l.at("the last screen after a panic in "+where, []byte(lastScreen(term)))
		if !strings.Contains(term.output(), "(crash ") {
			l.t.Errorf("a panic in %s is not told:\n%s", where, term.text())
		}
	}
}

// replaced builds the program with one text of some of its files replaced.
func replaced(t *testing.T, changes map[string][2]string) string {
	t.Helper()
	dir := t.TempDir()
	replace := map[string]string{}
	for path, change := range changes {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(string(raw), change[0], change[1], 1)
		if text == string(raw) {
			t.Fatalf("%s does not say %q any more", path, change[0])
		}
		here, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		replace[here] = filepath.Join(dir, strings.ReplaceAll(path, "/", "-"))
		if err := os.WriteFile(replace[here], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay, binary := filepath.Join(dir, "overlay.json"), filepath.Join(dir, "rapport")
	if err := os.WriteFile(overlay, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-overlay", overlay, "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}
