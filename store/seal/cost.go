package seal

import (
	"fmt"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
)

// Cost is what one guess at a passphrase costs: the parameters of argon2id.
type Cost struct {
	Time    uint32 // passes over the memory
	Memory  uint32 // KiB
	Threads uint8  // lanes
}

// Limits of a Cost that is taken from a header. Within them the worst header
// costs some seconds and 1 GiB; beyond them an altered header could use up all
// memory, or hang, before anybody had typed a right passphrase.
const (
	maxTime    = 16
	maxMemory  = 1 << 20 // KiB
	maxThreads = 16
	maxWork    = 4 << 20 // Time × Memory, KiB
)

// DefaultCost is the second recommended option of RFC 9106, section 4: t=3,
// 64 MiB, p=4. About a quarter to half a second on two slow cores.
func DefaultCost() Cost { return Cost{Time: 3, Memory: 64 << 10, Threads: 4} }

// TestCost is the least that argon2id takes, for tests and for vaults that are
// thrown away and hold nothing. It protects nothing.
func TestCost() Cost { return Cost{Time: 1, Memory: 8, Threads: 1} }

// Below reports whether a guess at this cost is cheaper than at the other, in
// memory or in work.
func (c Cost) Below(other Cost) bool {
	return c.Memory < other.Memory || c.work() < other.work()
}

// work is the memory that all passes go over, in KiB.
func (c Cost) work() uint64 { return uint64(c.Time) * uint64(c.Memory) }

// check refuses a cost that argon2id does not know, or that could not be borne.
func (c Cost) check() error {
	switch {
	case c.Time < 1 || c.Time > maxTime,
		c.Threads < 1 || c.Threads > maxThreads,
		c.Memory < 8*uint32(c.Threads) || c.Memory > maxMemory,
		c.work() > maxWork:
		return fmt.Errorf("%w: %d passes over %d KiB in %d lanes", ErrCost, c.Time, c.Memory, c.Threads)
	}
	return nil
}

// derivations counts what derive did.
var derivations atomic.Int64

// Derivations is how often this process has made a key the dear way, from
// something typed. Tests count by it what a stopwatch could only suggest.
func Derivations() int { return int(derivations.Load()) }

// derive makes a 32-byte key from a secret. The cost was checked before.
func (c Cost) derive(secret, salt []byte) []byte {
	derivations.Add(1)
	return argon2.IDKey(secret, salt, c.Time, c.Memory, c.Threads, keySize)
}
