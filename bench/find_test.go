package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store"
	"rapport/ui/cli"
)

// BenchmarkFindCommand is `rapport find` from its arguments to its answer, in a
// caseload of 200 clients whose slots are made at the program's own cost: with the
// passphrase from a file, and with a keyring that answers at once. What starting a
// process takes is not in it, nor what the system's keyring does.
func BenchmarkFindCommand(b *testing.B) {
	dir := b.TempDir()
	path, file := filepath.Join(dir, "vault.db"), filepath.Join(dir, "pw")
	if err := os.WriteFile(file, []byte(passphrase), 0o600); err != nil {
		b.Fatal(err)
	}
	opt := store.Options{Keyring: ring{}}
	v, err := usual.vault(path, opt)
	if err != nil {
		b.Fatal(err)
	}
	if err := v.AddToKeyring(); err != nil {
		b.Fatal(err)
	}
	_ = v.Close()
	for name, args := range map[string][]string{
		"by the passphrase": {"--passphrase-file", file},
		"by the keyring":    nil,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				env := cli.System()
				env.In, env.Out, env.Err, env.OpenTerminal = strings.NewReader(""), io.Discard, io.Discard, nil
				env.Vault = opt
				if code := cli.Main(append(args, "--vault", path, "find", "tort"), env); code != 0 {
					b.Fatalf("code %d", code)
				}
			}
		})
	}
}

// ring is a keyring in memory.
type ring map[string]string

func (r ring) Get(account string) (string, error) { return r[account], nil }
func (r ring) Set(account, secret string) error   { r[account] = secret; return nil }
func (r ring) Delete(account string) error        { delete(r, account); return nil }
