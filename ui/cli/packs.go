package cli

import (
	"errors"
	"io/fs"
	"os"

	"rapport/prompts"
)

// bank is the question bank: the one that comes with the program, and the
// clinician's own packs over it. Packs that cannot be understood are left out,
// with a word about it: a slip in one of them is no reason to have no question
// in the minute before an hour.
func (a *app) bank() (*prompts.Bank, error) {
	bank, err := prompts.Builtin()
	if err != nil {
		return nil, err
	}
	path, err := a.packsPath()
	if err != nil {
		return bank, nil // no home, and so no packs
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return bank, nil
	}
	own, err := prompts.Load(os.DirFS(path))
	if err != nil {
		a.note("warning", "your own questions were left out: "+err.Error())
		a.hint("`rapport bank lint %s/*.toml` says more", path)
		return bank, nil
	}
	return bank.With(own), nil
}
