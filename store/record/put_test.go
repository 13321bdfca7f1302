package record

import (
	"slices"
	"strings"
	"testing"
)

func TestHowQuestionsArePut(t *testing.T) {
	for words, want := range map[string]string{
		"":                                   "adult, room",
		"teen":                               "teen, room",
		"video, es tu, teen":                 "teen, video, es tu",
		"older phone spanish usted":          "older, phone, es usted",
		"Tú":                                 "adult, room, es tu",
		"Español, usted":                     "adult, room, es usted",
		"fr vous":                            "adult, room, fr vous",
		"en":                                 "adult, room, en",
		"without sight and hearing":          "adult, room, without sight hearing",
		"walk without sight, hearing, child": "child, walk, without sight hearing",
		"without smell smell":                "adult, room, without smell",
		"pt":                                 "adult, room, pt",
	} {
		c := Client{Called: "Maya", Ages: Older, Setting: Phone, Language: "es", Address: "usted", Needs: []string{"reading"}}
		if err := c.ParsePut(words); err != nil {
			t.Errorf("%q: %v", words, err)
		}
		if got := c.FormatPut(); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
		again := Client{}
		if err := again.ParsePut(c.FormatPut()); err != nil || again.FormatPut() != c.FormatPut() {
			t.Errorf("%q does not come back: %q, %v", c.FormatPut(), again.FormatPut(), err)
		}
	}
	for _, words := range []string{"sight", "without taste", "grown-up", "teen garden", "es 3"} {
		c := Client{Ages: Teen, Needs: []string{"smell"}}
		err := c.ParsePut(words)
		if err == nil || !strings.Contains(err.Error(), "is not known here: an age (adult, child, teen, older)") {
			t.Errorf("%q: %v", words, err)
		}
		if c.Ages != Teen || !slices.Equal(c.Needs, []string{"smell"}) {
			t.Errorf("%q changed something", words)
		}
		if err != nil {
			wellSaid(t, err.Error())
		}
	}
}
