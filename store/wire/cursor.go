package wire

import (
	"fmt"
	"math"
	"time"
	"unsafe"

	"rapport/store/record"

	"google.golang.org/protobuf/encoding/protowire"
)

// cursor walks the fields of one message. The first thing found wrong ends
// the walk and stays in err. text is the same memory as data, and every string
// is cut from it.
type cursor struct {
	data     []byte
	text     string
	pos, end int

	num      protowire.Number
	typ      protowire.Type
	val      uint64 // of a varint
	from, to int    // of bytes
	err      error
}

// open checks the version and stands before the first field.
func open(data []byte) (cursor, error) {
	switch {
	case len(data) == 0 || data[0] == 0:
		return cursor{}, fmt.Errorf("no format version: %w", ErrMalformed)
	case data[0] > Version:
		return cursor{}, fmt.Errorf("format %d: %w", data[0], ErrNewer)
	}
	text := unsafe.String(&data[0], len(data)) // taken over: nobody changes data any more
	return cursor{data: data, text: text, pos: 1, end: len(data)}, nil
}

// next reads one field and reports whether there was one.
func (c *cursor) next() bool {
	if c.pos >= c.end || c.err != nil {
		return false
	}
	tag := c.varint()
	c.num, c.typ = protowire.Number(tag>>3), protowire.Type(tag&7)
	if c.num < protowire.MinValidNumber || tag>>3 > uint64(protowire.MaxValidNumber) {
		c.fail("field number")
		return false
	}
	switch c.typ {
	case protowire.VarintType:
		c.val = c.varint()
	case protowire.BytesType:
		length := c.varint()
		if length > uint64(c.end-c.pos) {
			c.fail("length")
			return false
		}
		c.from = c.pos
		c.pos += int(length)
		c.to = c.pos
	default:
		c.skip()
	}
	return c.err == nil
}

// skip passes over a value of a sort that this package does not write.
func (c *cursor) skip() {
	n := protowire.ConsumeFieldValue(c.num, c.typ, c.data[c.pos:c.end])
	if n < 0 {
		c.fail("unknown field")
		return
	}
	c.pos += n
}

// varint reads a varint; most are one byte.
func (c *cursor) varint() uint64 {
	if c.pos < c.end {
		if b := c.data[c.pos]; b < 0x80 {
			c.pos++
			return uint64(b)
		}
	}
	return c.longVarint()
}

func (c *cursor) longVarint() uint64 {
	v, n := protowire.ConsumeVarint(c.data[c.pos:c.end])
	if n < 0 {
		c.fail("number")
		return 0
	}
	c.pos += n
	return v
}

// fail says in which sort of field the walk ended. It never says what stood
// there.
func (c *cursor) fail(what string) {
	if c.err == nil {
		c.err = fmt.Errorf("%s %d at byte %d: %w", what, c.num, c.pos, ErrMalformed)
	}
}

// sub is a cursor over the message in the current field.
func (c *cursor) sub() cursor {
	if c.typ != protowire.BytesType {
		c.fail("message")
		return cursor{}
	}
	return cursor{data: c.data, text: c.text, pos: c.from, end: c.to}
}

// took hands on what went wrong inside a message.
func (c *cursor) took(inner *cursor) {
	if c.err == nil {
		c.err = inner.err
	}
}

func (c *cursor) str() string {
	if c.typ != protowire.BytesType {
		c.fail("text")
		return ""
	}
	return c.text[c.from:c.to]
}

func (c *cursor) id() (id record.ID) {
	if c.typ != protowire.BytesType || c.to-c.from != len(id) {
		c.fail("id")
		return id
	}
	copy(id[:], c.data[c.from:c.to])
	return id
}

func (c *cursor) enum() uint8 {
	if c.typ != protowire.VarintType || c.val > math.MaxUint8 {
		c.fail("enumeration")
		return 0
	}
	return uint8(c.val)
}

func (c *cursor) truth() bool { return c.enum() != 0 }

func (c *cursor) number() int64 {
	if c.typ != protowire.VarintType {
		c.fail("number")
		return 0
	}
	return protowire.DecodeZigZag(c.val)
}

func (c *cursor) int() int {
	n := c.number()
	if int64(int(n)) != n {
		c.fail("number")
	}
	return int(n)
}

func (c *cursor) date() record.Date { return c.asDate(c.number()) }

// dates adds the days of a packed field.
func (c *cursor) dates(to []record.Date) []record.Date {
	days := c.sub()
	for days.pos < days.end && days.err == nil {
		to = append(to, days.asDate(protowire.DecodeZigZag(days.varint())))
	}
	c.took(&days)
	return to
}

func (c *cursor) asDate(n int64) record.Date {
	if n < math.MinInt32 || n > math.MaxInt32 {
		c.fail("date")
		return 0
	}
	return record.Date(n)
}

// start makes a time from seconds since 1970 and a zone. The zone's name is
// not kept.
func (c *cursor) start(seconds int64, zone int) time.Time {
	if zone < -math.MaxInt32 || zone > math.MaxInt32 {
		c.fail("zone")
		return time.Time{}
	}
	if zone == 0 {
		return time.Unix(seconds, 0).UTC()
	}
	return time.Unix(seconds, 0).In(time.FixedZone("", zone))
}

// count says how often each field below the limit stands in the message, so
// that slices can be made at their size.
func (c cursor) count(counts []int) {
	for c.next() {
		if int(c.num) < len(counts) {
			counts[c.num]++
		}
	}
}

// pair reads a message of two texts.
func (c *cursor) pair() (key, value string) {
	p := c.sub()
	for p.next() {
		switch p.num {
		case pairKey:
			key = p.str()
		case pairValue:
			value = p.str()
		}
	}
	c.took(&p)
	return key, value
}

// sized makes an empty slice with room for n, or nil for none.
func sized[T any](n int) []T {
	if n == 0 {
		return nil
	}
	return make([]T, 0, n)
}
