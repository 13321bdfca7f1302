package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store"
	"rapport/store/record"
)

// place is a home with a vault, for tests that run the program within this
// process.
type place struct {
	t    *testing.T
	home string
	// onTerminal makes every stream look like a terminal.
	onTerminal bool
}

func newPlace(t *testing.T, cards ...*record.Card) *place {
	t.Helper()
	p := &place{t: t, home: t.TempDir()}
	if err := os.WriteFile(filepath.Join(p.home, "pw"), []byte(scriptPassphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	v, _, err := store.Create(p.vault(), []byte(scriptPassphrase), store.Options{Cost: store.ThrowawayCost()})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	err = v.Update(func(tx record.Tx) error {
		for _, card := range cards {
			if err := tx.PutCard(card); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *place) vault() string { return filepath.Join(p.home, "vault.db") }

// run runs the program and returns what it printed and its exit code.
func (p *place) run(args ...string) (out, complaint string, code int) {
	p.t.Helper()
	var stdout, stderr bytes.Buffer
	env := scriptEnv()
	env.In, env.Out, env.Err, env.OpenTerminal = strings.NewReader(""), &stdout, &stderr, nil
	env.Getenv = func(name string) string { return map[string]string{"HOME": p.home}[name] }
	env.Terminal = func(any) bool { return p.onTerminal }
	args = append([]string{"--vault", p.vault(), "--passphrase-file", filepath.Join(p.home, "pw")}, args...)
	code = Main(args, env)
	return stdout.String(), stderr.String(), code
}

func TestAmbiguousNamesAreListedOnlyToATerminal(t *testing.T) {
	card := &record.Card{Client: record.Client{ID: record.NewID(), Code: "maya", Called: "Maya"}}
	for _, line := range []string{"pet Miso", "food miso ramen"} {
		a, err := record.ParseAddition(line)
		if err != nil {
			t.Fatal(err)
		}
		card.Upsert(a, 20000)
	}
	p := newPlace(t, card)
	_, complaint, code := p.run("heard", "maya", "mis")
	if code != exitUsage || strings.Contains(complaint, "Miso") {
		t.Errorf("to a log: exit code %d, %s", code, complaint)
	}
	p.onTerminal = true
	_, complaint, code = p.run("heard", "maya", "mis")
	if code != exitUsage || !strings.Contains(complaint, "say more of the name: pet Miso or food miso ramen\n") {
		t.Errorf("to a terminal: exit code %d, %s", code, complaint)
	}
}

func TestComplaintsCannotMoveATerminal(t *testing.T) {
	p := newPlace(t)
	for _, typed := range []string{"\x1b[31mmaya", "maya\u009b2J", "maya\rrapport: all is well", "\u202eayam", "maya\xff"} {
		_, complaint, code := p.run("card", typed)
		if code != exitNotFound || strings.ContainsAny(complaint, "\x1b\u009b\r\u202e") || strings.Count(complaint, "\n") != 2 {
			t.Errorf("%q: exit code %d, %q", typed, code, complaint)
		}
	}
}

// Every fault of a vault has one exit code, and is told in its own two halves.
func TestFaultsHaveExitCodes(t *testing.T) {
	codes := map[error]int{
		store.ErrNoVault: 1, store.ErrExists: 1, store.ErrInUse: 4, store.ErrWrongPassphrase: 5, store.ErrEmptyPassphrase: 2,
		store.ErrNotRecovery: 2, store.ErrDamaged: 6, store.ErrAltered: 6, store.ErrEmptyFile: 6, store.ErrNewer: 1,
		store.ErrCodeTaken: 1, store.ErrNotFound: 3, store.ErrFull: 1, store.ErrReadOnly: 1, store.ErrSymlink: 1, store.ErrNotOurs: 1,
		store.ErrDisk: 1, store.ErrUnsure: 1,
		&record.LineError{}: 2, errInterrupted: 130, errors.New("anything else"): 1, nil: 0,
	}
	for err, want := range codes {
		if got := codeOf(err); got != want {
			t.Errorf("%v: exit code %d, not %d", err, got, want)
		}
	}
	what, hint := told(hinted(store.ErrFull, "buy a disk"))
	if what != "there is no room to write" || hint != "buy a disk" {
		t.Errorf("%q, %q", what, hint)
	}
	if _, hint = told(store.ErrFull); hint != store.ErrFull.Do {
		t.Errorf("hint %q", hint)
	}
}

func TestJSONForms(t *testing.T) {
	raw, err := encodeJSON(map[string]any{
		"minutes": []minutes{0, 60, 90, 100, 3601}, "none": text(""), "words": text("R&D <b> \u2028 é\x1b"),
		"list": list[int](nil), "texts": texts[string](nil), "date": record.Date(0),
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		t.Fatal(err)
	}
	const want = `{"date":null,"list":[],"minutes":[0,1,1.5,1.67,60.02],"none":null,"texts":[],"words":"R&D <b> é"}`
	if b.String() != want {
		t.Errorf("%s, not %s", b.String(), want)
	}
}

func TestWhatIsTypedIsReadHidden(t *testing.T) {
	for typed, want := range map[string]string{
		"correct horse\n":                "correct horse",
		"correct horse\rnext":            "correct horse",
		"corex\x7frect\n":                "corerect",
		"horsé\x7f\x08e\n":               "hore",
		"wrong\x15right\n":               "right",
		"a\x01b\x1bc\n":                  "abc",
		"\x7f\n":                         "",
		"not\x04empty\n":                 "notempty",
		strings.Repeat("x", 5000) + "\n": strings.Repeat("x", maxSecret),
	} {
		got, err := readHidden(strings.NewReader(typed))
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for _, left := range []string{"", "corr", "corr\x03ect\n", "\x04"} {
		if got, err := readHidden(strings.NewReader(left)); !errors.Is(err, errInterrupted) {
			t.Errorf("%q: %q, %v", left, got, err)
		}
	}
}

// What a record holds that was not cleaned comes back as it was, and does
// nothing to a terminal on the way.
func TestJSONActsOnNoTerminal(t *testing.T) {
	const words = "a\u009b2J\u202eb\u2028\U000e0041\x7fc 👩\u200d👩"
	raw, err := encodeJSON(words)
	if err != nil || strings.ContainsAny(string(raw), "\u009b\u202e\u2028\U000e0041\x7f") {
		t.Errorf("%q, %v", raw, err)
	}
	var back string
	if err := json.Unmarshal(raw, &back); err != nil || back != words {
		t.Errorf("%q, %v", back, err)
	}
}
