package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"rapport/store"
	"rapport/store/record"
)

// FuzzImport: a file is refused with a sentence that can be shown and changes
// not one byte of the vault, or what it holds is clean, is in the vault
// afterwards, and is the same exported and read again.
func FuzzImport(f *testing.F) {
	raw, err := os.ReadFile("testdata/caseload.json")
	if err != nil {
		f.Fatal(err)
	}
	const a, b, c = `"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"`, `"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"`, `"cccccccccccccccccccccccccccccccc"`
	one := func(more string) string {
		return `{"format":"rapport export","version":1,"clients":[{"id":` + a + `,"code":"aa","called":"A"` + more + `}]}`
	}
	for _, seed := range []string{
		string(raw), "", "null", one(""), one(`,"say":"\u001b[31m\u009b2J","pace":["\u202ea"],"needs":["x"],"hidden":["y"],"favoured":[null]`),
		one(`,"interests":[{"id":` + b + `,"kind":"pet","name":"Miso","fields":{"eats":"e\u0301\u0301\u0301","a":""},"touches":["animals"],"links":[` + c + `],"lit":["2026-11-12","2026-11-12"],"flats":3}]`),
		one(`,"sessions":[{"id":` + b + `,"date":"2026-11-12","start":"2026-11-12T15:00:00+01:00","planned_min":50,"drawn":"live","moves":[{"at_sec":60,"place":"in","led":"me"}],"marks":[{"at_sec":90,"kind":"lit up","words":"x","landed":null}],"pauses":[{"from_sec":10,"to_sec":null}],"end_sec":3000}]`),
		one(`,"sessions":[{"id":` + b + `,"date":"2026-11-12","planned_min":50,"drawn":"afterwards","end_sec":3000,"let_go":{"trips":1,"in_min":-5,"landing":"near","led_in":["me"]}}]`),
		one(`,"carried":[{"words":"x","interest":` + c + `,"on":"2026-02-30"}],"promises":[{"words":"y","on":null,"done":"0001-01-01"}],"my_side":[{}],"not_met":["9999-12-31"],"asked":[{"question":"q","landed":"lit"}]`),
		one(`,"called":"B"`), one(`,"CALLED":"B"`), one(`,"sessions":[{"id":` + a + `,"date":"2026-11-12","planned_min":9e9,"drawn":"live"}]`), strings.Repeat("[", 40), "{\"format\":1e400}", "\xff",
	} {
		f.Add([]byte(seed))
	}
	vault := fuzzedVault(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		all, err := readArchive(bytes.NewReader(raw))
		if err != nil {
			fitToShow(t, err)
			return
		}
		var u unarchiver
		cards, hours, err := u.records(all)
		if err != nil {
			fitToShow(t, err)
			return
		}
		stringsIn(reflect.ValueOf(cards), func(s string) { isClean(t, s) })
		stringsIn(reflect.ValueOf(hours), func(s string) { isClean(t, s) })
		vault.takes(t, raw, cards, hours)
	})
}

func fitToShow(t *testing.T, err error) {
	t.Helper()
	what, hint := told(err)
	if s := what + hint; len(s) > 1000 || strings.ContainsFunc(s, unicode.IsControl) {
		t.Fatalf("the error %q is not fit to be shown", s)
	}
}

func isClean(t *testing.T, s string) {
	t.Helper()
	if s != record.CleanLine(s) {
		t.Fatalf("%q got into a record", s)
	}
}

// stringsIn visits every string that a value leads to.
func stringsIn(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			stringsIn(v.Elem(), visit)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			stringsIn(v.Field(i), visit)
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			stringsIn(v.Index(i), visit)
		}
	}
}

// importVault is a vault with one client in it, put back as it was after each
// import that was accepted.
type importVault struct {
	path   string
	before []byte
}

func fuzzedVault(f *testing.F) *importVault {
	v := &importVault{path: filepath.Join(f.TempDir(), "vault.db")}
	made, _, err := store.Create(v.path, []byte(scriptPassphrase), store.Options{Cost: store.ThrowawayCost()})
	if err != nil {
		f.Fatal(err)
	}
	maya := &record.Card{Client: record.Client{ID: record.ID{9}, Code: "maya", Called: "Maya"}}
	if err := made.Update(func(tx record.Tx) error { return tx.PutCard(maya) }); err != nil {
		f.Fatal(err)
	}
	if err := made.Close(); err != nil {
		f.Fatal(err)
	}
	if v.before, err = os.ReadFile(v.path); err != nil {
		f.Fatal(err)
	}
	return v
}

// takes imports what was read, and looks at what is in the vault then.
func (v *importVault) takes(t *testing.T, raw []byte, cards []*record.Card, hours []*record.Session) {
	t.Helper()
	open, err := store.Unlock(v.path, []byte(scriptPassphrase), store.Options{Cost: store.ThrowawayCost()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = open.Close()
		if err := os.WriteFile(v.path, v.before, 0o600); err != nil {
			t.Fatal(err)
		}
	}()
	var n imported
	if err := open.Update(func(tx record.Tx) error { return n.put(tx, cards, hours) }); err != nil {
		fitToShow(t, err)
		if now, _ := os.ReadFile(v.path); !bytes.Equal(now, v.before) {
			t.Fatalf("an import that ends with %q has changed the vault", err)
		}
		return
	}
	kept, err := open.Caseload()
	if err != nil {
		t.Fatal(err)
	}
	var ours []*record.Card
	for _, card := range kept.Cards() {
		if card.Code != "maya" || len(cards) > 0 && card.ID == cards[0].ID {
			ours = append(ours, card)
		}
	}
	if len(ours) != len(cards) {
		t.Fatalf("%d of %d clients are there", len(ours), len(cards))
	}
	first, err := encodeJSON(archiveOf(kept, ours))
	if err != nil {
		t.Fatal(err)
	}
	second, err := archiveAgain(first)
	if err != nil || !bytes.Equal(first, second) {
		t.Fatalf("what was accepted does not read back the same: %v\n%s\n%s", err, raw, first)
	}
}

// TestABombIsRefusedEarly: a file made to use up memory or time is refused
// before it does.
func TestABombIsRefusedEarly(t *testing.T) {
	const head = `{"format":"rapport export","version":1,"clients":[`
	for name, from := range map[string]io.Reader{
		"a gibibyte of spaces":   io.LimitReader(endless(" "), 1<<30),
		"a gibibyte of brackets": io.LimitReader(endless("["), 1<<30),
		"clients":                strings.NewReader(head + strings.Repeat("{},", maxArchive/3-100) + "{}]}"),
		"interests":              strings.NewReader(head + `{"interests":[` + strings.Repeat("{},", maxArchive/3-100) + "{}]}]}"),
		"sessions":               strings.NewReader(head + `{"sessions":[` + strings.Repeat("{},", maxArchive/3-100) + "{}]}]}"),
		"numbers":                strings.NewReader(head + `{"lit":[` + strings.Repeat("0,", maxArchive/2-100) + "0]}]}"),
		"moves":                  strings.NewReader(head + `{"sessions":[{"moves":[` + strings.Repeat("{},", maxArchive/3-100) + "{}]}]}]}"),
		"fields":                 strings.NewReader(head + `{"interests":[{"fields":{` + manyFields(maxArchive/13) + `}}]}]}`),
	} {
		var err error
		t.Run(name, func(t *testing.T) {
			most := heapWhile(func() { _, err = readArchive(from) })
			t.Logf("%d MiB: %v", most>>20, err)
			if err == nil || most > 1<<30 { // a quarter of it, and several times as much where nothing is refused
				t.Errorf("%d MiB: %v", most>>20, err)
			}
		})
	}
}

// heapWhile is the most memory in use beyond what was before, while do runs.
func heapWhile(do func()) uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, most, done := m.HeapInuse, m.HeapInuse, make(chan struct{})
	go func() {
		do()
		close(done)
	}()
	for {
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapInuse)
		select {
		case <-done:
			return most - before
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// manyFields are the fields of an object, each once.
func manyFields(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"%x":"",`, i)
	}
	return b.String() + `"z":""`
}

// endless is a text again and again.
type endless string

func (e endless) Read(into []byte) (int, error) {
	for i := range into {
		into[i] = e[i%len(e)]
	}
	return len(into), nil
}
