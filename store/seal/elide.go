package seal

import (
	"fmt"
	"io"
)

// Elided is what every secret of this package prints as.
const Elided = "(elided)"

// elided, embedded by value, keeps a type out of every fmt verb, of slog and of
// text encodings. But fmt prints an unexported field of some other struct without
// asking its methods, and with a verb that does not fit it follows a pointer; so
// the secrets stand behind a function, which nothing that prints looks into.
type elided struct{}

func (elided) Format(f fmt.State, _ rune)   { _, _ = io.WriteString(f, Elided) }
func (elided) String() string               { return Elided }
func (elided) GoString() string             { return Elided }
func (elided) MarshalText() ([]byte, error) { return []byte(Elided), nil }
