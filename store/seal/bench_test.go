package seal

import (
	"fmt"
	"testing"
)

// values is n values of 1 KiB: a large caseload's cards and sessions.
func values(b *testing.B, k *Key, n int) (places []Place, sealed [][]byte) {
	b.Helper()
	plain := make([]byte, 1000)
	for i := range n {
		p := Place{"sessions", fmt.Sprintf("%016x", i)}
		v, err := k.Seal(p, 1, plain)
		must(b, err)
		places, sealed = append(places, p), append(sealed, v)
	}
	return places, sealed
}

// BenchmarkOpen4k opens 4,000 values of 1 KiB and sums their tags, as unlocking
// does.
func BenchmarkOpen4k(b *testing.B) {
	_, k, _ := newVault(b)
	places, sealed := values(b, k, 4000)
	b.ReportAllocs()
	for b.Loop() {
		var sum Sum
		for i, p := range places {
			if _, err := k.Open(p, 1, sealed[i]); err != nil {
				b.Fatal(err)
			}
			tag, err := k.Tag(p, 1, sealed[i])
			must(b, err)
			sum = sum.Add(tag)
		}
	}
}

func BenchmarkSeal(b *testing.B) {
	_, k, _ := newVault(b)
	for _, n := range []int{100, 1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("%d bytes", n), func(b *testing.B) {
			plain := make([]byte, n)
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := k.Seal(at, 1, plain); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTag(b *testing.B) {
	_, k, _ := newVault(b)
	sealed, err := k.Seal(at, 1, nil)
	must(b, err)
	for b.Loop() {
		_, _ = k.Tag(at, 1, sealed)
	}
}

// BenchmarkDerive is what unlocking costs at the default cost.
func BenchmarkDerive(b *testing.B) {
	h, _, _, err := New(pass, DefaultCost())
	must(b, err)
	for b.Loop() {
		if _, _, err := h.Open(pass); err != nil {
			b.Fatal(err)
		}
	}
}
