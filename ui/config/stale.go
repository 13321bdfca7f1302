package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rapport/store/record"
)

// onDisk is the file: the settings, and a table that only a person edits. That
// is read loosely, so that a slip in it takes away nothing else.
type onDisk struct {
	Config
	Stale any `toml:"stale,omitempty"`
}

// never is what stands for a span that does not end, beside 0.
const never = "never"

// spansOf reads the [stale] table: a kind, and after how many days what is known
// of such a thing may have changed. What cannot be understood is left as it
// comes, and the first of it is told.
func spansOf(table any) (spans record.Spans, fault string) {
	if table == nil {
		return spans, ""
	}
	entries, ok := table.(map[string]any)
	if !ok {
		return spans, "[stale] is a table of kinds with a number of days for each"
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		kind, known := record.ParseKind(name)
		days, ok := daysOf(entries[name])
		switch {
		case known && ok:
			spans = spans.With(kind, days)
		case fault != "":
		case !known:
			fault = fmt.Sprintf("[stale] %q is no kind of thing; the kinds are %s", name, strings.Join(kindNames(), ", "))
		default:
			fault = fmt.Sprintf("[stale] %s is 1 to %d days, or %q", name, record.MostSpan, never)
		}
	}
	return spans, fault
}

func daysOf(value any) (int, bool) {
	switch value := value.(type) {
	case string:
		return 0, strings.EqualFold(strings.TrimSpace(value), never)
	case int64:
		return int(value), value >= 0 && value <= record.MostSpan
	}
	return 0, false
}

func kindNames() []string {
	var names []string
	for _, f := range record.Kinds() {
		names = append(names, f.Name)
	}
	return names
}

// staleHelp stands at the end of a file that has no such table: how it is
// begun, and what is so without it.
func staleHelp() string {
	var b strings.Builder
	b.WriteString("\n# After how many days may what is known of a thing have changed? Take away the #\n# before a line and before [stale], and put another number there, or \"never\".\n# [stale]\n")
	for _, f := range record.Kinds() {
		days := fmt.Sprint(f.StaleAfter)
		if f.StaleAfter == 0 {
			days = `"` + never + `"`
		}
		fmt.Fprintf(&b, "# %s = %s\n", f.Name, days)
	}
	return b.String()
}
