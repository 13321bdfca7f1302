package cli

import (
	"cmp"
	"errors"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"rapport/store"
	"rapport/store/record"
	"rapport/ui/config"
)

// The files of the program, by the XDG Base Directory Specification (version
// 0.8) on every system but Windows: who sets the variables means them. A
// relative path in one of them counts for nothing, as it says there.
const (
	vaultName    = "vault.db"
	settingsName = "config.toml"
	packsName    = "packs"
	hiddenName   = "hidden.txt"
	ourFolder    = "rapport"
)

var errNoHome = hinted(errors.New("there is no home folder to keep the vault in"), "set HOME, or name a file with --vault FILE")

// folder is the place for one sort of file: the variable, or else a folder in
// the home.
func (a *app) folder(variable, local, inHome string) (string, error) {
	if runtime.GOOS == "windows" {
		if dir := a.Getenv(local); filepath.IsAbs(dir) {
			return filepath.Join(dir, ourFolder), nil
		}
	}
	if dir := a.Getenv(variable); filepath.IsAbs(dir) {
		return filepath.Join(dir, ourFolder), nil
	}
	if home := cmp.Or(a.Getenv("HOME"), a.Getenv("USERPROFILE")); filepath.IsAbs(home) {
		return filepath.Join(home, filepath.FromSlash(inHome), ourFolder), nil
	}
	return "", errNoHome
}

// vaultPath is the vault that the command is about.
func (a *app) vaultPath() (string, error) {
	if named := cmp.Or(a.flags.vault, a.Getenv("RAPPORT_VAULT")); named != "" {
		return named, nil
	}
	dir, err := a.folder("XDG_DATA_HOME", "LOCALAPPDATA", ".local/share")
	return filepath.Join(dir, vaultName), err
}

func (a *app) settingsFolder() (string, error) {
	return a.folder("XDG_CONFIG_HOME", "APPDATA", ".config")
}

// settingsPath is the file of the settings.
func (a *app) settingsPath() (string, error) {
	dir, err := a.settingsFolder()
	return filepath.Join(dir, settingsName), err
}

// packsPath is the folder of the clinician's own questions.
func (a *app) packsPath() (string, error) {
	dir, err := a.settingsFolder()
	return filepath.Join(dir, packsName), err
}

// hiddenPath is the list of the questions that are offered to nobody.
func (a *app) hiddenPath() (string, error) {
	dir, err := a.settingsFolder()
	return filepath.Join(dir, hiddenName), err
}

// settings are the clinician's own; without a home folder they are the
// program's.
func (a *app) settings() (config.Config, error) {
	path, err := a.settingsPath()
	if err != nil {
		return config.Default(), nil
	}
	c, err := config.Load(path)
	if c.StaleFault != "" && !a.faultTold {
		a.faultTold = true
		a.note("warning", "a span was left as it comes: "+c.StaleFault)
		a.hint("`rapport paths` names the file of the settings")
	}
	return c, err
}

// spans are how soon what is known may have changed; as it comes where the
// settings cannot be read, which is no reason to have no card.
func (a *app) spans() record.Spans {
	c, err := a.settings()
	if err != nil {
		return record.Spans{}
	}
	return c.Stale
}

// places is every path, as `rapport paths --json` prints it.
type places struct {
	Vault    string `json:"vault"`
	Lock     string `json:"lock"`
	Backups  string `json:"backups"`
	Settings string `json:"settings"`
	Packs    string `json:"packs"`
	Hidden   string `json:"hidden"`
}

func (a *app) places() (p places, err error) {
	if p.Vault, err = a.vaultPath(); err != nil {
		return p, err
	}
	p.Lock, p.Backups = p.Vault+".lock", p.Vault+".backups"
	if p.Settings, err = a.settingsPath(); err != nil {
		return p, err
	}
	if p.Packs, err = a.packsPath(); err != nil {
		return p, err
	}
	p.Hidden, err = a.hiddenPath()
	return p, err
}

func (a *app) pathsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "paths",
		Short: "print where everything is kept",
		Long: `Prints the files and folders of rapport, whether they are there yet or not: the
vault, its lock, the folder of its backups, the settings, the folder for
question packs of one's own, and the list of questions offered to nobody.
Nothing is opened and nothing is made.`,
		Example: "  rapport paths\n  rapport paths --json",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return a.paths() },
	}
}

func (a *app) paths() error {
	p, err := a.places()
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(p)
	}
	if shared := store.Shared(p.Vault); shared != "" {
		a.hint("%s", sharedWords(shared))
	}
	return a.say(strings.Join([]string{
		"vault     " + p.Vault, "lock      " + p.Lock, "backups   " + p.Backups,
		"settings  " + p.Settings, "packs     " + p.Packs,
		"hidden    " + p.Hidden,
	}, "\n"))
}
