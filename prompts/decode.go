package prompts

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

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
	var file bankFile
	if err := toml.Unmarshal(data, &file); err != nil {
		line, words := tomlError(err)
		d.at.Line = line
		d.fault("this is not the TOML of a bank: %s", words)
		return nil, d.faults
	}
	layout := laidOut(data)
	d.lines = layout.questions
	for _, key := range layout.unknown {
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
	d.at = Fault{File: d.file}
	if i < len(d.lines) {
		d.at.Line = d.lines[i]
	}
	if len(raw.ID) <= longestKey && shown(raw.ID) && !strings.ContainsAny(raw.ID, "\n\r\t") {
		d.at.ID = raw.ID
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
