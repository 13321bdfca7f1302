package cli

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// lineMaker makes one-line forms as people type them: with commas or without,
// places and marks by any beginning, times in each of their forms, words in
// any quotes and any script.
type lineMaker struct {
	*rand.Rand
	at     int // seconds
	paused bool
	sorts  map[string]int
}

func (r *lineMaker) one(of ...string) string { return of[r.IntN(len(of))] }

// beginning is the first letters of a word, so many at least.
func (r *lineMaker) beginning(word string, least int) string {
	return word[:least+r.IntN(len(word)-least+1)]
}

func (r *lineMaker) line() string {
	r.at, r.paused = 0, false
	var items []string
	for range r.IntN(14) + 1 {
		items = append(items, r.time()+r.thing())
	}
	if r.IntN(3) == 0 {
		items = append(items, r.time()+" "+r.beginning("end", 2))
	}
	return strings.Join(items, r.one(" ", ", ", ",", "  "))
}

// time goes on by a little, sometimes by nothing, and is never the minutes
// alone when there are seconds.
func (r *lineMaker) time() string {
	r.at += r.IntN(3) * (r.IntN(5)*60 + r.IntN(2)*r.IntN(60))
	minutes, seconds := r.at/60, r.at%60
	switch {
	case seconds > 0:
		return fmt.Sprintf("%d%s%02d", minutes, r.one("'", "’", "′"), seconds)
	case minutes >= 60 && r.IntN(2) == 0:
		return fmt.Sprintf("%d:%02d", minutes/60, minutes%60)
	}
	return strconv.Itoa(minutes)
}

func (r *lineMaker) thing() string {
	switch sort := r.IntN(8); {
	case sort < 5:
		r.sorts["place"]++
		return r.place()
	case sort < 7:
		r.sorts["mark"]++
		return " " + r.mark()
	case r.paused:
		r.paused = false
		r.sorts["resume"]++
		return " " + r.beginning("resume", 2)
	}
	r.paused = true
	return " " + r.beginning("pause", 2)
}

func (r *lineMaker) place() string {
	place := r.one("", " ") + r.beginning(r.one("out", "near", "edge", "in", "deep"), 1)
	if r.IntN(4) == 0 {
		place = " " + strconv.Itoa(r.IntN(5))
	}
	if r.IntN(3) == 0 {
		place += "*"
	}
	if r.IntN(3) == 0 {
		place += " " + r.one("c", "m", "t")
	}
	return place + r.words()
}

func (r *lineMaker) mark() string {
	mark := r.one("lit", "laughed", "quiet", "grounding", "lot", "far", "wobble", "mended", "door", "tried", "note")
	typed := r.beginning(mark, 2) + r.words()
	if mark == "tried" && r.IntN(2) == 0 {
		typed += " " + r.beginning(r.one("lit", "fine", "flat", "sore"), 2)
	}
	return typed
}

func (r *lineMaker) words() string {
	if r.IntN(3) > 0 {
		return ""
	}
	r.sorts["words"]++
	words := r.one("Miso", "the allotment", "she may move", `a \"so-called\" rest`, "Inês, Zoë & 鴨", `back\\slash`, "  two   spaces ", "it's 8n 15i", "שלום", "e\u0301clair")
	quotes := [][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"«", "»"}}[r.IntN(4)]
	return " " + quotes[0] + words + quotes[1]
}

// TestALineComesBack: whatever was drawn is shown in a line from which the
// same hour is drawn again, to the second and to the word.
func TestALineComesBack(t *testing.T) {
	t.Parallel()
	r := &lineMaker{Rand: rand.New(rand.NewPCG(19, 11)), sorts: map[string]int{}}
	const rounds = 300
	var p *inProcess
	for i := range rounds {
		if i%50 == 0 { // so that no vault grows slow
			p = newInProcess(t)
		}
		day, typed := 100-2*(i%50), r.line()
		first := p.drawnOn(day, typed)
		second := p.drawnOn(day-1, first["line"].(string))
		for _, own := range []string{"id", "date"} {
			if first[own] == second[own] {
				t.Fatalf("two hours have the same %s", own)
			}
			delete(first, own)
			delete(second, own)
		}
		if !reflect.DeepEqual(first, second) {
			t.Fatalf("%q\nis %v\nand drawn again\n   %v", typed, first, second)
		}
	}
	for _, sort := range []string{"place", "mark", "resume", "words"} {
		if r.sorts[sort] < rounds/5 {
			t.Errorf("only %d of the things drawn were a %s", r.sorts[sort], sort)
		}
	}
}

// drawnOn draws an hour so many days ago, which is then the newest.
func (p *inProcess) drawnOn(daysAgo int, line string) map[string]any {
	p.t.Helper()
	in, arg := "", line
	if daysAgo%3 == 0 {
		in, arg = line+"\n", "-"
	}
	p.must(in, "session", "draw", "maya", arg, "--on", strconv.Itoa(daysAgo)+"d")
	return p.shown()
}
