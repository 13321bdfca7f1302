package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Limits of what is read as an archive, so that a file made to do harm is
// refused before it is taken apart.
const (
	maxArchive = 32 << 20 // bytes: some fifteen thousand hours
	maxNesting = 32
	maxValues  = 3 << 19 // of any sort: real ones take more than twenty bytes each
	maxClients = 10_000  // objects as deep as a client is
	maxParts   = 300_000 // objects as deep as an interest or an hour is
	maxNames   = 100     // in one object
)

// How deep in an archive clients stand, and what belongs to one.
const (
	clientDepth = 2
	partDepth   = 4
)

// readArchive reads and checks the form of an archive. What the records in it
// say is checked when they are made.
func readArchive(from io.Reader) (*archive, error) {
	var b bytes.Buffer
	_, err := b.ReadFrom(io.LimitReader(from, maxArchive+1))
	raw := b.Bytes()
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading: %w", err)
	case len(raw) > maxArchive:
		return nil, fmt.Errorf("the file is longer than %d MiB", maxArchive>>20)
	case !utf8.Valid(raw):
		return nil, errors.New("the file is not valid UTF-8")
	}
	if err := checkShape(raw); err != nil {
		return nil, err
	}
	if err := checkHeader(raw); err != nil {
		return nil, err
	}
	var all archive
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&all); err != nil {
		return nil, explainJSON(raw, err)
	}
	return &all, nil
}

// checkHeader refuses what is no archive, or a newer program's.
func checkHeader(raw []byte) error {
	var header struct {
		Format  string
		Version int
	}
	if err := json.Unmarshal(raw, &header); err != nil || header.Format != archiveFormat {
		return hinted(errors.New("this is not an export of rapport"), "`rapport export -o FILE` writes one")
	}
	if header.Version > archiveVersion {
		return hinted(errors.New("the file was written by a newer version of rapport"), "update this program")
	}
	if header.Version < 1 {
		return errors.New("the file says no version")
	}
	return nil
}

// checkShape refuses what decoding would take and read in more than one way:
// a name twice in one object, anything behind the end; and what would cost more
// than it says: deep nesting, and next to nothing a great many times.
func checkShape(raw []byte) error {
	c := shape{dec: json.NewDecoder(bytes.NewReader(raw))}
	c.dec.UseNumber()
	if err := c.value(0); err != nil {
		return explainJSON(raw, err)
	}
	if _, err := c.dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the end of the file's JSON")
	}
	return nil
}

// shape is a walk through JSON, with what it has met.
type shape struct {
	dec                    *json.Decoder
	values, clients, parts int
}

var errCrowded = errors.New("the file holds more than a vault would")

func (c *shape) value(depth int) error {
	token, err := c.dec.Token()
	if err != nil {
		return err
	}
	if c.values++; c.values > maxValues {
		return errCrowded
	}
	opens, ok := token.(json.Delim)
	switch {
	case !ok:
		return nil
	case depth == maxNesting:
		return fmt.Errorf("the file is nested deeper than %d", maxNesting)
	case opens == '{':
		return c.object(depth)
	}
	for c.dec.More() {
		if err := c.value(depth + 1); err != nil {
			return err
		}
	}
	_, err = c.dec.Token()
	return err
}

func (c *shape) object(depth int) error {
	switch depth {
	case clientDepth:
		c.clients++
	case partDepth:
		c.parts++
	}
	if c.clients > maxClients || c.parts > maxParts {
		return errCrowded
	}
	seen := map[string]bool{}
	for c.dec.More() {
		name, err := c.dec.Token()
		if err != nil {
			return err
		}
		key := strings.ToLower(name.(string)) // as decoding compares names
		if len(seen) == maxNames {
			return errCrowded
		}
		if seen[key] {
			return fmt.Errorf("%q stands twice in one place", shortened(name.(string)))
		}
		seen[key] = true
		if err := c.value(depth + 1); err != nil {
			return err
		}
	}
	_, err := c.dec.Token()
	return err
}

// explainJSON says where a file stopped making sense.
func explainJSON(raw []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d is not JSON: %w", lineAt(raw, syntax.Offset), err)
	case errors.As(err, &kind):
		return fmt.Errorf("line %d: %s is not of the sort it is to be", lineAt(raw, kind.Offset), kind.Field)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("the file ends too soon")
	}
	return errors.New(shortened(strings.TrimPrefix(err.Error(), "json: ")))
}

// shortened is the beginning of what a file says, for an error to repeat.
func shortened(s string) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), 200)])
}

func lineAt(raw []byte, offset int64) int {
	return 1 + bytes.Count(raw[:min(int(offset), len(raw))], []byte("\n"))
}
