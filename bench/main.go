// Bench measures the built program in a pseudo-terminal, as somebody who uses
// it would meet it: the time to the first full frame, the bytes that one move
// of the cursor costs, and the memory it stands in. What can be measured in one
// process is in the benchmarks beside it. README.md has the figures.
//
//	go run ./bench                 everything, on a vault of 200 clients
//	go run ./bench frame -runs 31  one measurement: frame, moves, marks, memory or size
//	go run ./bench vault FILE      makes that vault, to look at it by hand
//
// Nothing here judges: figures on a busy machine are only figures.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"rapport/store"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// lab is where everything is measured: a throw-away folder with the program
// and its vaults.
type lab struct {
	dir     string
	program string
	runs    int
}

var measurements = []struct {
	name string
	run  func(*lab) error
}{
	{"size", (*lab).size},
	{"frame", (*lab).frame},
	{"moves", (*lab).moves},
	{"marks", (*lab).marks},
	{"memory", (*lab).memory},
}

func run(args []string) error {
	what := ""
	if len(args) > 0 && args[0][0] != '-' {
		what, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	runs := flags.Int("runs", 15, "how often the program is started for one figure")
	if err := flags.Parse(args); err != nil {
		return err
	}
	switch what {
	case "vault":
		v, err := usual.vault(flags.Arg(0), cheap)
		if err != nil {
			return err
		}
		fmt.Println("passphrase:", passphrase)
		return v.Close()
	case "derive":
		derive()
		return nil
	}
	l := &lab{runs: *runs}
	if err := l.open(); err != nil {
		return err
	}
	defer os.RemoveAll(l.dir)
	known := false
	for _, m := range measurements {
		if what == "" || what == m.name {
			known = true
			if err := m.run(l); err != nil {
				return fmt.Errorf("%s: %w", m.name, err)
			}
		}
	}
	if !known {
		return fmt.Errorf("there is no measurement called %q", what)
	}
	return nil
}

// open makes the folder and builds the program as it is released.
func (l *lab) open() (err error) {
	if l.dir, err = os.MkdirTemp("", "rapport-bench"); err != nil {
		return err
	}
	l.program, err = l.build("rapport", "rapport")
	return err
}

func (l *lab) build(name, path string) (string, error) {
	out := filepath.Join(l.dir, name)
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, path)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, said)
	}
	return out, nil
}

// vault makes a vault of the usual size in the lab.
func (l *lab) vault(name string, opt store.Options) (string, error) {
	path := filepath.Join(l.dir, name)
	v, err := usual.vault(path, opt)
	if err != nil {
		return "", err
	}
	return path, v.Close()
}

func (l *lab) size() error {
	info, err := os.Stat(l.program)
	if err != nil {
		return err
	}
	fmt.Printf("binary, stripped                         %8.1f MB\n", float64(info.Size())/1e6)
	return nil
}

// spread prints the middle, the least and the most of some times.
func spread(what string, times []time.Duration) {
	slices.Sort(times)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Printf("%-40s %8.1f ms   (%.1f to %.1f, %d runs)\n", what, ms(times[len(times)/2]), ms(times[0]), ms(times[len(times)-1]), len(times))
}

// counts is spread for bytes.
func counts(what string, bytes []int) {
	slices.Sort(bytes)
	fmt.Printf("%-40s %8d B    (%d to %d, %d times)\n", what, bytes[len(bytes)/2], bytes[0], bytes[len(bytes)-1], len(bytes))
}
