package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"rapport/store/engine/trace"
)

// The power goes at any moment of first run, saves, backups, restoring, erasing,
// and changes of passphrase and key. What a program asked of its files stands in a
// log of its calls; from it come images of what the disk may hold then: of each
// file any of the sectors that were not made durable, old or new, and any length;
// of each folder the last changes or, in the harsher half, any of them undone. In
// every second log some syncs go wrong, and what they were to settle never is. In
// every image the vault opens and holds what the program had said was kept, or
// what it was about to keep, and nothing of who was erased; and it can be used.
func TestPowerLoss(t *testing.T) {
	images := sweep(100, 1000, 20_000)
	all := &powerTotals{}
	seed := uint64(0)
	for ; all.images < images; seed++ {
		p := &powerless{
			T: t, dir: ramDir(t), seed: seed, totals: all, rows: written(t, seed, 8*int(seed%2)),
			rand: rand.New(rand.NewPCG(seed, 2)), seen: map[uint64]bool{},
		}
		p.run(min(images-all.images, sweep(50, 125, 250)))
	}
	t.Logf("power loss: %d images tried (after %d calls in %d logs, %d syncs gone wrong), %d acknowledged lost, %d unopenable, %d erased back",
		all.images, all.calls, seed, all.wrong, all.lost, all.unopenable, all.back)
}

// When something is said to be kept, it needs nothing more: what was made durable by
// then is all of it. So are the folders that a first run makes, each of which
// stands in one above.
func TestKeptIsDurable(t *testing.T) {
	p := &powerless{T: t, dir: ramDir(t), rows: written(t, 0, 0), seen: map[uint64]bool{}, totals: &powerTotals{}}
	p.listen()
	d := newDisk("/d")
	for _, c := range p.rows {
		if c.FD != 1 || c.Name != "write" {
			if _, err := d.take(c); err != nil {
				t.Fatal(err)
			}
			continue
		}
		p.hear(c)
		if p.said < p.begun {
			continue
		}
		image := map[string][]byte{}
		d.root.list(image, "", chance{mode: dropAll})
		dir := filepath.Join(p.dir, strconv.Itoa(p.said))
		if err := writeImage(dir, image); err != nil {
			t.Fatal(err)
		}
		if err := p.judge(dir).look(true); err != nil {
			t.Fatalf("after %d things: %v", p.said, err)
		}
	}
}

// written is the log of a scribe that does twenty things, while about so many syncs
// in a hundred go wrong.
func written(t *testing.T, seed uint64, wrong int) (rows []trace.Call) {
	dir := ramDir(t)
	chance, begun := rand.New(rand.NewPCG(seed, 3)), 0
	fail := func(c trace.Call) syscall.Errno {
		syncs := strings.HasPrefix(c.Path, dir) && (c.Name == "fsync" || c.Name == "fdatasync")
		if syncs && begun > 1 && chance.IntN(100) < wrong { // the vault was made
			return syscall.EIO
		}
		return 0
	}
	traced(t, trace.Options{Fail: fail, Log: func(c trace.Call) {
		c.Path, c.To = strings.Replace(c.Path, dir, "/d", 1), strings.Replace(c.To, dir, "/d", 1)
		rows = append(rows, c)
		if c.FD == 1 && string(c.Data) == "begin\n" {
			begun++
		}
	}}, "write down", dir, strconv.FormatUint(seed, 10), "20")
	return rows
}

type powerTotals struct{ images, calls, wrong, lost, unopenable, back int }

// powerless goes through a log and lets the power go.
type powerless struct {
	*testing.T
	dir    string
	seed   uint64
	rows   []trace.Call
	rand   *rand.Rand
	totals *powerTotals

	words []word // all that the log says, in order
	begun int    // of them
	said  int
	seen  map[uint64]bool // images since the last word
}

// run makes so many images at most, as many after one call as after another, where
// there are so many.
func (p *powerless) run(images int) {
	matter := p.listen()
	d := newDisk("/d")
	due := 0.0
	for _, c := range p.rows {
		if c.FD == 1 && c.Name == "write" {
			p.hear(c)
			continue
		}
		changed, err := d.take(c)
		if err != nil {
			p.Fatal(err)
		}
		if !changed {
			continue
		}
		p.totals.calls++
		if c.Forced {
			p.totals.wrong++
		}
		for due += float64(images) / float64(matter); due >= 1 && p.one(d); due-- {
		}
	}
	if p.said != len(p.words) || p.said < 10 {
		p.Fatalf("only %d things were done", p.said)
	}
}

// listen reads all that is said in the log, and counts the calls that matter.
func (p *powerless) listen() (matter int) {
	d := newDisk("/d")
	for _, c := range p.rows {
		if w, is := heard(p, c); is {
			p.words = append(p.words, w)
		}
		if changed, err := d.take(c); err != nil {
			p.Fatal(err)
		} else if changed {
			matter++
		}
	}
	return matter
}

// word is what is said after a thing: what is kept, or seems to be.
type word struct {
	kept
	sure bool
}

func heard(t testing.TB, c trace.Call) (w word, is bool) {
	if c.FD != 1 {
		return w, false
	}
	said, sure := strings.CutPrefix(string(c.Data), "kept ")
	if !sure {
		if said, is = strings.CutPrefix(string(c.Data), "maybe "); !is {
			return w, false
		}
	}
	if err := json.Unmarshal([]byte(said), &w.kept); err != nil {
		t.Fatal(err)
	}
	w.sure = sure
	return w, true
}

func (p *powerless) hear(c trace.Call) {
	clear(p.seen)
	if string(c.Data) == "begin\n" {
		p.begun++
	} else if _, is := heard(p, c); is {
		p.said++
	}
}

// judge is for the moment that the log is at.
func (p *powerless) judge(dir string) judge {
	j := judge{dir: dir, path: vaultBelow(dir)}
	for i := range p.words[:p.begun] {
		w := &p.words[i]
		if i < p.said && w.sure {
			j.old, j.may = &w.kept, nil
		} else {
			j.may = append(j.may, &w.kept)
		}
	}
	return j
}

// one draws an image that was not tried yet, and looks what came of the vault;
// false if none is to be had.
func (p *powerless) one(d *disk) bool {
	var image map[string][]byte
	for range 4 {
		image = d.image(p.rand, p.rand.IntN(2) == 0)
		if sum := sumOf(image); !p.seen[sum] {
			p.seen[sum] = true
			break
		}
		image = nil
	}
	if image == nil {
		return false
	}
	p.totals.images++
	dir := filepath.Join(p.dir, "image")
	if err := writeImage(dir, image); err != nil {
		p.Fatal(err)
	}
	err := p.judge(dir).look(p.totals.images%4 == 0)
	switch {
	case err == nil:
		if err := os.RemoveAll(dir); err != nil {
			p.Fatal(err)
		}
		return true
	case errors.Is(err, errLost):
		p.totals.lost++
	case errors.Is(err, errBack):
		p.totals.back++
	default:
		p.totals.unopenable++
	}
	p.Errorf("seed %d, after %d calls and %d things kept: %v", p.seed, d.log, p.said, err)
	if p.totals.lost+p.totals.back+p.totals.unopenable > 10 {
		p.Fatal("enough")
	}
	_ = os.RemoveAll(dir)
	return true
}

func sumOf(image map[string][]byte) uint64 {
	var h maphash.Hash
	h.SetSeed(hashSeed)
	for _, name := range slices.Sorted(maps.Keys(image)) {
		fmt.Fprintf(&h, "%q %d ", name, len(image[name]))
		_, _ = h.Write(image[name])
	}
	return h.Sum64()
}

func writeImage(dir string, image map[string][]byte) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(image)) {
		path := filepath.Join(dir, name)
		err := error(nil)
		if image[name] == nil {
			err = os.Mkdir(path, 0o700)
		} else {
			err = os.WriteFile(path, image[name], 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
