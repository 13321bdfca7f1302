package cli

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// What is typed goes through as it is, what is pasted without what begins a
// sequence, in whatever pieces it comes.
func TestPastedTextBeginsNoSequence(t *testing.T) {
	for typed, want := range map[string]string{
		"abc\x1b[A\x1b\x1bOP\x1b[20~":                        "abc\x1b[A\x1b\x1bOP\x1b[20~",
		"a\x1b[200~b\x1b[201~c\x1b":                          "a\x1b[200~b\x1b[201~c\x1b",
		"\x1b[200~x\x1bP and never ended\x1b[201~k":          "\x1b[200~xP and never ended\x1b[201~k",
		"\x1b[200~\x1b]0;t\x07\x1b[31m\x1b[201~\x1b":         "\x1b[200~]0;t\x07[31m\x1b[201~\x1b",
		"\x1b[200~\x1b\x1b[201~k":                            "\x1b[200~\x1b[201~k",
		"\x1b[200~\x1b[20\x1b[201~k":                         "\x1b[200~[20\x1b[201~k",
		"\x1b[200~\x1b[200~\x1b[201~k":                       "\x1b[200~[200~\x1b[201~k",
		"\x1b[200~é猫👩\x90q\x9d\xc2\x90\x1b[201~\x90":         "\x1b[200~é猫👩q\xc2\x90\x1b[201~\x90",
		"\x1b[200~a\xf0\x90b\xe0\x9fc\xf4\x9d\x1b[201~é\x90": "\x1b[200~abc\x1b[201~é\x90",
		"\x1b[200~\xf0\x1b[20\xe9\x98\x1b[200~\x1b[201~k":    "\x1b[200~[20[200~\x1b[201~k",
	} {
		for size := 1; size <= len(typed); size++ {
			var p pasted
			var got strings.Builder
			for from := 0; from < len(typed); from += size {
				raw := typed[from:min(from+size, len(typed))]
				buf := make([]byte, len(pasteEnds)+len(raw))
				copy(buf[len(pasteEnds):], raw)
				got.Write(buf[:p.clean(buf, buf[len(pasteEnds):])])
			}
			if got.String() != want {
				t.Fatalf("%q in pieces of %d:\n%q\n%q", typed, size, got.String(), want)
			}
		}
	}
}

// A letter of which only a part has come is kept back, so that nobody waits in
// vain for the rest and takes that for something else.
func TestPastedLettersComeWhole(t *testing.T) {
	typed := "\x1b[200~é猫👩\xed\x9f\xbfx\x1b[201~"
	var p pasted
	for i := range len(typed) {
		buf := make([]byte, len(pasteEnds)+1)
		buf[len(pasteEnds)] = typed[i]
		if got := buf[:p.clean(buf, buf[len(pasteEnds):])]; !utf8.Valid(got) {
			t.Errorf("at byte %d %q came", i, got)
		}
	}
}

func TestPastedReadsItsFile(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.WriteString("k\x1b[200~\x1bP\x1b[201~"); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 64)
	n, err := (&pasted{File: r}).Read(buf)
	if got := string(buf[:n]); err != nil || got != "k\x1b[200~P\x1b[201~" {
		t.Errorf("%q, %v", got, err)
	}
}
