package prompts

import (
	"slices"
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

// The built-in bank has enough for years of weekly hours, in both languages,
// and nowhere so little that one would hear the same again.
func TestTheBankIsLargeAndEven(t *testing.T) {
	b := builtinBank(t)
	const fewest = 8
	least := map[string]struct{ all, templates int }{"en": {700, 200}, "es": {250, 60}}
	for language, want := range least {
		all, templates := 0, 0
		for _, q := range b.Questions() {
			if q.Language != language {
				continue
			}
			all++
			if q.IsTemplate() {
				templates++
			}
		}
		if all < want.all || templates < want.templates {
			t.Errorf("%s: %d questions, %d of them templates; want %d and %d", language, all, templates, want.all, want.templates)
		}
	}
	general := newBank()
	for _, q := range b.Questions() {
		// What everybody can be asked: no template, and nothing left out for
		// an age, a season, a sense or a topic.
		if !q.IsTemplate() && len(q.Ages)+len(q.Needs)+len(q.Touches) == 0 && q.Season == "" {
			general.put(q)
		}
	}
	c := CoverageOf(general)
	for language := range least {
		for _, m := range Moments() {
			for _, tone := range tones {
				if n := c.Fewest(language, m, tone); n < fewest {
					t.Errorf("%s, %v, %s: %d questions that anybody can be asked, want %d", language, m, tone, n, fewest)
				}
			}
		}
	}
}

// Ages, settings and seasons each have questions of their own at every moment.
func TestEveryAgeSettingAndSeasonHasItsOwn(t *testing.T) {
	for _, language := range []string{"en", "es"} {
		for _, m := range Moments() {
			own := map[string]bool{}
			for _, q := range builtinBank(t).Questions() {
				if q.Language != language || q.Moment != m {
					continue
				}
				own[q.Season] = true
				for _, s := range q.Settings {
					own[s.String()] = true
				}
				for _, a := range q.Ages {
					own[a.String()] = true
				}
			}
			for _, want := range slices.Concat(seasons, record.SettingNames(), []string{"child", "teen", "older"}) {
				if !own[want] {
					t.Errorf("%s, %v: nothing for %s", language, m, want)
				}
			}
		}
	}
}

// Every kind can be asked about, however old what is known of it is, in both
// languages and both forms of address.
func TestEveryKindHasAQuestionAtEveryStage(t *testing.T) {
	b := builtinBank(t)
	for _, f := range record.Kinds() {
		for _, language := range []string{"en", "es"} {
			stages := map[Stage]bool{}
			for _, q := range b.Questions() {
				if q.Kind == f.Kind && q.Language == language {
					stages[q.Stage] = true
				}
			}
			for _, stage := range []Stage{Assert, Check, AskOpen} {
				never := f.StaleAfter == 0 && stage != Assert
				if fresh := stages[StageAny] && stage == Assert; !stages[stage] && !fresh && !never {
					t.Errorf("%s: no template is made for %s to %s", language, f.Name, stage)
				}
			}
		}
		for _, age := range []record.Date{3, 60, 300, 700} {
			in := thing(1, f.Kind, "Miso")
			in.Heard = today - age
			in.FirstHeard = in.Heard - 10
			for _, to := range [][2]string{{"", ""}, {"es", "tu"}, {"es", "usted"}, {"es-MX", ""}} {
				card := maya(in)
				card.Language, card.Address = to[0], to[1]
				req := For(card, Opening, today)
				req.About = in.ID
				if len(b.Choose(req)) == 0 {
					t.Errorf("nothing to ask about a %s heard of %d days ago, %v", f.Name, age, to)
				}
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
