package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"

	"golang.org/x/crypto/argon2"

	"rapport/store"
)

// frame measures the time to the first full frame of a new process: the lock
// screen from the start of the process, and home, with its list and preview,
// from the key that ends the passphrase. Deriving the key takes no time in this
// vault; a real one is measured with its derivation, and the derivation alone.
// Beside them stands a list of the same library that does nothing else.
func (l *lab) frame() error {
	vault, err := l.vault("frame.db", cheap)
	if err != nil {
		return err
	}
	for _, silent := range []bool{false, true} {
		var lock, home, both []time.Duration
		for range l.runs {
			a, b, err := l.firstFrames(silent, vault)
			if err != nil {
				return err
			}
			lock, home, both = append(lock, a), append(home, b), append(both, a+b)
		}
		kind := "answering"
		if silent {
			kind = "silent"
		}
		spread("lock screen, "+kind+" terminal", lock)
		spread("unlock to home, "+kind+" terminal", home)
		spread("both, "+kind+" terminal", both)
	}
	if err := l.realFrame(); err != nil {
		return err
	}
	return l.bareFrame()
}

// realFrame is home on a vault with the cost that vaults have. Unlike the cheap
// one it leaves so much memory behind that nothing is collected meanwhile.
func (l *lab) realFrame() error {
	vault, err := l.vault("real.db", store.Options{})
	if err != nil {
		return err
	}
	var home, derive []time.Duration
	for range l.runs {
		_, b, err := l.firstFrames(false, vault)
		if err != nil {
			return err
		}
		d, err := coldDerivation()
		if err != nil {
			return err
		}
		home, derive = append(home, b), append(derive, d)
	}
	spread("unlock to home, real derivation", home)
	spread("the derivation alone", derive)
	return nil
}

func (l *lab) firstFrames(silent bool, vault string) (lock, home time.Duration, err error) {
	t, err := l.start(silent, nil, l.program, "--vault", vault)
	if err != nil {
		return 0, 0, err
	}
	defer t.close()
	entered, err := t.unlock()
	if err != nil {
		return 0, 0, err
	}
	seen, err := t.shown(t.started, "passphrase", "ctrl+c")
	if err != nil {
		return 0, 0, err
	}
	full, err := t.shown(entered, "find", "lately", "loves", "everything")
	if err != nil {
		return 0, 0, err
	}
	return seen.Sub(t.started), full.Sub(entered), nil
}

// coldDerivation is what the derivation alone takes in a new process, to which
// the system has yet to give the memory.
func coldDerivation() (time.Duration, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	out, err := exec.Command(self, "derive").Output()
	if err != nil {
		return 0, err
	}
	return time.ParseDuration(string(out))
}

// derive is the child of coldDerivation.
func derive() {
	began := time.Now()
	argon2.IDKey([]byte(passphrase), make([]byte, 16), 3, 64<<10, 4, 32)
	fmt.Print(time.Since(began))
}

// bareFrame is the same for the list in bench/bare.
func (l *lab) bareFrame() error {
	bare, err := l.build("bare", "rapport/bench/bare")
	if err != nil {
		return err
	}
	var times []time.Duration
	for range l.runs {
		t, err := l.start(false, nil, bare)
		if err != nil {
			return err
		}
		err = t.await(t.started, "client 24")
		t.close()
		if err != nil {
			return fmt.Errorf("the bare list: %w", err)
		}
		seen, err := t.shown(t.started, "client 24")
		if err != nil {
			return err
		}
		times = append(times, seen.Sub(t.started))
	}
	spread("a bare list of 24 rows", times)
	return nil
}
