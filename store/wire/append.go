package wire

import (
	"rapport/store/record"

	"google.golang.org/protobuf/encoding/protowire"
)

// writer appends fields to one buffer. Zero values leave no bytes, unless the
// method says so.
type writer struct{ buf []byte }

func (w *writer) text(num protowire.Number, s string) {
	if s != "" {
		w.element(num, s)
	}
}

// element writes one text of a repeated field, the empty one too.
func (w *writer) element(num protowire.Number, s string) {
	w.buf = protowire.AppendTag(w.buf, num, protowire.BytesType)
	w.buf = protowire.AppendString(w.buf, s)
}

func (w *writer) texts(num protowire.Number, list []string) {
	for _, s := range list {
		w.element(num, s)
	}
}

func (w *writer) id(num protowire.Number, id record.ID) {
	if !id.IsZero() {
		w.idElement(num, id)
	}
}

// idElement writes one id of a repeated field, the zero one too.
func (w *writer) idElement(num protowire.Number, id record.ID) {
	w.buf = protowire.AppendTag(w.buf, num, protowire.BytesType)
	w.buf = protowire.AppendBytes(w.buf, id[:])
}

func (w *writer) enum(num protowire.Number, v uint8) {
	if v != 0 {
		w.varint(num, uint64(v))
	}
}

func (w *writer) truth(num protowire.Number, v bool) { w.enum(num, uint8(protowire.EncodeBool(v))) }

func (w *writer) number(num protowire.Number, v int64) {
	if v != 0 {
		w.varint(num, protowire.EncodeZigZag(v))
	}
}

func (w *writer) date(num protowire.Number, d record.Date) { w.number(num, int64(d)) }

// dates writes days as one packed field; none, and there is no field.
func (w *writer) dates(num protowire.Number, days []record.Date) {
	if len(days) == 0 {
		return
	}
	at := w.begin(num)
	for _, d := range days {
		w.buf = protowire.AppendVarint(w.buf, protowire.EncodeZigZag(int64(d)))
	}
	w.end(at)
}

// varint writes a number in any case.
func (w *writer) varint(num protowire.Number, v uint64) {
	w.buf = protowire.AppendTag(w.buf, num, protowire.VarintType)
	w.buf = protowire.AppendVarint(w.buf, v)
}

// begin starts a message inside a message; end, given what begin returned,
// puts the length before it. An empty message is written.
func (w *writer) begin(num protowire.Number) int {
	w.buf = protowire.AppendTag(w.buf, num, protowire.BytesType)
	return len(w.buf)
}

func (w *writer) end(begin int) {
	length := len(w.buf) - begin
	prefix := protowire.SizeVarint(uint64(length))
	w.buf = append(w.buf, make([]byte, prefix)...)
	copy(w.buf[begin+prefix:], w.buf[begin:begin+length])
	protowire.AppendVarint(w.buf[:begin], uint64(length))
}

func (w *writer) pair(num protowire.Number, key, value string) {
	at := w.begin(num)
	w.text(pairKey, key)
	w.text(pairValue, value)
	w.end(at)
}
