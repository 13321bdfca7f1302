package search

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"rapport/store/record"
)

// marked writes a hit's spans as a test reads them: "details:[tabby]".
func marked(h Hit) string {
	var all []string
	for _, s := range h.Where {
		text, name := "", ""
		switch s.Part {
		case Name:
			name, text = "name", h.Interest.Name
		case Details:
			name, text = "details", h.Interest.Details
		case Value:
			name, text = s.Key, h.Interest.Field(s.Key)
		case Kind:
			name = "kind"
		case Called:
			name, text = "called", h.Card.Called
		case Say:
			name, text = "say", h.Card.Say
		case Code:
			name, text = "code", h.Card.Code
		}
		all = append(all, fmt.Sprintf("%s:%s[%s]%s", name, text[:s.From], text[s.From:s.To], text[s.To:]))
	}
	return strings.Join(all, " ")
}

func TestWhere(t *testing.T) {
	maya := client("Maya Zoe\u0308", "pet Miso | orange tabby", "person Inês | sister, ee-NESH", "joke Nan’s pâté")
	maya.Say, maya.Code = "MY-uh", "mz1"
	maya.Interests[0].SetField("eats", "salmon pâté")
	suss := client("Süßkind", "pet 🐈\u200d⬛ | 黒猫のミソ")
	x := New(load(maya, suss))
	for _, c := range []struct{ query, want string }{
		{"miso", "name:[Miso]"},
		{"mis", "name:[Mis]o"},
		{"tabby", "details:orange [tabby]"},
		{"tabby mis", "name:[Mis]o details:orange [tabby]"},
		{"bb", "details:orange ta[bb]y"},
		{"salmon", "eats:[salmon] pâté"},
		{"orange pate", "details:[orange] tabby eats:salmon [pâté]"},
		{"tab maya", "details:orange [tab]by called:[Maya] Zoe\u0308"},
		{"pets", "kind: []"},
		{"maya zoe", "called:[Maya] Zoe\u0308 called:Maya [Zoe\u0308]"},
		{"uh zo", "called:Maya [Zo]e\u0308 say:MY-[uh]"},
		{"mz", "code:[mz]1"},
		{"nans", "name:[Nan’s] pâté"},
		{"nan", "name:[Nan]’s pâté"},
		{"otange", "details:[orange] tabby"},
		{"suss", "called:[Süß]kind"},
		{"sus", "called:[Süß]kind"},
		{"黒猫", "details:[黒猫]のミソ"},
		{"ミソ", "details:黒猫の[ミソ]"},
		{"🐈", "name:[🐈\u200d⬛]"},
	} {
		hits := find(t, x, c.query)
		if len(hits) == 0 {
			t.Errorf("%q finds nothing", c.query)
			continue
		}
		got, want := marked(hits[0]), c.want
		if want == "kind: []" {
			got = strings.ReplaceAll(got, ":[", ": [") // the kind's text is the screen's
		}
		if got != want {
			t.Errorf("%q: %s, want %s", c.query, got, want)
		}
	}
}

// TestScripts finds every word of names in many scripts, whole, begun, and
// where words are not parted, inside.
func TestScripts(t *testing.T) {
	for _, name := range []string{
		"مريم الأميرة", "القِطّة", "עִבְרִית", "美咲", "黒猫のミソ", "がんばって", "김지우", "अनीता शर्मा", "ชาไทย", "Ελένη", "Дмитрий", "Ђорђе",
		"Nguyễn Thị Ánh", "İpek", "Łukasz", "Þórunn", "Ørsted", "Œuvre", "ﬁnch", "Zoe\u0308", "Ｗｉｄｅ", "می\u200cخواهم", "🐈\u200d⬛ 🎸", "a\u0301\u0302\u0303",
	} {
		c := client(name, "pet x | "+name)
		x := New(load(c, client("QQ", "game 00")))
		for _, word := range strings.Fields(name) {
			runes := []rune(word)
			for end := range runes {
				if hits := find(t, x, string(runes[:end+1])); len(hits) != 2 || hits[0].Interest != nil {
					t.Errorf("%q of %q: %s", string(runes[:end+1]), name, shown(hits))
				}
			}
			last, _ := utf8.DecodeLastRuneInString(word)
			if utf8.RuneLen(last) > 2 && len(find(t, x, string(last))) < 2 {
				t.Errorf("the last letter of %q is not found", word)
			}
		}
		if hits := find(t, x, strings.ToUpper(name)); len(hits) != 2 {
			t.Errorf("%q in capitals: %s", name, shown(hits))
		}
	}
}

func TestVeryLong(t *testing.T) {
	long := strings.Repeat("abcdefghij", 2000)
	words := strings.Repeat("la ", 5000)
	ligatures := strings.Repeat("\ufdfa", record.MaxLine) // each folds to 18 letters
	x := New(load(client(long, "joke "+words+"end", "memory "+ligatures+" | "+long)))
	for _, query := range []string{long, "abcdefghijabc", long[:1000] + "x" + long[1000:], "end", words, ligatures} {
		if hits := find(t, x, query); len(hits) == 0 {
			t.Errorf("a query of %d bytes finds nothing", len(query))
		}
	}
}

// FuzzFind holds every query, sense or nonsense, to what is always true.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"", "miso", "kind:pet mi", "client:maya", "kind:", "foo:bar", "süßkind", "黒", "🐈", "a b c d e f", ":::", "kind:kind:", "\xff\xfe", "client:\u200d", "tortiose", "\ufdfa", "e\u0301"} {
		f.Add(seed)
	}
	l := madeCaseload(400)
	x := New(l)
	f.Fuzz(func(t *testing.T, query string) {
		for _, mode := range []func(string, int) ([]Hit, error){x.Find, x.FindTyping} {
			hits, err := mode(query, 0)
			if err != nil {
				if _, ok := err.(*UsageError); !ok || len(hits) > 0 || err.Error() == "" {
					t.Fatalf("%q: %v with %d hits", query, err, len(hits))
				}
				continue
			}
			best, err := mode(query, 5)
			if err != nil {
				t.Fatal(err)
			}
			sameHits(t, query, best, hits[:min(5, len(hits))])
			checkHits(t, query, hits)
		}
	})
}

func checkHits(t *testing.T, query string, hits []Hit) {
	t.Helper()
	type key struct {
		card, interest any
	}
	have := map[key]bool{}
	for _, h := range hits {
		k := key{h.Card, h.Interest}
		if have[k] {
			t.Fatalf("%q: one row twice", query)
		}
		have[k] = true
		if h.Interest != nil && h.Verdict != h.Card.Gate(h.Interest, record.OnFind) || !h.Verdict.May() {
			t.Fatalf("%q: verdict %v", query, h.Verdict)
		}
		for _, s := range h.Where {
			if s.Part != Kind && s.From >= s.To {
				t.Fatalf("%q: empty span %+v", query, s)
			}
		}
		if !utf8.ValidString(marked(h)) {
			t.Fatalf("%q: a span cuts a letter: %+v", query, h.Where)
		}
	}
}
