//go:build !linux || !(amd64 || arm64)

package trace

import (
	"errors"
	"os/exec"
)

var errHere = errors.New("not on this system")

func available() error { return errHere }

// Inside does nothing here.
func Inside() {}

// Trace is a program that is traced; there is none here.
type Trace struct{}

// Start starts nothing here.
func Start(*exec.Cmd, Options, func() error) (*Trace, error) { return nil, errHere }

// Wait has nothing to wait for.
func (*Trace) Wait() error { return errHere }

// Code is that of no program.
func (*Trace) Code() int { return -1 }
