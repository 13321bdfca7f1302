package cli

import "runtime/debug"

// Discreet keeps the process out of what a system writes of one that goes wrong:
// no core dump, and of a fault that the Go runtime ends the process for (memory
// that ran out, a map written to twice at once) as little as it can be brought to
// tell: what it was, and of one goroutine the functions and addresses, no value.
// It is for main to call, before anything else; nothing that goes wrong here is
// told, since nothing else depends on it.
//
// GOTRACEBACK in the environment asks for more and is obeyed: all goroutines.
func Discreet() {
	debug.SetTraceback("none")
	noCoreDump()
}
