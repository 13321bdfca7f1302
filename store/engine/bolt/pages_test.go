package bolt

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapport/store/engine"
)

// TestCircle makes an inner page point at itself. bbolt goes round in it until
// the stack ends the process, which no recover can stop.
func TestCircle(t *testing.T) {
	path, e := newVault(t, 600)
	b, err := os.ReadFile(path)
	must(t, err)
	circles := 0
	for id := 2; id < len(b)/pageSize; id++ {
		pg := b[id*pageSize:]
		if order.Uint16(pg[8:]) != flagBranch {
			continue
		}
		circles++
		for _, element := range []int{0, int(order.Uint16(pg[10:])) - 1} {
			at := id*pageSize + pageHeaderSize + element*elementSize + 8
			bad := append([]byte(nil), b...)
			order.PutUint64(bad[at:], uint64(id))
			must(t, os.WriteFile(path, bad, 0o600))
			isErr(t, e.View(nothing), engine.ErrDamaged)
			_, err := e.Update(put("a"))
			isErr(t, err, engine.ErrDamaged)
		}
	}
	if circles == 0 {
		t.Fatal("the file has no inner page")
	}
}

// TestFreeListNamesUsedPage: bbolt would write over the page.
func TestFreeListNamesUsedPage(t *testing.T) {
	path, e := newVault(t, 200)
	for range 3 { // leaves free pages
		_, err := e.Update(put("a"))
		must(t, err)
	}
	b, err := os.ReadFile(path)
	must(t, err)
	m0, _, _ := readMeta(fileOf(t, path), 0)
	m1, _, _ := readMeta(fileOf(t, path), 1)
	newest := m0
	if m1.tx > m0.tx {
		newest = m1
	}
	list := b[newest.freelist*pageSize:]
	if order.Uint16(list[10:]) == 0 {
		t.Fatal("no page is free")
	}
	order.PutUint64(list[pageHeaderSize:], newest.root)
	must(t, os.WriteFile(path, b, 0o600))
	_, err = openAt(t, path).Update(put("b"))
	isErr(t, err, engine.ErrDamaged)
}

// TestOverflowCount makes one page run over into all that there are, and into
// 2^32. bbolt's own check goes through them one by one.
func TestOverflowCount(t *testing.T) {
	path, e := newVault(t, 600)
	b, err := os.ReadFile(path)
	must(t, err)
	tried := 0
	for id := 2; id < len(b)/pageSize; id++ {
		if flags := order.Uint16(b[id*pageSize+8:]); flags != flagLeaf && flags != flagBranch && flags != flagFreelist {
			continue
		}
		for _, n := range []uint32{uint32(len(b) / pageSize), 1<<32 - 1} {
			bad := bytes.Clone(b)
			order.PutUint32(bad[id*pageSize+12:], n)
			must(t, os.WriteFile(path, bad, 0o600))
			if err := e.Check(); err != nil {
				isErr(t, err, engine.ErrDamaged)
				tried++
			}
		}
	}
	if tried == 0 {
		t.Fatal("no page's count was noticed")
	}
}

// TestChangesAreSynced: what Update said it kept outlasts a power cut only if
// nothing has told bbolt to leave out a sync, or its list of free pages.
func TestChangesAreSynced(t *testing.T) {
	path, _ := newVault(t, 3)
	c, err := open(path, access{write: true})
	must(t, err)
	defer c.close()
	if c.db.NoSync || c.db.NoGrowSync || c.db.NoFreelistSync {
		t.Error("a change is not made durable")
	}
}

// TestTxCheckIsNeverCalled: it runs where no panic can be caught, and ends the
// program on the damage that it is to find.
func TestTxCheckIsNeverCalled(t *testing.T) {
	files, err := filepath.Glob("*.go")
	must(t, err)
	for _, name := range files {
		b, err := os.ReadFile(name)
		must(t, err)
		if !strings.HasSuffix(name, "_test.go") && bytes.Contains(b, []byte(".Check(")) {
			t.Errorf("%s calls Check", name)
		}
	}
}

func fileOf(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Open(path)
	must(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// TestBehind breaks one meta page: it is told, Update is refused, and a Rewrite
// makes the vault sound again.
func TestBehind(t *testing.T) {
	for page := range 2 {
		path, e := newVault(t, 20)
		_, err := e.Update(put("newest"))
		must(t, err)
		b, err := os.ReadFile(path)
		must(t, err)
		b[page*pageSize+pageHeaderSize+50] ^= 1
		must(t, os.WriteFile(path, b, 0o600))
		health := func(want engine.Health) {
			t.Helper()
			must(t, e.View(func(r engine.Reader) error {
				if r.Health() != want {
					t.Errorf("health is %v, want %v", r.Health(), want)
				}
				return nil
			}))
		}
		health(engine.Behind)
		_, err = e.Update(put("a"))
		isErr(t, err, engine.ErrBehind)
		must(t, e.Check())
		_, err = e.Rewrite(func(old engine.Reader, fresh engine.Fresh) error { return engine.Copy(fresh, old, nil) }, nil)
		must(t, err)
		health(engine.Sound)
		_, err = e.Update(put("a"))
		must(t, err)
	}
}

// TestFault cuts a file while it is being read: the memory that it was mapped to
// is gone. The fault is told, nothing stays locked, and the engine opens the file
// no more until it was replaced.
func TestFault(t *testing.T) {
	path, e := newVault(t, 3000)
	whole, err := os.ReadFile(path)
	must(t, err)
	err = e.View(func(r engine.Reader) error {
		must(t, os.Truncate(path, 2*pageSize))
		_, err := r.Get("sessions", "002999")
		isErr(t, err, engine.ErrDamaged)
		if _, err := r.Buckets(); !errors.Is(err, engine.ErrDamaged) {
			t.Error("bbolt is called again after a fault")
		}
		return nil // even if the caller takes no notice
	})
	isErr(t, err, engine.ErrDamaged)
	must(t, os.WriteFile(path, whole, 0o600))
	isErr(t, e.View(nothing), engine.ErrDamaged)
	_, err = e.Update(put("a"))
	isErr(t, err, engine.ErrDamaged)
	other, err := Open(path, Options{Wait: -1}) // as another program would
	must(t, err)
	_, err = other.Update(put("a"))
	must(t, err)
	_, err = e.Replace(fillSome(3), nil)
	must(t, err, e.View(nothing))
	_, err = e.Update(put("a"))
	must(t, err)
}

// TestFaultInUpdate does the same in the middle of a change.
func TestFaultInUpdate(t *testing.T) {
	path, e := newVault(t, 3000)
	_, err := e.Update(func(tx engine.Tx) error {
		must(t, tx.Put("cards", "a", engine.Value{Rev: 1}))
		must(t, os.Truncate(path, 2*pageSize))
		_, err := tx.Get("sessions", "002999")
		isErr(t, err, engine.ErrDamaged)
		return nil
	})
	isErr(t, err, engine.ErrDamaged)
	other, err := Open(path, Options{Wait: -1})
	must(t, err)
	_, err = other.Replace(fillSome(3), nil)
	must(t, err, other.View(nothing))
}

// TestScanEnds damages the key of a leaf so that it comes before those before it.
// Going on after it, a scan would go round for ever.
func TestScanEnds(t *testing.T) {
	path, _ := newVault(t, 600)
	b, err := os.ReadFile(path)
	must(t, err)
	b = bytes.ReplaceAll(b, []byte("000300"), []byte("000000"))
	must(t, os.WriteFile(path, b, 0o600))
	e := openAt(t, path)
	scan := func(r engine.Reader) error {
		return r.Scan("cards", func(string, engine.Value) error { return nil })
	}
	isErr(t, e.View(scan), engine.ErrDamaged)
	isErr(t, e.Check(), engine.ErrDamaged)
}
