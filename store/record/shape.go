package record

import (
	"fmt"
	"strconv"
	"strings"
)

// Shape is a usual shape of an hour, to start from: a whole hour in one line,
// with a plain name. None is better than another.
type Shape struct{ Name, Line string }

// shapes are for an hour of shapeMinutes.
var shapes = []Shape{
	{"in once, and out again", "8n 15i 33e 41o"},
	{"in twice, with everyday things between", "6n 12i 21n 25o 32i 41n 46o"},
	{"as far as the edge", "10n 25e 35n"},
	{"in early, to the heart of it", "3i 20d 30i 42e 47n"},
	{"in late, and still in at the end", "14n 26e 38i"},
	{"everyday ground all along", "0o"},
}

const shapeMinutes = 50

// Shapes are the usual shapes of an hour planned for so many minutes.
func Shapes(planned int) []Shape {
	out := make([]Shape, len(shapes))
	for i, s := range shapes {
		var items []string
		for _, item := range strings.Fields(s.Line) {
			place := len(item) - 1
			minute, _ := strconv.Atoi(item[:place])
			items = append(items, fmt.Sprintf("%d%s", (minute*planned+shapeMinutes/2)/shapeMinutes, item[place:]))
		}
		out[i] = Shape{s.Name, strings.Join(items, " ")}
	}
	return out
}
