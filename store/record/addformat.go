package record

import (
	"slices"
	"strings"
)

// FormatAddition prints an interest as a line that ParseAddition reads back to
// the same kind, name, details and fields: "pet Miso, orange tabby, eats salmon
// pâté". Quotes and "key: X" are used only where the plain form would read
// back as something else.
func FormatAddition(in *Interest) string {
	plain := additionLine(in, false)
	if back, err := ParseAddition(plain); err == nil && back.says(in) {
		return plain
	}
	return additionLine(in, true)
}

func (a *Addition) says(in *Interest) bool {
	return a.Kind == in.Kind && a.Name == in.Name && a.Details == in.Details && slices.Equal(a.Fields, in.Fields)
}

func additionLine(in *Interest, guarded bool) string {
	name := in.Name
	if strings.ContainsFunc(name, needsQuotes) {
		name = quoted(name)
	}
	parts := []string{in.Kind.String() + " " + name}
	switch {
	case in.Details == "":
	case guarded:
		parts = append(parts, quoted(in.Details))
	default:
		parts = append(parts, in.Details)
	}
	for _, f := range in.FieldsInOrder() {
		if guarded {
			parts = append(parts, f.Key+": "+quoted(f.Value))
			continue
		}
		parts = append(parts, in.Kind.phraseOf(f))
	}
	return strings.Join(parts, ", ")
}

// needsQuotes reports whether a name with the rune in it must stand in quotes.
func needsQuotes(r rune) bool { return r == ',' || closers[r] != "" }

// phraseOf is the plainest phrase that fills the field.
func (k Kind) phraseOf(f Field) string {
	candidates := []string{f.Value}
	for _, o := range openers {
		if o.field == f.Key && o.fits(k) && !o.whole {
			candidates = append(candidates, o.words+" "+f.Value)
		}
	}
	for _, phrase := range append(candidates, f.Key+": "+f.Value) {
		if key, value, ok := k.readPhrase(phrase); ok && key == f.Key && value == f.Value && !strings.ContainsFunc(phrase, needsQuotes) {
			return phrase
		}
	}
	return f.Key + ": " + quoted(f.Value)
}
