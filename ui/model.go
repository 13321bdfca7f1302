package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/config"
	"rapport/ui/crash"
	"rapport/ui/nav"
	"rapport/ui/theme"
)

// Vault is what the companion needs of an open vault. Every method may wait
// for the disk and is called from commands only.
type Vault interface {
	Caseload() (*record.Caseload, error)
	Changed() (bool, error)
	Update(func(record.Tx) error) error
	// Erase takes a client out for good, and gives what is to be said of the
	// copies that hold them.
	Erase(client record.ID) (said string, err error)
	// Backup makes a sealed copy if something changed since the last one, and
	// gives what is to be said of it.
	Backup() (said string, made bool, err error)
	// Warning is what the clinician is told when the vault was opened, such as
	// that its last change may be missing; nil when all is well.
	Warning() error
	// Keep makes a hand for one session, which stays good after Lock.
	Keep(session record.ID) (Hand, error)
	Lock()
}

// Opener makes and opens vaults.
type Opener interface {
	Unlock(passphrase []byte) (Vault, error)
	Create(passphrase []byte) (Vault, string, error)
}

// Deps is what the companion is built from.
type Deps struct {
	Opener Opener
	Vault  Vault // already open, as in the demo; otherwise nil
	First  bool  // there is no vault yet
	Bank   *prompts.Bank
	// KeepOwn keeps a question in the clinician's own pack and returns that pack.
	// It may be nil.
	KeepOwn func(*prompts.Question) (*prompts.Bank, error)
	// WriteOut writes a new file, for its owner alone, and refuses to write over
	// one. It may be nil.
	WriteOut func(path string, data []byte) error
	// Hide keeps that a question is offered to nobody, or to anyone again, and
	// returns the ids of all that are hidden now. Nil keeps it for the sitting.
	Hide func(question string, hidden bool) ([]string, error)
	// Wrong says that an error of Opener is a wrong passphrase, and Rekeyed that
	// one of a Vault means another key than the one it was opened with. Nil says
	// so of none.
	Wrong, Rekeyed func(error) bool

	Config     config.Config
	SaveConfig func(config.Config) error
	Now        func() time.Time
	Profile    colorprofile.Profile
	Start      nav.Route // the screen to open above home, if any
	Demo       bool      // an invented caseload: the first screen says so
	Place      nav.Place // where the vault is, for the settings
}

// Model is the root.
type Model struct {
	record.Elision
	deps    Deps
	vault   Vault
	world   nav.World
	theme   theme.Theme
	light   bool // the terminal said that its background is light
	w, h    int
	stack   []screen
	over    screen // an overlay: help or everything
	bottom  string // the confirmation line
	queue   queue
	outs    int               // files that are being written
	desk    map[string]string // drafts not yet sealed
	erased  []record.ID       // clients erased in this sitting
	watch   watch
	dark    bool
	away    bool // the terminal says that another window is typed in
	veiled  bool // it is dark because of that, and not by a key
	exit    leaving
	waiting Vault // just made, and not entered yet
	handed  bool  // only a hand on one session is left of the vault
	// narrowing waits for the queue before the vault is traded for a hand;
	// keeping is while it is traded, when nothing is written.
	narrowing, keeping bool
	door               screen // asks for the passphrase above what is open
	opening            Vault  // opened at the door, and waits for the queue
	rekeyed            bool   // the vault has another key: what waits, waits for the passphrase
	gone               bool   // so is the terminal: nobody can be asked
	unbacked           string // why the last backup could not be made
	crash              *crash.Crash
	fault              *fault
	saving, unsaved    bool // the settings are being written; they are others by now
}

// New makes the root. Nothing is read or written before Init.
func New(deps Deps) Model {
	if deps.Now == nil {
		deps.Now = time.Now
	}
	m := Model{deps: deps, vault: deps.Vault, w: 80, h: 24, desk: map[string]string{}, fault: &fault{}}
	m.world = nav.World{Bank: deps.Bank, Config: deps.Config, Now: deps.Now(), Clock: deps.Now, Place: deps.Place}
	m.watch.touched = wall(deps.Now())
	m.theme = m.pickTheme()
	m.stack = []screen{m.lockScreen(false)}
	return m
}

// Init asks the terminal for its background without waiting, and loads the
// caseload when the vault is open already.
func (m Model) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, tick()}
	if m.vault != nil {
		cmds = append(cmds, load(m.vault, nil, true))
	}
	return tea.Batch(cmds...)
}

func (m Model) pickTheme() theme.Theme {
	mode := theme.Mode(m.world.Config.Theme)
	if mode == theme.Auto && m.light {
		mode = theme.Light
	}
	return theme.New(mode, m.deps.Profile, m.world.Config.ASCII)
}

// top is the screen that is seen and gets the keys.
func (m Model) top() screen { return m.stack[len(m.stack)-1] }

// replaceTop puts another value in the place of the top screen, in a slice of
// its own: the model is passed by value but a slice shares its array.
func (m Model) replaceTop(s screen) Model {
	m.stack = append(m.stack[:len(m.stack)-1:len(m.stack)-1], s)
	return m
}

// locked reports whether no record is in reach, or none yet: a vault that was
// opened is still to be read.
func (m Model) locked() bool { return m.vault == nil || m.world.Caseload == nil }
