package record

// Addition is an interest as one line gives it: KIND NAME[, details].
type Addition struct {
	Kind    Kind
	Guess   Guess // how the kind was guessed; zero when it was typed
	Name    string
	Details string
	Fields  []Field // sorted by key
	// Loss is the phrase of the details that speaks of a death or a loss ("died
	// in March"), for pets and people; Upsert then holds the interest gently.
	Loss string
}

// Guess is a kind guessed from words, to be offered for correction.
type Guess struct {
	Kind Kind
	Sure bool
	Why  string // "cat", the word it was guessed from; empty when nothing was found
}

// ParseAddition reads KIND NAME[, details]. NAME ends at the first comma
// outside double quotes; a name wholly in quotes loses them. Phrases such as
// "eats X" fill the kind's fields, as does "key: X" for any field of the kind;
// the rest stays details.
func ParseAddition(line string) (Addition, error) { return Addition{}, nil }

// ParseAdditionGuessing is ParseAddition for the companion, where the kind may
// be left out and is then guessed.
func ParseAdditionGuessing(line string) (Addition, error) { return Addition{}, nil }

// GuessKind guesses the kind from words, modestly: a known word gives a kind,
// anything else is Other and not sure.
func GuessKind(words string) Guess { return Guess{} }

// FormatAddition prints an interest as a line that ParseAddition reads back to
// the same kind, name, details and fields.
func FormatAddition(in *Interest) string { return "" }

// Upsert puts an addition on the card, heard today. The same kind and name
// (folded) is updated, not doubled: fields are replaced, new phrases join the
// details, its standing stays unless the addition speaks of a loss. A kind
// that was guessed without being sure gives way to the kind under which the
// card knows the name. It returns the interest on the card and whether it is new.
func (c *Card) Upsert(a Addition, today Date) (in *Interest, made bool) { return nil, false }
