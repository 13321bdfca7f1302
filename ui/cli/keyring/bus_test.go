//go:build linux

package keyring

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// childVariable says to this test binary that it is the child of a test, and what
// it is to do. The library keeps a connection for as long as a process lives.
const childVariable = "RAPPORT_KEYRING_CHILD"

func TestMain(m *testing.M) {
	if account := os.Getenv(childVariable); account != "" {
		os.Exit(child(account))
	}
	os.Exit(m.Run())
}

// child asks the system's keyring and prints what came of it.
func child(account string) int {
	limit, err := time.ParseDuration(os.Getenv("RAPPORT_KEYRING_LIMIT"))
	if err != nil {
		limit = 10 * time.Second // no test goes by the clock, but for that of one that hangs
	}
	k := Within(limit, system{})
	for _, step := range strings.Fields(os.Getenv("RAPPORT_KEYRING_STEPS")) {
		secret, err := "", error(nil)
		switch verb, value, _ := strings.Cut(step, "="); verb {
		case "get":
			secret, err = k.Get(account)
		case "set":
			err = k.Set(account, value)
		case "delete":
			err = k.Delete(account)
		}
		if err != nil {
			secret = "error " + err.Error()
		}
		_, _ = os.Stdout.WriteString(secret + "\n")
	}
	return 0
}

// steps runs a child with an environment, and gives what it printed.
func steps(t *testing.T, environment []string, all string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(environment, childVariable+"=account", "RAPPORT_KEYRING_STEPS="+all)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// Only a socket of this machine is an address; where none is given, the one that
// is the user's own and there.
func TestBusAddress(t *testing.T) {
	own := filepath.Join(t.TempDir(), "bus")
	for _, given := range []string{
		"unix:path=/run/user/1000/bus", "unix:path=/run/user/1000/bus,guid=00", "unix:abstract=/tmp/dbus-x,guid=0",
		"unix:path=/a;unix:abstract=b",
	} {
		if got, err := busAddress(given, own); err != nil || got != given {
			t.Errorf("%q: %q, %v", given, got, err)
		}
	}
	for _, given := range []string{
		"tcp:host=127.0.0.1,port=1", "nonce-tcp:host=localhost,port=1,noncefile=/tmp/x", "unixexec:path=/bin/sh", "launchd:env=X",
		"unix:path=/a;tcp:host=example.org,port=1", "tcp:host=example.org,port=1;unix:path=/a", "unix:path=/a;", "unix:tmpdir=/tmp",
		"unix:", "unix", "UNIX:path=/a", " unix:path=/a", "systemd:", "x",
	} {
		if got, err := busAddress(given, own); !errors.Is(err, ErrBus) || got != "" {
			t.Errorf("%q: %q, %v", given, got, err)
		}
	}
	for _, given := range []string{"", "autolaunch:", "autolaunch:scope=*user"} {
		if _, err := busAddress(given, own); !errors.Is(err, ErrNone) {
			t.Errorf("%q, and nothing there: %v", given, err)
		}
	}
	if err := os.WriteFile(own, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := busAddress("", own); !errors.Is(err, ErrNone) {
		t.Errorf("a plain file: %v", err)
	}
	_ = os.Remove(own)
	l := listen(t, "unix", own)
	defer l.Close()
	if got, err := busAddress("", own); err != nil || got != "unix:path="+own {
		t.Errorf("%q, %v", got, err)
	}
}

func listen(t *testing.T, network, address string) net.Listener {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// With no bus, or one elsewhere, nothing is started and nothing is connected to.
func TestNothingIsStartedOrConnectedTo(t *testing.T) {
	dir := t.TempDir()
	mark := filepath.Join(dir, "started")
	script := "#!/bin/sh\n: > " + mark + "\necho DBUS_SESSION_BUS_ADDRESS=unix:path=" + dir + "/bus\n"
	if err := os.WriteFile(filepath.Join(dir, "dbus-launch"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	elsewhere := listen(t, "tcp", "127.0.0.1:0")
	connected := make(chan struct{}, 16)
	go func() {
		for {
			if c, err := elsewhere.Accept(); err == nil {
				_ = c.Close()
				connected <- struct{}{}
			} else {
				return
			}
		}
	}()
	_, port, _ := net.SplitHostPort(elsewhere.Addr().String())
	tcp := "tcp:host=127.0.0.1,port=" + port
	for _, address := range []string{tcp, "unix:path=" + dir + "/none;" + tcp, "nonce-tcp:host=127.0.0.1,port=" + port + ",noncefile=" + mark} {
		got := steps(t, []string{busVariable + "=" + address, "PATH=" + dir, "HOME=" + dir}, "get set=secret delete")
		if strings.Count(got, "error "+ErrBus.Error()) != 3 {
			t.Errorf("%s: %s", address, got)
		}
	}
	_ = elsewhere.Close()
	if _, err := os.Stat("/run/user/0/bus"); os.Getuid() != 0 || err == nil {
		t.Skip("there is a bus of whoever runs the tests, which is none of theirs")
	}
	for _, address := range []string{"", "autolaunch:"} {
		got := steps(t, []string{busVariable + "=" + address, "PATH=" + dir, "HOME=" + dir, "DISPLAY=:9"}, "get set=secret delete")
		if strings.Count(got, "error "+ErrNone.Error()) != 3 {
			t.Errorf("%q: %s", address, got)
		}
	}
	if _, err := os.Stat(mark); err == nil {
		t.Error("a bus was started")
	}
	if len(connected) > 0 {
		t.Error("something was connected to")
	}
}

// A bus that takes the call and never answers, hangs up, or talks nonsense.
func TestABusThatIsNone(t *testing.T) {
	for name, answer := range map[string]func(net.Conn){
		"silent":   func(net.Conn) {},
		"hangs up": func(c net.Conn) { _ = c.Close() },
		"nonsense": func(c net.Conn) {
			_, _ = c.Write([]byte("OK 00\r\nOK 00\r\n" + strings.Repeat("\x00\xff", 4096)))
		},
	} {
		path := filepath.Join(t.TempDir(), "bus")
		l := listen(t, "unix", path)
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				answer(c)
			}
		}()
		environment := []string{busVariable + "=unix:path=" + path}
		if name == "silent" {
			environment = append(environment, "RAPPORT_KEYRING_LIMIT=300ms")
		}
		got := steps(t, environment, "get")
		if !strings.HasPrefix(got, "error ") || name == "silent" && got != "error "+ErrSlow.Error() {
			t.Errorf("%s: %q", name, got)
		}
		_ = l.Close()
	}
}

// The Secret Service itself, where it is installed: in a bus and a home of its own.
func TestARealSecretService(t *testing.T) {
	for _, tool := range []string{"dbus-run-session", "gnome-keyring-daemon", "dbus-send"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not here")
		}
	}
	const script = `eval "$(echo | gnome-keyring-daemon --unlock --components=secrets | sed 's/^/export /')"
for i in 1 2 3 4 5 6 7 8 9 10; do
  dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked >/dev/null 2>&1 && break
  sleep 0.2
done
RAPPORT_KEYRING_STEPS="get set=first get set=second get delete get delete set=third" "$0"
dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
RAPPORT_KEYRING_STEPS="get set=fourth delete" "$0"`
	home := t.TempDir()
	cmd := exec.Command("dbus-run-session", "--", "sh", "-c", script, os.Args[0])
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_RUNTIME_DIR="+home, childVariable+"=account")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	locked := "error " + ErrLocked.Error()
	want := strings.Join([]string{"", "", "first", "", "second", "", "", "", "", locked, locked, locked, ""}, "\n")
	if got := string(out); got != want {
		t.Errorf("got %q, not %q", got, want)
	}
}
