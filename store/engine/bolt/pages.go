package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10

	elementSize = 16
	flagBucket  = 0x01 // of a leaf's element: the value is a bucket
	bucketSize  = 16   // of its header: root page, sequence

	maxDepth = 24 // far above what 2^64 values need
)

// pages checks the tree of pages of a file before bbolt follows it. Where pages
// point in a circle, bbolt would go round until the stack ends the process; where
// the free list names a page in use, it would write over it.
//
// The quick check reads the free list and all inner pages, and marks the leaves
// without reading them: every page is in use once, or free, at most. The whole
// check reads the leaves too, and every page is then in use or free, exactly.
type pages struct {
	f     io.ReaderAt
	high  uint64
	whole bool
	taken []uint64 // one bit per page
	spare [][]byte // buffers to be used again
}

// checkPages checks the state that m names in a file of the given size.
func checkPages(f io.ReaderAt, size int64, m meta, whole bool) error {
	if m.high < 4 || m.high > uint64(size)/pageSize {
		return damaged("%d pages in a file of %d bytes", m.high, size)
	}
	p := &pages{f: f, high: m.high, whole: whole, taken: make([]uint64, m.high/64+1)}
	p.taken[0] = 0b11 // the meta pages
	if err := p.freelist(m.freelist); err != nil {
		return err
	}
	if err := p.tree(m.root, 0, span{}, p.bucketOf); err != nil {
		return err
	}
	if whole {
		return p.complete()
	}
	return nil
}

// take marks n pages; each can be taken once.
func (p *pages) take(id, n uint64) error {
	if id < 2 || id >= p.high || n > p.high-id {
		return damaged("page %d is outside the file", id)
	}
	for ; n > 0; id, n = id+1, n-1 {
		if p.taken[id/64]&(1<<(id%64)) != 0 {
			return damaged("page %d is used twice", id)
		}
		p.taken[id/64] |= 1 << (id % 64)
	}
	return nil
}

// complete looks for a page that is neither in use nor free.
func (p *pages) complete() error {
	for id := range p.high {
		if p.taken[id/64]&(1<<(id%64)) == 0 {
			return damaged("page %d is lost", id)
		}
	}
	return nil
}

// page is one page, with those that it runs over into.
type page struct {
	flags, count uint16
	bytes        []byte // all of it, header too
}

// header reads the first bytes of a page, and how many pages it has in all.
func (p *pages) header(id uint64) (flags, count uint16, n uint64, err error) {
	if id < 2 || id >= p.high {
		return 0, 0, 0, damaged("page %d is outside the file", id)
	}
	var b [pageHeaderSize]byte
	if _, err := p.f.ReadAt(b[:], int64(id)*pageSize); err != nil {
		return 0, 0, 0, unread(id, err)
	}
	if order.Uint64(b[0:]) != id {
		return 0, 0, 0, damaged("page %d has another's number", id)
	}
	return order.Uint16(b[8:]), order.Uint16(b[10:]), 1 + uint64(order.Uint32(b[12:])), nil
}

// read takes a page and reads all of it. It is given back with done.
func (p *pages) read(id uint64) (page, error) {
	flags, count, n, err := p.header(id)
	if err != nil {
		return page{}, err
	}
	if err := p.take(id, n); err != nil {
		return page{}, err
	}
	b := p.buffer(n)
	if _, err := p.f.ReadAt(b, int64(id)*pageSize); err != nil {
		return page{}, unread(id, err)
	}
	return page{flags: flags, count: count, bytes: b}, nil
}

// unread is why a page could not be read: it is not there, which is damage, or the
// system does not give it.
func unread(id uint64, err error) error {
	if errors.Is(err, io.EOF) {
		return damaged("page %d: %v", id, err)
	}
	return fmt.Errorf("page %d: %w", id, err)
}

func (p *pages) buffer(n uint64) []byte {
	size := int(n * pageSize)
	if last := len(p.spare) - 1; last >= 0 {
		b := p.spare[last]
		p.spare = p.spare[:last]
		if cap(b) >= size {
			return b[:size]
		}
	}
	return make([]byte, size)
}

func (p *pages) done(pg page) { p.spare = append(p.spare, pg.bytes) }

// freelist takes the free list's page and every page that it lists.
func (p *pages) freelist(id uint64) error {
	l, err := p.read(id)
	if err != nil {
		return err
	}
	defer p.done(l)
	ids, count := l.bytes[pageHeaderSize:], uint64(l.count)
	if l.count == 0xFFFF { // the number does not fit, and stands first
		count, ids = order.Uint64(ids), ids[8:]
	}
	if l.flags != flagFreelist || count > uint64(len(ids)/8) {
		return damaged("page %d is no free list", id)
	}
	last := uint64(0)
	for i := range count {
		free := order.Uint64(ids[8*i:])
		if free <= last {
			return damaged("the free list is out of order")
		}
		if err := p.take(free, 1); err != nil {
			return err
		}
		last = free
	}
	return nil
}

// span is where the keys of a page lie: from, and below to. Nil is no bound.
type span struct{ from, to []byte }

func (s span) holds(key []byte) bool {
	return (s.from == nil || bytes.Compare(key, s.from) >= 0) && (s.to == nil || bytes.Compare(key, s.to) < 0)
}

// eachValue is called for every element of every leaf that is read.
type eachValue func(flags uint32, value []byte) error

// tree takes a page and everything below it.
func (p *pages) tree(id uint64, depth int, within span, each eachValue) error {
	if depth > maxDepth {
		return damaged("page %d is too deep", id)
	}
	pg, err := p.read(id)
	if err != nil {
		return err
	}
	defer p.done(pg)
	switch pg.flags {
	case flagLeaf:
		return leaf(pg, within, each)
	case flagBranch:
		return p.branch(pg, depth, within, each)
	}
	return damaged("page %d is neither branch nor leaf", id)
}

// branch takes what an inner page points at. Leaves are read in the bucket of
// buckets, and everywhere by the whole check.
func (p *pages) branch(pg page, depth int, within span, each eachValue) error {
	key, child, err := pg.pointer(0)
	skip := err == nil && !p.whole && each == nil && p.isLeaf(child)
	for i := 0; err == nil; {
		last := i+1 >= int(pg.count)
		below := span{key, within.to}
		next := child
		if !last {
			if below.to, next, err = pg.pointer(i + 1); err != nil {
				return err
			}
		}
		switch {
		case !within.holds(key) || below.to != nil && bytes.Compare(key, below.to) >= 0:
			err = damaged("an inner page is out of order")
		case skip:
			err = p.take(child, 1)
		default:
			err = p.tree(child, depth+1, below, each)
		}
		if last {
			break
		}
		i, key, child = i+1, below.to, next
	}
	return err
}

// pointer is an element of an inner page: the first key of a page below, and
// that page.
func (pg page) pointer(i int) (key []byte, child uint64, err error) {
	at := pageHeaderSize + elementSize*i
	if i >= int(pg.count) || at+elementSize > len(pg.bytes) {
		return nil, 0, damaged("an inner page of %d elements", pg.count)
	}
	e := pg.bytes[at:]
	from := uint64(at) + uint64(order.Uint32(e))
	to := from + uint64(order.Uint32(e[4:]))
	if to > uint64(len(pg.bytes)) {
		return nil, 0, damaged("an inner page's key is outside it")
	}
	return pg.bytes[from:to], order.Uint64(e[8:]), nil
}

// isLeaf looks at the header of a page.
func (p *pages) isLeaf(id uint64) bool {
	flags, _, _, err := p.header(id)
	return err == nil && flags == flagLeaf
}

// leaf checks the elements of a leaf: inside it, and in order.
func leaf(pg page, within span, each eachValue) error {
	if pageHeaderSize+elementSize*int(pg.count) > len(pg.bytes) {
		return damaged("a leaf of %d elements", pg.count)
	}
	var last []byte
	for i := range int(pg.count) {
		at := pageHeaderSize + elementSize*i
		e := pg.bytes[at:]
		from := uint64(at) + uint64(order.Uint32(e[4:]))
		mid := from + uint64(order.Uint32(e[8:]))
		to := mid + uint64(order.Uint32(e[12:]))
		if to > uint64(len(pg.bytes)) {
			return damaged("a leaf's value is outside it")
		}
		key := pg.bytes[from:mid]
		if !within.holds(key) || i > 0 && bytes.Compare(key, last) <= 0 {
			return damaged("a leaf is out of order")
		}
		last = key
		if each == nil {
			continue
		}
		if err := each(order.Uint32(e), pg.bytes[mid:to]); err != nil {
			return err
		}
	}
	return nil
}

// bucketOf follows an element of the bucket of buckets. A small bucket is no
// page of its own: its one leaf stands in the value.
func (p *pages) bucketOf(flags uint32, value []byte) error {
	if flags != flagBucket || len(value) < bucketSize {
		return damaged("the bucket of buckets holds something else")
	}
	if root := order.Uint64(value); root != 0 {
		return p.tree(root, 0, span{}, nil)
	}
	inline := value[bucketSize:]
	if len(inline) < pageHeaderSize || order.Uint16(inline[8:]) != flagLeaf {
		return damaged("a small bucket is no leaf")
	}
	return leaf(page{flags: flagLeaf, count: order.Uint16(inline[10:]), bytes: inline}, span{}, nil)
}
