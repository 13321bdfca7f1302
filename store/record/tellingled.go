package record

import (
	"fmt"
	"slices"
)

// ledSentence says who led the inward (or the outward) moves, and nothing when
// nobody said. It counts and never divides.
func (t *teller) ledSentence(v voice, inward bool) string {
	moves, way, times := t.LedIn, "in", t.timesEntered()
	if !inward {
		moves, way, times = t.LedOut, "out", t.timesLeft()
	}
	if !t.WentIn() {
		way = map[bool]string{true: "toward it", false: "back out"}[inward]
	}
	said := saidLeds(moves)
	switch {
	case len(said) == 0:
		return ""
	case len(said) == len(moves) && allSame(said):
		return startSentence(leader(v, said[0])) + " led the way " + way + together(said[0]) + everyTime(times) + "."
	case len(said) == 1 && moves[0] != Unsaid:
		return startSentence(leader(v, said[0])) + " led the first step " + way + together(said[0]) + "."
	}
	return fmt.Sprintf("Of %s %s, %s.", plural(len(moves), "step"), way, listed(ledCounts(v, moves)))
}

// timesEntered is how often in or deep was gone into, rather than begun in.
func (t *teller) timesEntered() int {
	if t.FromStart {
		return t.Trips - 1
	}
	return t.Trips
}

// timesLeft is how often a trip was come out of.
func (t *teller) timesLeft() int {
	if t.endedInside() {
		return t.Trips - 1
	}
	return t.Trips
}

func saidLeds(moves []Led) []Led {
	var said []Led
	for _, led := range moves {
		if led != Unsaid {
			said = append(said, led)
		}
	}
	return said
}

func allSame(said []Led) bool {
	return !slices.ContainsFunc(said, func(led Led) bool { return led != said[0] })
}

// ledCounts are the clauses "Maya led two", "one was together", "one is unsaid".
func ledCounts(v voice, moves []Led) []string {
	var counts [4]int
	for _, led := range moves {
		counts[led]++
	}
	var clauses []string
	for _, led := range []Led{ByClient, ByMe} {
		if n := counts[led]; n > 0 {
			clauses = append(clauses, leader(v, led)+" led "+numberWord(n))
		}
	}
	if n := counts[Together]; n > 0 {
		clauses = append(clauses, "we led "+numberWord(n)+" together")
	}
	if n := counts[Unsaid]; n > 0 {
		clauses = append(clauses, numberWord(n)+map[bool]string{true: " is", false: " are"}[n == 1]+" unsaid")
	}
	return clauses
}

// leader is who led, as the subject of a sentence.
func leader(v voice, led Led) string {
	switch {
	case led == ByMe:
		return "I"
	case led == Together:
		return "we"
	}
	return v.client()
}

func together(led Led) string {
	if led == Together {
		return " together"
	}
	return ""
}

func everyTime(times int) string {
	switch {
	case times == 2:
		return ", both times"
	case times > 2:
		return ", every time"
	}
	return ""
}
