package ui_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui"
)

// wordsIn looks for words in everything that a value leads to: fields, maps,
// slices, pointers, bytes. What a function has closed over is out of its sight.
func wordsIn(value any, words []string) []string {
	w := walker{words: words, seen: map[visit]bool{}}
	w.walk(reflect.ValueOf(value), "model")
	slices.Sort(w.found)
	return slices.Compact(w.found)
}

type visit struct {
	at   uintptr
	kind reflect.Type
}

type walker struct {
	words []string
	seen  map[visit]bool
	found []string
}

// public is what is no client's: it is not walked.
var public = []reflect.Type{reflect.TypeFor[*prompts.Bank](), reflect.TypeFor[opener](), reflect.TypeFor[*disk]()}

func (w *walker) walk(v reflect.Value, path string) {
	if !v.IsValid() || slices.Contains(public, v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		if v.IsNil() {
			return
		}
		at := visit{v.Pointer(), v.Type()}
		if v.Kind() != reflect.Slice {
			if w.seen[at] {
				return
			}
			w.seen[at] = true
		}
	}
	switch v.Kind() {
	case reflect.String:
		w.look(v.String(), path)
	case reflect.Pointer, reflect.Interface:
		w.walk(v.Elem(), path)
	case reflect.Struct:
		for i := range v.NumField() {
			w.walk(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			w.walk(k, path+"[key]")
			w.walk(v.MapIndex(k), path+"[]")
		}
	case reflect.Slice, reflect.Array:
		w.list(v, path)
	}
}

func (w *walker) list(v reflect.Value, path string) {
	switch v.Type().Elem().Kind() {
	case reflect.Uint8:
		if v.Kind() == reflect.Slice {
			w.look(string(v.Bytes()), path)
		}
	case reflect.Int32: // runes, as an input line keeps them
		var b strings.Builder
		for i := range v.Len() {
			b.WriteRune(rune(v.Index(i).Int()))
		}
		w.look(b.String(), path)
	default:
		for i := range v.Len() {
			w.walk(v.Index(i), path+"[]")
		}
	}
}

func (w *walker) look(s, path string) {
	for _, word := range w.words {
		if strings.Contains(s, word) {
			w.found = append(w.found, word+" in "+path)
		}
	}
}

// TestTheWalkerFindsWhatIsThere: a walk that finds nothing in an open
// companion would prove nothing of a locked one.
func TestTheWalkerFindsWhatIsThere(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "+", "a secret line")
	found := strings.Join(wordsIn(r.model, append(clientsWords, "a secret line")), "\n")
	for _, word := range append(clientsWords, "a secret line") {
		if !strings.Contains(found, word) {
			t.Errorf("%q is not found in an open companion", word)
		}
	}
}

// TestTheModelPrintsAsElided: wherever it stands, and as a program has it.
func TestTheModelPrintsAsElided(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		r := s.make(t)
		for _, v := range []any{r.root(), r.model, ui.Guarded{Model: r.root()}} {
			for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
				if got := fmt.Sprintf(verb, v); got != record.Elided {
					t.Errorf("%s: under %s the model prints %.80s", s.name, verb, got)
				}
			}
		}
	}
}
