package undo

import (
	"fmt"

	"rapport/store/record"
)

// These may hold a client's words, and print as record.Elided.

func (Entry) Format(f fmt.State, _ rune)    { record.Elide(f) }
func (Journal) Format(f fmt.State, _ rune)  { record.Elide(f) }
func (Recorder) Format(f fmt.State, _ rune) { record.Elide(f) }

func (Entry) MarshalText() ([]byte, error)    { return []byte(record.Elided), nil }
func (Journal) MarshalText() ([]byte, error)  { return []byte(record.Elided), nil }
func (Recorder) MarshalText() ([]byte, error) { return []byte(record.Elided), nil }
