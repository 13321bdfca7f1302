package store

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"rapport/store/engine/trace"
	"rapport/store/record"
	"rapport/store/seal"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// childVariable names, for a test binary that was started by a test, which of
// children it is to run.
const childVariable = "RAPPORT_STORE_CHILD"

// children are what a test runs in another process. Their arguments are those
// of the command line.
var children = map[string]func(args []string) error{}

func TestMain(m *testing.M) {
	trace.Inside()
	if child := children[os.Getenv(childVariable)]; child != nil {
		if err := child(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flag.Parse()
	if !set("rapid.checks") { // for each of the model's halves
		_ = flag.Set("rapid.checks", strconv.Itoa(sweep(12, 500, 50_000)))
	}
	if !set("rapid.steps") {
		_ = flag.Set("rapid.steps", "50")
	}
	os.Exit(m.Run())
}

func set(name string) (is bool) {
	flag.Visit(func(f *flag.Flag) { is = is || f.Name == name })
	return is
}

// sweep picks how much of something is tried: a little in ordinary runs.
func sweep(small, ci, release int) int {
	switch os.Getenv("RAPPORT_SWEEP") {
	case "ci":
		return ci
	case "release":
		return release
	}
	return small
}

// childCommand is this test binary as another process.
func childCommand(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), childVariable+"="+name)
	return cmd
}

const passphrase = "correct horse"

var cheap = Options{Cost: ThrowawayCost()}

// newVault makes a vault in a folder of its own.
func newVault(t testing.TB) (*Vault, string) {
	t.Helper()
	return newVaultIn(t, t.TempDir())
}

func newVaultIn(t testing.TB, dir string) (*Vault, string) {
	t.Helper()
	path := filepath.Join(dir, "vault.db")
	v, _, err := Create(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v, path
}

func unlocked(t testing.TB, path string) *Vault {
	t.Helper()
	v, err := Unlock(path, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v
}

func caseload(t testing.TB, v *Vault) *record.Caseload {
	t.Helper()
	all, err := v.Caseload()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// card makes a card with one interest; nothing is written.
func card(code, called string) *record.Card {
	return &record.Card{
		Client:    record.Client{ID: record.NewID(), Code: code, Called: called, Since: 20000},
		Interests: []record.Interest{{ID: record.NewID(), Kind: record.Pet, Name: "Miso", Details: "a rescue"}},
	}
}

func session(client record.ID, day record.Date) *record.Session {
	return &record.Session{ID: record.NewID(), Client: client, Date: day, Planned: 50, Ended: true, End: 3000, Line: "the garden"}
}

// put writes cards, with a session to each, and gives the cards.
func put(t testing.TB, v *Vault, all ...*record.Card) {
	t.Helper()
	mustUpdate(t, v, func(tx record.Tx) error {
		for _, c := range all {
			if err := errors.Join(tx.PutCard(c), tx.PutSession(session(c.ID, 20400))); err != nil {
				return err
			}
		}
		return nil
	})
}

func mustUpdate(t testing.TB, v *Vault, fn func(record.Tx) error) {
	t.Helper()
	if err := v.Update(fn); err != nil {
		t.Fatal(err)
	}
}

// rename is a change of one card.
func rename(id record.ID, called string) func(record.Tx) error {
	return func(tx record.Tx) error {
		c, err := tx.Card(id)
		if err != nil {
			return err
		}
		c.Called = called
		return tx.PutCard(c)
	}
}

func wants(t testing.TB, got error, want *Fault) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

// sameCaseload compares all that two caseloads hold.
func sameCaseload(t testing.TB, got, want *record.Caseload) {
	t.Helper()
	if diff := cmp.Diff(flat(want), flat(got), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("another caseload (-want +got):\n%s", diff)
	}
}

type everything struct {
	Cards    []*record.Card
	Sessions map[record.ID][]*record.Session
	Desk     *record.Desk
}

func flat(l *record.Caseload) everything {
	all := everything{Cards: l.Cards(), Sessions: map[record.ID][]*record.Session{}, Desk: l.Desk}
	for _, c := range l.Cards() {
		all.Sessions[c.ID] = l.Sessions(c.ID)
	}
	return all
}

func fileBytes(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func copyFile(t testing.TB, from, to string, mode os.FileMode) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, mode)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// unchanged checks that a file is byte for byte as it was.
func unchanged(t testing.TB, path string, was []byte) {
	t.Helper()
	if !bytes.Equal(fileBytes(t, path), was) {
		t.Errorf("%s was written to", filepath.Base(path))
	}
}

// headerOf reads a vault's header.
func headerOf(t testing.TB, v *Vault) seal.Header {
	t.Helper()
	h, err := v.header()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// diffOf is what differs, to be read; empty if nothing does.
func diffOf(want, got any) string {
	if alike(want, got) {
		return ""
	}
	return cmp.Diff(want, got, cmpopts.EquateEmpty())
}
