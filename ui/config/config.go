// Package config holds the clinician's settings: a small TOML file that a
// person can edit, with nothing about any client in it.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"rapport/prompts"
	"rapport/store/record"
)

// Config is every setting. The zero value is not valid: begin with Default.
type Config struct {
	Theme       string `toml:"theme"`
	ASCII       bool   `toml:"ascii"`
	Plain       bool   `toml:"plain"`
	ThreePlaces bool   `toml:"three_places"`
	Length      int    `toml:"session_minutes"`
	IdleMinutes int    `toml:"idle_minutes"`
	ClockTimes  bool   `toml:"keep_clock_times"`
	Timeline    bool   `toml:"keep_timeline"`
	Southern    bool   `toml:"southern_hemisphere"`
	Language    string `toml:"language"` // of the questions, for a client who has none of their own
	// HideUnfocused hides the screen while another window is typed in, and
	// ShowCodes names clients by their codes wherever they are named.
	HideUnfocused bool `toml:"hide_unfocused"`
	ShowCodes     bool `toml:"show_codes"`
	// Stale is how soon what is known may have changed. It is edited in the file
	// alone; StaleFault is the first thing there that was not understood.
	Stale      record.Spans `toml:"-"`
	StaleFault string       `toml:"-"`
}

// Default is the settings of someone who never opened them.
func Default() Config {
	return Config{Theme: "auto", Length: 50, IdleMinutes: 5, ClockTimes: true, Timeline: true, Language: "en"}
}

// Customs are what the settings say of every question.
func (c Config) Customs() prompts.Customs {
	return prompts.Customs{South: c.Southern, Stale: c.Stale, Language: c.Language}
}

// Keeping is what is kept of an hour that is over.
func (c Config) Keeping() record.Keeping {
	return record.Keeping{Clock: c.ClockTimes, Timeline: c.Timeline}
}

// Idle is how long without a key before the companion locks.
func (c Config) Idle() time.Duration { return time.Duration(c.IdleMinutes) * time.Minute }

// Load reads the file at path. A file that is not there is the default; a
// word it does not know is an error that names the line, but for the table of
// spans, of which what is understood counts.
func Load(path string) (Config, error) {
	c := Default()
	raw, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("reading the settings: %w", err)
	}
	file := onDisk{Config: c}
	if err := decode(raw, &file); err != nil {
		return Default(), fmt.Errorf("%s: %w", path, err)
	}
	c = file.Config
	c.Stale, c.StaleFault = spansOf(file.Stale)
	if err := c.Check(); err != nil {
		return Default(), fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// mostBytes is the most that the file may hold, some ten times what it needs.
// The reader's time grows with the square of what is wrong in it.
const mostBytes = 16 << 10

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err == nil && len(raw) > mostBytes {
		err = fmt.Errorf("%s is larger than the %d KiB that settings may have", path, mostBytes>>10)
	}
	return raw, err
}

func decode(raw []byte, file *onDisk) error {
	err := toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields().Decode(file)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		first := unknown.Errors[0]
		line, _ := first.Position()
		return fmt.Errorf("line %d: %q is not a setting; `rapport paths` names this file", line, strings.Join(first.Key(), "."))
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		words := strings.TrimPrefix(wrong.Error(), "toml: ")
		if key := strings.Join(wrong.Key(), "."); key != "" { // the reader's words would name our Go types
			words = key + " has a value of another sort; true, false, numbers and \"words\" are not the same"
		}
		return fmt.Errorf("line %d: %s", line, words)
	}
	return err
}

// Check says which setting has a value it cannot have.
func (c Config) Check() error {
	switch {
	case !slices.Contains([]string{"auto", "light", "dark", "mono"}, c.Theme):
		return fmt.Errorf("theme %q is not auto, light, dark or mono", c.Theme)
	case c.Length < 5 || c.Length > 240:
		return fmt.Errorf("session_minutes is 5 to 240, not %d", c.Length)
	case !prompts.IsLanguage(c.Language):
		return fmt.Errorf("language is written like en or es, not %q", c.Language)
	case c.IdleMinutes < 1 || c.IdleMinutes > 120:
		return fmt.Errorf("idle_minutes is 1 to 120, not %d", c.IdleMinutes)
	}
	return nil
}

// Save puts the settings in the place of the old file. The table of spans stays
// what it is in the file.
func (c Config) Save(path string) error {
	if err := c.Check(); err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("# Settings of rapport. Nothing about a client is kept here.\n")
	file := onDisk{Config: c}
	if raw, err := read(path); err == nil {
		old := onDisk{Config: c}
		if decode(raw, &old) == nil {
			file.Stale = old.Stale
		}
	}
	if err := toml.NewEncoder(&b).Encode(file); err != nil {
		return err
	}
	if file.Stale == nil {
		b.WriteString(staleHelp())
	}
	if err := Replace(path, b.Bytes()); err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	return nil
}
