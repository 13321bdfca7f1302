package demo

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// client is one file as read: its own words, and weeks instead of days.
// Nothing in it is a record yet.
type client struct {
	header []pair
	things []thing
	hours  []hour
}

// pair is a line that begins with a key: a header, or what follows a thing.
type pair struct {
	line       int
	key, value string
}

// thing is an interest: when it was first and last heard of, the line one
// would type to add it, and what stands indented under that.
type thing struct {
	line        int
	first, last int // weeks before the usual day that is today or next
	add         string
	more        []pair
}

// hour is a session: when, in what words it departs from the client's usual,
// its one-line form, and the line that says what was here that day.
type hour struct {
	line  int
	week  int
	words []string
	shape string
	said  string
}

var (
	thingLine = regexp.MustCompile(`^(\d+)w-(\d+)w\s+(.+)$`)
	hourLine  = regexp.MustCompile(`^(\d+)w([^:]*):\s*(.+)$`)
)

// parse reads a file of the form that the package comment gives. Errors name
// the line, counted from 1.
func parse(text string) (client, error) {
	var c client
	section := "header"
	for i, raw := range strings.Split(text, "\n") {
		line, n := strings.TrimSpace(raw), i+1
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if line == "things" || line == "hours" {
			section = line
			continue
		}
		var err error
		switch {
		case section == "header":
			c.header = append(c.header, keyed(n, line))
		case section == "hours":
			err = c.addHour(n, line)
		case strings.HasPrefix(raw, " "):
			err = c.addMore(keyed(n, line))
		default:
			err = c.addThing(n, line)
		}
		if err != nil {
			return client{}, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return c, nil
}

func keyed(n int, line string) pair {
	key, value, _ := strings.Cut(line, " ")
	return pair{line: n, key: key, value: strings.TrimSpace(value)}
}

func (c *client) addThing(n int, line string) error {
	m := thingLine.FindStringSubmatch(line)
	if m == nil {
		return fmt.Errorf("%q is not a thing: write it as 9w-2w pet Miso, orange tabby", line)
	}
	first, _ := strconv.Atoi(m[1])
	last, _ := strconv.Atoi(m[2])
	if first < last {
		return fmt.Errorf("%q was last heard of before it was first heard of", m[3])
	}
	c.things = append(c.things, thing{line: n, first: first, last: last, add: m[3]})
	return nil
}

func (c *client) addMore(p pair) error {
	if len(c.things) == 0 {
		return fmt.Errorf("%q belongs under a thing, and there is none yet", p.key)
	}
	last := &c.things[len(c.things)-1]
	last.more = append(last.more, p)
	return nil
}

func (c *client) addHour(n int, line string) error {
	m := hourLine.FindStringSubmatch(line)
	if m == nil {
		return fmt.Errorf("%q is not an hour: write it as 3w live: 8n 15i 33e 41o", line)
	}
	week, _ := strconv.Atoi(m[1])
	shape, said, _ := strings.Cut(m[3], " | ")
	c.hours = append(c.hours, hour{line: n, week: week, words: strings.Fields(m[2]), shape: shape, said: said})
	return nil
}

// all lists the values under a header key, in order.
func (c *client) all(key string) []pair {
	var found []pair
	for _, p := range c.header {
		if p.key == key {
			found = append(found, p)
		}
	}
	return found
}
