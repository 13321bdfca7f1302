package cli

import (
	"errors"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/cli/keyring"
	"rapport/ui/crash"
)

// Env is what a command line has around it: the streams, the terminal, the
// clock, the environment. Tests make their own.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Now      func() time.Time
	Getenv   func(string) string
	// Terminal reports whether the stream is a terminal.
	Terminal func(any) bool
	// OpenTerminal opens the terminal the program was started from, whatever
	// the streams are; an error when there is none.
	OpenTerminal func() (*Terminal, error)
	// Vault is how vaults are opened and made. Tests put a cheap key derivation
	// here, and a keyring of their own.
	Vault store.Options
}

// System is the process's own surroundings.
func System() Env {
	return Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now, Getenv: os.Getenv,
		Terminal: func(stream any) bool {
			f, ok := stream.(*os.File)
			return ok && term.IsTerminal(int(f.Fd()))
		},
		OpenTerminal: openTerminal,
		Vault:        store.Options{Keyring: keyring.New()},
	}
}

// app is one run of the command line.
type app struct {
	Env
	flags     globals
	signals   signals
	inputRead bool // standard input has stood for some words already
	faultTold bool // what is wrong in the settings has been said
	typedOnly bool // the keyring is not asked: see asksAlways
}

// globals are the flags every command takes.
type globals struct {
	vault, passphraseFile string
	json, plain, ascii    bool
	theme                 string
}

// Main runs the command line and returns the exit code.
func Main(args []string, env Env) int {
	forgetTraces()
	a := &app{Env: env}
	a.signals.take()
	defer a.signals.release()
	root := a.root()
	root.SetArgs(args)
	err := whole(root)
	if errors.Is(err, syscall.EPIPE) {
		err = nil // whoever read the answer has read enough
	}
	if err != nil {
		a.complain(err)
	}
	return codeOf(err)
}

// whole runs a command to its end, whatever goes wrong inside it.
func whole(root *cobra.Command) (err error) {
	defer crash.Catch(&err)
	return root.Execute()
}

// forgetTraces takes away the variables that make the terminal library write
// every key and every screen to a file in clear.
func forgetTraces() {
	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG"} {
		_ = os.Unsetenv(name)
	}
}

// today is the day on the clinician's own calendar.
func (a *app) today() record.Date { return record.DateOf(a.Now()) }

const rootLong = `rapport is a companion for psychotherapists between two sessions: what a client
loves, small questions, and how the hour moved in and back out. Without a
command it opens; on first run it makes its vault. Everything stays in one
sealed file on this machine.

A memory aid: not a clinical record, not a measure, not a medical device,
and not for risk or crisis notes.`

const rootExample = `  rapport
  rapport find tort
  rapport before maya
  rapport add maya pet Miso, orange tabby, eats salmon pâté
  rapport ask maya --for closing
  rapport demo`

// root is the command tree.
func (a *app) root() *cobra.Command {
	cobra.EnableCommandSorting = false // commands stand in the order in which they are needed
	root := &cobra.Command{
		Use:           "rapport",
		Short:         "what a client loves, small questions, and how the hour moved",
		Long:          rootLong,
		Example:       rootExample,
		Args:          cobra.NoArgs,
		SilenceErrors: true, SilenceUsage: true,
		Version: version(),
		PersistentPreRunE: func(c *cobra.Command, args []string) error {
			a.typedOnly = asksAlways(c, args)
			return a.flags.check()
		},
		RunE:              func(*cobra.Command, []string) error { return a.companion() },
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true}, SuggestionsMinimumDistance: 2,
	}
	f := root.PersistentFlags()
	f.StringVar(&a.flags.vault, "vault", "", "use this vault `FILE` (or RAPPORT_VAULT)")
	f.StringVar(&a.flags.passphraseFile, "passphrase-file", "", "read the passphrase from the first line of `FILE`")
	f.BoolVar(&a.flags.json, "json", false, "print JSON, for commands that read")
	f.BoolVar(&a.flags.plain, "plain", false, "line by line, without drawing")
	f.BoolVar(&a.flags.ascii, "ascii", false, "draw with plain characters")
	f.StringVar(&a.flags.theme, "theme", "", "auto, light, dark or mono")
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return hinted(usage("%w", err), "`"+c.CommandPath()+" --help` shows how")
	})
	root.AddCommand(a.commands()...)
	completes(root)
	asUsage(root)
	return root
}

var themes = []string{"auto", "light", "dark", "mono"}

func (g *globals) check() error {
	if g.theme != "" && !slices.Contains(themes, g.theme) {
		return usage("--theme is %s, not %q", orList(themes), g.theme)
	}
	return nil
}

// asUsage makes wrong arguments of every command a usage error that says what
// the command takes.
func asUsage(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			err := check(c, args)
			var f *fault
			if err == nil || errors.As(err, &f) {
				return err
			}
			return wrongArguments(c, args)
		}
	}
	for _, sub := range c.Commands() {
		asUsage(sub)
	}
}

func wrongArguments(c *cobra.Command, args []string) error {
	hint := "`" + c.CommandPath() + " --help` shows how"
	if !c.HasParent() {
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			hint = "did you mean " + orList(near) + "?"
		}
		return hinted(usage("there is no command %q", args[0]), hint)
	}
	_, takes, ok := strings.Cut(c.Use, " ")
	if !ok {
		takes = "nothing"
	}
	return hinted(usage("%s takes %s behind it", c.CommandPath(), takes), hint)
}

// group makes a command that only holds others: alone, or with a word that is
// none of them, it says which there are.
func group(c *cobra.Command, subs ...*cobra.Command) *cobra.Command {
	c.AddCommand(subs...)
	names := make([]string, len(subs))
	for i, sub := range subs {
		names[i] = sub.Name()
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		return hinted(usage("%s takes one of %s behind it", c.CommandPath(), orList(names)), "`"+c.CommandPath()+" --help` shows how")
	}
	c.Args = cobra.ArbitraryArgs
	return c
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
