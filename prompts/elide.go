package prompts

import (
	"fmt"

	"rapport/store/record"
)

// These may hold a client's words, and print as record.Elided.

func (After) Format(f fmt.State, _ rune)           { record.Elide(f) }
func (LitWords) Format(f fmt.State, _ rune)        { record.Elide(f) }
func (Carried) Format(f fmt.State, _ rune)         { record.Elide(f) }
func (Line) Format(f fmt.State, _ rune)            { record.Elide(f) }
func (Before) Format(f fmt.State, _ rune)          { record.Elide(f) }
func (Gently) Format(f fmt.State, _ rune)          { record.Elide(f) }
func (Keepsake) Format(f fmt.State, _ rune)        { record.Elide(f) }
func (KeepsakeSection) Format(f fmt.State, _ rune) { record.Elide(f) }
func (KeepsakeLine) Format(f fmt.State, _ rune)    { record.Elide(f) }
func (Request) Format(f fmt.State, _ rune)         { record.Elide(f) }
func (Offer) Format(f fmt.State, _ rune)           { record.Elide(f) }
func (Recalled) Format(f fmt.State, _ rune)        { record.Elide(f) }

func (After) MarshalText() ([]byte, error)           { return []byte(record.Elided), nil }
func (LitWords) MarshalText() ([]byte, error)        { return []byte(record.Elided), nil }
func (Carried) MarshalText() ([]byte, error)         { return []byte(record.Elided), nil }
func (Line) MarshalText() ([]byte, error)            { return []byte(record.Elided), nil }
func (Before) MarshalText() ([]byte, error)          { return []byte(record.Elided), nil }
func (Gently) MarshalText() ([]byte, error)          { return []byte(record.Elided), nil }
func (Keepsake) MarshalText() ([]byte, error)        { return []byte(record.Elided), nil }
func (KeepsakeSection) MarshalText() ([]byte, error) { return []byte(record.Elided), nil }
func (KeepsakeLine) MarshalText() ([]byte, error)    { return []byte(record.Elided), nil }
func (Request) MarshalText() ([]byte, error)         { return []byte(record.Elided), nil }
func (Offer) MarshalText() ([]byte, error)           { return []byte(record.Elided), nil }
func (Recalled) MarshalText() ([]byte, error)        { return []byte(record.Elided), nil }
