package bolt

import (
	"os"
	"path/filepath"
	"testing"

	"rapport/store/engine"
	"rapport/store/engine/conform"
)

// onDisk is a vault file for the tests that every engine passes.
type onDisk string

func (path onDisk) Open(t *testing.T) engine.Engine {
	t.Helper()
	e, err := Open(string(path), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (path onDisk) Raw(t *testing.T) []byte {
	t.Helper()
	all, err := filepath.Glob(string(path) + "*")
	if err != nil {
		t.Fatal(err)
	}
	var raw []byte
	for _, name := range all {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		raw = append(raw, b...)
	}
	return raw
}

func TestConform(t *testing.T) {
	conform.Run(t, func(t *testing.T, fill func(engine.Fresh) error) conform.Store {
		path := filepath.Join(t.TempDir(), "folder", "vault.db")
		if _, err := Create(path, Options{}, fill, nil); err != nil {
			t.Fatal(err)
		}
		return onDisk(path)
	})
}
