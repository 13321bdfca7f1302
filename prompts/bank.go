package prompts

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"rapport/store/record"
)

//go:embed bank/*.toml
var builtin embed.FS

// Bank is a set of questions, ready to be chosen from. It is never changed
// and may be used from several goroutines.
type Bank struct {
	questions []*Question
	byID      map[string]*Question
	hidden    map[string]bool // ids of questions that are offered to nobody
	general   [len(momentWords)][]*Question
	templates [len(momentWords)][]*Question
}

// Builtin is the bank that comes with the program, read once.
var Builtin = sync.OnceValues(func() (*Bank, error) {
	dir, err := fs.Sub(builtin, "bank")
	if err != nil {
		return nil, err
	}
	return Load(dir)
})

// Load reads every *.toml file at the top of a folder as one bank. The error
// is Faults when a file cannot be understood.
func Load(dir fs.FS) (*Bank, error) {
	names, err := fs.Glob(dir, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("listing the bank: %w", err)
	}
	files := make([]readFile, len(names))
	var reading sync.WaitGroup
	for i, name := range names {
		reading.Go(func() {
			defer func() { files[i].fault = recover() }()
			files[i] = readOne(dir, name)
		})
	}
	reading.Wait()
	for _, f := range files {
		if f.fault != nil { // comes out here, where somebody can recover from it
			panic(f.fault)
		}
	}
	bank := newBank()
	var faults Faults
	for _, f := range files {
		if f.err != nil {
			return nil, f.err
		}
		faults = append(faults, f.faults...)
		faults = append(faults, bank.add(f.questions)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return bank, nil
}

// LoadPacks reads every *.toml file at the top of a folder as a person's own
// questions. A slip in one file is no reason to have none of the others in the
// minute before an hour: a file that cannot be read or understood is left out
// whole, and so is a question whose id is taken, and the faults say so. There
// may be no such folder.
func LoadPacks(dir fs.FS) (*Bank, Faults) {
	bank := newBank()
	names, err := fs.Glob(dir, "*.toml")
	if err != nil {
		return bank, Faults{{Message: err.Error()}}
	}
	var faults Faults
	for _, name := range names {
		f := readOne(dir, name)
		switch {
		case f.err != nil:
			faults = append(faults, Fault{File: name, Message: f.err.Error()})
		case len(f.faults) > 0:
			faults = append(faults, f.faults...)
		default:
			faults = append(faults, bank.add(f.questions)...)
		}
	}
	return bank, faults
}

type readFile struct {
	questions []*Question
	faults    Faults
	err       error
	fault     any // of a panic
}

func readOne(dir fs.FS, name string) (f readFile) {
	file, err := dir.Open(name)
	if err != nil {
		f.err = err
		return f
	}
	defer file.Close()
	data, err := ReadAll(file)
	if err != nil {
		f.err = fmt.Errorf("reading the bank file %s: %w", name, err)
		return f
	}
	f.questions, f.faults = decode(name, data)
	return f
}

// MaxFile is the most that a bank file may hold, in bytes: some ten thousand
// questions.
const MaxFile = 4 << 20

// ErrTooLarge is returned for a file that is larger than MaxFile.
var ErrTooLarge = fmt.Errorf("it is larger than the %d MB a bank of questions may have; divide it", MaxFile>>20)

// ReadAll reads a bank file whole, and never more than a bank may hold.
func ReadAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err == nil && len(data) > MaxFile {
		err = ErrTooLarge
	}
	return data, err
}

// Read reads one bank file; name is what errors and Question.Source call it.
// The error is Faults when it cannot be understood.
func Read(name string, data []byte) (*Bank, error) {
	questions, faults := decode(name, data)
	bank := newBank()
	faults = append(faults, bank.add(questions)...)
	if len(faults) > 0 {
		return nil, faults
	}
	return bank, nil
}

// With is a bank of both: a question of more takes the place of one with the
// same id, so that a person's own wording stands. What b hides stays hidden.
func (b *Bank) With(more *Bank) *Bank {
	both := newBank()
	both.hidden = b.hidden
	for _, q := range b.questions {
		if more.byID[q.ID] == nil {
			both.put(q)
		}
	}
	for _, q := range more.questions {
		both.put(q)
	}
	return both
}

// Questions lists them all, in the order of files and of each file. Neither
// the list nor the questions are to be altered.
func (b *Bank) Questions() []*Question { return b.questions }

func newBank() *Bank { return &Bank{byID: map[string]*Question{}} }

func (b *Bank) add(questions []*Question) (faults Faults) {
	for _, q := range questions {
		if first := b.byID[q.ID]; first != nil {
			faults = append(faults, Fault{
				File: q.Source, Line: q.Line, ID: q.ID,
				Message: fmt.Sprintf("this id is taken by %s:%d; give each question its own", first.Source, first.Line),
			})
			continue
		}
		b.put(q)
	}
	return faults
}

func (b *Bank) put(q *Question) {
	b.questions = append(b.questions, q)
	b.byID[q.ID] = q
	if q.IsTemplate() {
		b.templates[q.Moment] = append(b.templates[q.Moment], q)
	} else {
		b.general[q.Moment] = append(b.general[q.Moment], q)
	}
}

// about reports whether a template can be made from an interest of the kind.
func (q *Question) about(k record.Kind) bool { return q.AnyKind || q.Kind == k }
