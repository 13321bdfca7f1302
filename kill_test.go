//go:build unix

package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rapport/store/record"
)

// TestJourneyKilledAnywhere kills the program at a random moment while things
// are added to a card, settled, carried forward, and hours are begun, marked and
// finished. What the screen confirmed is on disk, nothing is there that was not
// asked for, everything in the order in which it was, and the vault opens.
// TestJourneyKilled does the same within an hour; the two sizes add up to 100
// rounds in a sweep, and 2,000 for a release.
func TestJourneyKilledAnywhere(t *testing.T) {
	t.Parallel()
	const aHome = 25 // rounds on one vault
	rounds := sweepSize(3, 75, 1500)
	var all deedTotals
	t.Run("homes", func(t *testing.T) {
		for seed := uint64(0); int(seed)*aHome < rounds; seed++ {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				r := newReaper(t, seed, &all)
				for range min(aHome, rounds-int(seed)*aHome) {
					r.round()
				}
			})
		}
	})
	t.Logf("killed %d times: %d changes asked for, %d confirmed, %d on disk, 0 lost, 0 vaults that do not open; %v", all.rounds, all.asked, all.confirmed, all.kept, all.kinds)
}

type deedTotals struct {
	mu                             sync.Mutex
	rounds, asked, confirmed, kept int
	kinds                          map[string]int // what was confirmed
}

// ledger is what a vault of one client comes to, as far as keys without a time
// can say.
type ledger struct {
	things  map[string]record.Standing
	carried []string
	over    int // hours that are over
	live    bool
	place   record.Place
	marks   string
}

func (l ledger) with(change func(*ledger)) ledger {
	l.things, l.carried = maps.Clone(l.things), slices.Clone(l.carried)
	change(&l)
	return l
}

func (l ledger) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(l.things)) {
		fmt.Fprintf(&b, "%s %s, ", name, l.things[name])
	}
	return fmt.Sprintf("%scarried %v, %d hours, open %v %s %s", b.String(), l.carried, l.over, l.live, l.place, l.marks)
}

// deed is keys that ask for a change, what confirms it, and what is so then.
type deed struct {
	kind, keys, says string
	after            ledger
}

type reaper struct {
	t     *testing.T
	rand  *rand.Rand
	seed  uint64
	vault cheap
	was   ledger
	added int
	all   *deedTotals
	term  *terminal
}

func newReaper(t *testing.T, seed uint64, all *deedTotals) *reaper {
	maya := &record.Card{Client: record.Client{ID: record.NewID(), Code: "maya", Called: "Maya"}}
	maya.Interests = []record.Interest{{ID: record.NewID(), Kind: record.Pet, Name: "Qa0000", Heard: record.DateOf(time.Now()) - 3}}
	r := &reaper{t: t, rand: rand.New(rand.NewPCG(seed, 31)), seed: seed, all: all, vault: cheapVault(t, []*record.Card{maya}, nil)}
	r.was = r.onDisk()
	return r
}

// round opens the companion, changes things until it is killed, and looks.
func (r *reaper) round() {
	r.t.Helper()
	r.term = start(r.t, setup{home: r.vault.home, args: []string{"--passphrase-file", r.vault.file()}})
	thing := ""
	if r.was.live {
		r.term.sees("c m t who led")
		time.Sleep(320 * time.Millisecond) // the screen is deaf to the key that opened it
	} else {
		thing = r.cardOfAThing()
	}
	time.AfterFunc(time.Duration(20+r.rand.IntN(900))*time.Millisecond, func() { _ = r.term.cmd.Process.Kill() })
	deeds, confirmed := r.change(thing)
	_ = r.term.gone()
	r.look(deeds, confirmed)
}

// cardOfAThing opens the card with the cursor on one of its things.
func (r *reaper) cardOfAThing() string {
	r.t.Helper()
	names := slices.Sorted(maps.Keys(r.was.things))
	thing := names[r.rand.IntN(len(names))]
	r.term.sees("find")
	r.term.tap(thing)
	r.term.sees(thing, "esc clear")
	r.term.until("the right row", func() bool { return strings.Contains(r.term.text(), "▌ Maya") })
	r.term.calm()
	r.term.tap("enter")
	r.term.sees("v past hours")
	return thing
}

// change asks for one thing after the other, and waits for each to be
// confirmed, until the program is gone.
func (r *reaper) change(thing string) (deeds []deed, confirmed int) {
	now := r.was
	for {
		d := r.deed(now, &thing)
		deeds = append(deeds, d)
		for i, key := range strings.Split(d.keys, "|") {
			if i > 0 {
				if !r.seen("end here?", false) {
					return deeds, confirmed
				}
				time.Sleep(70 * time.Millisecond) // the same key sooner would be a bounce
			}
			_, _ = r.term.pty.WriteString(key)
		}
		if !r.seen(d.says, d.kind == "move" || d.kind == "mark") {
			return deeds, confirmed
		}
		confirmed++
		if now = d.after; d.kind == "begin" {
			time.Sleep(320 * time.Millisecond)
		}
		if d.kind == "finish" { // another screen comes by itself; this round ends here
			for !r.term.over() {
				time.Sleep(2 * time.Millisecond)
			}
			return deeds, confirmed
		}
	}
}

// seen waits until the screen says something, or its bottom line begins with it,
// or the program is gone and all it wrote was read; and reports whether it was
// said.
func (r *reaper) seen(words string, atBottom bool) bool {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		gone := r.term.over()
		if atBottom && strings.HasPrefix(r.term.confirmation(), words) || !atBottom && strings.Contains(r.term.text(), words) {
			return true
		}
		if gone {
			return false
		}
	}
	r.t.Errorf("seed %d: it neither said %q nor was killed:\n%s", r.seed, words, r.term.text())
	_ = r.term.cmd.Process.Kill()
	return false
}

var reapedStandings = map[string]record.Standing{"r": record.Resting, "p": record.Past, "o": record.Open}

// deed is something that can be asked for now.
func (r *reaper) deed(now ledger, thing *string) deed {
	if now.live {
		return r.inTheHour(now)
	}
	switch pick := r.rand.IntN(8); {
	case pick < 3:
		r.added++
		name := fmt.Sprintf("Qa%02d%02d", r.seed%90+10, r.added)
		*thing = name
		return deed{"add", "+pet " + name + "\r", "added: " + name, now.with(func(l *ledger) { l.things[name] = record.Open })}
	case pick < 5 && (len(now.carried) < record.MaxCarried || slices.Contains(now.carried, *thing)):
		name := *thing
		if at := slices.Index(now.carried, name); at >= 0 {
			return deed{"let go", "c", "not carried any more: " + name, now.with(func(l *ledger) { l.carried = slices.Delete(l.carried, at, at+1) })}
		}
		return deed{"carry", "c", "carried forward: " + name, now.with(func(l *ledger) { l.carried = append(l.carried, name) })}
	case pick == 5:
		return deed{"begin", "s", "c m t who led", now.with(func(l *ledger) { l.live, l.place, l.marks = true, record.Out, "" })}
	}
	name := *thing
	for key, to := range reapedStandings {
		if to != now.things[name] {
			return deed{"settle", key, to.Told(name), now.with(func(l *ledger) { l.things[name] = to })}
		}
	}
	panic("every standing at once")
}

func (r *reaper) inTheHour(now ledger) deed {
	if now.marks != "" && r.rand.IntN(2) == 0 {
		return deed{"finish", "e|e", "the minute after", now.with(func(l *ledger) { l.live, l.over, l.place, l.marks = false, l.over+1, record.Out, "" })}
	}
	if r.rand.IntN(2) == 0 {
		to := record.Place((int(now.place) + 1 + r.rand.IntN(4)) % 5)
		return deed{"move", fmt.Sprint(int(to)), to.String() + ", 0 min", now.with(func(l *ledger) { l.place = to })}
	}
	at := r.rand.IntN(len(plainStrokes))
	for strings.HasSuffix(now.marks, strokeKinds[at].String()+" ") { // a word that stands there already confirms nothing
		at = (at + 1) % len(plainStrokes)
	}
	return deed{"mark", plainStrokes[at].key, plainStrokes[at].says, now.with(func(l *ledger) { l.marks += strokeKinds[at].String() + " " })}
}

func (r *reaper) onDisk() ledger {
	all := r.vault.caseload(r.t)
	maya := all.ByCode("maya")
	l := ledger{things: map[string]record.Standing{}}
	for _, in := range maya.Interests {
		l.things[in.Name] = in.Standing
	}
	for _, k := range maya.Carried {
		l.carried = append(l.carried, k.Words)
	}
	for _, s := range all.Sessions(maya.ID) {
		if s.Ended {
			l.over++
			continue
		}
		l.live, l.place = true, s.PlaceAt(1<<30)
		for _, m := range s.Marks {
			l.marks += m.Kind.String() + " "
		}
	}
	return l
}

// look compares what is on disk with what was asked for.
func (r *reaper) look(deeds []deed, confirmed int) {
	r.t.Helper()
	have := r.onDisk()
	states := []ledger{r.was}
	for _, d := range deeds {
		states = append(states, d.after)
	}
	kept := slices.IndexFunc(states[confirmed:], func(l ledger) bool { return l.String() == have.String() })
	if kept < 0 {
		for i, s := range states {
			r.t.Logf("%d  %v", i, s)
		}
		r.t.Fatalf("seed %d: %d of %d changes were confirmed, and on disk is\n%v", r.seed, confirmed, len(deeds), have)
	}
	r.was = have
	r.all.mu.Lock()
	defer r.all.mu.Unlock()
	if r.all.kinds == nil {
		r.all.kinds = map[string]int{}
	}
	for _, d := range deeds[:confirmed] {
		r.all.kinds[d.kind]++
	}
	r.all.rounds++
	r.all.asked += len(deeds)
	r.all.confirmed += confirmed
	r.all.kept += confirmed + kept
}
