package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"

	"rapport/store/engine"
)

// The file format of bbolt, as far as it is read here: version 2, in the byte
// order of the machine.
const (
	pageSize       = 4096 // ours, always; bbolt would take the machine's
	pageHeaderSize = 16
	metaSize       = 64
	metaMagic      = 0xED0CDAED
	metaVersion    = 2
)

var order = binary.NativeEndian

// meta is one of the two pages that say where everything else is. bbolt writes
// them in turn; the valid one with the higher transaction is the file's state.
type meta struct {
	root     uint64 // page of the bucket of buckets
	freelist uint64 // page of the free list
	high     uint64 // number of pages in use, or that ever were
	tx       uint64
	checksum uint64
}

// readMeta reads meta page n; false if it is broken, or stands in the place of the
// other: even transactions are written to the first, odd ones to the second. A
// page that the system does not give is not broken: it may tomorrow.
func readMeta(f io.ReaderAt, n int64) (m meta, ok bool, err error) {
	var b [metaSize]byte
	if _, err := f.ReadAt(b[:], n*pageSize+pageHeaderSize); errors.Is(err, io.EOF) {
		return meta{}, false, nil
	} else if err != nil {
		return meta{}, false, err
	}
	m = meta{
		root: order.Uint64(b[16:]), freelist: order.Uint64(b[32:]), high: order.Uint64(b[40:]),
		tx: order.Uint64(b[48:]), checksum: order.Uint64(b[56:]),
	}
	sum := fnv.New64a()
	sum.Write(b[:56])
	ok = order.Uint32(b[0:]) == metaMagic && order.Uint32(b[4:]) == metaVersion &&
		order.Uint32(b[8:]) == pageSize && sum.Sum64() == m.checksum && m.tx%2 == uint64(n)
	return m, ok, nil
}

// metas are both meta pages of an open file, and what can be said of them.
type metas struct {
	newest meta
	health engine.Health
	state  engine.State
}

// readMetas reads both meta pages. With both broken there is a state, but
// nothing to read: ErrDamaged.
func readMetas(f *os.File) (metas, error) {
	volume, number, err := identity(f)
	if err != nil {
		return metas{}, err
	}
	info, err := f.Stat()
	if err != nil {
		return metas{}, err
	}
	m0, ok0, err0 := readMeta(f, 0)
	m1, ok1, err1 := readMeta(f, 1)
	if err := errors.Join(err0, err1); err != nil {
		return metas{}, err
	}
	out := metas{newest: m0}
	if !ok0 || ok1 && m1.tx > m0.tx {
		out.newest = m1
	}
	// Each is written one transaction after the other. Where they are further apart,
	// one of them is from earlier, and a newer one was there.
	if !ok0 || !ok1 || max(m0.tx, m1.tx)-min(m0.tx, m1.tx) != 1 {
		out.health = engine.Behind
	}
	// A file made anew can have the number, and the transactions, of one that was
	// there before; hence the time.
	out.state = engine.State(fmt.Sprintf("%x %x %x %x.%x %x.%x", volume, number,
		info.ModTime().UnixNano(), m0.tx, m0.checksum, m1.tx, m1.checksum))
	if !ok0 && !ok1 {
		return out, fmt.Errorf("%s: %w: both meta pages are broken", f.Name(), engine.ErrDamaged)
	}
	return out, nil
}
