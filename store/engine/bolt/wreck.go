package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"rapport/store/engine"
)

// maxWreck is the largest file that is read for its remains.
const maxWreck = 1 << 30

// Wreck is all bytes of a file, whatever state its pages are in. It is read, never
// opened with bbolt, and nothing in it is believed: what is found is offered to
// whoever can prove it.
type Wreck struct {
	b     []byte
	taken []stretch // where values were proved to stand, in order
}

// stretch is a stretch of a file.
type stretch struct{ from, to int }

// ReadWreck reads a file under its lock. What the disk does not give back is
// read as zeros. ErrNoStore, ErrEmpty, ErrSymlink, ErrNotOurs, ErrInUse.
func ReadWreck(path string, opt Options) (*Wreck, error) {
	e, err := newFile(path, opt)
	if err != nil {
		return nil, err
	}
	w := &Wreck{}
	err = e.hold(false, func() error {
		w.b, err = readAround(e.path)
		return explain(e.path, err)
	})
	return w, err
}

func readAround(path string) ([]byte, error) {
	if err := refuseLink(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: not a regular file", engine.ErrNotOurs)
	case info.Size() == 0:
		return nil, engine.ErrEmpty
	case info.Size() > maxWreck:
		return nil, fmt.Errorf("%w: it is of %d bytes", engine.ErrNotOurs, info.Size())
	}
	b := make([]byte, info.Size())
	for at := 0; at < len(b); at += pageSize {
		page := b[at:min(at+pageSize, len(b))]
		if _, err := f.ReadAt(page, int64(at)); err != nil && !errors.Is(err, io.EOF) {
			clear(page) // a sector that is gone
		}
	}
	return b, nil
}

// Headers are the stretches that may begin with the header: those behind its
// key, and those that begin as one does. Each is as long as the largest header,
// or up to the end of the file where that leaves as much as the smallest.
func (w *Wreck) Headers(least, most int, begins string) (all [][]byte) {
	seen := map[string]bool{}
	find := func(mark []byte, skip int) {
		for at := 0; ; at++ {
			i := bytes.Index(w.b[at:], mark)
			if i < 0 {
				return
			}
			at += i
			from := at + skip
			if from+least > len(w.b) {
				return
			}
			if h := w.b[from:min(from+most, len(w.b))]; !seen[string(h)] {
				seen[string(h)] = true
				all = append(all, h)
			}
		}
	}
	find(headerKey, len(headerKey))
	find([]byte(begins), 0)
	return all
}

// Sought says what is looked for in a wreck.
type Sought struct {
	// Key reports whether a value can stand under the key.
	Key func(key []byte) bool
	// KeySizes are the lengths that keys can have.
	KeySizes []int
	// Sizes are the lengths, rising, that sealed bytes can have.
	Sizes []int
	// Take is given what may be a value, and reports whether it is one. The bytes
	// are the wreck's: they are not to be changed.
	Take func(key string, v engine.Value) bool
}

// Values offers everything that may be a value, of whatever time: free pages are
// looked at like others.
//
// Each value of bbolt is named by an element of 16 bytes (flags, distance, length
// of the key, length of the value), and its bytes stand together, the key first.
// So every place in the file is read as an element, and whatever it names that
// can be a value is offered. That needs no page to be whole, in its place, or a
// page at all. Where elements are damaged themselves, gaps looks.
func (w *Wreck) Values(s Sought) {
	w.taken = nil
	for at := 0; at+elementSize <= len(w.b); at++ {
		e := w.b[at : at+elementSize]
		keySize, size := order.Uint32(e[8:]), order.Uint32(e[12:])
		if keySize == 0 || keySize > maxKey || order.Uint32(e) != 0 || size > uint32(len(w.b)) {
			continue
		}
		w.try(s, at+int(order.Uint32(e[4:])), int(keySize), int(size)-revSize)
	}
	w.gaps(s)
}

// try offers the value that stands at a place if its key and sealed bytes are so
// long, and remembers where one stands.
func (w *Wreck) try(s Sought, from, keySize, sealed int) bool {
	to := from + keySize + revSize + sealed
	if from < 0 || sealed < s.Sizes[0] || to > len(w.b) || to < from {
		return false
	}
	key := w.b[from : from+keySize]
	if !s.Key(key) || w.known(stretch{from, to}) {
		return false
	}
	rev := binary.BigEndian.Uint64(w.b[from+keySize:])
	body := w.b[from+keySize+revSize : to : to]
	if !s.Take(string(key), engine.Value{Rev: rev, Sealed: body}) {
		return false
	}
	w.take(stretch{from, to})
	return true
}
