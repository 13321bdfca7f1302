package nav

import (
	"fmt"

	"rapport/store/record"
)

// These may hold a client's words, and print as record.Elided.

func (Draw) Format(f fmt.State, _ rune)     { record.Elide(f) }
func (World) Format(f fmt.State, _ rune)    { record.Elide(f) }
func (Loaded) Format(f fmt.State, _ rune)   { record.Elide(f) }
func (Write) Format(f fmt.State, _ rune)    { record.Elide(f) }
func (Written) Format(f fmt.State, _ rune)  { record.Elide(f) }
func (Draft) Format(f fmt.State, _ rune)    { record.Elide(f) }
func (Say) Format(f fmt.State, _ rune)      { record.Elide(f) }
func (Own) Format(f fmt.State, _ rune)      { record.Elide(f) }
func (WriteOut) Format(f fmt.State, _ rune) { record.Elide(f) }
func (Action) Format(f fmt.State, _ rune)   { record.Elide(f) }
func (Close) Format(f fmt.State, _ rune)    { record.Elide(f) }
func (Unlock) Format(f fmt.State, _ rune)   { record.Elide(f) }
func (Create) Format(f fmt.State, _ rune)   { record.Elide(f) }
func (Created) Format(f fmt.State, _ rune)  { record.Elide(f) }

func (Draw) MarshalText() ([]byte, error)     { return []byte(record.Elided), nil }
func (World) MarshalText() ([]byte, error)    { return []byte(record.Elided), nil }
func (Loaded) MarshalText() ([]byte, error)   { return []byte(record.Elided), nil }
func (Write) MarshalText() ([]byte, error)    { return []byte(record.Elided), nil }
func (Written) MarshalText() ([]byte, error)  { return []byte(record.Elided), nil }
func (Draft) MarshalText() ([]byte, error)    { return []byte(record.Elided), nil }
func (Say) MarshalText() ([]byte, error)      { return []byte(record.Elided), nil }
func (Own) MarshalText() ([]byte, error)      { return []byte(record.Elided), nil }
func (WriteOut) MarshalText() ([]byte, error) { return []byte(record.Elided), nil }
func (Action) MarshalText() ([]byte, error)   { return []byte(record.Elided), nil }
func (Close) MarshalText() ([]byte, error)    { return []byte(record.Elided), nil }
func (Unlock) MarshalText() ([]byte, error)   { return []byte(record.Elided), nil }
func (Create) MarshalText() ([]byte, error)   { return []byte(record.Elided), nil }
func (Created) MarshalText() ([]byte, error)  { return []byte(record.Elided), nil }
