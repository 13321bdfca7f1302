package prompts

import (
	"fmt"
	"strings"
	"testing"
)

func lintOne(t *testing.T, lines string) []Fault {
	t.Helper()
	return LintFile("x.toml", []byte("language = \"en\"\nmoment = \"out\"\n[[question]]\nid = \"a\"\n"+lines+"\n"))
}

func TestLintFinds(t *testing.T) {
	for lines, want := range map[string]string{
		`text = "What is one of the very many and various small things that you have with you here and now, this very day?"`: "words; say it in 20",
		`text = "Which one? And when?"`:                                                       "2 question marks",
		`text = "Tell me which one."`:                                                         "0 question marks",
		`text = "Which one? Say."`:                                                            "with the mark at the end",
		`text = "Which one!?"`:                                                                "exclamation mark",
		`text = "Which  one?"`:                                                                "spaces or characters too many",
		`text = "Why that one?"`:                                                              `"why" is not said here`,
		`text = "How does that make you feel?"`:                                               `it opens with "how does that make you feel"`,
		`text = "What must you do?"`:                                                          `"must" is not said here`,
		`text = "What did he find?"`:                                                          `"he" is not said here`,
		`text = "What was the best day of your life?"`:                                        "verdict on a life",
		`text = "What is your favourite spoon?"`:                                              "warning: a: \"favourite\" makes people rank",
		`text = "What did you eat?"`:                                                          `"eat" comes near food`,
		`text = "Which mug is it?"`:                                                           `"mug" comes near drink`,
		`text = "What did your mum say?"`:                                                     `"mum" comes near family`,
		`text = "What did you buy?"`:                                                          `"buy" comes near money`,
		`text = "Where do you feel at home?"`:                                                 `"home" comes near home`,
		`text = "What is your dog up to?"`:                                                    `"your dog" takes for granted`,
		`text = "What colour is it?"`:                                                         `"colour" asks for sight`,
		`text = "What did you pass on the way here?"`:                                         `"way here" only holds where people meet`,
		"text = \"Which one?\"\nfollowups = [\"A?\", \"B?\", \"C?\"]":                         "3 follow-ups",
		"text = \"Which one?\"\nfollowups = [\"And {name}?\"]":                                "has a slot",
		"text = \"Which one?\"\nfollowups = [\"Why?\"]":                                       `"why" is not said here`,
		"text = \"Which one?\"\nfollowups = [\"What? And what?\"]":                            "asks twice",
		"text = \"What's {name}'s?\"\nkind = \"pet\"\nslots = [\"name\"]":                     "{name}'s goes wrong",
		"text = \"Is it a {name}?\"\nkind = \"pet\"\nslots = [\"name\"]":                      `"a" stands before {name}`,
		"text = \"How's the {name}?\"\nkind = \"pet\"\nslots = [\"name\"]":                    "may be a proper name",
		"text = \"How's {name}s?\"\nkind = \"pet\"\nslots = [\"name\"]":                       "letters touch {name}",
		"text = \"How's-{name}?\"\nkind = \"pet\"\nslots = [\"name\"]":                        "something touches {name}",
		"text = \"Which one?\"\n[[question]]\nid = \"b\"\ntext = \"Which… one?\"":             "this is a again",
		"text = \"Which bit of {name} is the good bit?\"\nkind = \"pet\"\nslots = [\"name\"]": "turn it round",
		"text = \"Which spoon drawer rule do you keep?\"\n[[question]]\nid = \"b\"\ntext = \"Which rule of a spoon drawer do you keep?\"": "b: this is very like a",
	} {
		found := lintOne(t, lines)
		if !strings.Contains(fmt.Sprint(found), want) {
			t.Errorf("%s\n got %v\nwant %s", lines, found, want)
		}
	}
}

func TestLintLetsPass(t *testing.T) {
	for _, lines := range []string{
		`text = "Which cup do you reach for first?"` + "\ntouches = [\"drink\"]\nfollowups = [\"What's it like?\"]",
		`text = "What did you pass on the way here?"` + "\nsetting = [\"room\"]",
		"text = \"What is {name} eating these days?\"\nkind = \"pet\"\nslots = [\"name\"]\ntouches = [\"food\"]",
		"text = \"How is {name} at home?\"\nkind = \"garden\"\nslots = [\"name\"]",
		"text = \"Last I heard you were on {at}. Still watching?\"\nkind = \"show\"\nslots = [\"at\"]\nstage = \"check\"",
		"text = \"What are you best at leaving for tomorrow?\"",
	} {
		if found := lintOne(t, lines); len(found) > 0 {
			t.Errorf("%s: %v", lines, found)
		}
	}
}

func TestLintHoldsOtherLanguagesToTheRest(t *testing.T) {
	source := "language = \"de\"\nmoment = \"out\"\n[[question]]\nid = \"a\"\ntext = \"Why home?\"\n[[question]]\nid = \"b\"\ntext = \"Was? Wie?\"\n"
	found := LintFile("de.toml", []byte(source))
	if len(found) != 1 || found[0].ID != "b" || found[0].Line != 6 || found[0].Warning {
		t.Errorf("found %v", found)
	}
}

func TestFaultSaysWhere(t *testing.T) {
	f := Fault{File: "x.toml", Line: 4, ID: "a", Message: "it is long", Warning: true}
	if got, want := f.String(), "x.toml:4: warning: a: it is long"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
