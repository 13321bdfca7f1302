package store

import (
	"time"

	"rapport/store/engine/bolt"
	"rapport/store/seal"
)

// Cost is what one guess at the passphrase costs.
type Cost = seal.Cost

// ThrowawayCost is next to nothing: for tests, and for a demo vault that holds
// nothing real and is made with a passphrase that is no secret.
func ThrowawayCost() Cost { return seal.TestCost() }

// Recovery is a recovery code. It prints as "(elided)"; Reveal gives its words
// for the one time that they are shown.
type Recovery = seal.Recovery

// Options are how a vault is to behave. The zero Options are the program's.
type Options struct {
	// Cost is that of the key slots made from now on; zero is seal.DefaultCost.
	Cost Cost
	// Wait is how long the file's lock is waited for: 0 is five seconds, less
	// than 0 not at all.
	Wait time.Duration
	// Now is the clock that changes are dated by; nil is time.Now.
	Now func() time.Time
	// Keyring is where the secret of a keyring's slot is kept; nil is nowhere.
	Keyring Keyring
}

func (o Options) cost() Cost {
	if o.Cost == (Cost{}) {
		return seal.DefaultCost()
	}
	return o.Cost
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) engine() bolt.Options { return bolt.Options{Wait: o.Wait} }
