package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// TestWordsPrintAsElided: by value and behind a pointer, in a list and in a
// field, under every verb, in a log and as JSON.
func TestWordsPrintAsElided(t *testing.T) {
	const word = "pineapple"
	c := &Card{Client: Client{Called: word, Code: word, Pace: []string{word}, Promises: []Promise{{Words: word}}}, Interests: []Interest{{Name: word}}}
	s := &Session{Marks: []Mark{{Words: word}}, Line: word}
	desk := &Desk{Drafts: []Draft{{Key: word, Text: word}}}
	for _, v := range []any{
		c, *c, c.Client, c.Interests[0], s, *s, s.Marks[0], desk, *desk, desk.Drafts[0], NewCaseload([]*Card{c}, []*Session{s}, desk), NewDisguise(c), c.Words(),
		Told{Words: word},
		Carry{Words: word},
		Held{Text: word},
		Field{Value: word},
		Addition{Name: word},
		s.Figures(),
	} {
		list, within := []any{v}, struct{ V any }{v}
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			if got := fmt.Sprintf(verb, v); got != Elided {
				t.Errorf("%T under %s prints %s", v, verb, got)
			}
			if got := fmt.Sprintf(verb+verb, list, within); strings.Contains(got, word) || strings.Contains(got, fmt.Sprintf("%x", word)) {
				t.Errorf("%T within another under %s prints %s", v, verb, got)
			}
		}
		var log bytes.Buffer
		slog.New(slog.NewTextHandler(&log, nil)).Info("text", "value", v)
		slog.New(slog.NewJSONHandler(&log, nil)).Info("json", "value", v)
		raw, err := json.Marshal(v)
		if err != nil || strings.Contains(string(raw)+log.String(), word) || strings.Count(string(raw)+log.String(), Elided) != 3 {
			t.Errorf("%T is logged as %s, in JSON %s: %v", v, log.String(), raw, err)
		}
	}
}
