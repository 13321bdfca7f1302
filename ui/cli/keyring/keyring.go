// Package keyring is the operating system's keyring: the Secret Service on Linux
// and the BSDs, the Keychain on macOS, the Credential Manager on Windows. It keeps
// one short text for each vault that has a slot there, and knows nothing of what
// the text is.
//
// Rules:
//
//   - Every call ends within two seconds. A keyring that waits for somebody, hangs,
//     or comes apart is one that does not answer.
//   - A Secret Service that is locked is left locked, so that no question comes up
//     on the screen. Where a system asks one of its own, as macOS may, it is not
//     waited for.
//   - Where the keyring is reached by a bus, that is a socket of this machine which
//     is there already: no other address is tried, and no bus is started for it.
//   - What goes wrong is told in this package's words; those of the libraries may
//     hold anything.
package keyring

import (
	"errors"
	"time"

	native "github.com/zalando/go-keyring"
)

// service is the name under which the system keeps what is ours.
const service = "rapport"

// patience is how long a call may take.
const patience = 2 * time.Second

// What a keyring can be when it does not do as it is asked.
var (
	ErrNone   = errors.New("there is none that answers")
	ErrLocked = errors.New("it is locked")
	ErrSlow   = errors.New("it did not answer in time")
	ErrBus    = errors.New("its bus is not a socket of this machine")
	errRefuse = errors.New("it did not do as it was asked")
)

// Keeper keeps a secret for an account; Get gives none as empty.
type Keeper interface {
	Get(account string) (string, error)
	Set(account, secret string) error
	Delete(account string) error
}

// New is the keyring of whoever runs the program.
func New() Keeper { return Within(patience, system{}) }

// Within has every call of a keeper end in time, with ErrSlow. What was begun goes
// on behind, and what comes of it is dropped.
func Within(limit time.Duration, k Keeper) Keeper { return within{k, limit} }

type within struct {
	keeper Keeper
	limit  time.Duration
}

func (w within) Get(account string) (string, error) {
	return w.answer(func() (string, error) { return w.keeper.Get(account) })
}

func (w within) Set(account, secret string) error {
	_, err := w.answer(func() (string, error) { return "", w.keeper.Set(account, secret) })
	return err
}

func (w within) Delete(account string) error {
	_, err := w.answer(func() (string, error) { return "", w.keeper.Delete(account) })
	return err
}

// answer is what a call gives, or that it gave nothing in time. A library that
// panics over what a stranger sent it is one that does not answer.
func (w within) answer(call func() (string, error)) (string, error) {
	type reply struct {
		secret string
		err    error
	}
	replies := make(chan reply, 1)
	go func() {
		r := reply{err: ErrNone}
		defer func() {
			_ = recover()
			replies <- r
		}()
		secret, err := call()
		r = reply{secret, err}
	}()
	late := time.NewTimer(w.limit)
	defer late.Stop()
	select {
	case r := <-replies:
		return r.secret, r.err
	case <-late.C:
		return "", ErrSlow
	}
}

// system is the library, asked only when it is ready.
type system struct{}

func (system) Get(account string) (string, error) {
	if err := ready(); err != nil {
		return "", err
	}
	secret, err := native.Get(service, account)
	if err != nil {
		return "", unlessNone(err)
	}
	return secret, nil
}

func (system) Set(account, secret string) error {
	if err := ready(); err != nil {
		return err
	}
	if err := native.Set(service, account, secret); err != nil {
		return errRefuse
	}
	return nil
}

func (system) Delete(account string) error {
	if err := ready(); err != nil {
		return err
	}
	if err := native.Delete(service, account); err != nil {
		return unlessNone(err)
	}
	return nil
}

// unlessNone is nil where there simply is nothing.
func unlessNone(err error) error {
	if errors.Is(err, native.ErrNotFound) {
		return nil
	}
	return errRefuse
}
