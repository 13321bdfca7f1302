package plain

import (
	"io"
	"time"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/config"
	"rapport/ui/crash"
)

// Vault is what plain needs of an open vault.
type Vault interface {
	// Caseload is everything in it, as it stands; pictures that are not altered.
	Caseload() (*record.Caseload, error)
	// Changed reports whether another program wrote since the last Caseload.
	Changed() (bool, error)
	// Update makes a change. The function is given fresh records and may run
	// again.
	Update(func(record.Tx) error) error
	// Erase takes a client and all their sessions out of the file for good, and
	// gives what is to be said of the copies that hold them.
	Erase(client record.ID) (said string, err error)
	// Backup makes a sealed copy if something changed since the last one, and
	// gives what is to be said of it.
	Backup() (said string, made bool, err error)
	// Keep makes a hand on one session. It stays good after Lock.
	Keep(session record.ID) (Hand, error)
	// Lock drops the keys and every record.
	Lock()
}

// Hand reads and writes one session and nothing else.
type Hand interface {
	Session() (*record.Session, error)
	Update(func(*record.Session) error) error
	Drop()
}

// Opener makes and opens vaults. The passphrase is wiped after the call.
type Opener interface {
	Unlock(passphrase []byte) (Vault, error)
	// Create makes a vault and returns its recovery code, as words with spaces
	// or hyphens between them.
	Create(passphrase []byte) (Vault, string, error)
}

// Deps is what a sitting is built from. In, Out, Bank, Config and Now are
// always needed, and either Vault or Opener with AskSecret.
type Deps struct {
	In  io.Reader // lines; a last one without a line break counts
	Out io.Writer
	// AskSecret prompts for something that is not shown while it is typed. The
	// caller wipes what it returns. io.EOF ends the sitting.
	AskSecret func(prompt string) ([]byte, error)
	// Opener unlocks, also after an idle lock. Without one, as in the demo, a
	// lock ends the sitting.
	Opener Opener
	// Again reports whether typing a passphrase again may help against an error
	// of Unlock; nil is always.
	Again func(error) bool
	Vault Vault // already open, as in the demo; otherwise nil
	First bool  // there is no vault yet: first run
	// Shared is what else carries the vault's folder about, if anything does.
	Shared string
	Demo   bool // an invented caseload: the first line says so
	Bank   *prompts.Bank
	// KeepOwn adds a question to the clinician's own pack and returns that pack.
	// Nil keeps it for the sitting.
	KeepOwn func(*prompts.Question) (*prompts.Bank, error)
	// Hide keeps that a question is offered to nobody, or to anyone again, and
	// returns all that are hidden then. Nil keeps it for the sitting.
	Hide       func(question string, hidden bool) ([]string, error)
	Config     config.Config
	SaveConfig func(config.Config) error // nil: settings last for the sitting
	// WriteOut writes a new file, for its owner alone, and refuses to write over
	// one. It may be nil.
	WriteOut func(path string, data []byte) error
	Now      func() time.Time
	// Done ends the sitting as the end of input does: an interrupt, a hang-up.
	Done <-chan struct{}
	// Begin is a client whose hour is begun as soon as the vault is open; zero
	// begins none.
	Begin record.ID

	beat time.Duration // how often the clock is looked at; zero is a second
}

// Run sits with the clinician until they quit, the input ends or Done is
// closed; all three are no error. What was confirmed is on disk then, and the
// vault is locked. The error is one to be told by the caller: the passphrase
// refused for the third time, a vault that cannot be opened.
//
// A read of In may still be waiting when Run returns because of Done.
func Run(d Deps) error {
	s := newSitting(d)
	return s.close(s.whole())
}

// whole is the sitting from the door on.
func (s *sitting) whole() (err error) {
	defer crash.Catch(&err)
	if err := s.open(); err != nil {
		return err
	}
	return s.sit()
}
