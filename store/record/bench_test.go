package record

import "testing"

const anHour = `0 out, 8 near c, 15 in, 21 lit "the allotment", 24 deep, 29 in m, 30 pause, 33 resume, 34 edge, 41 out*, 47 door "she may move"`

func BenchmarkParseLine(b *testing.B) {
	for b.Loop() {
		if _, err := ParseLine(anHour); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFigures(b *testing.B) {
	s := drawn(b, anHour)
	for b.Loop() {
		_ = s.Figures()
	}
}

func BenchmarkTold(b *testing.B) {
	s, c := drawn(b, anHour), maya()
	for b.Loop() {
		_ = s.Told(c)
	}
}

func BenchmarkGate(b *testing.B) {
	c := maya()
	c.Closed = []string{"alcohol", "her father"}
	in := c.Interest(c.with(Pet, "Miso"))
	in.Details = "orange tabby, sleeps in the sink"
	for b.Loop() {
		_ = c.Gate(in, OnAsk)
	}
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		_ = Fold("Zoë and Missy’s salmon pâté")
	}
}

func BenchmarkCleanLine(b *testing.B) {
	for b.Loop() {
		_ = CleanLine("Zoë and Missy’s salmon pâté")
	}
}
