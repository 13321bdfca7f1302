package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/licences.txt anew: look at the difference, and at the licence of what is new")

// systems are those that the program is built for.
var systems = []string{"linux", "darwin", "windows"}

// dependency is a package that the program is made of, as go list tells of it.
type dependency struct {
	ImportPath string
	Imports    []string
	Module     *struct{ Path, Version, Dir string }
}

func dependencies(t *testing.T, system string) (all []dependency) {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Module", ".")
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list for %s: %v", system, err)
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var d dependency
		if err := dec.Decode(&d); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
}

// reachesOut are packages with which a program reaches a network or starts
// another, and what may import them. The records are private because nothing of
// ours can send them anywhere.
var reachesOut = map[string][]string{
	// Flags that are network addresses, of which we have none; the names of Windows'
	// calls for them; and, on Linux alone, the keyring's local bus, whose address
	// ui/cli/keyring has found to be a socket of this machine before it is asked.
	"net": {"github.com/spf13/pflag", "golang.org/x/sys/windows", dbus},
	// An editor, a clipboard and tmux's settings: the first two we never ask for,
	// the third is asked within tmux for how many colours there are. The bus would
	// start another where there is none, and is never asked then. On macOS the
	// keyring is a program, /usr/bin/security, which is given the secret on its
	// standard input, where no list of processes shows it.
	"os/exec": {
		"charm.land/bubbletea/v2", "github.com/atotto/clipboard", "github.com/charmbracelet/colorprofile",
		dbus, goKeyring,
	},
	dbus:                          {goKeyring, goKeyring + "/secret_service"},
	goKeyring:                     {"rapport/ui/cli/keyring"},
	goKeyring + "/secret_service": {goKeyring, "rapport/ui/cli/keyring"},
	"net/http":                    nil,
	"net/rpc":                     nil,
	"net/smtp":                    nil,
	"crypto/tls":                  nil,
	"log/syslog":                  nil,
	"plugin":                      nil,
	// It starts programs and looks into them: for tests.
	"rapport/store/engine/trace": nil,
}

// The keyring's library, and what it speaks to the Secret Service with.
const (
	goKeyring = "github.com/zalando/go-keyring"
	dbus      = "github.com/godbus/dbus/v5"
)

// onlyOn are importers that may be there on one system and on no other.
var onlyOn = map[[2]string]string{
	{"net", dbus}:          "linux",
	{"os/exec", dbus}:      "linux",
	{"os/exec", goKeyring}: "darwin",
}

// TestNothingReachesANetwork: on no system does the program have what it takes,
// but for what is named above.
func TestNothingReachesANetwork(t *testing.T) {
	for _, system := range systems {
		all := dependencies(t, system)
		if len(all) < 100 {
			t.Fatalf("%s: go list found only %d packages", system, len(all))
		}
		for _, d := range all {
			if d.Module == nil { // the standard library's own affair
				continue
			}
			for _, imported := range d.Imports {
				if may, is := reachesOut[imported]; is && !slices.Contains(may, d.ImportPath) {
					t.Errorf("%s: %s imports %s", system, d.ImportPath, imported)
				}
				if only := onlyOn[[2]string{imported, d.ImportPath}]; only != "" && only != system {
					t.Errorf("%s: %s imports %s, as it does on %s alone", system, d.ImportPath, imported, only)
				}
			}
		}
		for _, d := range all {
			if may, is := reachesOut[d.ImportPath]; is && may == nil {
				t.Errorf("%s: the program depends on %s", system, d.ImportPath)
			}
		}
	}
}

// licences are those that a part of the program may have, each by words that stand
// in it and in none of those behind it. All let it be used, changed and passed on;
// none asks for more than to be named.
var licences = []struct{ name, words string }{
	{"Apache-2.0", "Apache License Version 2.0"},
	{"BSD-3-Clause", "Neither the name of"},
	{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
	{"MIT", "Permission is hereby granted, free of charge"},
}

func licenceOf(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "LICEN[CS]E*"))
	if err != nil || len(files) == 0 {
		return "", errors.New("no licence stands beside it")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		return "", err
	}
	text := strings.Join(strings.Fields(string(raw)), " ")
	for _, l := range licences {
		if strings.Contains(text, l.words) {
			return l.name, nil
		}
	}
	return "", fmt.Errorf("%s is a licence that we do not know", files[0])
}

// TestLicences: every part of the program is listed in docs/licences.txt with its
// licence, and has one of those that we take.
func TestLicences(t *testing.T) {
	rows := map[string]bool{}
	for _, system := range systems {
		for _, d := range dependencies(t, system) {
			if d.Module == nil || d.Module.Path == "rapport" {
				continue
			}
			name, err := licenceOf(d.Module.Dir)
			if err != nil {
				t.Errorf("%s: %v", d.Module.Path, err)
				continue
			}
			rows[fmt.Sprintf("%-14s %s %s\n", name, d.Module.Path, d.Module.Version)] = true
		}
	}
	var list strings.Builder
	list.WriteString("What the program is made of, beside Go's own library (BSD-3-Clause), and under which licence.\nA test compares this list with what is built, on every system.\n\n")
	sorted := make([]string, 0, len(rows))
	for row := range rows {
		sorted = append(sorted, row)
	}
	slices.SortFunc(sorted, func(a, b string) int { return strings.Compare(a[14:], b[14:]) })
	for _, row := range sorted {
		list.WriteString(row)
	}
	const name = "docs/licences.txt"
	if *update {
		if err := os.WriteFile(name, []byte(list.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(name)
	if err != nil || strings.ReplaceAll(string(kept), "\r\n", "\n") != list.String() {
		t.Errorf("%s is not what is built (go test . -run Licences -update writes it anew): %v\n%s", name, err, list.String())
	}
}
