package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Disguise says words again without saying who they are about. The client
// becomes an initial; everybody else whose name is on the card becomes "a
// person", "another person" and so on, the same one each time, in the order in
// which they are met.
//
// It finds whole names and their parts, in any case, with accents or without,
// in the plural and the possessive. Where in doubt it takes a word for a name:
// one word too few on a page can be guessed, one too many cannot be unsaid.
// Who is not on the card it cannot know.
type Disguise struct {
	client string
	hidden []alias
	met    []ID
}

// alias is one way to name somebody: folded words that stand after each other.
type alias struct {
	words []string
	who   ID // zero: the client
}

// NewDisguise is the disguise for what is told of a client.
func NewDisguise(c *Card) *Disguise {
	d := &Disguise{client: initialOf(c.Called)}
	d.hide(c.Called, ID{})
	d.hide(c.Code, ID{})
	for i := range c.Interests {
		in := &c.Interests[i]
		switch {
		case in.Kind == Person:
			d.hide(in.Name, in.ID)
			d.hideNamesIn(in.Field("who"), in.ID)
		default:
			d.hideNamesIn(in.Field("with"), in.ID)
		}
	}
	// The longest first, so that a whole name is one person and not two.
	slices.SortStableFunc(d.hidden, func(a, b alias) int { return len(b.words) - len(a.words) })
	return d
}

// Client is what the client is called.
func (d *Disguise) Client() string { return d.client }

// initialOf is the first letter of a name, if that gives away little of it: a
// sign of a script without capitals may be half the name, or all.
func initialOf(called string) string {
	for _, r := range called {
		if upper := unicode.ToUpper(r); unicode.IsLetter(r) && upper != unicode.ToLower(r) {
			return string(upper)
		}
		if unicode.IsLetter(r) {
			break
		}
	}
	return "the client"
}

// hide hides a name, whole and word by word.
func (d *Disguise) hide(name string, who ID) {
	words := cutNames(name)
	var whole []string
	telling := false
	for _, w := range words {
		whole = append(whole, w.folded)
		if tells(w.folded, len(words) == 1) {
			telling = true
			d.hidden = append(d.hidden, alias{[]string{w.folded}, who})
		}
	}
	if telling && len(whole) > 1 {
		d.hidden = append(d.hidden, alias{whole, who})
	}
}

// hideNamesIn hides what looks like a name among other words: "her brother Tom".
func (d *Disguise) hideNamesIn(words string, who ID) {
	for _, w := range cutNames(words) {
		if first, _ := utf8.DecodeRuneInString(words[w.from:]); unicode.IsUpper(first) && tells(w.folded, false) {
			d.hidden = append(d.hidden, alias{[]string{w.folded}, who})
		}
	}
}

// Words is the words without the names.
func (d *Disguise) Words(words string) string {
	words = CleanLine(words)
	all := cutNames(words)
	var b strings.Builder
	done := 0
	for i := 0; i < len(all); {
		n, who, within := d.named(all[i:])
		if n == 0 {
			i++
			continue
		}
		b.WriteString(words[done:all[i].from])
		if within {
			b.WriteString(d.unspacedWord(words[all[i].from:all[i].to]))
		} else {
			b.WriteString(d.call(who))
		}
		done = all[i+n-1].to
		i += n
	}
	b.WriteString(words[done:])
	return b.String()
}

// named reports how many of the words that begin here are somebody's name. In a
// script without spaces a name may stand within a word.
func (d *Disguise) named(here []namedWord) (n int, who ID, within bool) {
	for _, a := range d.hidden {
		if a.begins(here) {
			return len(a.words), a.who, false
		}
	}
	for _, a := range d.hidden {
		if unspaced([]byte(a.words[0])) && strings.Contains(here[0].folded, a.words[0]) {
			return 1, a.who, true
		}
	}
	return 0, ID{}, false
}

// begins reports whether the words that stand here begin with the name.
func (a alias) begins(here []namedWord) bool {
	if len(a.words) > len(here) {
		return false
	}
	for i, name := range a.words {
		if !isName(name, here[i]) || i > 0 && !here[i].joined {
			return false
		}
	}
	return true
}

// isName is a word that is the name, or more than one of that name, or theirs.
func isName(name string, w namedWord) bool {
	rest, ok := strings.CutPrefix(w.folded, name)
	return ok && (rest == "" || rest == "s" || rest == "es") || name[0] >= utf8.RuneSelf && bends(name, w.folded)
}

// bends reports whether a word may be a name with an ending: scripts other than
// ours mostly belong to languages that give names many, or none.
func bends(name, word string) bool {
	letters := []rune(name)
	stem := string(letters[:max(len(letters)-1, min(len(letters), 2))])
	return strings.HasPrefix(word, stem) && utf8.RuneCountInString(word) <= len(letters)+3
}

// unspacedWord says a word again in whose midst names stand.
func (d *Disguise) unspacedWord(word string) string {
	for _, a := range d.hidden {
		if unspaced([]byte(a.words[0])) {
			if folded := Fold(word); strings.Contains(folded, a.words[0]) {
				word = strings.ReplaceAll(folded, a.words[0], " "+d.call(a.who)+" ")
			}
		}
	}
	return strings.TrimSpace(word)
}

// nth are how many people have been met before one of them is called a number.
var nth = []string{"a person", "another person", "a third person", "a fourth person", "a fifth person", "a sixth person"}

func (d *Disguise) call(who ID) string {
	if who == (ID{}) {
		return d.client
	}
	at := slices.Index(d.met, who)
	if at < 0 {
		at = len(d.met)
		d.met = append(d.met, who)
	}
	if at < len(nth) {
		return nth[at]
	}
	return "person " + numberWord(at+1)
}

// namedWord is a word and where it stands.
type namedWord struct {
	from, to int
	folded   string
	joined   bool // to the word before, as the parts of one name are
}

// cutNames cuts text into its words. What joins letters without being seen does
// not part them.
func cutNames(text string) []namedWord {
	var all []namedWord
	from := -1
	end := func(to int) {
		if from >= 0 {
			n := len(all)
			joined := n > 0 && strings.Trim(text[all[n-1].to:from], " -.'’‐") == ""
			all = append(all, namedWord{from, to, Fold(text[from:to]), joined})
		}
		from = -1
	}
	for i, r := range text {
		switch in := inWord(r) || isJoiner(r) && from >= 0; {
		case in && from < 0:
			from = i
		case !in:
			end(i)
		}
	}
	end(len(text))
	return all
}
