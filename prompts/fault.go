package prompts

import (
	"fmt"
	"strings"
)

// Fault is something in a bank that wants another look, with where it stands
// and what to do about it.
type Fault struct {
	File    string
	Line    int    // from 1; 0 when not known
	ID      string // of the question; empty when it is about the file
	Message string // what is wrong, and what to write instead
	// Warning marks what is allowed to stay. Anything else keeps a bank from
	// passing its lint.
	Warning bool
}

// String is "file:line: id: message", with "warning:" where it is one.
func (f Fault) String() string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(f.File)
		if f.Line > 0 {
			fmt.Fprintf(&b, ":%d", f.Line)
		}
		b.WriteString(": ")
	}
	if f.Warning {
		b.WriteString("warning: ")
	}
	if f.ID != "" {
		b.WriteString(f.ID + ": ")
	}
	b.WriteString(f.Message)
	return b.String()
}

// Faults is a list of them. It is the error of a bank that cannot be read.
type Faults []Fault

// Error is the faults, one a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}
