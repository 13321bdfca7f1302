package store

import (
	"reflect"
	"testing"

	"rapport/store/record"
)

// alike reports whether two values are the same, where nothing and an empty list
// are the same too. It says no more, and is many times as fast as a difference
// that can be read.
func alike(a, b any) bool { return alikeValues(reflect.ValueOf(a), reflect.ValueOf(b)) }

func alikeValues(a, b reflect.Value) bool {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return a.Kind() == reflect.Pointer && a.Pointer() == b.Pointer() || alikeValues(a.Elem(), b.Elem())
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !alikeValues(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for _, key := range a.MapKeys() {
			if other := b.MapIndex(key); !other.IsValid() || !alikeValues(a.MapIndex(key), other) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := range a.NumField() {
			if !alikeValues(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
	return a.IsValid() && a.Equal(b) || !a.IsValid()
}

func TestAlike(t *testing.T) {
	c := card("maya", "Maya")
	same, other := c.Clone(), c.Clone()
	same.Pace = []string{}
	other.Interests[0].Details = "a rescuf"
	if !alike(c, same) || alike(c, other) || alike(c, nil) || alike(c, *c) {
		t.Error("it takes one thing for another")
	}
	sessions := map[record.ID][]*record.Session{c.ID: {session(c.ID, 20500)}}
	if alike(sessions, map[record.ID][]*record.Session{}) || !alike(sessions, sessions) {
		t.Error("it takes one map for another")
	}
}
