package record

import (
	"fmt"
	"io"
)

// Elided is what every type prints as that may hold a client's words: under
// every verb of fmt, in a log, as text or JSON. A trace, a log line or a %v that
// was forgotten somewhere then tells nothing. A type that is new joins the list
// below; elided_test.go at the root fails where one does not.
//
// What is printed on purpose is printed field by field.
const Elided = "(elided)"

// Elide is the whole of a Format method; Elision, embedded, is one.
func Elide(f fmt.State) { _, _ = io.WriteString(f, Elided) }

// Elision embedded in a type elides it.
type Elision struct{}

func (Elision) Format(f fmt.State, _ rune)   { Elide(f) }
func (Elision) MarshalText() ([]byte, error) { return []byte(Elided), nil }

func (Client) Format(f fmt.State, _ rune)   { Elide(f) }
func (Told) Format(f fmt.State, _ rune)     { Elide(f) }
func (Promise) Format(f fmt.State, _ rune)  { Elide(f) }
func (Carry) Format(f fmt.State, _ rune)    { Elide(f) }
func (Held) Format(f fmt.State, _ rune)     { Elide(f) }
func (Interest) Format(f fmt.State, _ rune) { Elide(f) }
func (Field) Format(f fmt.State, _ rune)    { Elide(f) }
func (Session) Format(f fmt.State, _ rune)  { Elide(f) }
func (Mark) Format(f fmt.State, _ rune)     { Elide(f) }
func (Draft) Format(f fmt.State, _ rune)    { Elide(f) }
func (Desk) Format(f fmt.State, _ rune)     { Elide(f) }
func (Caseload) Format(f fmt.State, _ rune) { Elide(f) }
func (Disguise) Format(f fmt.State, _ rune) { Elide(f) }
func (Words) Format(f fmt.State, _ rune)    { Elide(f) }
func (Addition) Format(f fmt.State, _ rune) { Elide(f) }
func (Line) Format(f fmt.State, _ rune)     { Elide(f) }
func (Item) Format(f fmt.State, _ rune)     { Elide(f) }
func (Gist) Format(f fmt.State, _ rune)     { Elide(f) }
func (Figures) Format(f fmt.State, _ rune)  { Elide(f) }

func (Client) MarshalText() ([]byte, error)   { return []byte(Elided), nil }
func (Told) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Promise) MarshalText() ([]byte, error)  { return []byte(Elided), nil }
func (Carry) MarshalText() ([]byte, error)    { return []byte(Elided), nil }
func (Held) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Interest) MarshalText() ([]byte, error) { return []byte(Elided), nil }
func (Field) MarshalText() ([]byte, error)    { return []byte(Elided), nil }
func (Session) MarshalText() ([]byte, error)  { return []byte(Elided), nil }
func (Mark) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Draft) MarshalText() ([]byte, error)    { return []byte(Elided), nil }
func (Desk) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Caseload) MarshalText() ([]byte, error) { return []byte(Elided), nil }
func (Disguise) MarshalText() ([]byte, error) { return []byte(Elided), nil }
func (Words) MarshalText() ([]byte, error)    { return []byte(Elided), nil }
func (Addition) MarshalText() ([]byte, error) { return []byte(Elided), nil }
func (Line) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Item) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Gist) MarshalText() ([]byte, error)     { return []byte(Elided), nil }
func (Figures) MarshalText() ([]byte, error)  { return []byte(Elided), nil }
