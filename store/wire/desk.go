package wire

import (
	"fmt"

	"rapport/store/record"
)

// AppendDesk appends the desk to dst. Its revision is not part of it.
func AppendDesk(dst []byte, d *record.Desk) []byte {
	w := writer{buf: append(dst, Version)}
	for _, draft := range d.Drafts {
		w.pair(deskDraft, draft.Key, draft.Text)
	}
	return w.buf
}

// Desk reads what AppendDesk wrote. It takes data over. The error is ErrNewer or ErrMalformed,
// wrapped.
func Desk(data []byte) (*record.Desk, error) {
	c, err := open(data)
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	d := &record.Desk{}
	for c.next() {
		if c.num == deskDraft {
			key, text := c.pair()
			d.Drafts = append(d.Drafts, record.Draft{Key: key, Text: text})
		}
	}
	if c.err != nil {
		return nil, fmt.Errorf("desk: %w", c.err)
	}
	return d, nil
}
