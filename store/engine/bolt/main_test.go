package bolt

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/engine"
)

// The test binary runs itself again where a test needs a process that can be
// killed or limited: childEnv names what it is to do, its arguments follow.
const childEnv = "RAPPORT_BOLT_CHILD"

var children = map[string]func(args []string) error{
	"write":   childWrite,
	"fill up": childFillUp,
	"look":    childLook,
	"stop":    childStop,
}

func TestMain(m *testing.M) {
	name := os.Getenv(childEnv)
	if name == "" {
		os.Exit(m.Run())
	}
	if err := children[name](os.Args[1:]); err != nil {
		fmt.Println("child:", err)
		os.Exit(1)
	}
}

func child(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), childEnv+"="+name)
	return cmd
}

// rounds is how often a test that draws by chance goes round.
func rounds(few, ci, release int) int {
	switch os.Getenv("RAPPORT_SWEEP") {
	case "ci":
		return ci
	case "release":
		return release
	}
	return few
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func isErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

// newVault makes a file with n values of some hundred bytes in two buckets.
func newVault(t *testing.T, n int) (path string, e engine.Engine) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "vault.db")
	e, err := Create(path, Options{}, fillSome(n), nil)
	must(t, err)
	return path, e
}

func fillSome(n int) func(engine.Fresh) error {
	return func(fresh engine.Fresh) error {
		for i := range n {
			v := engine.Value{Rev: 1, Sealed: []byte(strings.Repeat(fmt.Sprintf("value %06d ", i), 30))}
			if err := fresh.Put([]string{"cards", "sessions"}[i%2], fmt.Sprintf("%06d", i), v); err != nil {
				return err
			}
		}
		return fresh.SetHeader([]byte("header"))
	}
}

func openAt(t *testing.T, path string) engine.Engine {
	t.Helper()
	e, err := Open(path, Options{})
	must(t, err)
	return e
}

func nothing(engine.Reader) error { return nil }

func put(key string) func(engine.Tx) error {
	return func(tx engine.Tx) error {
		return tx.Put("cards", key, engine.Value{Rev: 2, Sealed: []byte("put by a test")})
	}
}
