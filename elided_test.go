package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wordless are types with text in them that is no client's: what the program
// says of itself, ids, settings.
var wordless = map[string]string{
	"record.Asked":     "ids",
	"record.KindFacts": "the kinds there are",
	"record.Guess":     "words of the program",
	"record.Month":     "no text",
	"record.Shape":     "usual shapes of an hour",
	"record.LineError": "an error, which says what it says",
	"nav.Place":        "folders",
	"nav.Never":        "the id of a question",
	"nav.Configure":    "settings",
	"prompts.Bank":     "questions, which name nobody",
	"prompts.Question": "the same",
	"prompts.Fault":    "what is wrong in a file of questions",
	"prompts.Cell":     "numbers",
	"prompts.Customs":  "settings",
}

// shelf is the struct types of one package, and which of them are elided.
type shelf struct {
	types  map[string]*ast.StructType
	elided map[string]bool
}

func shelfOf(t *testing.T, dir string) shelf {
	t.Helper()
	s := shelf{map[string]*ast.StructType{}, map[string]bool{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v", dir, err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if ts, ok := spec.(*ast.TypeSpec); ok {
						if st, ok := ts.Type.(*ast.StructType); ok {
							s.types[ts.Name.Name] = st
						}
					}
				}
			case *ast.FuncDecl:
				if d.Recv != nil && d.Name.Name == "Format" {
					s.elided[strings.TrimPrefix(exprOf(d.Recv.List[0].Type), "*")] = true
				}
			}
		}
	}
	return s
}

// exprOf is a type as it is written, as far as it matters here.
func exprOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return "*" + exprOf(e.X)
	case *ast.SelectorExpr:
		return exprOf(e.X) + "." + e.Sel.Name
	case *ast.ArrayType:
		return "[]" + exprOf(e.Elt)
	case *ast.MapType:
		return "map " + exprOf(e.Key) + " " + exprOf(e.Value)
	}
	return ""
}

// isElided reports whether a type has a Format of its own or by what it embeds.
func (s shelf) isElided(name string) bool {
	if s.elided[name] {
		return true
	}
	for _, f := range s.types[name].Fields.List {
		if of := strings.TrimPrefix(exprOf(f.Type), "*"); len(f.Names) == 0 && (of == "record.Elision" || of == "Elision" || s.types[of] != nil && s.isElided(of)) {
			return true
		}
	}
	return false
}

// holding are the types of a package that may hold somebody's words: text, or
// bytes, or others of which that is so.
func (s shelf) holding(pkg string, elsewhere map[string]bool) map[string]bool {
	held := map[string]bool{}
	for more := true; more; {
		more = false
		for name, st := range s.types {
			if held[name] || wordless[pkg+"."+name] != "" {
				continue
			}
			for _, f := range st.Fields.List {
				for _, of := range strings.Fields(exprOf(f.Type)) {
					of = strings.TrimLeft(of, "[]*")
					if of == "string" || exprOf(f.Type) == "[]byte" || held[of] || elsewhere[of] {
						held[name], more = true, true
					}
				}
			}
		}
	}
	return held
}

// TestWhatHoldsWordsPrintsAsElided: every exported type of the nouns, of what
// is made from them, of what screens and the root tell each other, and of the
// journal, and the model of every screen. One that is new and holds text is
// elided, or stands above with the reason why it is not.
func TestWhatHoldsWordsPrintsAsElided(t *testing.T) {
	elsewhere := map[string]bool{}
	checked := 0
	for _, dir := range []string{"store/record", "prompts", "ui/nav", "ui/undo"} {
		pkg, s := filepath.Base(dir), shelfOf(t, dir)
		for name := range s.holding(pkg, elsewhere) {
			elsewhere[pkg+"."+name] = true
			if !ast.IsExported(name) {
				continue
			}
			checked++
			if !s.isElided(name) {
				t.Errorf("%s.%s may hold a client's words and prints them: it belongs into %s/elide.go, or among the wordless with a reason", pkg, name, dir)
			}
		}
	}
	screens, err := os.ReadDir("ui/screen")
	if err != nil {
		t.Fatal(err)
	}
	rooms := []string{"ui"}
	for _, screen := range screens {
		rooms = append(rooms, "ui/screen/"+screen.Name())
	}
	for _, dir := range rooms {
		s := shelfOf(t, dir)
		checked++
		if s.types["Model"] == nil || !s.isElided("Model") {
			t.Errorf("the Model of %s prints what it shows", dir)
		}
	}
	if s := shelfOf(t, "ui/plain"); !s.isElided("sitting") {
		t.Error("a sitting of ui/plain prints what it holds")
	}
	if checked < 40 {
		t.Errorf("only %d types were looked at", checked)
	}
	for name := range wordless {
		pkg, of, _ := strings.Cut(name, ".")
		dir := map[string]string{"record": "store/record", "nav": "ui/nav"}[pkg]
		if dir == "" {
			dir = pkg
		}
		if s := shelfOf(t, dir); s.types[of] == nil {
			t.Errorf("%s is there no longer", name)
		}
	}
	t.Logf("%d types looked at", checked)
}
