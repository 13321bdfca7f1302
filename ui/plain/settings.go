package plain

import (
	"fmt"
	"strconv"
	"strings"

	"rapport/prompts"
	"rapport/store/record"
	"rapport/ui/config"
)

// setting is one setting as it is said.
type setting struct {
	name, means string
	values      []string
	now         func(config.Config) string
	set         func(*config.Config, string)
}

var idleMinutes = []string{"1", "2", "3", "5", "10", "15", "20", "30", "60"}

// allSettings are the settings that mean something line by line. Theme,
// drawing, and what happens out of focus are the screens' own: a line that was
// said cannot be hidden again.
func allSettings() []setting {
	return []setting{
		{
			name: "places", means: "out, near, edge, in, deep; or only out, edge, in", values: []string{"five", "three"},
			now: func(c config.Config) string { return either(c.ThreePlaces, "three", "five") },
			set: func(c *config.Config, v string) { c.ThreePlaces = v == "three" },
		},
		{
			name: "session", means: "the planned length of an hour, in minutes", values: lengths(),
			now: func(c config.Config) string { return strconv.Itoa(c.Length) },
			set: func(c *config.Config, v string) { c.Length, _ = strconv.Atoi(v) },
		},
		{
			name: "idle", means: "minutes without a line, by the wall clock, after which it locks; while an hour is open marks are still written", values: idleMinutes,
			now: func(c config.Config) string { return strconv.Itoa(c.IdleMinutes) },
			set: func(c *config.Config, v string) { c.IdleMinutes, _ = strconv.Atoi(v) },
		},
		{
			name: "clock", means: "clock times of hours. " + config.AboutClock, values: []string{"kept", "elapsed only"},
			now: func(c config.Config) string { return either(c.ClockTimes, "kept", "elapsed only") },
			set: func(c *config.Config, v string) { c.ClockTimes = v == "kept" },
		},
		{
			name: "timeline", means: "the timeline of hours. " + config.AboutTimeline, values: []string{"kept", "let go"},
			now: func(c config.Config) string { return either(c.Timeline, "kept", "let go") },
			set: func(c *config.Config, v string) { c.Timeline = v == "kept" },
		},
		{
			name: "names", means: config.AboutCodes, values: []string{"by name", "by code"},
			now: func(c config.Config) string { return either(c.ShowCodes, "by code", "by name") },
			set: func(c *config.Config, v string) { c.ShowCodes = v == "by code" },
		},
		{
			name: "seasons", means: "which half of the year is summer, for questions", values: []string{"northern", "southern"},
			now: func(c config.Config) string { return either(c.Southern, "southern", "northern") },
			set: func(c *config.Config, v string) { c.Southern = v == "southern" },
		},
		{
			name: "language", means: "of questions, for a client who has none of their own", values: prompts.Languages(),
			now: func(c config.Config) string { return c.Language },
			set: func(c *config.Config, v string) { c.Language = v },
		},
		{
			name: "plain", means: "line by line, as here; off draws screens from the next start on", values: []string{"on", "off"},
			now: func(c config.Config) string { return either(c.Plain, "on", "off") },
			set: func(c *config.Config, v string) { c.Plain = v == "on" },
		},
	}
}

// tellSpans tells after how long what is known may have changed, where that is
// not as it comes. It is changed in the file of the settings.
func (s *sitting) tellSpans() {
	for _, kind := range s.config.Stale.Changed() {
		if days := s.config.Stale.Of(kind); days > 0 {
			s.say("What is known of a %s may have changed after %s.", kind, count(days, "day"))
		} else {
			s.say("What is known of a %s is not said to have changed.", kind)
		}
	}
	if fault := s.config.StaleFault; fault != "" {
		s.say("Left as it comes: %s.", fault)
	}
}

func either(on bool, is, not string) string {
	if on {
		return is
	}
	return not
}

func lengths() []string {
	var all []string
	for _, n := range record.PlannedLengths {
		all = append(all, strconv.Itoa(n))
	}
	return all
}

// settingWords make a word of each setting.
func settingWords() []word {
	var words []word
	for _, st := range allSettings() {
		words = append(words, word{
			name: st.name, takes: orList(st.values), does: st.means,
			run: func(s *sitting, value string) error { return s.setTo(st, value) },
		})
	}
	return words
}

func (s *sitting) toSettings(string) error {
	s.room = s.rooms.settings
	return s.tellSettings()
}

func (s *sitting) tellSettings() error {
	s.newList()
	for _, st := range allSettings() {
		s.item(pick{do: func(s *sitting) error { return s.setTo(st, "") }}, "%s: %s", st.name, st.now(s.config))
	}
	s.tellSpans()
	s.say("Say a setting and its value, such as places three. A number tells what one means.")
	return nil
}

// setTo changes one setting, or with no value tells it.
func (s *sitting) setTo(st setting, value string) error {
	if value == "" {
		s.say("%s: %s. It can be %s: %s.", st.name, st.now(s.config), orList(st.values), strings.TrimSuffix(st.means, "."))
		return nil
	}
	at := chosen(strings.TrimSuffix(strings.TrimSuffix(value, " minutes"), " min"), st.values)
	if at < 0 {
		return fmt.Errorf("%s is %s", st.name, orList(st.values))
	}
	next := s.config
	st.set(&next, st.values[at])
	if err := next.Check(); err != nil {
		return err
	}
	if s.deps.SaveConfig != nil {
		if err := s.deps.SaveConfig(next); err != nil {
			return fmt.Errorf("the setting was not kept: %w", err)
		}
	}
	s.config = next
	s.say("Kept: %s, %s.", st.name, st.values[at])
	return nil
}
