package arc

// The four directions in which the line leaves a cell, and that it ends there.
const (
	left uint8 = 1 << iota
	right
	up
	down
	stops

	anyWay = left | right | up | down
)

// glyphs are the characters a picture is drawn with.
type glyphs struct {
	join    [16]rune // by the directions that meet in a cell
	paused  rune     // the line while a session is paused
	now     rune
	landing rune
	cursor  rune
	cut     string // after words that were cut
}

var boxGlyphs = glyphs{
	join: [16]rune{
		left: '─', right: '─', left | right: '─',
		up: '╵', down: '╷', up | down: '│',
		left | down: '╮', right | up: '╰', right | down: '╭', left | up: '╯',
		left | up | down: '┤', right | up | down: '├',
		left | right | down: '┬', left | right | up: '┴',
		left | right | up | down: '┼',
	},
	paused: '┄', now: '●', landing: '┊', cursor: '┆', cut: "…",
}

var asciiGlyphs = glyphs{
	join: [16]rune{
		left: '-', right: '-', left | right: '-',
		up: '|', down: '|', up | down: '|',
		left | down: '+', right | up: '+', right | down: '+', left | up: '+',
		left | up | down: '+', right | up | down: '+',
		left | right | down: '+', left | right | up: '+',
		left | right | up | down: '+',
	},
	paused: '.', now: 'o', landing: '\'', cursor: ':', cut: "..",
}

func glyphsFor(ascii bool) *glyphs {
	if ascii {
		return &asciiGlyphs
	}
	return &boxGlyphs
}
