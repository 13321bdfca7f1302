package prompts

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"rapport/store/record"
)

// kind is what a question is made from, and how old that has to be.
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
