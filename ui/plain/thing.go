package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"rapport/store/record"
)

// named is a thing that was meant, and what was said behind its name.
type named struct {
	id    record.ID
	name  string
	words string
}

// thingIn finds the thing that a line begins by naming: by its number in the
// last list, by its whole name, or by a beginning that only one has. With no
// words it is the thing told last. What is not to open is found only by its
// whole name.
func (s *sitting) thingIn(line string) (named, error) {
	c, err := s.openedCard()
	if err != nil {
		return named{}, err
	}
	if line == "" {
		if in := c.Interest(s.thing); in != nil && c.Gate(in, record.OnCard) != record.ListNotOpen {
			return named{in.ID, in.Name, ""}, nil
		}
		return named{}, errors.New("say which: the name behind the word, or its number in the last list")
	}
	if in, rest := s.numbered(c, line); in != nil {
		return named{in.ID, in.Name, rest}, nil
	}
	words := strings.Fields(line)
	for n := len(words); n > 0; n-- {
		typed := strings.TrimRight(strings.Join(words[:n], " "), ",:")
		found := meant(c, typed, record.OnCard)
		if len(found) == 1 {
			return named{found[0].ID, found[0].Name, strings.Join(words[n:], " ")}, nil
		}
		if len(found) > 1 {
			return named{}, which(found)
		}
	}
	return named{}, fmt.Errorf("nothing on this card is called %s; say find and the words to look further", quoted(line))
}

// wholeThing is thingIn for a line that names a thing and says nothing more.
func (s *sitting) wholeThing(line string) (named, error) {
	n, err := s.thingIn(line)
	if err == nil && n.words != "" {
		return named{}, fmt.Errorf("nothing on this card is called %s; say find and the words to look further", quoted(line))
	}
	return n, err
}

// numbered finds a thing by its number in the last list.
func (s *sitting) numbered(c *record.Card, line string) (*record.Interest, string) {
	first, rest := cutWord(line)
	n, err := strconv.Atoi(strings.TrimRight(first, ",:"))
	if err != nil || n < 1 || n > len(s.list) || s.list[n-1].client != c.ID {
		return nil, ""
	}
	return c.Interest(s.list[n-1].thing), rest
}

// meant are the things that words can mean on a surface: those of the whole
// name, the kind before it or not, or else those with a word that begins so.
func meant(c *record.Card, typed string, on record.Surface) []*record.Interest {
	if whole := wholly(c, 0, typed); len(whole) > 0 {
		return whole
	}
	if first, rest := cutWord(typed); rest != "" {
		if kind, ok := record.ParseKind(first); ok {
			if whole := wholly(c, kind, rest); len(whole) > 0 {
				return whole
			}
		}
	}
	folded := record.Fold(typed)
	var begun []*record.Interest
	for i := range c.Interests {
		in := &c.Interests[i]
		v := c.Gate(in, on)
		if folded != "" && v.May() && v != record.ListNotOpen && strings.Contains(" "+record.Fold(in.Name), " "+folded) {
			begun = append(begun, in)
		}
	}
	return begun
}

// wholly are the things of the kind, zero for any, with that very name.
func wholly(c *record.Card, kind record.Kind, name string) []*record.Interest {
	folded := record.Fold(name)
	var found []*record.Interest
	for i := range c.Interests {
		if in := &c.Interests[i]; folded != "" && (kind == 0 || in.Kind == kind) && record.Fold(in.Name) == folded {
			found = append(found, in)
		}
	}
	return found
}

// which says what a name could mean.
func which(found []*record.Interest) error {
	names := make([]string, len(found))
	for i, in := range found {
		names[i] = in.Kind.String() + " " + in.Name
	}
	return fmt.Errorf("which of them: %s", orList(names))
}
