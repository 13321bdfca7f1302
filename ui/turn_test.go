package ui_test

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/store/record"
)

// together presses keys so close that none of what they ask for has arrived
// before the last of them, and lets it arrive the wrong way round.
func (r *rig) together(names ...string) {
	r.t.Helper()
	var cmds []tea.Cmd
	for _, name := range names {
		r.presses++
		r.jump(100 * time.Millisecond)
		var cmd tea.Cmd
		r.model, cmd = r.model.Update(press(name))
		cmds = append(cmds, cmd)
	}
	for _, cmd := range slices.Backward(cmds) {
		r.do(cmd)
		r.run()
	}
}

// TestKeysThatOvertakeEachOtherAreTakenInOrder: undo takes back the key before
// it, a place is the last that was pressed, and who led is said of that move.
func TestKeysThatOvertakeEachOtherAreTakenInOrder(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	r.keys("q")
	r.together("v", "u")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Errorf("v and u left %v", got)
	}
	r.together("4", "1", "c", "s", "q")
	s := r.hour()
	if s.PlaceAt(3600) != record.Near || s.Moves[len(s.Moves)-1].Led != record.ByClient {
		t.Errorf("4, 1 and c left %v", s.Moves)
	}
	if got := marksOf(s); !slices.Equal(got, []record.MarkKind{record.Quiet, record.Laughed, record.Quiet}) {
		t.Errorf("q, s and q left %v", got)
	}
	r.together("u", "U", "u", "u")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet}) {
		t.Errorf("two of three were to be undone, and left is %v", got)
	}
}

// TestAMarkOnItsWayOutlivesWhateverComes: the lock, the end of the program, the
// way back, that overtook it; and it is there once.
func TestAMarkOnItsWayOutlivesWhateverComes(t *testing.T) {
	for _, leave := range []string{"ctrl+l", "ctrl+c", "esc", "ctrl+z"} {
		r := newRig(t)
		r.startLive()
		r.pass(time.Minute)
		r.together("3", "q", "w", leave)
		if s := r.hour(); len(s.Moves) != 1 || !slices.Equal(marksOf(s), []record.MarkKind{record.Quiet, record.Wobble}) {
			t.Errorf("%s: on disk are %v %v", leave, s.Moves, s.Marks)
		}
	}
}

// TestAScreenThatIsGoneHoldsNobody: what comes too late from an hour's screen
// is not waited for by the next one.
func TestAScreenThatIsGoneHoldsNobody(t *testing.T) {
	r := newRig(t)
	r.startLive()
	r.pass(time.Minute)
	var late tea.Cmd
	r.model, late = r.model.Update(press("q"))
	r.keys("esc")
	r.startLive()
	r.keys("s")
	r.do(late)
	r.run()
	r.pass(time.Second)
	r.keys("w", "ctrl+l")
	r.shows("passphrase")
	if got := marksOf(r.hour()); !slices.Equal(got, []record.MarkKind{record.Quiet, record.Laughed, record.Wobble}) {
		t.Errorf("on disk are %v", got)
	}
}
