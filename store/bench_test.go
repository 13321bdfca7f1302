package store

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"rapport/store/record"
)

var benchOptions = Options{Cost: ThrowawayCost()}

// benchVault makes a vault of clients with interests and sessions of the size
// that they grow to in some years.
func benchVault(b *testing.B, clients, interests, hours int) *Vault {
	b.Helper()
	v, _, err := Create(filepath.Join(b.TempDir(), "vault.db"), []byte("correct horse"), benchOptions)
	if err != nil {
		b.Fatal(err)
	}
	err = v.Update(func(tx record.Tx) error {
		for i := range clients {
			card := benchCard(i, interests)
			if err := tx.PutCard(card); err != nil {
				return err
			}
			for j := range hours {
				if err := tx.PutSession(benchSession(card.ID, j)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return v
}

func benchCard(i, interests int) *record.Card {
	c := &record.Card{Client: record.Client{
		ID: record.NewID(), Code: fmt.Sprintf("c%d", i), Called: fmt.Sprintf("Maya %d", i), Pronouns: "she/her",
		Pace: []string{"ten minutes of chat first"}, Closed: []string{"father"},
	}}
	for k := range interests {
		c.Interests = append(c.Interests, record.Interest{
			ID: record.NewID(), Kind: record.Kind(1 + k%20), Name: fmt.Sprintf("Miso the %dth", k),
			Details: "a rescue, sleeps on the good chair, afraid of the kettle",
			Fields:  []record.Field{{Key: "eats", Value: "only tuna"}},
			Heard:   20400, FirstHeard: 20100, Asked: 20390, Landed: record.Fine, Lit: []record.Date{20300},
		})
	}
	return c
}

func benchSession(client record.ID, n int) *record.Session {
	s := &record.Session{
		ID: record.NewID(), Client: client, Date: record.Date(20000 + 7*n), Start: time.Unix(1_700_000_000, 0),
		Planned: 50, Live: true, Ended: true, End: 3000, Line: "the garden, and the move",
	}
	for i := range 8 {
		s.Moves = append(s.Moves, record.Move{At: i * 360, Place: record.Place(i % 5), Led: record.ByClient})
	}
	for i := range 4 {
		s.Marks = append(s.Marks, record.Mark{At: i * 700, Kind: record.LitUp, Words: "the allotment"})
	}
	return s
}

func benchLoad(b *testing.B, v *Vault) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.read(v.key, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// Everything decoded from the file: 8,000 interests, without and with the
// sessions of half a year; and 500,000 interests.
func BenchmarkLoad8k(b *testing.B)              { benchLoad(b, benchVault(b, 200, 40, 0)) }
func BenchmarkLoad8kAnd4kSessions(b *testing.B) { benchLoad(b, benchVault(b, 200, 40, 20)) }
func BenchmarkLoad500k(b *testing.B)            { benchLoad(b, benchVault(b, 12_500, 40, 0)) }

// BenchmarkUnlock is all of an unlock with the derivation at its cheapest.
func BenchmarkUnlock(b *testing.B) {
	v := benchVault(b, 200, 40, 20)
	for b.Loop() {
		if err := v.Unlock([]byte("correct horse")); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMark is one mark in an open hour, durable, and the caseload after it.
func BenchmarkMark(b *testing.B) {
	v := benchVault(b, 200, 40, 20)
	all, err := v.Caseload()
	if err != nil {
		b.Fatal(err)
	}
	id := all.Sessions(all.Cards()[0].ID)[0].ID
	at := 0
	b.ReportAllocs()
	for b.Loop() {
		at++
		err := v.Update(func(tx record.Tx) error {
			s, err := tx.Session(id)
			if err != nil {
				return err
			}
			s.Moves = append(s.Moves[:0], record.Move{At: at, Place: record.In})
			return tx.PutSession(s)
		})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := v.Caseload(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHandMark is one mark while the rest of the vault is locked.
func BenchmarkHandMark(b *testing.B) {
	v := benchVault(b, 200, 40, 20)
	all, err := v.Caseload()
	if err != nil {
		b.Fatal(err)
	}
	h, err := v.Keep(all.Sessions(all.Cards()[0].ID)[0].ID)
	if err != nil {
		b.Fatal(err)
	}
	v.Lock()
	at := 0
	for b.Loop() {
		at++
		if err := h.Update(func(s *record.Session) error {
			s.Moves = append(s.Moves[:0], record.Move{At: at, Place: record.In})
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBackup is what locking and quitting wait for when something changed: a
// backup of 200 clients and 4,000 sessions written, made durable, read back and
// opened whole. With nothing changed it is BenchmarkBackupUnchanged.
func BenchmarkBackup(b *testing.B) {
	v := benchVault(b, 200, 40, 20)
	all, err := v.Caseload()
	if err != nil {
		b.Fatal(err)
	}
	id := all.Cards()[0].ID
	for b.Loop() {
		b.StopTimer()
		if err := v.Update(rename(id, "Maya")); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, made, err := v.Backup(); err != nil || !made {
			b.Fatal(made, err)
		}
	}
}

func BenchmarkBackupUnchanged(b *testing.B) {
	v := benchVault(b, 200, 40, 20)
	for b.Loop() {
		if _, _, err := v.Backup(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChanged(b *testing.B) {
	v := benchVault(b, 20, 4, 1)
	for b.Loop() {
		if _, err := v.Changed(); err != nil {
			b.Fatal(err)
		}
	}
}
