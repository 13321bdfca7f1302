package wire

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"rapport/store/record"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/encoding/protowire"
	"pgregory.net/rapid"
)

func TestCardRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, anyCard(t), AppendCard, Card) })
}

func TestSessionRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, anySession(t), AppendSession, Session) })
}

func TestDeskRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, anyDesk(t), AppendDesk, Desk) })
}

func TestGoneRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, rapid.SliceOfN(rapid.Custom(anyID), 1, 20).Draw(t, "ids"), AppendGone, Gone)
	})
}

// roundTrip checks that a record comes back whole, from equal bytes each time.
func roundTrip[T any](t *rapid.T, in T, put func([]byte, T) []byte, get func([]byte) (T, error)) {
	raw := put(nil, in)
	out, err := get(raw)
	if err != nil {
		t.Fatalf("read back: %v", err)
	}
	again := put([]byte("x"), out)
	if again[0] != 'x' || !bytes.Equal(again[1:], raw) {
		t.Fatalf("bytes differ the second time:\n%x\n%x", raw, again[1:])
	}
	if diff := cmp.Diff(in, out); diff != "" {
		t.Fatalf("came back otherwise (-in +out):\n%s", diff)
	}
}

func TestAppendingToOneInterestLeavesTheNextAlone(t *testing.T) {
	in := &record.Card{Interests: []record.Interest{
		{Name: "Miso", Lit: []record.Date{1}, Fields: []record.Field{{Key: "a", Value: "1"}}, Touches: []record.Touch{"home"}, Links: []record.ID{{1}}},
		{Name: "plot", Lit: []record.Date{2}, Fields: []record.Field{{Key: "b", Value: "2"}}, Touches: []record.Touch{"work"}, Links: []record.ID{{2}}},
	}}
	out, err := Card(AppendCard(nil, in))
	if err != nil {
		t.Fatal(err)
	}
	one := &out.Interests[0]
	one.Lit = append(one.Lit, 99)
	one.Fields = append(one.Fields, record.Field{Key: "z", Value: "z"})
	one.Touches = append(one.Touches, "money")
	one.Links = append(one.Links, record.ID{9})
	if diff := cmp.Diff(in.Interests[1], out.Interests[1]); diff != "" {
		t.Error(diff)
	}
}

func TestStartKeepsTheZoneAndTheSecond(t *testing.T) {
	paris := time.FixedZone("CEST", 2*3600)
	in := &record.Session{Start: time.Date(2026, 7, 1, 14, 0, 5, 123456789, paris)}
	out, err := Session(AppendSession(nil, in))
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Start.Format(time.RFC3339Nano); got != "2026-07-01T14:00:05+02:00" {
		t.Errorf("start came back as %s", got)
	}
}

func TestUnknownFieldsAreSkipped(t *testing.T) {
	raw := AppendCard(nil, &record.Card{Client: record.Client{Called: "Maya"}})
	raw = protowire.AppendTag(raw, 900, protowire.VarintType)
	raw = protowire.AppendVarint(raw, 7)
	raw = protowire.AppendTag(raw, 901, protowire.BytesType)
	raw = protowire.AppendString(raw, "later")
	raw = protowire.AppendTag(raw, 902, protowire.Fixed64Type)
	raw = protowire.AppendFixed64(raw, 7)
	raw = protowire.AppendTag(raw, cardCode, protowire.BytesType)
	raw = protowire.AppendString(raw, "maya")
	out, err := Card(raw)
	if err != nil || out.Called != "Maya" || out.Code != "maya" {
		t.Errorf("got %v, %v", out, err)
	}
}

func TestNewerAndMalformed(t *testing.T) {
	good := AppendCard(nil, &record.Card{
		Client:    record.Client{ID: record.ID{1}, Called: "Theo", Promises: []record.Promise{{Words: "the book", On: 20000}}},
		Interests: []record.Interest{{ID: record.ID{2}, Kind: record.Pet, Name: "Bo", Lit: []record.Date{1, 2}, Flats: 1}},
	})
	field := func(num protowire.Number, value string) []byte {
		return protowire.AppendString(protowire.AppendTag([]byte{Version}, num, protowire.BytesType), value)
	}
	big := func(num protowire.Number, v uint64) []byte {
		return protowire.AppendVarint(protowire.AppendTag([]byte{Version}, num, protowire.VarintType), v)
	}
	cases := map[string]struct {
		raw  []byte
		want error
	}{
		"nothing":             {nil, ErrMalformed},
		"version 0":           {append([]byte{0}, good[1:]...), ErrMalformed},
		"newer":               {append([]byte{Version + 1}, good[1:]...), ErrNewer},
		"short id":            {field(cardID, "short"), ErrMalformed},
		"id as a number":      {big(cardID, 1), ErrMalformed},
		"text as a number":    {big(cardCalled, 1), ErrMalformed},
		"number as text":      {field(cardAges, "x"), ErrMalformed},
		"message as a number": {big(cardInterest, 1), ErrMalformed},
		"enumeration of 256":  {big(cardAges, 256), ErrMalformed},
		"date beyond":         {big(cardSince, 1<<40), ErrMalformed},
		"field number 0":      {append([]byte{Version}, 0), ErrMalformed},
		"a group's end":       {append([]byte{Version}, 0x0c), ErrMalformed},
		"a torn interest":     {field(cardInterest, "\x0a\x10abc"), ErrMalformed},
		"a torn lit day":      {field(cardInterest, "\x7a\x01\x80"), ErrMalformed},
		"torn sizes":          {field(cardSizes, "\x80"), ErrMalformed},
	}
	for name, c := range cases {
		if _, err := Card(c.raw); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if _, err := Session([]byte{Version + 1}); !errors.Is(err, ErrNewer) {
		t.Errorf("session: %v", err)
	}
	if _, err := Desk([]byte{Version + 1}); !errors.Is(err, ErrNewer) {
		t.Errorf("desk: %v", err)
	}
}

// A lying hint about sizes neither fails nor asks for more memory than the
// bytes could fill.
func TestSizesAreOnlyAHint(t *testing.T) {
	raw := []byte{Version}
	w := writer{buf: raw}
	at := w.begin(cardSizes)
	for range 4 {
		w.buf = protowire.AppendVarint(w.buf, 1<<60)
	}
	w.end(at)
	at = w.begin(cardInterest)
	w.interest(&record.Interest{Name: "kiln", Lit: []record.Date{3, 4, 5}})
	w.end(at)
	r := cardReader{card: &record.Card{}}
	r.cursor, _ = open(w.buf)
	for r.next() && r.num == cardSizes {
		r.sizes()
	}
	if cap(r.fields) > len(w.buf) || cap(r.lit) > len(w.buf) {
		t.Errorf("room for %d fields and %d days out of %d bytes", cap(r.fields), cap(r.lit), len(w.buf))
	}
	out, err := Card(w.buf)
	if err != nil || len(out.Interests) != 1 || len(out.Interests[0].Lit) != 3 {
		t.Errorf("got %v, %v", out, err)
	}
}

// FuzzRead reads any bytes as each sort of value: it never panics, and what it
// accepts is written and read again as the same.
func FuzzRead(f *testing.F) {
	f.Add(AppendCard(nil, benchCard(3)))
	f.Add(AppendSession(nil, &record.Session{
		ID: record.ID{1}, Date: 20000, Start: time.Unix(1e9, 0), Moves: []record.Move{{At: 60, Place: record.In, Led: record.ByMe}},
		Marks: []record.Mark{{At: 70, Kind: record.Tried, Words: "the cat", Landed: record.Lit}}, Pauses: []record.Pause{{From: 1, To: -1}},
	}))
	f.Add(AppendDesk(nil, &record.Desk{Drafts: []record.Draft{{Key: "k", Text: "half a li"}}}))
	f.Add([]byte{Version, 0x0b, 0x0c})
	f.Fuzz(func(t *testing.T, raw []byte) {
		again(t, raw, AppendCard, Card)
		again(t, raw, AppendSession, Session)
		again(t, raw, AppendDesk, Desk)
	})
}

func again[T any](t *testing.T, raw []byte, put func([]byte, T) []byte, get func([]byte) (T, error)) {
	v, err := get(raw)
	if err != nil {
		if !errors.Is(err, ErrMalformed) && !errors.Is(err, ErrNewer) {
			t.Fatalf("an error of no sort: %v", err)
		}
		return
	}
	canonical := put(nil, v)
	v, err = get(canonical)
	if err != nil {
		t.Fatalf("what was accepted does not come back: %v", err)
	}
	if !bytes.Equal(canonical, put(nil, v)) {
		t.Fatal("written twice, and not the same")
	}
}
