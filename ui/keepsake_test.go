package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/nav"
)

// files are what was written outside the vault, by name.
type files map[string]string

func (f files) into(d *ui.Deps) {
	d.WriteOut = func(name string, data []byte) error {
		if _, there := f[name]; there {
			return errors.New(name + " is already there")
		}
		f[name] = string(data)
		return nil
	}
}

// onKeepsake opens the page of a client, with somewhere to write it to.
func onKeepsake(t *testing.T, client string) (*rig, files) {
	t.Helper()
	written := files{}
	r := newRig(t, written.into)
	r.keys(client, "enter", "ctrl+p", "keepsake", "enter")
	return r, written
}

// TestAKeepsakeIsChangedAndWritten: line by line, and only then to a file.
func TestAKeepsakeIsChangedAndWritten(t *testing.T) {
	r, written := onKeepsake(t, "maya")
	r.keys("down", "down", "down", "enter", "ctrl+u", "Miso, who sleeps in the sink", "enter")
	r.keys("down", "x", "+", "the long way round", "enter", "w")
	r.shows("not sealed", "keepsake.html")
	if len(written) > 0 {
		t.Fatal("written before it was asked for")
	}
	r.keys("ctrl+u", "page.txt", "enter")
	r.shows("written to page.txt; that file is not sealed")
	want := "what you love\n  Miso, who sleeps in the sink\n  the allotment, plot 14\n  the long way round\n  Inês, sister\n"
	if got := written["page.txt"]; !strings.Contains(got, want) || strings.Contains(got, "Cure") {
		t.Errorf("the file has\n%s", got)
	}
	r.keys("ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 0 {
		t.Errorf("still sealed: %v", r.disk.desk.Drafts)
	}
	if r.disk.writes != 0 {
		t.Errorf("the vault was written %d times", r.disk.writes)
	}
}

// TestAKeepsakeIsInTheClientsLanguage, as is the file that it is written to.
func TestAKeepsakeIsInTheClientsLanguage(t *testing.T) {
	r, written := onKeepsake(t, "lucia")
	r.shows("Para Lucía", "Algo de lo que me contaste, con tus palabras.", "lo que te gusta")
	r.keys("w", "ctrl+u", "page.html", "enter")
	if got := written["page.html"]; !strings.Contains(got, `<html lang="es">`) {
		t.Errorf("the file begins %.60q", got)
	}
}

// TestAKeepsakeIsNotWrittenOverAFile: the line stays open with the name.
func TestAKeepsakeIsNotWrittenOverAFile(t *testing.T) {
	r, written := onKeepsake(t, "maya")
	written["keepsake.html"] = "another"
	r.keys("w", "enter")
	r.shows("not written: keepsake.html is already there", "file  keepsake.html")
	r.keys("ctrl+u", "keepsake.pdf", "enter")
	r.shows("not as .pdf")
	r.keys("ctrl+u", "two.md", "enter")
	r.shows("written to two.md")
	if written["keepsake.html"] != "another" || !strings.HasPrefix(written["two.md"], "# For Maya\n") {
		t.Errorf("the files are %v", written)
	}
}

// TestAKeepsakeWithNowhereToGo says so.
func TestAKeepsakeWithNowhereToGo(t *testing.T) {
	r := newRig(t)
	r.keys("maya", "enter", "ctrl+p", "keepsake", "enter", "w", "enter")
	r.shows("not written: nothing is written outside the vault here")
}

// TestLockingWaitsForTheFile: what is being written is there before the key
// goes, and the page is then no draft.
func TestLockingWaitsForTheFile(t *testing.T) {
	r, written := onKeepsake(t, "maya")
	r.keys("down", "down", "down", "x", "w")
	r.hold()
	r.keys("enter", "ctrl+l")
	if r.root().Locked() || len(written) > 0 {
		t.Fatal("locked before the file was written")
	}
	r.free()
	if !r.root().Locked() || len(written) != 1 {
		t.Fatalf("locked %v with %d files", r.root().Locked(), len(written))
	}
}

// TestAKeepsakeIsUndone: the edits, not the vault.
func TestAKeepsakeIsUndone(t *testing.T) {
	r, _ := onKeepsake(t, "maya")
	r.keys("down", "down", "down", "x")
	r.hides("orange tabby")
	r.keys("up", "x")
	r.hides("the Cure", "what you love")
	r.keys("u")
	r.shows("the Cure", "what you love")
	r.keys("u")
	r.shows("orange tabby")
	r.keys("u")
	r.shows("nothing to undo on this page")
	r.keys("U")
	r.hides("orange tabby")
	r.keys("ctrl+p", "begin", "enter")
	r.shows("orange tabby")
	r.keys("u")
	r.hides("orange tabby")
}

// TestAChangedKeepsakeSurvivesTheLock, also its half-typed lines, each where it
// was typed.
func TestAChangedKeepsakeSurvivesTheLock(t *testing.T) {
	r, _ := onKeepsake(t, "maya")
	r.keys("down", "down", "down", "x", "enter", " on rep", "esc", "down", "enter", ", in M", "ctrl+l")
	if left := wordsIn(r.model, []string{"on rep", ", in M"}); len(left) > 0 {
		t.Errorf("still in memory: %v", left)
	}
	r.jump(time.Second)
	r.keys(passphrase, "enter", "maya", "enter", "ctrl+p", "keepsake", "enter")
	r.hides("orange tabby")
	r.keys("down", "down", "down", "enter")
	r.shows("the Cure, Disintegration on rep")
	r.keys("esc", "down", "enter")
	r.shows("the allotment, plot 14, in M")
}

// TestAKeepsakeAsksTheGateAgain: whatever changes while the page is open, or
// while it is sealed as a draft, nothing kept back stands on it.
func TestAKeepsakeAsksTheGateAgain(t *testing.T) {
	for _, to := range []record.Standing{record.Resting, record.Gentle, record.Closed} {
		for _, sealed := range []bool{false, true} {
			t.Run(fmt.Sprint(to, sealed), func(t *testing.T) {
				r, written := onKeepsake(t, "maya")
				r.keys("down", "down", "down", "enter", " daily", "enter", "down", "x")
				r.shows("sink daily")
				if sealed {
					r.keys("ctrl+l")
				}
				id := r.thing("maya", "Miso").ID
				r.elsewhere(func(tx record.Tx) error {
					return record.ChangeCard(tx, r.client("maya").ID, func(c *record.Card) error {
						c.SetStanding(id, to, "")
						return nil
					})
				})
				r.jump(time.Second)
				if sealed {
					r.keys(passphrase, "enter", "maya", "enter", "ctrl+p", "keepsake", "enter")
				} else {
					r.send(ui.Elsewhere())
				}
				r.hides("Miso", "the Cure")
				r.keys("u")
				r.hides("Miso")
				r.keys("w", "enter")
				if strings.Contains(written["keepsake.html"], "Miso") || len(written) != 1 {
					t.Errorf("the file has %v", written)
				}
			})
		}
	}
}

// TestNothingKeptBackIsTypedOntoAKeepsake.
func TestNothingKeptBackIsTypedOntoAKeepsake(t *testing.T) {
	r, _ := onKeepsake(t, "maya")
	for _, words := range []string{"Biscuit's old lead", "the wine on Sundays", "your father's shed"} {
		r.keys("+", words, "enter")
		r.shows("something that is held back", words)
		r.keys("ctrl+u", "esc")
		r.hides(words)
	}
	r.keys("enter", "ctrl+u", "For Maya and Biscuit", "enter")
	r.shows("something that is held back")
}

// TestAThingIsHeldGentlyFromItsKeepsake: one key, and it is off the page.
func TestAThingIsHeldGentlyFromItsKeepsake(t *testing.T) {
	r, _ := onKeepsake(t, "maya")
	r.keys("down", "down", "down", "g")
	r.shows("held gently: Miso")
	r.hides("orange tabby")
	if st := r.thing("maya", "Miso").Standing; st != record.Gentle {
		t.Errorf("Miso is %s", st)
	}
}

// TestAKeepsakeOfAnEmptyCard can be begun by hand.
func TestAKeepsakeOfAnEmptyCard(t *testing.T) {
	written := files{}
	r := newRig(t, written.into)
	r.keys("Zebedee", "enter", "ctrl+p", "keepsake", "enter", "w")
	r.shows("nothing stands on the page yet; + adds a line")
	r.keys("+", "the bench", "enter", "w", "ctrl+u", "a.md", "enter")
	if got := written["a.md"]; !strings.Contains(got, "## what you love\n\n- the bench\n") || strings.Contains(got, "laugh") {
		t.Errorf("the file has\n%s", got)
	}
}

// TestAKeepsakeOfAnErasedClientGoes with the client.
func TestAKeepsakeOfAnErasedClientGoes(t *testing.T) {
	r, _ := onKeepsake(t, "maya")
	r.keys("down", "down", "down", "x")
	r.send(nav.Write{Client: r.client("maya").ID, Erase: true})
	r.shows("find")
	r.keys("ctrl+l")
	if n := len(r.disk.desk.Drafts); n != 0 {
		t.Errorf("still sealed: %v", r.disk.desk.Drafts)
	}
}
