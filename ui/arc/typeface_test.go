package arc

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"image"
	"os"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const (
	emOfCell = 0.6    // a letter of Go Mono is six tenths as wide as its size
	baseline = 29     // pixels from the top of a cell
	pastText = 0x2500 // lines and blocks are drawn by us
)

// drawFace draws every letter of Go Mono, with coverage in sixteen steps.
func drawFace(t *testing.T) []byte {
	t.Helper()
	parsed, err := opentype.Parse(gomono.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: cellX / emOfCell, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	var runes, pixels []byte
	var buf sfnt.Buffer
	for r := rune('!'); r < pastText; r++ {
		if at, err := parsed.GlyphIndex(&buf, r); err != nil || at == 0 {
			continue
		}
		img := image.NewAlpha(image.Rect(0, 0, cellX, cellY))
		d := font.Drawer{Dst: img, Src: image.Opaque, Face: face, Dot: fixed.P(0, baseline)}
		d.DrawString(string(r))
		runes = binary.BigEndian.AppendUint16(runes, uint16(r))
		for i := 0; i < len(img.Pix); i += 2 {
			pixels = append(pixels, img.Pix[i]&0xf0|img.Pix[i+1]>>4)
		}
	}
	out := binary.BigEndian.AppendUint16(nil, uint16(len(runes)/2))
	return append(append(out, runes...), pixels...)
}

// TestTypeface holds that the letters in the program are those of Go Mono, and
// with -update makes them.
func TestTypeface(t *testing.T) {
	want := drawFace(t)
	if *update {
		var b bytes.Buffer
		z, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(want); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("typeface.bin", b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	n := int(binary.BigEndian.Uint16(want))
	face := typeface()
	if len(face) != n {
		t.Fatalf("%d letters, want %d", len(face), n)
	}
	for i := range n {
		r := rune(binary.BigEndian.Uint16(want[2+2*i:]))
		if from := 2 + 2*n + i*glyphBytes; !bytes.Equal(face[r], want[from:from+glyphBytes]) {
			t.Errorf("%c is another letter", r)
		}
	}
}

func TestDraws(t *testing.T) {
	for text, want := range map[string]bool{"Maya · pâté, Σ, Ж": true, "": true, "土": false, "a😀": false} {
		if got := Draws(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
