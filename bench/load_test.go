package main

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"rapport/store"
	"rapport/store/record"
	"rapport/store/search"
)

// BenchmarkLoadAndIndex is everything between the key, which takes no time to
// derive here, and a caseload that can be searched: the file checked, every
// value opened, counted and decoded, the index made.
func BenchmarkLoadAndIndex(b *testing.B) {
	without := usual
	without.hours = 0
	for _, n := range []size{without, usual, large} {
		b.Run(fmt.Sprintf("%d and %d hours", n.clients*n.interests, n.clients*n.hours), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "vault.db")
			made, err := n.vault(path, cheap)
			if err != nil {
				b.Fatal(err)
			}
			_ = made.Close()
			made = nil
			b.ReportAllocs()
			for b.Loop() {
				v, err := store.Unlock(path, []byte(passphrase), cheap)
				if err != nil {
					b.Fatal(err)
				}
				all, err := v.Caseload()
				if err != nil {
					b.Fatal(err)
				}
				search.New(all)
				_ = v.Close()
			}
		})
	}
}

// BenchmarkMark is a mark in a live session beside 200 clients and their hours:
// lock, open, change, commit with fsync, close.
func BenchmarkMark(b *testing.B) {
	v, err := usual.vault(filepath.Join(b.TempDir(), "vault.db"), cheap)
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	all, err := v.Caseload()
	if err != nil {
		b.Fatal(err)
	}
	s := hour(all.Cards()[0].ID, time.Now())
	s.Ended, s.End = false, 0
	if err := v.Update(func(tx record.Tx) error { return tx.PutSession(s) }); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		err := v.Update(func(tx record.Tx) error {
			live, err := tx.Session(s.ID)
			if err != nil {
				return err
			}
			live.Marks = append(live.Marks[:min(len(live.Marks), 30)], record.Mark{At: 2900, Kind: record.LitUp, Words: "the allotment"})
			return tx.PutSession(live)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
