//go:build !((dragonfly && cgo) || (freebsd && cgo) || linux || netbsd || openbsd)

package keyring

// ready is nil where the keyring is a part of the system and no bus leads to it.
func ready() error { return nil }
