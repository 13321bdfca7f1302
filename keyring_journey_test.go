//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestJourneyKeyring: the built program with the Secret Service itself, in a bus
// and a home of their own: on, a lookup without a passphrase, what still asks, the
// keyring locked, and off. Skipped where there is no such service to be had.
func TestJourneyKeyring(t *testing.T) {
	for _, tool := range []string{"dbus-run-session", "gnome-keyring-daemon", "dbus-send", "setsid"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not here")
		}
	}
	dir := seeded(t)
	file := filepath.Join(dir, "passphrase")
	if err := os.WriteFile(file, []byte(passphrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const script = `eval "$(echo | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null | sed 's/^/export /')"
for i in 1 2 3 4 5 6 7 8 9 10; do
  "$R" keyring | grep -q none || break
  sleep 0.2
done
say() { echo "== $1"; shift; "$@" 2>&1; echo "exit $?"; }
say on "$R" --passphrase-file "$PW" keyring on
say find "$R" find tort
say export "$R" export
say lock dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login
say locked "$R" keyring
say asks "$R" find tort
say off "$R" --passphrase-file "$PW" keyring off
say after "$R" keyring
`
	cmd := exec.Command("setsid", "--wait", "dbus-run-session", "--", "sh", "-c", script) // with no terminal to type at
	cmd.Env = []string{"HOME=" + dir, "XDG_RUNTIME_DIR=" + dir, "PATH=" + os.Getenv("PATH"), "R=" + rapportBinary(t), "PW=" + file}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	rest := string(out)
	for _, want := range []string{
		"== on\n", "on: this machine's keyring opens the vault", "exit 0", "== find\n", "tortoise", "exit 0",
		"== export\nrapport: error: there is no terminal to type at", "exit 2", "== locked\n", "it is locked", "exit 0",
		"== asks\nrapport: error: there is no terminal to type at", "exit 2", "== off\n", "it is locked; it opens nothing but copies", "off: ", "exit 0",
		"== after\noff: ", "exit 0",
	} {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("%q is not where it belongs in\n%s", want, out)
		}
		rest = after
	}
}
