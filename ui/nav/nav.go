// Package nav is the language between a screen and the root: typed messages
// for going somewhere, for having something written, for undo, for what the
// root tells every screen.
//
// A screen never writes and never opens another screen. It returns one of
// these as a command; the root answers. What a screen shows is a copy, handed
// to it with Loaded.
package nav

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/store/search"
	"rapport/ui/config"
)

// World is what every screen is made with: the state of things at this
// moment. The caseload and its index are pictures and never change; a newer
// one comes with Loaded.
type World struct {
	Caseload *record.Caseload
	Index    *search.Index
	Bank     *prompts.Bank
	Config   config.Config
	Now      time.Time
	Clock    func() time.Time // the wall clock, for what a second is too coarse for
	Place    Place            // where the vault is
	// Drafts is the line half typed under a key when it was last left, or
	// nothing. Screens ask it when they open a line.
	Drafts func(key string) string
}

// Card is a client's card as screens name them; nil when there is none.
func (w World) Card(client record.ID) *record.Card { return w.Config.Shown(w.Caseload.Card(client)) }

// Today is the day on the clinician's own calendar.
func (w World) Today() record.Date { return record.DateOf(w.Now) }

// Place is where the vault is kept, for the settings to say: the folder of its
// backups, and what else carries its folder about, such as a synced folder, if
// anything does. The zero Place has nothing to say.
type Place struct{ Backups, Shared string }

// Loaded tells every screen that the records or the settings changed.
type Loaded struct{ World World }

// Tick comes once a second, with the wall clock's time.
type Tick struct{ Now time.Time }

// Route names a screen and what it is to show.
type Route interface{ route() }

// The routes.
type (
	// Find is the home screen.
	Find struct{}
	// Card is a client's card, with the cursor on one interest if given, or with
	// the line open that adds one.
	Card struct {
		Client, Interest record.ID
		Adding           bool
	}
	// Before is the minute before an hour, with the cursor on one interest if
	// given and shown there.
	Before struct{ Client, Interest record.ID }
	// Ask offers three questions, about one interest if given. Without a client
	// it is the general bank.
	Ask struct{ Client, Interest record.ID }
	// Live is the session that is going on, or with no session a new one. Seen
	// is when its screen was last here, if that is known.
	Live struct {
		Client, Session record.ID
		Seen            time.Time
	}
	// Draw draws an hour afterwards; with a session it redraws that one. On says
	// which day's, and then At in which minute from midnight it began, negative
	// where that is not known; Line is what is typed of it already, and Draft
	// under which key that is kept. Return leads back from there once it is kept.
	Draw struct {
		Client, Session record.ID
		On              record.Date
		At              int
		Line, Draft     string
		Return          bool
	}
	// After is the minute after an hour that is over. Fresh, it has only just
	// ended or been drawn, and leaving leads on to it among the past hours.
	After struct {
		Client, Session record.ID
		Fresh           bool
	}
	// Review is the past hours of a client, at one of them if given, or with what
	// lit them up across time.
	Review struct {
		Client, Session record.ID
		Lit             bool
	}
	// Week is the hours of the week that goes on, one line each.
	Week struct{}
	// Keepsake is the page to give away at a client's last hour, before it is
	// written.
	Keepsake struct{ Client record.ID }
	// Settings are the settings.
	Settings struct{}
)

func (Find) route()     {}
func (Card) route()     {}
func (Before) route()   {}
func (Ask) route()      {}
func (Live) route()     {}
func (Draw) route()     {}
func (After) route()    {}
func (Review) route()   {}
func (Week) route()     {}
func (Keepsake) route() {}
func (Settings) route() {}

// Go opens a screen above this one; Turn opens it in place of this one; Back
// closes this one.
type (
	Go   struct{ To Route }
	Turn struct{ To Route }
	Back struct{}
	Home struct{}
)

// Write asks for a change. Do runs on freshly read records, may run again,
// and has no effect outside. Written answers once it is on disk, or failed.
type Write struct {
	Client record.ID // whose undo history it belongs to
	// Label is what the bottom line says when it is written: "heard today".
	// Empty says nothing.
	Label string
	Next  string // the key that may follow, said behind the label: "e corrects it"
	Tag   any    // given back in Written
	Do    func(record.Tx) error
	Firm  bool // undo stops at it
	Erase bool // Client and all their sessions are taken out of the file instead
	Order Order
}

// Order numbers what one screen asks to be written, undone and done again.
// Commands have no order: the root takes what carries one in it, and each
// once. The zero Order is taken as it comes.
type Order struct {
	Of record.ID // the screen that asks, anew each time it is opened
	N  int       // 1, 2, 3 … with no gap
}

// Written answers a Write, an Undo or a Redo. It comes after the Loaded that
// carries the change.
type Written struct {
	Tag   any
	Label string
	Err   error
}

// Undo and Redo step through what was written for one client.
type (
	Undo struct {
		Client record.ID
		Order  Order
	}
	Redo struct {
		Client record.ID
		Order  Order
	}
)

// Draft keeps a half-typed line under its key until the line is opened again;
// an empty text lets it go.
type Draft struct{ Key, Text string }

// Say puts one sentence on the bottom line until the next key.
type Say struct{ Words string }

// Lock, Quit, Dark, Everything and Help ask the root for what belongs to it.
type (
	Lock       struct{}
	Quit       struct{}
	Dark       struct{}
	Everything struct{}
	Help       struct{}
	// Close puts away the overlay that is open; with Then, that is done next.
	Close struct{ Then tea.Msg }
)

// Darkened tells the screens that the picture is hidden or shown again. While
// it is hidden marks still count and nothing else opens.
type Darkened struct{ On bool }

// Own asks for a question in the clinician's own words to be kept in their
// pack, for anyone. Written answers, with the tag.
type Own struct {
	Question *prompts.Question
	Label    string // what the bottom line says once it is kept
	Tag      any
}

// Never asks for a question to be offered to nobody any more. Client is whose
// undo history that belongs to; Nobody where there is no client.
type Never struct {
	Question string
	Client   record.ID
}

// Nobody has the undo history of what is done for no client in particular. No
// client has this id: theirs are random.
var Nobody = record.ID{1}

// Backup asks for a backup to be made now.
type Backup struct{}

// Configure asks for the settings to be changed and kept.
type Configure struct{ Config config.Config }

// WriteOut asks for something to be written outside the vault: to a new file,
// for its owner alone, in clear. A file that is there already is not written
// over. Label is what the bottom line says when it is written; WrittenOut
// answers.
type WriteOut struct {
	Path  string
	Data  []byte
	Label string
	Tag   any // given back in WrittenOut
}

// WrittenOut answers a WriteOut.
type WrittenOut struct {
	Tag any
	Err error
}

// Send makes a command of a message.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// MinuteAfter is the name under which *everything* offers the minute after the
// newest hour.
const MinuteAfter = "the minute after"

// Action is one row of *everything*: what it does, its key if it has one, and
// the message that does it. With Confirm set, those words are typed first.
type Action struct {
	Name    string
	Key     string
	Msg     tea.Msg
	Confirm string
	Warning string // what goes, said before the words are typed
}

// Unlock, Create and Enter go from the lock screen to the root; Unlocked and
// Created answer. The words typed travel only here and are wiped after use.
type (
	Unlock   struct{ Passphrase []byte }
	Unlocked struct {
		Err   error
		Pause time.Duration // until the next try
	}
	// Pause says how long it still is until the next try.
	Pause   struct{ Left time.Duration }
	Create  struct{ Passphrase []byte }
	Created struct {
		Recovery string
		Err      error
	}
	// Enter leaves first run for the companion, once the recovery code has been
	// seen and asked back.
	Enter struct{}
)
