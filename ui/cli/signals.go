package cli

import (
	"os"
	"os/signal"
	"sync"
	"syscall"

	"rapport/ui/crash"
)

// signals is what an interrupt does while a command runs: it puts the terminal
// back as it was and ends with the exit code for it. A vault needs no more,
// since a change to it is whole or not there at all. A broken pipe is no
// signal but an error of the write, so that a command can end quietly.
//
// What draws screens has its own way with signals: see handOver.
type signals struct {
	mu      sync.Mutex
	caught  chan os.Signal
	restore func() // puts back a terminal that does not echo; nil when it does
}

func (s *signals) take() {
	signal.Ignore(syscall.SIGPIPE)
	caught := make(chan os.Signal, 1)
	s.caught = caught
	signal.Notify(caught, os.Interrupt, syscall.SIGTERM)
	go crash.Quietly(func() {
		if _, ok := <-caught; ok {
			s.mu.Lock() // and never let go: nothing else is to happen now
			if s.restore != nil {
				s.restore()
			}
			os.Exit(exitInterrupted)
		}
	}, func(*crash.Crash) { os.Exit(exitInterrupted) })
}

// release leaves interrupts to whoever had them before.
func (s *signals) release() {
	if s.caught != nil {
		signal.Stop(s.caught)
		close(s.caught)
		s.caught = nil
	}
}

// restoring has restore run if an interrupt comes before the function it
// returns is called.
func (s *signals) restoring(restore func()) (done func()) {
	s.set(restore)
	return func() { s.set(nil) }
}

func (s *signals) set(restore func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.restore = restore
}

// handOver leaves interrupts to a screen, which is about to take the terminal.
func (a *app) handOver() { a.signals.release() }
