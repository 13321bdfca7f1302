//go:build (dragonfly && cgo) || (freebsd && cgo) || linux || netbsd || openbsd

package keyring

import (
	"fmt"
	"os"
	"strings"

	secrets "github.com/zalando/go-keyring/secret_service"
)

const (
	busVariable = "DBUS_SESSION_BUS_ADDRESS"
	isLocked    = "org.freedesktop.Secret.Collection.Locked"
)

// ready makes sure that there is a bus to ask on, and on it a keyring that is
// open. The library would connect to any address, start a bus where there is none,
// and have a locked keyring put a question on the screen.
func ready() error {
	address, err := busAddress(os.Getenv(busVariable), fmt.Sprintf("/run/user/%d/bus", os.Getuid()))
	if err != nil {
		return err
	}
	if err := os.Setenv(busVariable, address); err != nil { // the library looks nowhere else then
		return ErrNone
	}
	service, err := secrets.NewSecretService()
	if err != nil {
		return ErrNone
	}
	locked, err := service.GetLoginCollection().GetProperty(isLocked)
	if err != nil {
		return ErrNone
	}
	if is, known := locked.Value().(bool); is || !known {
		return ErrLocked
	}
	return nil
}

// busAddress is the address that was given, if all it lists are sockets of this
// machine; where none is given, the user's own socket, if it is there.
func busAddress(given, own string) (string, error) {
	if given == "" || strings.HasPrefix(given, "autolaunch:") {
		if info, err := os.Stat(own); err != nil || info.Mode()&os.ModeSocket == 0 {
			return "", ErrNone
		}
		return "unix:path=" + own, nil
	}
	for one := range strings.SplitSeq(given, ";") {
		keys, unix := strings.CutPrefix(one, "unix:")
		if !unix || !strings.HasPrefix(keys, "path=") && !strings.HasPrefix(keys, "abstract=") {
			return "", ErrBus
		}
	}
	return given, nil
}
