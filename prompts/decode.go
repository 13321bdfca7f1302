package prompts

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rapport/store/record"
)

// bankFile is a bank as it is written.
type bankFile struct {
	Language string         `toml:"language"`
	Form     string         `toml:"form,omitempty"`
	Moment   string         `toml:"moment"`
	Licence  string         `toml:"licence,omitempty"`
	Question []questionFile `toml:"question,omitempty"`
}

type questionFile struct {
	ID        string   `toml:"id"`
	Text      string   `toml:"text,omitempty"`
	Forms     forms    `toml:"forms,inline,omitempty"`
	Tone      string   `toml:"tone,omitempty"`
	Energy    string   `toml:"energy,omitempty"`
	Touches   []string `toml:"touches,omitempty"`
	Needs     []string `toml:"needs,omitempty"`
	Setting   []string `toml:"setting,omitempty"`
	Ages      []string `toml:"ages,omitempty"`
	Season    string   `toml:"season,omitempty"`
	Followups []string `toml:"followups,omitempty"`
	Kind      string   `toml:"kind,omitempty"`
	Stage     string   `toml:"stage,omitempty"`
	Slots     []string `toml:"slots,omitempty"`
}

// forms are the wordings of one question for the forms of address of its
// language: forms = { tu = "…", usted = "…" }.
type forms map[string]string

// decoder turns one file into questions and collects what is wrong with it,
// all of it, so that a person writing a bank sees every fault at once.
type decoder struct {
	file   string
	lines  []int // where each [[question]] stands
	faults Faults
	at     Fault // where faults stand just now
}

// decode reads one bank file. The questions it could read are returned beside
// the faults.
func decode(name string, data []byte) ([]*Question, Faults) {
	d := decoder{file: name, at: Fault{File: name}}
	lines := questionLines(data)
	file := bankFile{Question: make([]questionFile, 0, len(lines))}
	unknown, err := unmarshal(data, &file)
	if err != nil {
		line, words := tomlError(err)
		d.at.Line = line
		d.fault("this is not the TOML of a bank: %s", words)
		return nil, d.faults
	}
	d.lines = lines
	for _, key := range unknown {
		d.at.Line = key.line
		d.fault("the key %q means nothing here; take it out or correct its spelling", key.name)
	}
	moment := d.header(&file)
	questions := make([]*Question, 0, len(file.Question))
	for i := range file.Question {
		questions = append(questions, d.question(i, moment, &file))
	}
	return questions, d.faults
}

func (d *decoder) fault(format string, args ...any) {
	f := d.at
	f.Message = fmt.Sprintf(format, args...)
	d.faults = append(d.faults, f)
}

func (d *decoder) header(file *bankFile) Moment {
	d.at = Fault{File: d.file, Line: 1}
	if !IsLanguage(file.Language) {
		d.fault(`language is %q; write it as language = "en"`, file.Language)
	}
	moment, ok := ParseMoment(file.Moment)
	if !ok {
		d.fault("moment is %q; it is one of %s", file.Moment, strings.Join(MomentNames(), ", "))
	}
	return moment
}

var (
	languagePattern = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	formPattern     = regexp.MustCompile(`^[a-z]{1,12}$`)
)

// IsLanguage reports whether a word is written like the code of a language: en,
// es, es-MX (BCP 47, RFC 5646, as far as banks need it).
func IsLanguage(word string) bool { return languagePattern.MatchString(word) }

// isID reports whether an id is small letters and digits in words divided by
// single hyphens.
func isID(s string) bool {
	last := byte('-')
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-' && last != '-':
			last = c
		default:
			return false
		}
	}
	return last != '-'
}

func (d *decoder) question(i int, moment Moment, file *bankFile) *Question {
	raw := &file.Question[i]
	d.at = Fault{File: d.file, ID: raw.ID}
	if i < len(d.lines) {
		d.at.Line = d.lines[i]
	}
	if !isID(raw.ID) {
		d.fault("id is %q; write it in small letters and hyphens, as in op-cup-first", raw.ID)
	}
	q := &Question{
		ID: raw.ID, Language: file.Language, Form: file.Form, Moment: moment,
		Tone:      d.oneOf("tone", cmp.Or(raw.Tone, "plain"), tones),
		Energy:    d.oneOf("energy", cmp.Or(raw.Energy, "mid"), energy),
		Season:    d.oneOf("season", raw.Season, append([]string{""}, seasons...)),
		Followups: raw.Followups,
		Slots:     raw.Slots,
		Source:    d.file, Line: d.at.Line, Licence: file.Licence,
		lot: hashString(raw.ID),
	}
	d.tags(q, raw)
	d.kind(q, raw)
	d.wordings(q, raw)
	return q
}

func (d *decoder) oneOf(key, word string, words []string) string {
	if !slices.Contains(words, word) {
		d.fault("%s is %q; it is one of %s", key, word, strings.TrimPrefix(strings.Join(words, ", "), ", "))
	}
	return word
}

func (d *decoder) tags(q *Question, raw *questionFile) {
	for _, next := range raw.Followups {
		if !shown(next) {
			d.fault("there is something in a follow-up that cannot be shown; type it again by hand")
		}
	}
	for _, word := range raw.Touches {
		touch, ok := record.ParseTouch(word)
		if !ok {
			d.fault("touches has %q; the topics are %s", word, joinTouches())
			continue
		}
		q.Touches = append(q.Touches, touch)
	}
	for _, word := range raw.Needs {
		q.Needs = append(q.Needs, d.oneOf("needs", word, needs))
	}
	for _, word := range raw.Setting {
		setting, ok := record.ParseSetting(word)
		switch {
		case word == "any" && len(raw.Setting) == 1:
		case !ok:
			d.fault("setting has %q; it is any, or some of %s", word, strings.Join(record.SettingNames(), ", "))
		default:
			q.Settings = append(q.Settings, setting)
		}
	}
	for _, word := range raw.Ages {
		ages, ok := record.ParseAges(word)
		if !ok {
			d.fault("ages has %q; the bands are %s", word, strings.Join(record.AgesNames(), ", "))
			continue
		}
		q.Ages = append(q.Ages, ages)
	}
}

func (d *decoder) kind(q *Question, raw *questionFile) {
	switch stage := slices.Index(stageNames, raw.Stage); {
	case stage < 0:
		d.fault("stage is %q; it is assert, check or open, or left out", raw.Stage)
	case stage > 0 && raw.Kind == "":
		d.fault("stage is only for a question with a kind; give it one or take the stage out")
	default:
		q.Stage = Stage(stage)
	}
	switch raw.Kind {
	case "":
	case "any":
		q.AnyKind = true
	default:
		kind, ok := record.ParseKind(raw.Kind)
		if !ok || kind.String() != raw.Kind {
			d.fault("kind is %q; it is any, or one of %s", raw.Kind, joinKinds())
		}
		q.Kind = kind
	}
}

// wordings are the question's one text, or one for each form of address.
func (d *decoder) wordings(q *Question, raw *questionFile) {
	switch {
	case raw.Text == "" && len(raw.Forms) == 0:
		d.fault("text is missing; write the question as it is said")
	case raw.Text != "" && len(raw.Forms) > 0:
		d.fault("there is a text and there are forms; write the text under each form of address, or only a text that suits all")
	case q.Form != "" && len(raw.Forms) > 0:
		d.fault("this file is for the form of address %q alone; take the forms out, or form out of the head of the file", q.Form)
	case raw.Text != "":
		d.wording(q, "", raw.Text)
	default:
		for _, form := range slices.Sorted(maps.Keys(raw.Forms)) {
			if !formPattern.MatchString(form) {
				d.fault("forms has %q; a form of address is one word in small letters, as in tu", form)
			}
			d.wording(q, form, raw.Forms[form])
		}
	}
	if len(q.said) > 0 {
		q.Text = q.said[0].text
	}
}

// wording cuts a text at its slots, which have to be those the question lists
// and known for its kind.
func (d *decoder) wording(q *Question, form, text string) {
	if !shown(text) {
		d.fault("there is something in the text that cannot be shown; type it again by hand")
		return
	}
	one, err := parseTemplate(text)
	if err != nil {
		d.fault("%v", err)
		return
	}
	q.said = append(q.said, wording{form: form, text: text, one: one, many: one.several()})
	used := one.slots()
	for _, slot := range used {
		if !slices.Contains(q.Slots, slot) {
			d.fault("the text has {%s}, which slots does not list; add it there", slot)
		}
		if !q.knows(slot) {
			d.fault("{%s} is nothing that can be known of %s; see the fields of that kind", slot, q.kindName())
		}
	}
	for _, slot := range q.Slots {
		if !slices.Contains(used, slot) {
			d.fault("slots lists %q, which the text does not use; take it out", slot)
		}
	}
}

// shown reports whether a text is nothing but what a terminal shows: a
// question goes to the screen as it stands.
func shown(text string) bool {
	if !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return true // nearly always, and much faster
	}
	return strings.TrimSpace(text) == "" || record.CleanLine(text) == strings.Join(strings.Fields(text), " ")
}

// knows reports whether the slot can be filled from the question's kind.
func (q *Question) knows(slot string) bool {
	switch {
	case slot == nameSlot:
		return q.IsTemplate()
	case q.Kind == 0 || slot == record.SayField:
		return false
	}
	return q.Kind.Facts().HasField(slot)
}

func (q *Question) kindName() string {
	switch {
	case q.AnyKind:
		return "any kind"
	case q.Kind == 0:
		return "a question without a kind"
	}
	return "a " + q.Kind.String()
}

func joinTouches() string {
	words := make([]string, len(record.Touches()))
	for i, t := range record.Touches() {
		words[i] = string(t)
	}
	return strings.Join(words, ", ")
}

func joinKinds() string {
	var words []string
	for _, k := range record.Kinds() {
		words = append(words, k.Name)
	}
	return strings.Join(words, ", ")
}

func hashString(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return h.Sum64()
}
