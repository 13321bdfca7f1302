package prompts

import (
	"testing"

	"rapport/store/record"
)

// builtinBank is the bank that comes with the program.
func builtinBank(t testing.TB) *Bank {
	t.Helper()
	b, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheBankPassesItsLint(t *testing.T) {
	for _, f := range Lint(builtinBank(t)) {
		t.Error(f)
	}
}

func TestTheBankIsLargeAndEven(t *testing.T) {
	b := builtinBank(t)
	general, templates := 0, 0
	byMoment := map[Moment]int{}
	byTone := map[string]int{}
	for _, q := range b.Questions() {
		if q.IsTemplate() {
			templates++
			continue
		}
		general++
		byMoment[q.Moment]++
		byTone[q.Tone]++
	}
	if general < 120 || templates < 30 {
		t.Errorf("%d general questions and %d templates, want 120 and 30", general, templates)
	}
	for _, m := range Moments() {
		if byMoment[m] < 12 {
			t.Errorf("%v has %d general questions", m, byMoment[m])
		}
	}
	for _, tone := range tones {
		if byTone[tone] < 8 {
			t.Errorf("%s has %d general questions", tone, byTone[tone])
		}
	}
}

// Every kind can be asked about, however old what is known of it is.
func TestEveryKindHasAQuestionAtEveryStage(t *testing.T) {
	b := builtinBank(t)
	for _, f := range record.Kinds() {
		own := 0
		for _, q := range b.Questions() {
			if q.Kind == f.Kind {
				own++
			}
		}
		if own == 0 {
			t.Errorf("no template is made for %s", f.Name)
		}
		for _, age := range []record.Date{3, 60, 300, 700} {
			in := thing(1, f.Kind, "Miso")
			in.Heard = today - age
			in.FirstHeard = in.Heard - 10
			req := For(maya(in), Opening, today)
			req.About = in.ID
			if len(b.Choose(req)) == 0 {
				t.Errorf("nothing to ask about a %s heard of %d days ago", f.Name, age)
			}
		}
	}
}

// Every moment in every setting has three for a client nothing is known of.
func TestEveryMomentHasThree(t *testing.T) {
	b := builtinBank(t)
	for _, m := range Moments() {
		for setting := range record.SettingNames() {
			for ages := range record.AgesNames() {
				card := maya()
				card.Ages, card.Needs = record.Ages(ages), needs
				req := For(card, m, today)
				req.Setting = record.Setting(setting)
				if got := b.Choose(req); len(got) != MaxOffers {
					t.Errorf("%v, %v, %s: %q", m, req.Setting, record.AgesNames()[ages], texts(got))
				}
			}
		}
	}
}
