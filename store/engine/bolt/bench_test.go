package bolt

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"rapport/store/engine"
)

// bench makes a file of n values of 1 KiB.
func bench(b *testing.B, n int) engine.Engine {
	b.Helper()
	value := engine.Value{Rev: 1, Sealed: bytes.Repeat([]byte("v"), 1024)}
	e, err := Create(filepath.Join(b.TempDir(), "vault.db"), Options{}, func(fresh engine.Fresh) error {
		for i := range n {
			if err := fresh.Put("cards", fmt.Sprintf("%016x", i*0x9E3779B97F4A7C1), value); err != nil {
				return err
			}
		}
		return fresh.SetHeader([]byte("header"))
	}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return e
}

func eachSize(b *testing.B, run func(b *testing.B, e engine.Engine)) {
	for _, n := range []int{200, 4_000, 200_000} {
		b.Run(fmt.Sprintf("%d values", n), func(b *testing.B) {
			e := bench(b, n)
			b.ReportAllocs()
			b.ResetTimer()
			run(b, e)
		})
	}
}

// BenchmarkPut is a durable write of 1 KiB: lock, open, commit, close.
func BenchmarkPut(b *testing.B) {
	value := engine.Value{Rev: 1, Sealed: bytes.Repeat([]byte("w"), 1024)}
	eachSize(b, func(b *testing.B, e engine.Engine) {
		for i := 0; b.Loop(); i++ {
			_, err := e.Update(func(tx engine.Tx) error {
				return tx.Put("cards", fmt.Sprintf("%016x", i%100*0x9E3779B97F4A7C1), value)
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkGet is one value: lock, open, read, close.
func BenchmarkGet(b *testing.B) {
	eachSize(b, func(b *testing.B, e engine.Engine) {
		for b.Loop() {
			err := e.View(func(r engine.Reader) error {
				_, err := r.Get("cards", fmt.Sprintf("%016x", 0))
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkScan is every value, as unlocking reads them.
func BenchmarkScan(b *testing.B) {
	eachSize(b, func(b *testing.B, e engine.Engine) {
		for b.Loop() {
			err := e.View(func(r engine.Reader) error {
				return r.Scan("cards", func(string, engine.Value) error { return nil })
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkChanged is what is asked each second.
func BenchmarkChanged(b *testing.B) {
	eachSize(b, func(b *testing.B, e engine.Engine) {
		for b.Loop() {
			if _, err := e.Changed(""); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkCheck looks at every page.
func BenchmarkCheck(b *testing.B) {
	eachSize(b, func(b *testing.B, e engine.Engine) {
		for b.Loop() {
			if err := e.Check(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRewrite is what erasing a client costs.
func BenchmarkRewrite(b *testing.B) {
	eachSize(b, func(b *testing.B, e engine.Engine) {
		for b.Loop() {
			_, err := e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
				return engine.Copy(fresh, old, nil)
			}, nil)
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}
