package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/crypto/scrypt"
)

// What somebody would use instead, on the same machine: a file of JSON records,
// a scan with nothing prepared, a database put or a write with nothing around
// it, another tool's key derivation. Nothing of ours is in these.

// plain is an interest as somebody would write it down for a program.
type plain struct{ Client, Kind, Name, Details, News, Heard string }

// records are the interests as JSON, one to a line.
func records(b *testing.B, n size) (lines [][]byte) {
	b.Helper()
	cards, _ := n.caseload(time.Now())
	for _, c := range cards {
		for _, in := range c.Interests {
			line, err := json.Marshal(plain{c.Called, in.Kind.String(), in.Name, in.Details, in.Field("news"), in.Heard.String()})
			if err != nil {
				b.Fatal(err)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func BenchmarkElsewhereJSON(b *testing.B) {
	for _, n := range []size{usual, large} {
		lines := records(b, n)
		b.Run(fmt.Sprint(len(lines)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read := make([]plain, len(lines))
				for i, line := range lines {
					if err := json.Unmarshal(line, &read[i]); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkElsewhereScan(b *testing.B) {
	for _, n := range []size{usual, large} {
		lines := records(b, n)
		for i, line := range lines {
			lines[i] = bytes.ToLower(line)
		}
		b.Run(fmt.Sprint(len(lines)), func(b *testing.B) {
			for b.Loop() {
				found := 0
				for _, line := range lines {
					if bytes.Contains(line, []byte("miso")) {
						found++
					}
				}
				if found == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

func BenchmarkElsewherePut(b *testing.B) {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for b.Loop() {
		err := db.Update(func(tx *bbolt.Tx) error {
			bucket, err := tx.CreateBucketIfNotExists([]byte("b"))
			if err != nil {
				return err
			}
			return bucket.Put([]byte("k"), []byte(strings.Repeat("v", 500)))
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkElsewhereSync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "bare"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for b.Loop() {
		if _, err := f.WriteAt(make([]byte, 500), 0); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkElsewhereScrypt is the derivation that the tool age uses at its
// default work factor, 2^18.
func BenchmarkElsewhereScrypt(b *testing.B) {
	for b.Loop() {
		if _, err := scrypt.Key([]byte(passphrase), []byte("0123456789abcdef"), 1<<18, 8, 1, 32); err != nil {
			b.Fatal(err)
		}
	}
}
