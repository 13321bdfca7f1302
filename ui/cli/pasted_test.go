package cli

import (
	"os"
	"strings"
	"testing"
)

// What is typed goes through as it is, what is pasted without what begins a
// sequence, in whatever pieces it comes.
func TestPastedTextBeginsNoSequence(t *testing.T) {
	for typed, want := range map[string]string{
		"abc\x1b[A\x1b\x1bOP\x1b[20~":                "abc\x1b[A\x1b\x1bOP\x1b[20~",
		"a\x1b[200~b\x1b[201~c\x1b":                  "a\x1b[200~b\x1b[201~c\x1b",
		"\x1b[200~x\x1bP and never ended\x1b[201~k":  "\x1b[200~xP and never ended\x1b[201~k",
		"\x1b[200~\x1b]0;t\x07\x1b[31m\x1b[201~\x1b": "\x1b[200~]0;t\x07[31m\x1b[201~\x1b",
		"\x1b[200~\x1b\x1b[201~k":                    "\x1b[200~\x1b[201~k",
		"\x1b[200~\x1b[20\x1b[201~k":                 "\x1b[200~[20\x1b[201~k",
		"\x1b[200~\x1b[200~\x1b[201~k":               "\x1b[200~[200~\x1b[201~k",
		"\x1b[200~é猫👩\x90q\x9d\xc2\x90\x1b[201~\x90": "\x1b[200~é猫👩q\xc2\x90\x1b[201~\x90",
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
