package prompts

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"rapport/store/record"
)

// largeBank is a bank of n questions, a third of them templates.
func largeBank(tb testing.TB, n int) *Bank {
	var files []string
	for _, m := range MomentNames() {
		files = append(files, fmt.Sprintf("language = \"en\"\nmoment = %q\n", m))
	}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "[[question]]\nid = \"q-%d\"\ntone = %q\nfollowups = [\"What is that like?\"]\n", i, tones[i%len(tones)])
		if i%3 == 0 {
			kind := record.Kinds()[i/3%len(record.Kinds())]
			fmt.Fprintf(&b, "text = \"What is number %d of {name}?\"\nkind = %q\nslots = [\"name\"]\n", i, kind.Name)
		} else {
			fmt.Fprintf(&b, "text = \"Which number %d would you keep?\"\ntouches = [%q]\n", i, record.Touches()[i%len(record.Touches())])
		}
		files[i%len(files)] += b.String()
	}
	bank := newBank()
	for i, f := range files {
		one, err := Read(fmt.Sprint(i), []byte(f))
		if err != nil {
			tb.Fatal(err)
		}
		bank = bank.With(one)
	}
	return bank
}

// fullCard is a client with n interests, some closed topics, and a history.
func fullCard(n int) *record.Card {
	card := maya()
	card.Closed = []string{"alcohol", "her father", "sea"}
	for i := range n {
		in := thing(byte(i), record.Kinds()[i%len(record.Kinds())].Kind, fmt.Sprint("the thing ", i))
		in.ID[1] = byte(i)
		in.Details = "some words that were heard about it"
		if i%10 == 9 {
			in.Standing = record.Gentle
		}
		card.Interests = append(card.Interests, in)
		card.Asked = append(card.Asked, record.Asked{Question: fmt.Sprint("q-", i), Interest: in.ID, On: today - 30})
	}
	return card
}

func BenchmarkChoose(b *testing.B) {
	bank, card := largeBank(b, 1000), fullCard(100)
	b.ReportAllocs()
	seed := uint64(0)
	for b.Loop() {
		seed++
		if len(bank.Choose(hourly(card, seed))) != 3 {
			b.Fatal("fewer than three")
		}
	}
}

// hourly is the request of one moment after the other.
func hourly(card *record.Card, seed uint64) Request {
	req := For(card, Moment(seed%5), today)
	req.Seed = seed
	return req
}

// TestChoosingTakesLittleFromTheHeap, which is the part of its speed that a
// loaded machine does not change.
func TestChoosingTakesLittleFromTheHeap(t *testing.T) {
	bank, card, seed := largeBank(t, 1000), fullCard(100), uint64(0)
	const most = 50
	n := testing.AllocsPerRun(500, func() {
		seed++
		bank.Choose(hourly(card, seed))
	})
	if n > most {
		t.Errorf("choosing takes %.0f allocations, at most %d are meant", n, most)
	}
}

func BenchmarkRecall(b *testing.B) {
	card := fullCard(100)
	b.ReportAllocs()
	for b.Loop() {
		Recall(card, today, record.Spans{})
	}
}

func BenchmarkLoadBuiltin(b *testing.B) {
	dir, err := fs.Sub(builtin, "bank")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLint(b *testing.B) {
	bank := largeBank(b, 1000)
	for b.Loop() {
		Lint(bank)
	}
}
