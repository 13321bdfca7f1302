//go:build unix

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"rapport/store/record"
)

// plainText fails when what a command printed is anything but text and line
// ends.
func plainText(t *testing.T, what, out string) {
	t.Helper()
	s := scan(strings.ReplaceAll(out, "\n", ""))
	for _, bad := range s.bad[:min(len(s.bad), 2)] {
		t.Errorf("%s prints %s", what, bad)
	}
	delete(s.kinds, lineEnds)
	if len(s.kinds) > 0 || strings.ContainsAny(strings.ReplaceAll(out, "\r\n", ""), "\r\t\b") {
		t.Errorf("%s prints %v", what, s.kinds)
	}
}

// TestJourneyHostileCommands has every reading command print a vault whose
// fields hold payloads as they are, in each of its forms, and takes apart what
// comes out and what it writes to files.
func TestJourneyHostileCommands(t *testing.T) {
	t.Parallel()
	fields, runs := map[string]bool{}, 0
	var cards []*record.Card
	var hours []*record.Session
	clients := sweepSize(1, 6, len(payloads))
	for n := range clients {
		c, h := everyField(n, rotated(n, fields))
		cards, hours = append(cards, c), append(hours, h...)
	}
	vault := cheapVault(t, cards, hours)
	hostileSettings(t, vault.home)
	say := func(args ...string) string {
		out, errs, _ := vault.command(t, args...)
		plainText(t, strings.Join(args, " "), out)
		plainText(t, strings.Join(args, " ")+", to standard error,", errs)
		runs++
		return out
	}
	for _, args := range [][]string{
		{"client", "list", "--all"},
		{"find", "v1"},
		{"find", "zed", "-n", "500"},
		{"ask"},
		{"bank", "list"},
		{"bank", "lint"},
		{"bank", "path"},
		{"bank", "lint", "--coverage"},
		{"paths"},
		{"check"},
		{"completion", "bash"},
		{"completion", "zsh"},
		{"completion", "fish"},
		{"man"},
		{"--help"},
		{"--version"},
		{"export", "--format", "markdown"},
	} {
		say(args...)
		if json := say(append(args, "--json")...); strings.HasPrefix(json, "{") || strings.HasPrefix(json, "[") {
			validJSON(t, strings.Join(args, " "), json)
		}
	}
	validJSON(t, "export", say("export"))
	spreadsheet(t, say("export", "--format", "csv"))
	for _, c := range cards {
		for _, args := range [][]string{
			{"card"}, {"before"}, {"after"}, {"ask", "--for", "opening"}, {"ask", "--for", "out"}, {"session", "list"}, {"session", "show"}, {"session", "review"}, {"keepsake"}, {"heard", "v1"}, {"standing", "v"},
		} {
			at := 1
			if args[0] == "session" {
				at = 2
			}
			args = append(append(append([]string{}, args[:at]...), c.Code), args[at:]...)
			say(args...)
			say(append(args, "--json")...)
		}
		for _, kind := range []string{"svg", "md", "html", "txt"} {
			file := filepath.Join(vault.home, c.Code+"."+kind)
			say("session", "show", c.Code, "1", "-o", file, "--names")
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plainText(t, file, string(raw))
			if err := wellFormed(string(raw)); kind == "svg" && err != nil {
				t.Errorf("%s: %v", file, err)
			}
			if kind != "txt" && kind != "md" && strings.Contains(string(raw), "<script") {
				t.Errorf("%s runs what a client said", file)
			}
		}
	}
	said := spokenTour(t, vault, clients)
	plainText(t, "line by line it", strings.ReplaceAll(said, "\r", ""))
	t.Logf("%d payloads in %d fields of %d clients: %d commands, %d letters line by line, nothing but text", len(payloads), len(fields), clients, runs, len(said))
}

// spokenTour walks through the companion line by line.
func spokenTour(t *testing.T, vault cheap, clients int) string {
	t.Helper()
	term := start(t, setup{home: vault.home, args: []string{"--plain", "--passphrase-file", vault.file()}})
	term.until("a prompt", func() bool { return strings.Contains(term.output(), ":") })
	for n := range clients {
		for _, line := range []string{
			fmt.Sprintf("card zed%02d", n), "before", "ask", "more 1", "hours", "lights", "carried", "my side", "pace", "keepsake", "", "no", "after", "", "", "", "", "home", "week", "", "home", "around now",
		} {
			term.tap(line + "\r")
			term.calm()
		}
	}
	return term.output()
}

func validJSON(t *testing.T, what, raw string) {
	t.Helper()
	if !json.Valid([]byte(raw)) {
		t.Errorf("%s --json is no JSON:\n%.200s", what, raw)
	}
}

// spreadsheet fails when a cell is one that a spreadsheet runs.
func spreadsheet(t *testing.T, raw string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(raw)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if trimmed := strings.TrimSpace(cell); strings.ContainsAny(cell, "\t\r\n\x00") || trimmed != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(trimmed)[0]) {
				t.Errorf("%q runs", cell)
			}
		}
	}
}

// TestJourneyHostileFrontDoors puts every payload through every way in: the
// words of commands, standard input, an export that is read back, and lines of
// the companion that are pasted into. Nothing of it is in a record afterwards,
// and nothing comes back on the terminal.
func TestJourneyHostileFrontDoors(t *testing.T) {
	t.Parallel()
	maya := &record.Card{Client: record.Client{ID: record.NewID(), Code: "maya", Called: "Maya"}, Interests: []record.Interest{{ID: record.NewID(), Kind: record.Pet, Name: "Miso"}}}
	vault := cheapVault(t, []*record.Card{maya}, nil)
	clean := func(what string) {
		t.Helper()
		all, n := vault.caseload(t), 0
		for _, c := range all.Cards() {
			cleanWithin(t, what, reflect.ValueOf(c), &n)
			cleanWithin(t, what, reflect.ValueOf(all.Sessions(c.ID)), &n)
		}
		cleanWithin(t, what, reflect.ValueOf(all.Desk), &n)
	}
	typed, pasted := 0, 0
	size := sweepSize(2, 15, len(payloads))
	for n := range size {
		payload := payloads[n*len(payloads)/size]
		arg := strings.ReplaceAll(payload, "\x00", "")
		for _, args := range [][]string{
			{"client", "edit", "maya", "--called", "Maya " + arg, "--say", arg, "--pronouns", arg, "--pace", arg, "--close", arg, "--language", arg, "--address", arg},
			{"client", "new", "A" + arg},
			{"client", "edit", "maya", "--pace", arg},
			{"client", "edit", "maya", "--say", arg},
			{"client", "edit", arg, "--say", "x"},
			{"add", "maya", "pet", "P" + arg, ", eats " + arg},
			{"edit", "maya", "miso", "--details", arg, "--field", "eats=" + arg},
			{"standing", "maya", "miso", "open", "--because", arg},
			{"heard", "maya", "miso", arg},
			{"session", "draw", "maya", "8n 15i 21 note \"" + arg + "\" 47 door \"" + arg + "\""},
			{"session", "draw", "maya", arg},
			{"after", "maya", "--line", arg},
			{"find", arg},
			{"card", arg},
			{arg},
			{"--" + arg},
			{"import", arg},
			{"restore", arg},
			{"rescue", arg, arg},
			{"bank", "lint", arg},
			{"--vault", arg, "check"},
			{"--theme", arg},
			{"keepsake", "maya", "-o", filepath.Join(vault.home, "none", arg)},
			{"ask", "--for", arg},
			{"completion", arg},
		} {
			out, errs, _ := vault.command(t, args...)
			plainText(t, fmt.Sprintf("%q", args), out+errs)
			typed++
		}
	}
	clean("by words of a command")
	imported := hostileImport(t, vault)
	clean("by an import")

	term := start(t, setup{home: vault.home, args: []string{"--passphrase-file", vault.file()}})
	term.sees("find")
	for n := range sweepSize(1, 4, len(payloads)/6+1) {
		for i, line := range []string{"+", "n", "m", "e", "n", "m"} {
			term.until("a line", func() bool {
				term.toCard("maya")
				term.answered(line)
				return strings.Contains(term.text(), "enter keep")
			})
			term.tap("ctrl+u")
			term.paste("pet X" + payloads[(n*6+i)%len(payloads)]) // as a terminal does that leaves escape in it
			term.tap("enter")
			term.calm()
			pasted++
		}
	}
	term.toHome()
	scanned := scan(term.output())
	for _, bad := range scanned.bad {
		t.Error(bad)
	}
	term.quit()
	clean("by pasting")
	t.Logf("%d payloads: %d commands, %d fields of an import, %d lines pasted into; %d letters on the terminal; nothing of it in a record", size, typed, imported, pasted, scanned.text)
}

// cleanWithin fails when a string of a record is not as CleanLine leaves it.
func cleanWithin(t *testing.T, what string, v reflect.Value, n *int) {
	t.Helper()
	everyText(v, func(s string) {
		*n++
		if s != record.CleanLine(s) {
			t.Errorf("%s %q got into a record", what, s)
		}
	})
}

// hostileImport reads an export back in whose every text holds a payload, as
// far as JSON has letters for it.
func hostileImport(t *testing.T, vault cheap) (fields int) {
	t.Helper()
	for number := range sweepSize(1, 6, len(payloads)) {
		card, hours := everyField(number+20, func(string) string {
			fields++
			return fmt.Sprintf("zq%dqz", fields)
		})
		raw, _, code := cheapVault(t, []*record.Card{card}, hours).command(t, "export")
		if code != 0 {
			t.Fatal("no export")
		}
		for n := fields; n > 0; n-- {
			payload := payloads[(n+number)%len(payloads)]
			if !utf8.ValidString(payload) {
				payload = strings.ToValidUTF8(payload, "")
			}
			quoted, err := json.Marshal(payload)
			if err != nil {
				t.Fatal(err)
			}
			raw = strings.ReplaceAll(raw, fmt.Sprintf("zq%dqz", n), "a"+strings.Trim(string(quoted), `"`))
		}
		file := filepath.Join(vault.home, "hostile.json")
		if err := os.WriteFile(file, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
		out, errs, code := vault.command(t, "import", file)
		plainText(t, "import", out+errs)
		if code != 0 {
			t.Errorf("the import is refused: %s", errs)
		}
	}
	return fields
}
