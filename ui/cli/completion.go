package cli

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rapport/prompts"
	"rapport/store/record"
)

// Completion offers the program's own words: commands, flags, kinds, moments,
// standings and the like. It opens no vault and so knows no client: a name
// offered to whoever presses tab would be a name given away.

var shells = map[string]func(*cobra.Command, *bytes.Buffer) error{
	"bash":       func(root *cobra.Command, b *bytes.Buffer) error { return root.GenBashCompletionV2(b, true) },
	"zsh":        func(root *cobra.Command, b *bytes.Buffer) error { return root.GenZshCompletion(b) },
	"fish":       func(root *cobra.Command, b *bytes.Buffer) error { return root.GenFishCompletion(b, true) },
	"powershell": func(root *cobra.Command, b *bytes.Buffer) error { return root.GenPowerShellCompletionWithDesc(b) },
}

var shellNames = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(shellNames, "|"),
		Short: "print a script that completes commands",
		Long: `Prints a script for your shell that completes commands, flags, kinds, moments
and standings. It never opens a vault and never offers a client.`,
		Example: `  source <(rapport completion bash)
  rapport completion zsh > "${fpath[1]}/_rapport"
  rapport completion fish > ~/.config/fish/completions/rapport.fish`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return a.completion(c.Root(), args[0]) },
	}
}

func (a *app) completion(root *cobra.Command, shell string) error {
	generate, ok := shells[shell]
	if !ok {
		return usage("completion is for %s, not %q", orList(shellNames), shell)
	}
	var script bytes.Buffer
	if err := generate(root, &script); err != nil {
		return fmt.Errorf("making the script: %w", err)
	}
	return a.write(script.Bytes())
}

// completes says for a command and all below it what may be offered: for each
// argument by its word in the command's usage line, for each flag by its name.
// Everything else is offered nothing, not even files.
func completes(c *cobra.Command) {
	c.ValidArgs = nil
	c.ValidArgsFunction = func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return offeredFor(argumentAt(c.Use, len(args)))
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		word, _ := pflag.UnquoteUsage(f)
		offered, how := offeredFor(word)
		if own, ok := flagWords[f.Name]; ok {
			offered = own()
		}
		// An error says only that the flag has its words already.
		_ = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(offered, how))
	})
	for _, sub := range c.Commands() {
		completes(sub)
	}
}

// argumentAt is the word for an argument in a usage line, without brackets;
// the last stands for all that follow.
func argumentAt(use string, at int) string {
	words := strings.Fields(use)[1:]
	if len(words) == 0 {
		return ""
	}
	return strings.Trim(words[min(at, len(words)-1)], "[],…")
}

// offeredFor is what may stand in the place of a word of a usage line.
func offeredFor(word string) ([]string, cobra.ShellCompDirective) {
	switch {
	case strings.Contains(word, "FILE"):
		return nil, cobra.ShellCompDirectiveDefault
	case strings.Contains(word, "DIR"):
		return nil, cobra.ShellCompDirectiveFilterDirs
	case word == "KIND":
		return kindNames(), cobra.ShellCompDirectiveNoFileComp
	case strings.Contains(word, "|"):
		return strings.Split(word, "|"), cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// flagWords are the words that flags take.
var flagWords = map[string]func() []string{
	"theme":    func() []string { return themes },
	"for":      prompts.MomentNames,
	"kind":     kindNames,
	"standing": record.ClientStandingNames,
	"ages":     record.AgesNames,
	"setting":  record.SettingNames,
	"format":   func() []string { return exportFormats },
	"touch":    topicNames,
	"close":    topicNames,
	"open":     topicNames,
	"landed":   landedNames,
	"let-go":   func() []string { return []string{"1", "2", "3"} },
}

// landedNames are the ways in which each of the questions in hand may land.
func landedNames() []string {
	var all []string
	for n := range record.MaxInHand {
		for _, how := range landingWords {
			all = append(all, strconv.Itoa(n+1)+"="+how)
		}
	}
	return all
}

func topicNames() []string {
	var all []string
	for _, topic := range record.Touches() {
		all = append(all, string(topic))
	}
	return all
}
