//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"rapport/store/demo"
	"rapport/store/record"
)

// TestJourneyKilled kills the program at a random moment of a live session, in
// the middle of keys as fast as two hands press them, and looks at what is on
// disk: everything that the bottom line confirmed is there, whatever else is
// there was pressed after it and in that order, and the next start takes the
// hour up where it was. Three times by default, 25 in a sweep, 500 for a
// release; the seed is printed where something is lost.
func TestJourneyKilled(t *testing.T) {
	t.Parallel()
	rounds := map[string]int{"": 3, "ci": 25, "release": 500}[os.Getenv("RAPPORT_SWEEP")]
	var all totals
	for seed := uint64(0); all.rounds < rounds; seed++ {
		k := newKilled(t, seed)
		for range min(25, rounds-all.rounds) {
			k.round(&all)
		}
	}
	t.Logf("killed %d times: %d keys pressed, %d of them confirmed, %d on disk, none lost", all.rounds, all.pressed, all.confirmed, all.kept)
}

// totals are what was pressed, and what became of it.
type totals struct{ rounds, pressed, confirmed, kept int }

// killed is an hour whose program is killed again and again.
type killed struct {
	t     *testing.T
	rand  *rand.Rand
	seed  uint64
	vault cheap
	was   state // on disk after the last time
	first bool
}

// state is what an hour came to, as far as keys without a time can say.
type state struct {
	place  record.Place
	paused bool
	marks  string // the kinds, in order
}

// stroke is a key, how its confirmation begins, and the state after it.
type stroke struct {
	key, says string
	after     state
}

func newKilled(t *testing.T, seed uint64) *killed {
	cards, sessions, err := demo.Caseload(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	k := &killed{t: t, seed: seed, rand: rand.New(rand.NewPCG(seed, 9)), vault: cheapVault(t, cards, sessions), first: true}
	return k
}

// round starts the program, goes on with the hour, and kills it.
func (k *killed) round(all *totals) {
	k.t.Helper()
	args := []string{"--passphrase-file", k.vault.file()}
	if k.first {
		args = append([]string{"session", "start", "maya"}, args...)
	}
	term := start(k.t, setup{home: k.vault.home, args: args})
	term.sees("Maya", k.was.place.String()+", since")
	if k.was.paused {
		term.sees("paused")
	}
	k.first = false
	time.Sleep(320 * time.Millisecond) // the screen is deaf to the key that opened it

	time.AfterFunc(time.Duration(k.rand.IntN(700))*time.Millisecond, func() { _ = term.cmd.Process.Kill() })
	pressed, confirmed := k.press(term)
	_ = term.gone()
	k.look(pressed, confirmed, all)
}

// press presses bursts of keys until the program is gone. It returns them all,
// and how many of them were confirmed.
func (k *killed) press(term *terminal) (pressed []stroke, confirmed int) {
	var undo []state
	now, last := k.was, stroke{}
	for {
		from := len(pressed)
		for _, s := range k.burst(&now, &undo, last) {
			last = s
			pressed = append(pressed, s)
			_, _ = term.pty.WriteString(s.key)
			time.Sleep(time.Duration(k.rand.IntN(25)) * time.Millisecond)
		}
		for {
			gone := term.over()
			n := told(term.confirmation(), pressed[from:])
			if gone {
				return pressed, max(confirmed, from+n)
			}
			if from+n == len(pressed) {
				confirmed = len(pressed)
				break
			}
			time.Sleep(time.Millisecond)
		}
	}
}

var plainStrokes = []stroke{
	{key: " ", says: "lit up,"},
	{key: "s", says: "smiled,"},
	{key: "q", says: "quiet,"},
	{key: "g", says: "grounding,"},
	{key: "v", says: "a lot,"},
	{key: "f", says: "far away,"},
	{key: "w", says: "wobble,"},
	{key: "r", says: "mended,"},
}

var strokeKinds = []record.MarkKind{
	record.LitUp, record.Laughed, record.Quiet, record.Grounding, record.ALot, record.FarAway, record.Wobble, record.Mended,
}

// burst is up to six keys of which no two are confirmed alike, nor as the last
// one before them, so that the bottom line tells how far they came; and no key
// twice running, which would be a bounce.
func (k *killed) burst(now *state, undo *[]state, last stroke) []stroke {
	var burst []stroke
	shown := last.says
	for range 1 + k.rand.IntN(6) {
		s := k.stroke(*now, *undo)
		if s.says == shown || s.key == last.key || slices.ContainsFunc(burst, func(have stroke) bool { return have.says == s.says }) {
			continue
		}
		if s.key == "u" {
			*undo = (*undo)[:len(*undo)-1]
		} else {
			*undo = append(*undo, *now)
		}
		*now, last = s.after, s
		burst = append(burst, s)
	}
	return burst
}

func (k *killed) stroke(now state, undo []state) stroke {
	switch pick := k.rand.IntN(10); {
	case pick == 0 && len(undo) > 0:
		return stroke{"u", "undone:", undo[len(undo)-1]}
	case pick == 1:
		now.paused = !now.paused
		return stroke{"p", map[bool]string{true: "paused;", false: "going on"}[now.paused], now}
	case pick < 5:
		now.place = record.Place((int(now.place) + 1 + k.rand.IntN(4)) % 5)
		return stroke{fmt.Sprint(int(now.place)), now.place.String() + ",", now}
	}
	at := k.rand.IntN(len(plainStrokes))
	s := plainStrokes[at]
	now.marks += strokeKinds[at].String() + " "
	s.after = now
	return s
}

// told is how many of the strokes of a burst the bottom line confirms.
func told(says string, burst []stroke) int {
	for i, s := range burst {
		if strings.HasPrefix(says, s.says) {
			return i + 1
		}
	}
	return 0
}

// look compares what is on disk with what was pressed.
func (k *killed) look(pressed []stroke, confirmed int, all *totals) {
	k.t.Helper()
	open := k.vault.caseload(k.t).OpenSession()
	if open == nil {
		k.t.Fatalf("seed %d: no hour is open after it was killed", k.seed)
	}
	have := state{place: open.PlaceAt(1 << 30), paused: open.Paused()}
	for _, m := range open.Marks {
		have.marks += m.Kind.String() + " "
	}
	states := []state{k.was}
	for _, s := range pressed {
		states = append(states, s.after)
	}
	kept := -1
	for n := confirmed; n < len(states); n++ {
		if states[n] == have {
			kept = n
			break
		}
	}
	if kept < 0 {
		keys, last := "", states[len(states)-1]
		for _, s := range pressed {
			keys += s.key
		}
		k.t.Fatalf("seed %d, round %d: %d of %d keys of %q were confirmed\nbefore  %+v\non disk %+v\npressed %+v",
			k.seed, all.rounds, confirmed, len(pressed), keys, k.was, have, last)
	}
	k.was = have
	all.rounds++
	all.pressed += len(pressed)
	all.confirmed += confirmed
	all.kept += kept
}

// confirmation is the bottom line, as far as the program wrote it.
func (t *terminal) confirmation() string {
	rows := strings.Split(t.text(), "\n")
	if len(rows) < 23 {
		return ""
	}
	return strings.TrimSpace(rows[22])
}

// over reports whether the program is gone and all that it wrote was read.
func (t *terminal) over() bool {
	select {
	case err := <-t.ended:
		t.ended <- err
		return true
	default:
		return false
	}
}
