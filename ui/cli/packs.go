package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rapport/prompts"
	"rapport/ui/config"
)

// bank is the question bank: the one that comes with the program, the
// clinician's own packs over it, and what they want offered to nobody marked
// as that. Packs that cannot be understood are left out,
// with a word about it: a slip in one of them is no reason to have no question
// in the minute before an hour.
func (a *app) bank() (*prompts.Bank, error) {
	bank, err := a.wholeBank()
	if err != nil {
		return nil, err
	}
	return a.hiding(bank), nil
}

func (a *app) wholeBank() (*prompts.Bank, error) {
	bank, err := prompts.Builtin()
	if err != nil {
		return nil, err
	}
	path, err := a.packsPath()
	if err != nil {
		return bank, nil // no home, and so no packs
	}
	own, faults := prompts.LoadPacks(os.DirFS(path))
	if len(faults) > 0 {
		a.note("warning", "some of your own questions were left out: "+faults[0].String())
		a.hint("`rapport bank lint` says more")
	}
	return bank.With(own), nil
}

// keepOwn adds a question to the clinician's own pack in the folder, and
// returns what that pack now holds, which is never half written.
func keepOwn(dir string, q *prompts.Question) (*prompts.Bank, error) {
	name := prompts.OwnFile(q)
	path := filepath.Join(dir, name)
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	pack, err := prompts.AppendQuestion(old, q)
	if err != nil {
		return nil, err
	}
	if err := config.Replace(path, pack); err != nil {
		return nil, err
	}
	return prompts.Read(name, pack)
}
