package cli

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"rapport/store/record"
)

func caseloadFile(t *testing.T) []byte {
	t.Helper()
	raw, err := os.ReadFile("testdata/caseload.json")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// again reads an archive and writes it out again.
func archiveAgain(raw []byte) ([]byte, error) {
	all, err := readArchive(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	var u unarchiver
	cards, hours, err := u.records(all)
	if err != nil {
		return nil, err
	}
	return encodeJSON(archiveOf(record.NewCaseload(cards, hours, nil), cards))
}

func TestArchivesReadBackAsTheyWereWritten(t *testing.T) {
	raw := caseloadFile(t)
	again, err := archiveAgain(raw)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(raw, again) {
		t.Error("the archive has changed on its way")
	}
}

// TestSpoiledArchivesAreRefusedOrReadTheSame changes bytes, lines and sizes
// of an archive: whatever is still accepted reads back as it was written, and
// no error repeats what the client said.
func TestSpoiledArchivesAreRefusedOrReadTheSame(t *testing.T) {
	rounds := 400
	if os.Getenv("RAPPORT_SWEEP") != "" {
		rounds = 10_000
	}
	r := rand.New(rand.NewPCG(4, 2))
	raw := caseloadFile(t)
	accepted := 0
	for range rounds {
		spoiled := spoilArchive(r, raw)
		first, err := archiveAgain(spoiled)
		if err != nil {
			for _, secret := range []string{"salmon", "allotment", "Biscuit", "sister"} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("an error repeats %q: %v", secret, err)
				}
			}
			continue
		}
		accepted++
		second, err := archiveAgain(first)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("what was accepted does not read back the same: %v\n%s", err, spoiled)
		}
	}
	if accepted == 0 || accepted == rounds {
		t.Errorf("%d of %d spoiled archives were accepted", accepted, rounds)
	}
}

// spoilArchive changes one small thing.
func spoilArchive(r *rand.Rand, raw []byte) []byte {
	out := bytes.Clone(raw)
	at := r.IntN(len(out))
	switch r.IntN(5) {
	case 0:
		out[at] = byte(r.IntN(256))
	case 1:
		return out[:at]
	case 2:
		return append(out[:at], raw[min(at+1+r.IntN(40), len(raw)):]...)
	case 3:
		lines := bytes.SplitAfter(out, []byte("\n"))
		i, j := r.IntN(len(lines)), r.IntN(len(lines))
		lines[i] = lines[j]
		return bytes.Join(lines, nil)
	default:
		odd := []string{"null", `"\u0000"`, "-1", "1e9", "[]", "{}", `"` + strings.Repeat("x", 2500) + `"`}
		lines := bytes.Split(out, []byte("\n"))
		i := r.IntN(len(lines))
		if key, _, ok := bytes.Cut(lines[i], []byte(": ")); ok {
			lines[i] = fmt.Appendf(nil, "%s: %s,", key, odd[r.IntN(len(odd))])
		}
		return bytes.Join(lines, []byte("\n"))
	}
	return out
}

func TestOversizedArchivesAreRefused(t *testing.T) {
	const head = `{"format": "rapport export", "version": 1, "clients": [`
	for name, raw := range map[string]string{
		"longer than 32 MiB":     head + strings.Repeat(" ", maxArchive) + "]}",
		"nested deeper than 32":  strings.Repeat("[", 100_000),
		"behind the end":         head + "]} {}",
		"ends too soon":          "",
		"its id stands in":       head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A"},{"id":"` + strings.Repeat("a", 32) + `","code":"bb","called":"B"}]}`,
		"its code stands in":     head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A"},{"id":"` + strings.Repeat("b", 32) + `","code":"AA","called":"B"}]}`,
		"there is no id":         head + `{"code":"aa","called":"A"}]}`,
		"it is not called":       head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"\u200b"}]}`,
		"2 to 12 letters":        head + `{"id":"` + strings.Repeat("a", 32) + `","code":"a-a","called":"A"}]}`,
		"a text is longer":       head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"` + strings.Repeat("é", 2001) + `"}]}`,
		"things are carried":     head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A","carried":[{},{},{},{}]}]}`,
		"32 hexadecimal digits":  head + `{"id":"maya","code":"aa","called":"A"}]}`,
		"its kind or its name":   head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A","interests":[{"id":"` + strings.Repeat("b", 32) + `"}]}]}`,
		"drawn live or":          head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A","sessions":[{"id":"` + strings.Repeat("b", 32) + `","date":"2026-11-12","planned_min":50}]}]}`,
		"before the start":       head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A","sessions":[{"id":"` + strings.Repeat("b", 32) + `","date":"2026-11-12","planned_min":50,"drawn":"live","moves":[{"at_sec":-5,"place":"in"}]}]}]}`,
		"the session ends at 1,": head + `{"id":"` + strings.Repeat("a", 32) + `","code":"aa","called":"A","sessions":[{"id":"` + strings.Repeat("b", 32) + `","date":"2026-11-12","planned_min":50,"drawn":"live","end_sec":60,"moves":[{"at_sec":65,"place":"in"}]}]}]}`,
	} {
		if _, err := archiveAgain([]byte(raw)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
