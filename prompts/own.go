package prompts

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"rapport/store/record"
)

// ErrNamesClient is returned when a question in one's own words still names
// something of the client's: a bank is a plain file, and nothing a client told
// goes into it. Such a question can be taken in hand for that client alone.
var ErrNamesClient = errors.New("these words name something of this client's, so they are kept with the client and not in the bank")

// OwnFile is the name of the bank file that questions in one's own words join,
// beside what suits the question's language, form of address and moment:
// "own-en-opening.toml".
func OwnFile(q *Question) string {
	parts := []string{"own", q.Language}
	if q.Form != "" {
		parts = append(parts, q.Form)
	}
	return strings.Join(append(parts, q.Moment.String()), "-") + ".toml"
}

// Reworded makes a question of one's own from an offer and the words it was
// changed to. What came from the interest becomes slots again; the tags stay.
// The card is whose offer it was, or nil. ErrNamesClient when the words may name
// anything else of the client's.
func (b *Bank) Reworded(o Offer, words string, card *record.Card) (*Question, error) {
	text := record.CleanLine(words)
	var slots []string
	if o.Interest != nil {
		text, slots = unfill(text, o.Interest, o.Question, card)
	}
	if card != nil && (namesAny(text, card) || tellsOf(text, o.Question, card)) {
		return nil, ErrNamesClient
	}
	one, err := parseTemplate(text)
	if err != nil {
		return nil, err
	}
	q := *o.Question
	q.ID, q.Text, q.Slots = b.freeID(text), text, slots
	if len(q.said) > 1 { // whoever re-words it does so as it is said to this client
		q.Form = formOf(q.Language, card)
	}
	q.said = []wording{{text: text, one: one, many: one.several()}}
	q.Source, q.Line, q.Licence = OwnFile(&q), 0, ""
	q.lot = hashString(q.ID)
	return &q, nil
}

// unfill puts slots where the interest's own words stand, the longest first,
// so that a name inside a longer detail does not cut it.
func unfill(text string, in *record.Interest, q *Question, card *record.Card) (string, []string) {
	type filled struct{ slot, value string }
	values := []filled{{nameSlot, slotValue(nameSlot, in)}}
	for _, f := range in.Fields {
		if q.Kind == in.Kind && f.Key != record.SayField && utf8.RuneCountInString(f.Value) > 2 {
			values = append(values, filled{f.Key, slotValue(f.Key, in)})
		}
	}
	slices.SortStableFunc(values, func(a, b filled) int { return cmp.Compare(len(b.value), len(a.value)) })
	var slots []string
	for _, v := range values {
		yours := asSaid(q.Language, v.slot, v.value, in.Kind, card)
		for _, said := range []string{quote(yours, isSpanish(q.Language)), yours, v.value} {
			if with := replaceWords(text, said, "{"+v.slot+"}"); with != text {
				text, slots = with, append(slots, v.slot)
			}
		}
	}
	slices.Sort(slots)
	return text, slices.Compact(slots)
}

// replaceWords replaces old where it stands as whole words.
func replaceWords(text, old, with string) string {
	var b strings.Builder
	for rest := text; old != ""; {
		at := strings.Index(rest, old)
		if at < 0 {
			b.WriteString(rest)
			return b.String()
		}
		end := at + len(old)
		before, _ := utf8.DecodeLastRuneInString(rest[:at])
		after, _ := utf8.DecodeRuneInString(rest[end:])
		if partOfWord(before) || partOfWord(after) {
			_, size := utf8.DecodeRuneInString(rest[at:])
			b.WriteString(rest[:at+size])
			rest = rest[at+size:]
			continue
		}
		b.WriteString(rest[:at])
		b.WriteString(with)
		rest = rest[end:]
	}
	return text
}

func partOfWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r))
}

// freeID makes an id from the first words of a text, unlike any in the bank.
func (b *Bank) freeID(text string) string {
	words := strings.FieldsFunc(newLintText(text).spaced, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) || r > unicode.MaxASCII })
	id := "own-" + strings.Join(words[:min(len(words), 5)], "-")
	id = strings.TrimRight(id, "-")
	free := id
	for n := 2; b.byID[free] != nil; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// AppendQuestion is a bank file with the question added at its end, or a new
// file when there is none. What is in the file stays as a person wrote it. The
// error is Faults when the file or the question cannot be read as a bank.
func AppendQuestion(file []byte, q *Question) ([]byte, error) {
	var b bytes.Buffer
	b.Write(file)
	if len(bytes.TrimSpace(file)) == 0 {
		b.Reset()
		if err := encodeHeader(&b, q); err != nil {
			return nil, err
		}
	} else if !bytes.HasSuffix(file, []byte("\n")) {
		b.WriteByte('\n')
	}
	b.WriteString("\n[[question]]\n")
	if err := toml.NewEncoder(&b).Encode(written(q)); err != nil {
		return nil, fmt.Errorf("writing the question %s: %w", q.ID, err)
	}
	if _, err := Read(OwnFile(q), b.Bytes()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// PackOf is a pack of one question.
func PackOf(q *Question) (*Bank, error) {
	pack, err := AppendQuestion(nil, q)
	if err != nil {
		return nil, err
	}
	return Read(OwnFile(q), pack)
}

func encodeHeader(b *bytes.Buffer, q *Question) error {
	head := bankFile{Language: q.Language, Form: q.Form, Moment: q.Moment.String(), Licence: q.Licence}
	if err := toml.NewEncoder(b).Encode(head); err != nil {
		return fmt.Errorf("writing the head of a bank: %w", err)
	}
	return nil
}

// written is the question as a file has it.
func written(q *Question) questionFile {
	f := questionFile{
		ID: q.ID, Tone: q.Tone, Energy: q.Energy, Needs: q.Needs, Season: q.Season,
		Followups: q.Followups, Stage: q.Stage.String(), Slots: q.Slots,
	}
	for _, w := range q.said {
		if len(q.said) == 1 && w.form == "" {
			f.Text = w.text
			break
		}
		if f.Forms == nil {
			f.Forms = forms{}
		}
		f.Forms[w.form] = w.text
	}
	for _, t := range q.Touches {
		f.Touches = append(f.Touches, string(t))
	}
	for _, s := range q.Settings {
		f.Setting = append(f.Setting, s.String())
	}
	for _, a := range q.Ages {
		f.Ages = append(f.Ages, a.String())
	}
	switch {
	case q.AnyKind:
		f.Kind = "any"
	case q.Kind != 0:
		f.Kind = q.Kind.String()
	}
	return f
}
