package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/cli/keyring"
)

// The scripts under testdata/script run the program as a user does, on a day
// that does not change and with a key derivation that costs nothing. Beside
// the commands of testscript they have:
//
//	exec rap ARGS…        rapport with the passphrase of the invented caseload
//	code N COMMAND ARGS…  the command ends with exactly this exit code
//	caseload              makes the vault of testdata/caseload.json
//	hold, letgo           hold the vault's lock, as another program would
//	same FILE FILE        the files are equal byte for byte
//	spoil FILE OFFSET     turns one byte round
//	newest DIR FILE       copies the backup in a folder that was made last
//	cutnewest DIR N       leaves the first so many bytes of that one
//	mode FILE 600         the file has exactly these permissions
//	bytes FILE QUOTED     writes what the inside of a Go string literal says
//	many FILE WORD N      writes a word so many times
//	cutshort FILE NEW N   writes the first so many bytes of a file
//	codeof FILE NEW       takes the recovery code out of what init printed
//	typed CODE KEYS       the keys of someone who recovers a vault
//
// Scripts are named CATEGORY_THING.txtar.

const scriptPassphrase = "correct horse"

// scriptToday is the day on which every script runs.
var scriptToday = time.Date(2026, time.November, 19, 14, 50, 0, 0, time.UTC)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"rapport": func() { os.Exit(Main(os.Args[1:], scriptEnv())) },
		"rap": func() {
			args := append([]string{"--passphrase-file", filepath.Join(os.Getenv("HOME"), "pw")}, os.Args[1:]...)
			os.Exit(Main(args, scriptEnv()))
		},
		"goeswrong": func() { os.Exit(goesWrong(os.Args[1])) },
	})
}

// scriptEnv is the process's own surroundings, with a clock that stands still.
// The terminal that the tests were started from is not the script's: only one
// that testscript gave to the command counts.
func scriptEnv() Env {
	env := System()
	env.Now = func() time.Time { return scriptToday }
	env.Vault = store.Options{Cost: store.ThrowawayCost(), Wait: 200 * time.Millisecond, Now: env.Now}
	if dir := os.Getenv("KEYRING"); dir != "" {
		env.Vault.Keyring = folderRing(dir)
	}
	if !leadsSession() {
		env.OpenTerminal = nil
	}
	return env
}

// folderRing is the keyring of a script that names a folder in KEYRING: a file for
// each account. Where the folder is missing it does not answer.
type folderRing string

func (f folderRing) Get(account string) (string, error) {
	if _, err := os.Stat(string(f)); err != nil {
		return "", keyring.ErrNone
	}
	b, err := os.ReadFile(filepath.Join(string(f), account))
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	return string(b), err
}

func (f folderRing) Set(account, secret string) error {
	return os.WriteFile(filepath.Join(string(f), account), []byte(secret), 0o600)
}

func (f folderRing) Delete(account string) error {
	if _, err := f.Get(account); err != nil {
		return err
	}
	_ = os.Remove(filepath.Join(string(f), account))
	return nil
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("RAPPORT_UPDATE") != "",
		Setup:               setupScript,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "caseload": caseload, "hold": hold, "letgo": letGo, "same": same, "spoil": spoil, "mode": mode,
			"newest": newest, "cutnewest": cutNewest,
			"bytes": writeBytes, "many": writeMany, "cutshort": cutShort, "codeof": codeOfInit, "typed": typedRecovery,
		},
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			return os.Geteuid() == 0, nil
		},
	})
}

func setupScript(env *testscript.Env) error {
	home := filepath.Join(env.WorkDir, "home")
	env.Setenv("HOME", home)
	env.Setenv("TERM", "xterm-256color")
	env.Setenv("GORACE", "atexit_sleep_ms=0") // or every command takes a second longer under -race
	env.Setenv("VAULT", filepath.Join(home, ".local", "share", "rapport", "vault.db"))
	source, err := filepath.Abs(filepath.Join("testdata", "caseload.json"))
	if err != nil {
		return err
	}
	env.Setenv("CASELOAD", source)
	env.Values[lockOf{}] = new(*flock.Flock)
	if err := os.MkdirAll(home, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(home, "pw"), []byte(scriptPassphrase+"\n"), 0o600)
}

func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var exit *exec.ExitError
	got, err := 0, ts.Exec(args[1], args[2:]...)
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%v ended with %d, not %d\n%s", args[1:], got, want, ts.ReadFile("stderr"))
	}
}

func caseload(ts *testscript.TestScript, _ bool, _ []string) {
	source, err := os.Open(ts.Getenv("CASELOAD"))
	ts.Check(err)
	defer source.Close()
	all, err := readArchive(source)
	ts.Check(err)
	var u unarchiver
	cards, hours, err := u.records(all)
	ts.Check(err)
	v, _, err := store.Create(ts.Getenv("VAULT"), []byte(scriptPassphrase), store.Options{Cost: store.ThrowawayCost()})
	ts.Check(err)
	defer v.Close()
	var n imported
	ts.Check(v.Update(func(tx record.Tx) error { return n.put(tx, cards, hours) }))
}

// lockOf is where a script keeps the lock it holds.
type lockOf struct{}

func hold(ts *testscript.TestScript, _ bool, _ []string) {
	lock := flock.New(ts.Getenv("VAULT")+".lock", flock.SetFlag(os.O_CREATE|os.O_RDONLY))
	ts.Check(lock.Lock())
	*ts.Value(lockOf{}).(**flock.Flock) = lock
	ts.Defer(func() { _ = lock.Unlock() })
}

func letGo(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check((*ts.Value(lockOf{}).(**flock.Flock)).Unlock())
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same file file")
	}
	if (ts.ReadFile(args[0]) == ts.ReadFile(args[1])) == neg {
		ts.Fatalf("%s and %s: the same is %v", args[0], args[1], neg)
	}
}

func spoil(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: spoil file offset")
	}
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	name := ts.MkAbs(args[0])
	raw, err := os.ReadFile(name)
	ts.Check(err)
	raw[at] ^= 0xff
	ts.Check(os.WriteFile(name, raw, 0o600))
}

// newestIn is the backup in a folder that was made last, by its number.
func newestIn(ts *testscript.TestScript, dir string) string {
	all, err := filepath.Glob(filepath.Join(ts.MkAbs(dir), "20*-*-*.db"))
	ts.Check(err)
	if len(all) == 0 {
		ts.Fatalf("no backup in %s", dir)
	}
	slices.Sort(all)
	return all[len(all)-1]
}

func newest(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: newest dir file")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(newestIn(ts, args[0]))), 0o600))
}

func cutNewest(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: cutnewest dir n")
	}
	file := newestIn(ts, args[0])
	cutShort(ts, neg, []string{file, file, args[1]})
}

func mode(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: mode file 600")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	got := strconv.FormatUint(uint64(info.Mode().Perm()), 8)
	if (got == args[1]) == neg {
		ts.Fatalf("%s has mode %s", args[0], got)
	}
}

func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes file quoted")
	}
	raw, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(raw), 0o600))
}

func writeMany(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: many file word n")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(args[1], n)), 0o600))
}

func cutShort(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: cutshort file new n")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(args[0])[:n]), 0o600))
}

func codeOfInit(ts *testscript.TestScript, _ bool, args []string) {
	code := strings.TrimPrefix(ts.ReadFile(args[0]), "recovery code: ")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(code), 0o600))
}

func typedRecovery(ts *testscript.TestScript, _ bool, args []string) {
	code := strings.TrimSpace(ts.ReadFile(args[0]))
	keys := "no such words\n" + strings.ToUpper(code) + "\nbattery staple\nbattery staple\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(keys), 0o600))
}
