package cli

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/store/seal"
	"rapport/ui/cli/keyring"
)

// ring is a keyring in memory that counts how often it is asked.
type ring struct {
	mu    sync.Mutex // a call that hung comes later, beside others
	kept  map[string]string
	gets  int
	fault error         // of every call
	hangs chan struct{} // waited for by every call
}

func newRing() *ring { return &ring{kept: map[string]string{}} }

func (r *ring) call() error {
	if r.hangs != nil {
		<-r.hangs
	}
	return r.fault
}

func (r *ring) Get(account string) (string, error) {
	r.mu.Lock()
	r.gets++
	secret := r.kept[account]
	r.mu.Unlock()
	return secret, r.call()
}

// asked is how often it was.
func (r *ring) asked() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.gets
}

func (r *ring) Set(account, secret string) error {
	if err := r.call(); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept[account] = secret
	return nil
}

func (r *ring) Delete(account string) error {
	if err := r.call(); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.kept, account)
	return nil
}

// ringPlace is a place with a keyring, and with no way to type a passphrase but
// that of the file.
type ringPlace struct {
	*place
	ring keyring.Keeper
}

func newRingPlace(t *testing.T) (*ringPlace, *ring) {
	t.Helper()
	card := &record.Card{Client: record.Client{ID: record.NewID(), Code: "maya", Called: "Maya"}}
	added, err := record.ParseAddition("pet Miso, orange tabby")
	if err != nil {
		t.Fatal(err)
	}
	card.Upsert(added, 20000)
	r := newRing()
	p := &ringPlace{newPlace(t, card), r}
	if _, complaint, code := p.run(true, "keyring", "on"); code != 0 {
		t.Fatalf("code %d: %s", code, complaint)
	}
	r.gets = 0
	return p, r
}

// run runs the program with or without the passphrase's file.
func (p *ringPlace) run(passphrase bool, args ...string) (out, complaint string, code int) {
	p.t.Helper()
	var stdout, stderr bytes.Buffer
	env := scriptEnv()
	env.Vault.Keyring = p.ring
	env.In, env.Out, env.Err, env.OpenTerminal = strings.NewReader(""), &stdout, &stderr, nil
	env.Getenv = func(name string) string { return map[string]string{"HOME": p.home}[name] }
	env.Terminal = func(any) bool { return p.onTerminal }
	given := []string{"--vault", p.vault()}
	if passphrase {
		given = append(given, "--passphrase-file", filepath.Join(p.home, "pw"))
	}
	code = Main(append(given, args...), env)
	return stdout.String(), stderr.String(), code
}

// A find that nobody typed a passphrase for derives no key; with one it derives
// one. This is counted, not timed.
func TestFindByTheKeyringDerivesNoKey(t *testing.T) {
	p, r := newRingPlace(t)
	before := seal.Derivations()
	out, complaint, code := p.run(false, "find", "mis")
	if code != 0 || !strings.Contains(out, "Miso") || complaint != "" {
		t.Fatalf("code %d: %s%s", code, out, complaint)
	}
	if n := seal.Derivations() - before; n != 0 || r.asked() != 1 {
		t.Errorf("%d keys were derived, and the keyring was asked %d times", n, r.asked())
	}
	before, r.gets = seal.Derivations(), 0
	if again, _, code := p.run(true, "find", "mis"); code != 0 || again != out {
		t.Errorf("with the passphrase: code %d, %q", code, again)
	}
	if n := seal.Derivations() - before; n != 1 || r.asked() != 0 {
		t.Errorf("with a passphrase given %d keys were derived, and the keyring was asked %d times", n, r.asked())
	}
	// What is changed by the keyring is there for the passphrase.
	if _, complaint, code := p.run(false, "add", "maya", "food", "salmon pâté"); code != 0 {
		t.Fatal(complaint)
	}
	if out, _, _ := p.run(true, "card", "maya"); !strings.Contains(out, "salmon pâté") {
		t.Error(out)
	}
}

// Every command there is: those of a day ask the keyring and need nothing typed;
// those that give everything away, or could let somebody else in, never ask it.
func TestWhichCommandsTheKeyringOpensFor(t *testing.T) {
	argsOf := map[string]string{ // where a command needs some to come as far as the vault
		"client new": "Noor", "client edit": "maya --say may", "client finish": "maya", "client erase": "maya --yes",
		"add": "maya pet Ku", "edit": "maya miso --details tabby", "remove": "maya miso --yes", "standing": "maya miso gentle", "heard": "maya miso",
		"find": "mis", "card": "maya", "before": "maya", "after": "maya --line calm", "ask": "maya",
		"session start": "maya", "session draw": "maya 8n", "session edit": "maya 9n", "session end": "maya", "session list": "maya",
		"session show": "maya", "session review": "maya", "keepsake": "maya", "import": "IMPORT", "restore": "BACKUP", "rescue": "VAULT NEW",
		"keyring": "off",
	}
	never := []string{ // what gives everything away, or could let somebody else in
		"export", "passphrase", "recover", "rekey", "restore BACKUP", "rescue VAULT NEW", "check", "client erase maya --yes", "keyring on",
	}
	none := []string{ // open no vault, or only to make one
		"init", "paths", "demo", "bank list", "bank lint", "bank path", "bank hide", "bank show", "completion", "man",
	}
	root := (&app{Env: scriptEnv()}).root()
	seen, alones := 0, 0
	for _, c := range commandsOf(root) {
		name := strings.TrimPrefix(c.CommandPath(), "rapport ")
		if slices.Contains(none, name) {
			continue
		}
		for _, kind := range variants(name, argsOf[name]) {
			seen++
			t.Run(strings.Join(kind, " "), func(t *testing.T) {
				p, r := newRingPlace(t)
				if name == "restore" || name == "import" || c.Parent().Name() == "session" {
					p.draw(t)
				}
				r.gets = 0
				_, complaint, code := p.run(false, p.filled(kind)...)
				alone := slices.Contains(never, strings.Join(kind, " "))
				if alone {
					alones++
				}
				asks := strings.Contains(complaint, "there is no terminal to type at")
				switch {
				case alone && (!asks || code != exitUsage):
					t.Errorf("it did not ask for the passphrase: code %d, %s", code, complaint)
				case !alone && (asks || r.asked() == 0 && name != "keyring"):
					t.Errorf("the keyring was not asked: code %d, %s", code, complaint)
				case alone && name != "keyring" && r.asked() > 0:
					t.Error("the keyring was asked")
				}
			})
		}
	}
	if seen < 30 || alones != len(never) || alones != len(byPassphraseAlone) {
		t.Errorf("%d commands were found, %d of them by passphrase alone, and %d are named as such", seen, alones, len(byPassphraseAlone))
	}
}

// variants are the command lines to try a command with.
func variants(name, args string) [][]string {
	plain := strings.Fields(name + " " + args)
	if name == "keyring" {
		return [][]string{plain, {"keyring", "on"}}
	}
	return [][]string{plain}
}

// commandsOf are the commands that do something.
func commandsOf(c *cobra.Command) (all []*cobra.Command) {
	for _, sub := range c.Commands() {
		if sub.HasSubCommands() {
			all = append(all, commandsOf(sub)...)
		} else if sub.IsAvailableCommand() {
			all = append(all, sub)
		}
	}
	return all
}

// draw gives the client an hour, and the vault a backup and a file to import.
func (p *ringPlace) draw(t *testing.T) {
	t.Helper()
	for _, args := range [][]string{
		{"session", "draw", "maya", "8n 15i 33e 41o*"},
		{"backup"},
		{"export", "-o", filepath.Join(p.home, "all.json")},
	} {
		if _, complaint, code := p.run(true, args...); code != 0 {
			t.Fatalf("%v: %s", args, complaint)
		}
	}
}

// filled puts the place's files into a command line.
func (p *ringPlace) filled(args []string) []string {
	args = slices.Clone(args)
	for i, arg := range args {
		switch arg {
		case "IMPORT":
			args[i] = filepath.Join(p.home, "all.json")
		case "BACKUP":
			all, err := store.Backups(p.vault())
			if err != nil || len(all) == 0 {
				p.t.Fatal("no backup", err)
			}
			args[i] = all[0].File
		case "VAULT":
			args[i] = p.vault()
		case "NEW":
			args[i] = filepath.Join(p.home, "rescued.db")
		}
	}
	return args
}

// A command that opens the companion asks for the passphrase, though the same
// without a screen does not.
func TestTheCompanionsDoorIsThePassphrases(t *testing.T) {
	p, r := newRingPlace(t)
	p.onTerminal = true
	for _, args := range [][]string{{"session", "start", "maya"}, {"session", "draw", "maya"}, {"session", "edit", "maya"}} {
		_, complaint, code := p.run(false, args...)
		if code != exitUsage || !strings.Contains(complaint, "there is no terminal to type at") || r.asked() > 0 {
			t.Errorf("%v: code %d, asked %d times: %s", args, code, r.asked(), complaint)
		}
	}
	if _, complaint, code := p.run(false, "--plain", "session", "start", "maya"); code != 0 || r.asked() != 1 {
		t.Errorf("code %d, asked %d times: %s", code, r.asked(), complaint)
	}
	r.gets = 0
	if out, complaint, _ := p.run(false, "--plain"); !strings.Contains(out+complaint, "there is no terminal to type at") || r.asked() > 0 {
		t.Errorf("the companion asks the keyring %d times, and says %s%s", r.asked(), out, complaint)
	}
}

// A keyring that is locked, gone, empty, another vault's, or never answers: the
// passphrase is asked for, and opens as before. None of it holds a command up.
func TestAKeyringThatIsNoHelp(t *testing.T) {
	hangs := make(chan struct{})
	defer close(hangs)
	other, otherRing := newRingPlace(t)
	_ = other
	for name, spoil := range map[string]func(p *ringPlace, r *ring){
		"locked": func(_ *ringPlace, r *ring) { r.fault = keyring.ErrLocked },
		"gone":   func(p *ringPlace, _ *ring) { p.ring = nil },
		"empty":  func(_ *ringPlace, r *ring) { clear(r.kept) },
		"another vault's": func(_ *ringPlace, r *ring) {
			for account := range r.kept {
				for _, secret := range otherRing.kept {
					r.kept[account] = secret
				}
			}
		},
		"nonsense": func(_ *ringPlace, r *ring) {
			for account := range r.kept {
				r.kept[account] = "\x1b[31mno secret"
			}
		},
		"hangs": func(p *ringPlace, r *ring) {
			r.hangs = hangs
			p.ring = keyring.Within(20*time.Millisecond, r)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, r := newRingPlace(t)
			spoil(p, r)
			_, complaint, code := p.run(false, "find", "mis")
			if code != exitUsage || strings.Count(complaint, "\n") != 2 || !strings.Contains(complaint, "there is no terminal to type at") {
				t.Errorf("code %d: %s", code, complaint)
			}
			if out, complaint, code := p.run(true, "find", "mis"); code != 0 || !strings.Contains(out, "Miso") {
				t.Errorf("code %d: %s", code, complaint)
			}
			out, complaint, code := p.run(false, "keyring")
			if code != 0 || !strings.HasPrefix(out, "on, but this machine's keyring does not open the vault: ") || strings.Contains(out, "\x1b") {
				t.Errorf("code %d: %s%s", code, out, complaint)
			}
			out, _, code = p.run(false, "keyring", "--json")
			if code != 0 || !strings.Contains(out, `"opens": false`) || strings.Contains(out, `"why": null`) {
				t.Errorf("code %d: %s", code, out)
			}
			// It goes off without a keyring's help, and says what that could not do.
			out, complaint, code = p.run(true, "keyring", "off")
			if code != 0 || !strings.HasPrefix(out, "off: ") {
				t.Errorf("code %d: %s%s", code, out, complaint)
			}
			left := strings.Contains(complaint, "could not be taken out")
			if can := name != "locked" && name != "gone" && name != "hangs"; left == can {
				t.Errorf("it says %q", complaint)
			}
		})
	}
}

// Where the keyring is of no use, nothing is turned on, and nothing is asked.
func TestAKeyringThatCannotBeTurnedOn(t *testing.T) {
	p, r := newRingPlace(t)
	if _, complaint, code := p.run(true, "keyring", "off"); code != 0 || len(r.kept) > 0 {
		t.Fatalf("code %d, %d kept: %s", code, len(r.kept), complaint)
	}
	for _, fault := range []error{keyring.ErrNone, keyring.ErrLocked, keyring.ErrSlow, keyring.ErrBus, errors.New("no")} {
		r.fault = fault
		_, complaint, code := p.run(false, "keyring", "on")
		if code != exitError || !strings.Contains(complaint, "the vault is as it was; as for this machine's keyring, "+fault.Error()) {
			t.Errorf("code %d: %s", code, complaint)
		}
		if out, _, _ := p.run(false, "keyring"); !strings.HasPrefix(out, "off: ") || !strings.Contains(out, fault.Error()) {
			t.Error(out)
		}
	}
}
