package prompts

import (
	"strings"
	"testing"

	"rapport/store/record"
)

func dated(n byte, name, on, mark string) record.Interest {
	return withFields(thing(n, record.Milestone, name), "on", on, "mark", mark)
}

func whys(found []Recalled) string {
	var all []string
	for _, f := range found {
		all = append(all, f.Wording+" | "+f.Why)
	}
	return strings.Join(all, "; ")
}

// A date is remembered within the week before it and two days behind, in the
// same plain words whether it is to celebrate or only known.
func TestADateIsRecalledNearItsDay(t *testing.T) {
	for _, tc := range []struct{ on, want string }{
		{"19 Nov", "the wedding, 19 Nov | today"},
		{"20 Nov", "the wedding, 20 Nov | tomorrow"},
		{"21 Nov", "the wedding, 21 Nov | on Saturday"},
		{"26 Nov", "the wedding, 26 Nov | on 26 Nov"},
		{"18 Nov", "the wedding, 18 Nov | yesterday"},
		{"17 Nov", "the wedding, 17 Nov | was on Tuesday"},
		{"27 Nov", ""},
		{"16 Nov", ""},
	} {
		for _, mark := range []string{"celebrate", "", "just know"} {
			in := dated(1, "the wedding", tc.on, mark)
			in.FirstHeard, in.Heard = today-80, today-80 // neither alive nor old
			if got := whys(Recall(maya(in), today, record.Spans{})); got != tc.want {
				t.Errorf("%s, %q: %q, want %q", tc.on, mark, got, tc.want)
			}
		}
	}
}

// One to hold gently is never recalled nor asked about: it stands first among
// what is held gently, with its day.
func TestADateHeldGentlyIsNotRecalled(t *testing.T) {
	dog := thing(1, record.Pet, "Biscuit")
	dog.Standing, dog.Because = record.Gentle, "died in March"
	card := maya(dog, dated(2, "her mother's day", "21 Nov", "hold gently"), thing(3, record.Hobby, "kites"))
	b := BeforeHour(card, nil, today, record.Spans{})
	if got := whys(b.Recall); strings.Contains(got, "mother") {
		t.Error(got)
	}
	if len(b.Gently) != 2 || b.Gently[0].Line != "her mother's day, 21 Nov: held gently, on Saturday" || b.Gently[1].Interest.Name != "Biscuit" {
		t.Errorf("%+v", b.Gently)
	}
	bank := builtinBank(t)
	for _, m := range Moments() {
		req := For(card, m, today)
		req.About = card.Interests[1].ID
		if got := bank.Choose(req); len(got) > 0 {
			t.Errorf("asked: %q", texts(got))
		}
	}
}

func TestWhatWasMentionedOnceIsAThread(t *testing.T) {
	kites, boat, choir, fresh := thing(1, record.Hobby, "kites"), thing(2, record.Other, "the boat"), thing(3, record.Community, "the choir"), thing(4, record.Book, "Emma")
	once := func(in *record.Interest, ago record.Date) { in.FirstHeard, in.Heard = today-ago, today-ago }
	once(&kites, 60)
	once(&boat, 70)
	once(&fresh, 3)
	once(&choir, 80)
	choir.Asked = today - 70
	card := maya(kites, boat, choir, fresh)
	got := Threads(card, today)
	if len(got) != 2 || got[0].Name != "kites" || got[1].Name != "the boat" {
		t.Errorf("%+v", got)
	}
	// They take the places that nothing alive, loved or carried has.
	if got := whys(Recall(card, today, record.Spans{})); !strings.Contains(got, "Emma") || !strings.Contains(got, "kites | mentioned once, 20 Sep") || !strings.Contains(got, "the boat | mentioned once, 10 Sep") {
		t.Error(got)
	}
	card.Interests[0].Standing = record.Closed
	if got := Threads(card, today); len(got) != 1 {
		t.Errorf("one that is not to open is a thread: %+v", got)
	}
	if got := Threads(card, today+400); len(got) != 0 {
		t.Errorf("a year later: %+v", got)
	}
}

func TestAJokeIsLeftAloneForLonger(t *testing.T) {
	joke := thing(1, record.Joke, "the committee has met")
	joke.Lit = []record.Date{today - 100}
	for ago, want := range map[record.Date]bool{20: false, 60: false, 83: false, 84: true, 100: true} {
		joke.Heard = today - ago
		joke.Lit = []record.Date{today - max(ago, 90)}
		if got := whys(Recall(maya(joke), today, record.Spans{})); strings.Contains(got, "old and loved") != want {
			t.Errorf("%d days: %q", ago, got)
		}
	}
}
