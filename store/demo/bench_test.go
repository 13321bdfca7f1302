package demo

import "testing"

func BenchmarkCaseload(b *testing.B) {
	for b.Loop() {
		if _, _, err := Caseload(thursday); err != nil {
			b.Fatal(err)
		}
	}
}
