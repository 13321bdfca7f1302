package prompts

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// unknownKey is a key of a file that means nothing, with its line.
type unknownKey struct {
	name string
	line int
}

// longestKey is how much of a key that means nothing is told.
const longestKey = 60

// layout is where things stand in a file, which the TOML reader tells only in
// its strict mode, and that takes time in the square of what is wrong.
type layout struct {
	questions []int        // the line of each [[question]], from 1
	unknown   []unknownKey // what the file's form has no place for
}

// laidOut walks a file that was read without a fault.
func laidOut(data []byte) layout {
	var l layout
	var p unstable.Parser
	p.Reset(data)
	line, counted, table := 1, 0, ""
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind == unstable.Comment {
			continue
		}
		path, at := keyPath(e)
		line += bytes.Count(data[counted:at], []byte{'\n'})
		counted = at
		switch e.Kind {
		case unstable.KeyValue:
			if !l.known(table+path, line) {
				continue
			}
			l.inside(table+path, e.Value(), line)
		default:
			table = path + "."
			if e.Kind == unstable.ArrayTable && path == "question" {
				l.questions = append(l.questions, line)
			} else {
				l.known(path, line)
			}
		}
	}
	return l
}

// inside looks at the keys that stand within a value.
func (l *layout) inside(path string, value *unstable.Node, line int) {
	children := value.Children()
	for children.Next() {
		switch child := children.Node(); {
		case value.Kind == unstable.Array:
			l.inside(path, child, line)
		case child.Kind == unstable.KeyValue:
			key, _ := keyPath(child)
			if l.known(path+"."+key, line) {
				l.inside(path+"."+key, child.Value(), line)
			}
		}
	}
}

// known reports whether a key has a place in a bank, and takes note of it where
// it has none.
func (l *layout) known(path string, line int) bool {
	name, rest, _ := strings.Cut(path, ".")
	ok := slices.Contains(bankKeys, name)
	if name == "question" && rest != "" {
		name, _, _ = strings.Cut(rest, ".")
		ok = slices.Contains(questionKeys, name)
	}
	if !ok {
		runes := []rune(path)
		l.unknown = append(l.unknown, unknownKey{string(runes[:min(len(runes), longestKey)]), line})
	}
	return ok
}

// keyPath is a key in full, as the TOML reader compares it, and where it begins.
func keyPath(n *unstable.Node) (path string, at int) {
	key := n.Key()
	key.Next()
	path, at = string(key.Node().Data), int(key.Node().Raw.Offset)
	for key.Next() {
		path += "." + string(key.Node().Data)
	}
	return strings.ToLower(path), at
}

var bankKeys, questionKeys = keysOf[bankFile](), keysOf[questionFile]()

// keysOf are the keys that a part of a file may have.
func keysOf[T any]() []string {
	var keys []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		name, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		keys = append(keys, name)
	}
	return keys
}

// tomlError is the line and the words of what the TOML reader complains of.
func tomlError(err error) (line int, words string) {
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ = decode.Position()
		if key := decode.Key(); len(key) > 0 { // the reader's words would name our Go types
			return line, key[len(key)-1] + " has a value of another sort; words stand in quotes, lists in brackets"
		}
	}
	return line, strings.TrimPrefix(err.Error(), "toml: ")
}
