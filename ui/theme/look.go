package theme

import "rapport/ui/arc"

// Look is the colours of a picture that leaves the terminal: dark, light, or
// without colour at all. What is not dark or mono is light, as paper is.
func Look(mode Mode) arc.Look {
	p := palettes[Light]
	switch mode {
	case Mono:
		return arc.Look{
			Paper: "#ffffff", Text: "#000000", Line: "#000000", Dim: "#4d4d4d", Accent: "#000000", Mark: "#4d4d4d",
			Warm: "#f5f5f5", Fill: [4]string{"#f5f5f5", "#eeeeee", "#e7e7e7", "#e0e0e0"},
		}
	case Dark:
		p = palettes[Dark]
	}
	look := arc.Look{Paper: p.paper, Text: p.text, Line: p.text, Dim: p.dim.full, Accent: p.accent.full, Mark: p.dim.full, Warm: p.land.full}
	for i, fill := range p.fill {
		look.Fill[i] = fill.full
	}
	return look
}
