package search

import (
	"fmt"
	"testing"

	"rapport/store/record"
)

var sizes = []int{8_000, 500_000}

// BenchmarkNew builds the index from decoded records.
func BenchmarkNew(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			load := madeCaseload(size)
			b.ReportAllocs()
			for b.Loop() {
				New(load)
			}
		})
	}
}

// BenchmarkRenew builds the next index after one card was changed.
func BenchmarkRenew(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			load := madeCaseload(size)
			x := New(load)
			cards := append([]*record.Card(nil), load.Cards()...)
			cards[len(cards)/2] = cards[len(cards)/2].Clone()
			next := record.NewCaseload(cards, nil, nil)
			b.ReportAllocs()
			for b.Loop() {
				x.Renew(next)
			}
		})
	}
}

// BenchmarkFind is one keystroke: the best 30 rows of a query.
func BenchmarkFind(b *testing.B) {
	queries := []string{"m", "e", "mi", "mis", "miso", "th", "the", "maya", "ma ba", "maya band", "theo dog", "tort", "kind:pet s", "client:maya", "totroise", "mayx bnad", "qqqq", "aaaaa", "tortioses"}
	for _, size := range sizes {
		x := New(madeCaseload(size))
		for _, q := range queries {
			b.Run(fmt.Sprintf("%d/%s", size, q), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := x.FindTyping(q, 30); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
