package store

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapport/store/engine/trace"
)

// sector is how much of a file a disk writes at once, or not at all.
const sector = 512

// disk is what a row of calls made of a folder: what was made durable, and what
// may be there besides after the power went.
type disk struct {
	dir  string // its path, for the program that was traced
	root *node
	log  int // calls taken in
}

// node is a file or a folder.
type node struct {
	folder bool

	// A file: as the program sees it, as it is durable, and every state that its
	// length and its sectors had since.
	data, safe []byte
	lengths    []int
	sectors    map[int][]version
	doubt      map[int][]version // whose sync went wrong: no later one settles them

	// A folder: likewise, and every change of it since, in order.
	names, sure map[string]*node
	moves       []move
}

// version is what a sector held from a write on.
type version struct {
	when int
	data []byte
}

// move is one change of a folder: a name is given to a node, or taken away from
// it, or both at once.
type move struct {
	node     *node
	from, to string // a name or ""
}

func newDisk(dir string) *disk { return &disk{dir: dir, root: newFolder()} }

func newFolder() *node {
	return &node{folder: true, names: map[string]*node{}, sure: map[string]*node{}}
}

// take takes in a call that has been done, and reports whether that can have
// changed what is or will be on the disk.
func (d *disk) take(c trace.Call) (bool, error) {
	inside := func(path string) bool { return strings.HasPrefix(path, d.dir+"/") || path == d.dir }
	switch {
	case !inside(c.Path) && !inside(c.To):
		return false, nil
	case c.Forced && (c.Name == "fsync" || c.Name == "fdatasync"):
		d.find(c.Path).syncWentWrong()
		return true, nil
	case c.Err != 0:
		return false, nil
	}
	if c.Obscure() {
		return false, fmt.Errorf("%s of %s is none that can be followed", c.Name, c.Path)
	}
	d.log++
	n := d.find(c.Path)
	switch c.Name {
	case "openat":
		return d.open(c, n), nil
	case "mkdirat":
		d.move(c.Path, "", newFolder())
	case "unlinkat":
		d.move("", c.Path, n)
	case "renameat2":
		if filepath.Dir(c.Path) != filepath.Dir(c.To) {
			return false, fmt.Errorf("a rename from folder to folder: %s", c.Path)
		}
		d.move(c.To, c.Path, n)
	case "write", "pwrite64", "writev", "pwritev":
		n.write(c.Offset, c.Data, d.log)
	case "ftruncate", "truncate":
		n.resize(int(c.Size), d.log)
	case "fsync", "fdatasync":
		n.sync()
	case "linkat", "symlinkat", "syncfs", "msync", "sync_file_range":
		return false, fmt.Errorf("%s of %s is none that can be followed", c.Name, c.Path)
	default: // it looks, locks or closes
		return false, nil
	}
	return true, nil
}

func (d *disk) open(c trace.Call, n *node) bool {
	switch {
	case n == nil && c.Flags&os.O_CREATE != 0:
		d.move(c.Path, "", &node{})
	case n != nil && c.Flags&os.O_TRUNC != 0 && c.Writes():
		n.resize(0, d.log)
	default:
		return false
	}
	return true
}

// find is what stands at a path, as the program sees it; nil for nothing.
func (d *disk) find(path string) *node {
	n := d.root
	rest := strings.TrimPrefix(path, d.dir)
	for name := range strings.SplitSeq(rest, "/") {
		if n == nil || name == "" {
			continue
		}
		n = n.names[name]
	}
	return n
}

// move gives a path to a node and takes another away from it, in one folder.
func (d *disk) move(to, from string, n *node) {
	m := move{node: n}
	at := to
	if to != "" {
		m.to = filepath.Base(to)
	} else {
		at = from
	}
	if from != "" {
		m.from = filepath.Base(from)
	}
	folder := d.find(filepath.Dir(at))
	folder.moves = append(folder.moves, m)
	m.in(folder.names)
}

// in makes a move in a list of names; one that does not fit changes nothing.
func (m move) in(names map[string]*node) {
	if m.from != "" {
		if names[m.from] != m.node {
			return
		}
		delete(names, m.from)
	}
	if m.to != "" {
		names[m.to] = m.node
	}
}

func (n *node) write(at int64, data []byte, when int) {
	end := int(at) + len(data)
	if end > len(n.data) {
		n.data = append(n.data, make([]byte, end-len(n.data))...)
		n.lengths = append(n.lengths, end)
	}
	copy(n.data[at:], data)
	n.changed(int(at), end, when)
}

func (n *node) resize(size, when int) {
	was := len(n.data)
	if size <= was {
		n.data = bytes.Clone(n.data[:size])
	} else {
		n.data = append(n.data, make([]byte, size-was)...)
	}
	n.lengths = append(n.lengths, size)
	n.changed(size, was, when) // what is cut off is zeroes, should it grow again
}

// changed keeps what the sectors of a stretch hold now. Beyond the end of the
// file that is nothing but zeroes.
func (n *node) changed(from, to, when int) {
	if n.sectors == nil {
		n.sectors = map[int][]version{}
	}
	for s := from / sector; s*sector < to; s++ {
		now := make([]byte, sector)
		if s*sector < len(n.data) {
			copy(now, n.data[s*sector:])
		}
		n.sectors[s] = append(n.sectors[s], version{when, now})
	}
}

// sync makes durable what a file holds, or a folder lists. Neither does it for
// the other.
func (n *node) sync() {
	if n.folder {
		n.sure, n.moves = maps.Clone(n.names), nil
		return
	}
	safe := bytes.Clone(n.data)
	for s := range n.doubt {
		if len(n.sectors[s]) > 0 {
			delete(n.doubt, s) // it was written anew since
			continue
		}
		sectorOf(safe, s, sectorOf(n.safe, s, nil))
	}
	n.safe, n.lengths, n.sectors = safe, nil, nil
}

// sectorOf is what a sector of a file holds, having put something there.
func sectorOf(data []byte, s int, put []byte) []byte {
	if s*sector >= len(data) {
		return nil
	}
	at := data[s*sector : min((s+1)*sector, len(data))]
	if put != nil {
		clear(at[copy(at, put):])
	}
	return at
}

// syncWentWrong is when the system says that what was written is not on the disk.
// It takes it for written from then on.
func (n *node) syncWentWrong() {
	if n.folder {
		return
	}
	if n.doubt == nil {
		n.doubt = map[int][]version{}
	}
	for s, all := range n.sectors {
		n.doubt[s] = append(n.doubt[s], all...)
	}
	n.sectors = nil
}

// versions are what a sector may hold besides what is durable.
func (n *node) versions(s int) []version { return slices.Concat(n.doubt[s], n.sectors[s]) }

// image is what a disk may hold after the power went: every file by its path from
// the disk's folder, and every folder with nil. harsh lets any of a folder's last
// changes be lost, instead of the last ones.
func (d *disk) image(r *rand.Rand, harsh bool) map[string][]byte {
	out := map[string][]byte{}
	d.root.list(out, "", chance{Rand: r, mode: r.IntN(6), harsh: harsh})
	return out
}

// chance decides what survives.
type chance struct {
	*rand.Rand
	mode  int
	harsh bool
}

// The modes: nothing that was not made durable, all of it, and by chance.
const (
	dropAll = iota
	keepAll
)

func (n *node) list(out map[string][]byte, path string, c chance) {
	if !n.folder {
		out[path] = append([]byte{}, n.survives(c)...)
		return
	}
	if path != "" {
		out[path] = nil
	}
	names := n.lists(c)
	for _, name := range slices.Sorted(maps.Keys(names)) { // so that a seed gives the same again
		names[name].list(out, filepath.Join(path, name), c)
	}
}

// lists is what a folder may list.
func (n *node) lists(c chance) map[string]*node {
	if len(n.moves) == 0 || c.mode == dropAll {
		return n.sure
	}
	names := maps.Clone(n.sure)
	moves := n.moves
	if c.mode != keepAll && !c.harsh {
		moves = moves[:c.IntN(len(moves)+1)]
	}
	for _, m := range moves {
		if c.mode == keepAll || !c.harsh || c.IntN(2) == 0 {
			m.in(names)
		}
	}
	return names
}

// survives is what a file may hold.
func (n *node) survives(c chance) []byte {
	if c.mode == dropAll || len(n.sectors) == 0 && len(n.lengths) == 0 && len(n.doubt) == 0 {
		return n.safe
	}
	if c.mode == keepAll {
		return n.data
	}
	size := len(n.safe)
	if k := c.IntN(len(n.lengths) + 1); k > 0 {
		size = n.lengths[k-1]
	}
	out := make([]byte, size)
	copy(out, n.safe)
	pick := n.torn(c)
	for s := range (size + sector - 1) / sector {
		all := n.versions(s)
		if k := pick(all); k > 0 {
			copy(out[s*sector:], all[k-1].data)
		}
	}
	return out
}

// torn draws how a file survives: each sector by chance, rarely or often or as it
// falls; or all up to a write, of which some.
func (n *node) torn(c chance) func([]version) int {
	if share := []int{0, 10, 50, 90}[c.IntN(4)]; share > 0 {
		return func(all []version) int {
			if len(all) == 0 || c.IntN(100) >= share {
				return 0
			}
			return 1 + c.IntN(len(all))
		}
	}
	var times []int
	for _, sectors := range []map[int][]version{n.doubt, n.sectors} {
		for _, all := range sectors {
			for _, v := range all {
				times = append(times, v.when)
			}
		}
	}
	if len(times) == 0 {
		return func([]version) int { return 0 }
	}
	slices.Sort(times)
	last := times[c.IntN(len(times))]
	return func(all []version) int {
		k := 0
		for i, v := range all {
			if v.when < last || v.when == last && c.IntN(2) == 0 {
				k = i + 1
			}
		}
		return k
	}
}
