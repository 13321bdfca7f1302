package plain

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// tries is how often the passphrase may be typed.
const tries = 3

// open goes in: through first run, the door, or with the vault given.
func (s *sitting) open() error {
	var err error
	switch {
	case s.deps.Vault != nil:
		err = s.enter(s.deps.Vault)
	case s.deps.First:
		err = s.firstRun()
	default:
		err = s.unlock()
	}
	if err != nil {
		return err
	}
	return s.welcome()
}

// unlock asks for the passphrase, three times at most, and goes in.
func (s *sitting) unlock() error {
	if s.deps.Opener == nil {
		s.say("There is no passphrase here; the sitting ends.")
		return errEnd
	}
	for left := tries - 1; ; left-- {
		err := s.tryPassphrase()
		if err == nil || errors.Is(err, errEnd) {
			return err
		}
		if left == 0 || s.deps.Again != nil && !s.deps.Again(err) {
			s.fatal = err
			return errEnd
		}
		s.say("%s", sentence(err.Error()))
	}
}

func (s *sitting) tryPassphrase() error {
	passphrase, err := s.secret("passphrase:")
	if err != nil {
		return err
	}
	defer clear(passphrase)
	v, err := s.deps.Opener.Unlock(passphrase)
	if err != nil {
		return err
	}
	return s.enter(v)
}

// secret asks for something that is not shown. No answer ends the sitting.
func (s *sitting) secret(prompt string) ([]byte, error) {
	typed, err := s.deps.AskSecret(prompt + " ")
	if err == nil {
		return typed, nil
	}
	if !errors.Is(err, io.EOF) {
		s.fatal = err
	}
	return nil, errEnd
}

// What first run says. The words are those of the screen's door.
const (
	whatThisIs = "rapport remembers what the people you work with love: the cat, the garden, the band. " +
		"It offers a few small questions made from those things, and it tells how an hour moved in toward hard material and back out."
	whatThisIsNot = "It is a memory aid. It is not a clinical record, not a measure, not a medical device, and not for risk or crisis notes. " +
		"Law on records differs from place to place; ask someone who knows yours."
	whereItStays = "Everything stays in one sealed file on this machine. Nothing here uses a network. " +
		"Without the passphrase or the recovery code nobody can open it, and nobody can reset it."
	aboutPhrases  = "Choose a passphrase. Four or five words that do not belong together are easy to keep and hard to guess."
	aboutRecovery = "This is the recovery code. It opens the vault when the passphrase is gone, and it is told only now. " +
		"Write it on paper and keep it away from this machine. It also stays in this window until you close it."
	staysInWindow = "What was said here stays in this window until you close or clear it."
)

// leastRunes is the shortest passphrase taken.
const leastRunes = 8

// firstRun says what this is and is not, makes the vault, and reads out the
// recovery code.
func (s *sitting) firstRun() error {
	s.tell(whatThisIs, whatThisIsNot, whereItStays)
	if err := s.askKeeping(); err != nil {
		return err
	}
	s.tell(aboutPhrases)
	passphrase, err := s.newPassphrase()
	if err != nil {
		return err
	}
	v, recovery, err := s.deps.Opener.Create(passphrase)
	clear(passphrase)
	if err != nil {
		s.fatal = err
		return errEnd
	}
	if err := s.readOut(recovery); err != nil {
		v.Lock()
		s.say("The vault is made, and opens with the passphrase. If its recovery code is not on paper, rapport rekey gives another.")
		return err
	}
	if s.deps.Shared != "" {
		s.say("The vault lies in %s, which can put an older file in its place; it is safer in a folder of this machine.", s.deps.Shared)
	}
	return s.enter(v)
}

// newPassphrase asks twice, until both are the same.
func (s *sitting) newPassphrase() ([]byte, error) {
	for {
		first, err := s.secret("passphrase:")
		if err != nil {
			return nil, err
		}
		if n := utf8.RuneCount(first); n < leastRunes {
			clear(first)
			s.say("That is %s; %d is the least, and 20 is better.", count(n, "character"), leastRunes)
			continue
		}
		s.say("%s", strength(first))
		second, err := s.secret("again:")
		if err != nil {
			clear(first)
			return nil, err
		}
		same := bytes.Equal(first, second)
		clear(second)
		if same {
			return first, nil
		}
		clear(first)
		s.say("The two were not the same. Nothing was made; type it again.")
	}
}

// strength is an honest hint, by length and number of words only: it cannot
// know whether the words stand in a song.
func strength(passphrase []byte) string {
	n, words := utf8.RuneCount(passphrase), len(bytes.Fields(passphrase))
	switch {
	case n < 14 && words < 3:
		return "It holds off a passer-by; someone who copies the file could guess it in time."
	case n < 20 || words < 4:
		return "Fair; one more unrelated word makes it a good deal harder to guess."
	}
	return "Long enough, as long as it is not a line that others know."
}

// readOut says the recovery code word by word, and asks one of them back.
func (s *sitting) readOut(recovery string) error {
	words := strings.FieldsFunc(recovery, func(r rune) bool { return r == ' ' || r == '-' })
	asked := len(recovery) % max(1, len(words))
	for again := true; again; {
		s.tell(aboutRecovery)
		for i, word := range words {
			s.say("word %d: %s", i+1, word)
		}
		for again = false; !again; {
			line, err := s.listen(fmt.Sprintf("To be sure that it is on paper: what is word %d?", asked+1), false)
			switch {
			case err != nil:
				return err
			case asked >= len(words) || strings.EqualFold(line, words[asked]):
				return nil
			case strings.EqualFold(line, "again"):
				again = true
			default:
				s.say("That is another word. Say again to hear the code once more.")
			}
		}
	}
	return nil
}
