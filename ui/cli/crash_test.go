package cli

import (
	"fmt"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui"
	"rapport/ui/config"
)

// said is in every panic of these tests, as somebody's words might be.
const said = "Maya said pineapple"

// goesWrong is a program in which something of ours panics: where the name
// says, in a companion on a terminal or in a command.
func goesWrong(where string) int {
	Discreet()
	a := &app{Env: System()}
	var err error
	switch where {
	case "the runtime":
		theRuntime(said)
	case "a plain command":
		err = whole(&cobra.Command{RunE: func(*cobra.Command, []string) error { panic(said) }, SilenceErrors: true, SilenceUsage: true})
	case "Init", "Update", "View":
		_, err = run(wrong{where: where}, os.Stdin, os.Stdout, colorprofile.TrueColor)
	default:
		_, err = run(ui.Guarded{Model: ui.New(wrongDeps(where))}, os.Stdin, os.Stdout, colorprofile.TrueColor)
	}
	if err != nil {
		a.complain(err)
	}
	return codeOf(err)
}

// theRuntime is a fault that nothing can recover from.
func theRuntime(words string) string {
	new(sync.Mutex).Unlock() // which it is not
	return words
}

// wrong is a program that panics past every guard of the companion's own.
type wrong struct {
	where string
	ticks int
}

type later struct{}

func (w wrong) Init() tea.Cmd {
	if w.where == "Init" {
		panic(said)
	}
	return tea.Tick(50*time.Millisecond, func(time.Time) tea.Msg { return later{} })
}

func (w wrong) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(later); ok {
		if w.ticks++; w.where == "Update" {
			panic(said)
		}
	}
	return w, nil
}

func (w wrong) View() tea.View {
	if w.ticks > 0 && w.where == "View" {
		panic(said)
	}
	v := tea.NewView(said)
	v.AltScreen, v.ReportFocus = true, true
	return v
}

// wrongVault panics in what the companion asks of it.
type wrongVault struct {
	ui.Vault
	where string
}

func (wrongVault) Warning() error                { return nil }
func (wrongVault) Lock()                         {}
func (wrongVault) Backup() (string, bool, error) { return "", false, nil }

func (v wrongVault) Changed() (bool, error) {
	if v.where == "a command of the clock" {
		panic(said)
	}
	return false, nil
}

func (v wrongVault) Caseload() (*record.Caseload, error) {
	if v.where == "a command that reads" {
		panic(said)
	}
	return record.NewCaseload(nil, nil, nil), nil
}

func wrongDeps(where string) ui.Deps {
	bank, err := prompts.Builtin()
	if err != nil {
		panic(err)
	}
	calls := 0
	return ui.Deps{
		Vault: wrongVault{where: where}, Bank: bank, Config: config.Default(), Profile: colorprofile.TrueColor,
		Now: func() time.Time {
			if calls++; calls > 9 && where == "the companion's own Update" {
				panic(said)
			}
			return time.Now()
		},
		SaveConfig: func(config.Config) error { panic(fmt.Sprint(said)) },
	}
}
