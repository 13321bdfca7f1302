// Package wire turns a card, a session, the desk and the list of the erased
// into bytes and back.
//
// The bytes are a format version, one byte, and then fields in the encoding of
// protocol buffers (google.golang.org/protobuf/encoding/protowire), written by
// hand so that a large caseload loads fast: all strings of a value are cut
// from the bytes themselves, and the small slices of a card's interests from
// one array of each sort.
//
// Rules:
//
//   - The field numbers in numbers.go are the format. A number is never given
//     another meaning and never used again.
//   - A reader skips fields it does not know, and what it skips is gone when it
//     writes the value. So only what may be lost is added under the same
//     version; for all else raise Version, and older programs refuse the value
//     with ErrNewer and leave it alone.
//   - Zero values are not written, and equal records give equal bytes. An empty
//     slice comes back as nil.
//   - The revision is not in the bytes; it stands beside the value, in clear.
//   - Bytes that were given to be read belong to the record from then on: its
//     strings are cut from them, so nobody changes or wipes them any more.
//   - Bytes may be anything: what is wrong with them is an error, never a panic.
//     Text comes back as it was written; cleaning it is for those who take it in.
package wire

import "errors"

// Version is the newest format that this package reads and the one it writes.
const Version = 1

// Errors of reading; callers tell them apart with errors.Is.
var (
	// ErrNewer: the value was written by a newer version of this program.
	ErrNewer = errors.New("written by a newer version of this program")
	// ErrMalformed: the bytes are not what this package writes.
	ErrMalformed = errors.New("not in the expected form")
)
