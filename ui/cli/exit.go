package cli

import (
	"errors"
	"fmt"
	"strings"

	"rapport/store"
	"rapport/store/record"
	"rapport/store/search"
)

// The exit codes. They are part of what scripts rely on: never renumbered.
const (
	exitOK          = 0
	exitError       = 1 // newer format, full disk, lint faults, conflicting import
	exitUsage       = 2 // malformed line, ambiguous name, unknown field, refused confirmation, no terminal
	exitNotFound    = 3
	exitInUse       = 4
	exitPassphrase  = 5
	exitDamaged     = 6
	exitInterrupted = 130
)

// fault is an error with its exit code and, where something helps, a hint.
type fault struct {
	code int
	hint string
	err  error
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

// usage is an error in how a command was called.
func usage(format string, args ...any) error {
	return &fault{code: exitUsage, err: fmt.Errorf(format, args...)}
}

// notFound is an error for something that is not there.
func notFound(format string, args ...any) error {
	return &fault{code: exitNotFound, err: fmt.Errorf(format, args...)}
}

// hinted adds a hint to an error and keeps its code.
func hinted(err error, hint string) error {
	return &fault{code: codeOf(err), hint: hint, err: err}
}

// errInterrupted ends a prompt that was left with the end of input.
var errInterrupted = &fault{code: exitInterrupted, err: errors.New("nothing was typed")}

// codeOf is the exit code for an error, and the only place that decides it.
func codeOf(err error) int {
	var f *fault
	var line *record.LineError
	var query *search.UsageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &f):
		return f.code
	case errors.As(err, &line), errors.As(err, &query), errors.Is(err, store.ErrEmptyPassphrase), errors.Is(err, store.ErrNotRecovery), errors.Is(err, store.ErrNotPassphrase):
		return exitUsage
	case errors.Is(err, store.ErrNotFound):
		return exitNotFound
	case errors.Is(err, store.ErrInUse):
		return exitInUse
	case errors.Is(err, store.ErrWrongPassphrase):
		return exitPassphrase
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrEmptyFile), errors.Is(err, store.ErrAltered), errors.Is(err, store.ErrNothingLeft):
		return exitDamaged
	}
	return exitError
}

// complain says on standard error what went wrong and what helps.
func (a *app) complain(err error) {
	what, hint := told(err)
	a.note("error", what)
	if hint != "" {
		a.note("hint", hint)
	}
}

// hint says something helpful on standard error, where it is in no script's
// way.
func (a *app) hint(format string, args ...any) { a.note("hint", fmt.Sprintf(format, args...)) }

func (a *app) note(label, text string) {
	_, _ = fmt.Fprintf(a.Err, "rapport: %s: %s\n", label, printable(text))
}

// told is an error in one sentence, and what to do about it. A fault of the
// vault says both itself; a hint given on the way goes before its own.
func told(err error) (what, hint string) {
	what = err.Error()
	if s := new(store.Fault); errors.As(err, &s) {
		what, hint = strings.Replace(what, s.Error(), s.What, 1), s.Do
	}
	var f *fault
	if errors.As(err, &f) && f.hint != "" {
		hint = f.hint
	}
	return what, hint
}
