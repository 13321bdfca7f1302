package cli

import "errors"

// companion opens the terminal companion.
func (a *app) companion() error {
	return errors.New("the companion is not part of this build")
}
