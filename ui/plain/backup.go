package plain

import "errors"

// backUpNow makes a backup because somebody asked for one.
func (s *sitting) backUpNow(string) error {
	said, _, err := s.vault.Backup()
	if err != nil {
		return errors.New("no backup was made: " + err.Error())
	}
	s.say("%s", sentence(said))
	return nil
}

// backUp makes a backup before the vault is locked, if something changed. What
// is wrong with that keeps nothing from being locked, and is said when there is
// somebody to hear it.
func (s *sitting) backUp() {
	s.copied = ""
	switch said, made, err := s.vault.Backup(); {
	case err != nil:
		s.copied = "no backup was made: " + err.Error()
	case made:
		s.copied = said
	}
}

// tellBackup says how that backup ended, once.
func (s *sitting) tellBackup() {
	if s.copied != "" {
		s.say("%s", sentence(s.copied))
		s.copied = ""
	}
}
