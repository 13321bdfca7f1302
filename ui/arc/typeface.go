package arc

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"
)

// A cell of a PNG in pixels.
const (
	cellX, cellY = 20, 40
	glyphBytes   = cellX * cellY / 2 // two pixels a byte
)

// packed is Go Mono, drawn once at the size of our cells: a compressed count,
// that many letters, and their coverage in sixteen steps. The typeface itself
// and what draws it would make the program half a megabyte larger, and beyond
// what it may weigh. typeface_test.go makes this file.
//
//go:embed typeface.bin
var packed []byte

// typeface is the coverage of each letter it has.
var typeface = sync.OnceValue(func() map[rune][]byte {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil || len(raw) < 2 {
		return nil // a test reads the file whole
	}
	n := int(binary.BigEndian.Uint16(raw))
	runes, pixels := raw[2:2+2*n], raw[2+2*n:]
	face := make(map[rune][]byte, n)
	for i := range n {
		face[rune(binary.BigEndian.Uint16(runes[2*i:]))] = pixels[i*glyphBytes : (i+1)*glyphBytes]
	}
	return face
})

// Draws reports whether a PNG has all letters of the text. The typeface knows
// Latin, Greek and Cyrillic; an SVG leaves letters to whoever shows it.
func Draws(text string) bool {
	for _, r := range text {
		if r != ' ' && typeface()[r] == nil {
			return false
		}
	}
	return true
}
