package wire

import (
	"fmt"

	"rapport/store/record"
)

// AppendGone appends the list of the clients who were erased to dst: their ids,
// and nothing else of them.
func AppendGone(dst []byte, ids []record.ID) []byte {
	w := writer{buf: append(dst, Version)}
	for _, id := range ids {
		w.idElement(goneClient, id)
	}
	return w.buf
}

// Gone reads what AppendGone wrote. The error is ErrNewer or ErrMalformed, wrapped.
func Gone(data []byte) ([]record.ID, error) {
	c, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("erased: %w", err)
	}
	var ids []record.ID
	for c.next() {
		if c.num == goneClient {
			ids = append(ids, c.id())
		}
	}
	if c.err != nil {
		return nil, fmt.Errorf("erased: %w", c.err)
	}
	return ids, nil
}
