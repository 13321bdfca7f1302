package cli

import (
	"bytes"
	"strings"
	"testing"
)

// An export that import would refuse says so, since it may be all that is kept.
func TestALargeExportIsTold(t *testing.T) {
	var said bytes.Buffer
	a := &app{Env: Env{Err: &said}}
	a.noteSize(maxArchive)
	if said.Len() > 0 {
		t.Errorf("of one that can be read back: %s", said.String())
	}
	a.noteSize(maxArchive + 1<<20)
	if !strings.Contains(said.String(), "33 MiB, and import takes 32 MiB") || !strings.Contains(said.String(), "rapport backup DIR") {
		t.Errorf("it said %q", said.String())
	}
}
