package ui_test

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"rapport/prompts"
	"rapport/store/demo"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
	"rapport/ui/nav"
)

// zone is none that a machine of ours stands in, so that a time read in
// another zone than it was written in shows.
var zone = time.FixedZone("here", 5*3600+1800)

// thursday is when every test begins.
var thursday = time.Date(2026, time.November, 19, 14, 50, 0, 0, zone)

// rig runs the root as Bubble Tea would, in one goroutine and with a clock of
// its own: commands are run as they are returned, and what they report is
// handed on in that order. Timers are kept until settle asks for them.
type rig struct {
	t     rapid.TB
	model tea.Model
	disk  *disk
	vault *memory // that was open at the beginning, if one was
	clock *clock
	inbox []tea.Msg
	ticks []tea.Cmd // timers that were started
	// clockTicks counts the clock's own timers that are about to be started:
	// Init and every second start one, before any other.
	clockTicks int
	holding    bool // what reads and writes the vault waits for release
	held       []tea.Cmd
	shuffle    func(int) int // which of the commands that wait is run next
	said       []string      // every sentence the bottom line had, in order
	quit       bool
	suspended  bool
	presses    int
	w, h       int // of the window
}

type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// caseload is records as a disk is made from.
type caseload struct {
	cards    []*record.Card
	sessions []*record.Session
}

// demoWorld reads the invented caseload once.
var demoWorld = sync.OnceValues(func() (caseload, error) {
	cards, sessions, err := demo.Caseload(thursday)
	return caseload{cards, sessions}, err
})

func demoDisk(t rapid.TB) *disk {
	t.Helper()
	world, err := demoWorld()
	if err != nil {
		t.Fatal(err)
	}
	return newDisk(world.cards, world.sessions)
}

// testBank is a bank of a few questions that no change to the built-in one
// touches.
var testBank = sync.OnceValues(func() (*prompts.Bank, error) { return prompts.Load(os.DirFS("testdata")) })

// newRig opens the companion on the invented caseload, at home.
func newRig(t rapid.TB, with ...func(*ui.Deps)) *rig {
	t.Helper()
	return newRigOn(t, demoDisk(t), with...)
}

// newRigOn opens the companion on a disk.
func newRigOn(t rapid.TB, d *disk, with ...func(*ui.Deps)) *rig {
	t.Helper()
	bank, err := testBank()
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, disk: d, clock: &clock{thursday}}
	deps := ui.Deps{
		Opener: opener{d}, Vault: &memory{disk: d}, Bank: bank, Config: config.Default(),
		Now: r.clock.Now, Profile: colorprofile.TrueColor,
		Wrong:   func(err error) bool { return errors.Is(err, errWrong) },
		Rekeyed: func(err error) bool { return errors.Is(err, errRekeyed) },
	}
	for _, change := range with {
		change(&deps)
	}
	r.vault, _ = deps.Vault.(*memory)
	m := ui.New(deps)
	r.model = m
	r.clockTicks = 1
	r.do(m.Init())
	r.run()
	r.ticks = nil // none of what opening starts is drawn
	return r
}

// locked is for newRig: the vault is not open yet.
func locked(d *ui.Deps) { d.Vault = nil }

// first is for newRig: there is no vault yet.
func first(d *ui.Deps) { d.Vault, d.First = nil, true }

// settings is for newRig: other settings than those of someone who never
// opened them.
func settings(change func(*config.Config)) func(*ui.Deps) {
	return func(d *ui.Deps) { change(&d.Config) }
}

// send hands over a message and everything that comes of it.
func (r *rig) send(msgs ...tea.Msg) {
	r.t.Helper()
	r.inbox = append(r.inbox, msgs...)
	r.run()
}

// mostSteps is more than any one key has ever come to.
const mostSteps = 5000

func (r *rig) run() {
	r.t.Helper()
	for steps := 0; len(r.inbox) > 0 && !r.quit; steps++ {
		if steps == mostSteps {
			r.t.Fatalf("one message came to more than %d others; the last was %T", mostSteps, r.inbox[0])
		}
		msg := r.inbox[0]
		r.inbox = r.inbox[1:]
		switch msg.(type) {
		case tea.QuitMsg:
			r.quit = true
			return
		case tea.SuspendMsg:
			r.suspended = true
			continue
		}
		if msg == ui.Second() {
			r.clockTicks = 1
		}
		var cmd tea.Cmd
		r.model, cmd = r.model.Update(msg)
		r.listen()
		r.do(cmd)
	}
}

// listen takes note of what the bottom line says.
func (r *rig) listen() {
	if say := r.root().Bottom(); say != "" && (len(r.said) == 0 || r.said[len(r.said)-1] != say) {
		r.said = append(r.said, say)
	}
}

func (r *rig) root() ui.Model { return r.model.(ui.Model) }

// do runs a command, or keeps it: timers until settle, the vault's while it is
// held.
func (r *rig) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(); {
	case strings.Contains(name, "Tick.") && r.clockTicks > 0:
		r.clockTicks--
	case strings.Contains(name, "Tick."):
		r.ticks = append(r.ticks, cmd)
	case r.holding && strings.Contains(name, "guarded"):
		r.held = append(r.held, cmd)
	default:
		r.report(cmd())
	}
}

// report files what a command answered: a message, or more commands.
func (r *rig) report(msg tea.Msg) {
	if msg == nil {
		return
	}
	// Both tea.BatchMsg and the message of tea.Sequence are lists of commands.
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for _, i := range r.order(v.Len(), msg) {
			r.do(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	r.inbox = append(r.inbox, msg)
}

// order is the order in which the commands of a batch are run: any, since
// commands have none; those of a sequence keep theirs.
func (r *rig) order(n int, msg tea.Msg) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if _, batch := msg.(tea.BatchMsg); batch && r.shuffle != nil {
		for i := n - 1; i > 0; i-- {
			j := r.shuffle(i + 1)
			all[i], all[j] = all[j], all[i]
		}
	}
	return all
}

// hold keeps what reads and writes the vault waiting from now on.
func (r *rig) hold() { r.holding = true }

// release runs the oldest n of what was held (all of it for 0), and goes on
// holding.
func (r *rig) release(n int) {
	r.t.Helper()
	for done := 0; len(r.held) > 0 && (n == 0 || done < n); done++ {
		at := 0
		if r.shuffle != nil {
			at = r.shuffle(len(r.held))
		}
		cmd := r.held[at]
		r.held = slices.Delete(r.held, at, at+1)
		r.report(cmd())
		r.run()
	}
}

// free runs what was held and holds no more.
func (r *rig) free() {
	r.t.Helper()
	r.holding = false
	r.release(0)
}

// settle waits for the timers: the preview of find follows a moment after the
// last key.
func (r *rig) settle() {
	r.t.Helper()
	ticks := r.ticks
	r.ticks = nil
	answers := make(chan tea.Msg, len(ticks))
	for _, tick := range ticks {
		go func() { answers <- tick() }()
	}
	for range ticks {
		r.send(<-answers)
	}
}

// tick lets a second's tick come without the clock having moved.
func (r *rig) tick() {
	r.t.Helper()
	r.send(ui.Second())
}

// jump moves the clock, as a lid that was closed does: nothing ticks meanwhile.
func (r *rig) jump(d time.Duration) { r.clock.now = r.clock.now.Add(d) }

// pass lets time pass with the screen on.
func (r *rig) pass(d time.Duration) {
	r.t.Helper()
	const step = 20 * time.Second
	for ; d > 0; d -= step {
		r.jump(min(d, step))
		r.tick()
	}
}

// client finds a client of the invented caseload, as it is on the disk now.
func (r *rig) client(code string) *record.Card {
	r.t.Helper()
	c := r.disk.caseload().ByCode(code)
	if c == nil {
		r.t.Fatalf("nobody has the code %s", code)
	}
	return c
}

// thing finds an interest of a client, as it is on the disk now.
func (r *rig) thing(code, name string) *record.Interest {
	r.t.Helper()
	in := r.client(code).Named(0, name)
	if in == nil {
		r.t.Fatalf("%s has no %q", code, name)
	}
	return in
}

// hour is the session that is going on, as it is on the disk now.
func (r *rig) hour() *record.Session {
	r.t.Helper()
	s := r.disk.caseload().OpenSession()
	if s == nil {
		r.t.Fatal("no hour is open")
	}
	return s
}

// elsewhere changes the records as another companion would.
func (r *rig) elsewhere(do func(record.Tx) error) {
	r.t.Helper()
	if err := (&memory{disk: r.disk}).Update(do); err != nil {
		r.t.Fatal(err)
	}
}

// startLive opens Maya's hour from home and waits until marks count.
func (r *rig) startLive() {
	r.t.Helper()
	r.send(nav.Go{To: nav.Live{Client: r.client("maya").ID}})
	r.jump(time.Second)
	r.tick()
}

// recoveryWord is the word of the code that the first run asks back.
func recoveryWord(t rapid.TB, r *rig) string {
	t.Helper()
	words := strings.Fields(recoveryCode)
	for i, word := range words {
		if r.frame(80, 24).has(fmt.Sprintf("what is word %d of", i+1)) {
			return word
		}
	}
	t.Fatalf("no word is asked for:\n%s", r.frame(80, 24))
	return ""
}
