package undo

import "errors"

// Done reports whether an error says of a change that it was made all the same:
// in it is one with a method Done that says so. Such a change can be undone, and
// made again it would be made twice; the error is to be told beside it.
func Done(err error) bool {
	var done interface {
		error
		Done() bool
	}
	return errors.As(err, &done) && done.Done()
}
