package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "print the manual page",
		Long: `Prints the manual, all commands on one page, for man(1). It is the same for the
same version of rapport, whatever the day.`,
		Example: "  rapport man | man -l -\n  rapport man > ~/.local/share/man/man1/rapport.1",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return a.write([]byte(manual(c.Root()))) },
	}
}

// manual is the whole command tree as one page of roff.
func manual(root *cobra.Command) string {
	var p manPage
	p.line(`.TH RAPPORT 1 "" "rapport ` + roff(root.Version) + `" "User Commands"`)
	p.section("NAME")
	p.line(`rapport \- ` + roff(root.Short))
	p.section("SYNOPSIS")
	p.line(`.B rapport`)
	p.line(`[\fIflags\fR] [\fIcommand\fR [\fIarguments\fR]]`)
	p.section("DESCRIPTION")
	p.prose(root.Long)
	p.section("COMMANDS")
	p.commands(root)
	p.section("FLAGS OF EVERY COMMAND")
	p.flags(root.PersistentFlags())
	p.section("EXIT STATUS")
	p.list(manExits)
	p.section("ENVIRONMENT")
	p.list(manEnvironment)
	p.section("FILES")
	p.list(manFiles)
	p.section("EXAMPLES")
	p.prose(root.Example)
	return p.String()
}

// entry is a word and what it means.
type entry struct{ word, means string }

var manExits = []entry{
	{"0", "all went well; also when there was nothing to offer"},
	{"1", "an error: a newer format, a full disk, a bank with faults, an import that conflicts"},
	{"2", "wrong usage: a malformed line, an ambiguous name, an unknown field, a refused confirmation, no terminal"},
	{"3", "not found"},
	{"4", "the vault is in use by another program"},
	{"5", "wrong passphrase"},
	{"6", "the vault is damaged or empty"},
	{"130", "interrupted"},
}

var manEnvironment = []entry{
	{"RAPPORT_VAULT", "the vault, where --vault does not name one"},
	{"XDG_DATA_HOME", "the folder of rapport/vault.db; else ~/.local/share"},
	{"XDG_CONFIG_HOME", "the folder of rapport/config.toml; else ~/.config"},
	{"DBUS_SESSION_BUS_ADDRESS", "the bus of the keyring, on Linux; it counts if it is a socket of this machine"},
	{"NO_COLOR", "with any value, no colours"},
	{"ACCESSIBLE", "with any value, line by line, as --plain; so does TERM=dumb"},
}

var manFiles = []entry{
	{"~/.local/share/rapport/vault.db", "the vault; beside it vault.db.lock and the folder vault.db.backups"},
	{"~/.config/rapport/config.toml", "the settings"},
	{"~/.config/rapport/packs/*.toml", "question packs of one's own"},
}

// manPage is a page while it is written, in the man macros (groff_man(7)).
type manPage struct{ strings.Builder }

func (p *manPage) line(s string)       { p.WriteString(s + "\n") }
func (p *manPage) section(name string) { p.line(".SH " + name) }

// commands writes every command that does something, parents before their
// own, with its flags.
func (p *manPage) commands(c *cobra.Command) {
	for _, sub := range c.Commands() {
		if !sub.IsAvailableCommand() {
			continue // help, and what is hidden
		}
		if sub.HasSubCommands() {
			p.commands(sub)
			continue
		}
		parents := strings.TrimSuffix(sub.CommandPath(), sub.Name())
		p.line(`.SS "` + roff(parents+sub.Use) + `"`)
		p.prose(sub.Long)
		p.flags(sub.LocalNonPersistentFlags())
		if sub.Example != "" {
			p.line(".PP\nExamples:")
			p.prose(sub.Example)
		}
	}
}

// manTypes are the words for values that a flag does not name itself.
var manTypes = map[string]string{"string": "WORD", "int": "N", "uint": "N"}

func (p *manPage) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return // on every command alike
		}
		value, means := pflag.UnquoteUsage(f)
		name := `\fB` + roff("--"+f.Name) + `\fR`
		if f.Shorthand != "" {
			name = `\fB` + roff("-"+f.Shorthand) + `\fR, ` + name
		}
		if value != "" {
			name += ` \fI` + roff(cmp.Or(manTypes[value], value)) + `\fR`
		}
		p.line(".TP\n" + name)
		p.text(means)
	})
}

func (p *manPage) list(entries []entry) {
	for _, e := range entries {
		p.line(".TP\n" + `\fB` + roff(e.word) + `\fR`)
		p.text(e.means)
	}
}

// prose writes paragraphs, parted by empty lines. Lines that are set in stay
// as they are.
func (p *manPage) prose(text string) {
	for _, paragraph := range strings.Split(strings.Trim(text, "\n"), "\n\n") {
		p.line(".PP")
		asIs := false
		for line := range strings.Lines(paragraph) {
			line = strings.TrimSuffix(line, "\n")
			if in := strings.HasPrefix(line, "  "); in != asIs {
				asIs = in
				p.line(map[bool]string{true: ".RS 4\n.nf", false: ".fi\n.RE"}[in])
			}
			p.text(strings.TrimPrefix(line, "  "))
		}
		if asIs {
			p.line(".fi\n.RE")
		}
	}
}

// text writes one line of text, which is never taken for a request.
func (p *manPage) text(s string) {
	s = roff(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	p.line(s)
}
