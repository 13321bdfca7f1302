package plain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// refused are the words that are never said.
var refused = regexp.MustCompile(`(?i)\b(should|must|failed|avoided|resistant|compliant|optimal|overdue|missed|patients?|scores?|alerts?|risks?)\b|!`)

// wordsOf is text without the one sentence that says what this is not for.
func wordsOf(text string) string { return strings.ReplaceAll(text, whatThisIsNot, "") }

// plainText holds what was said to text: no control character but the line
// break, nothing invisible, and of the signs that are drawn with only those
// that stand in somebody's own words.
func plainText(t testing.TB, name, said string) {
	t.Helper()
	for _, line := range strings.Split(said, "\n") {
		if at := strings.IndexFunc(line, unmovable); at >= 0 {
			t.Errorf("%s: a character that is no text in %q", name, line)
		}
		ownWords := strings.Contains(line, `Mr. "X"`)
		if at := strings.IndexFunc(line, drawnWith); at >= 0 && !ownWords {
			t.Errorf("%s: a character that is drawn with in %q", name, line)
		}
		if found := refused.FindString(wordsOf(line)); found != "" {
			t.Errorf("%s: says %q in %q", name, found, line)
		}
	}
}

// unmovable are the characters that do something to a terminal.
func unmovable(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)
}

// drawnWith are boxes, blocks and Braille patterns (U+2500 to U+259F, U+2800 to
// U+28FF).
func drawnWith(r rune) bool { return r >= 0x2500 && r <= 0x259F || r >= 0x2800 && r <= 0x28FF }

// TestOurOwnWords: every string of ours is ASCII, but for quotation marks that
// are read, and none has a word that is never said.
func TestOurOwnWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	read := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			words, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			read++
			if !strings.Contains("“”„«»’", words) && strings.ContainsFunc(words, func(r rune) bool { return r > unicode.MaxASCII }) {
				t.Errorf("%s: %q is not ASCII", file, words)
			}
			if found := refused.FindString(words); found != "" && strings.ContainsFunc(words, unicode.IsLetter) && !strings.Contains(whatThisIsNot, words) {
				t.Errorf("%s: %q has %q", file, words, found)
			}
			return true
		})
	}
	if read < 400 {
		t.Errorf("only %d strings were read", read)
	}
}

// TestGoldenFilesHaveTheirScripts: a golden file without a script is left over.
func TestGoldenFilesHaveTheirScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.out")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if _, err := os.Stat(strings.TrimSuffix(file, ".out") + ".in"); err != nil {
			t.Error(err)
		}
	}
}
