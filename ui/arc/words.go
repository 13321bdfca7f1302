package arc

import (
	"fmt"
	"strings"

	"rapport/store/record"
)

// Words are the picture in sentences, for reading line by line: where we were
// from which minute to which, then pauses, then marks. Of the options Three,
// Live, Now and Marks count. Minutes are rounded; what began and ended in the
// same one is told as a moment. An hour whose timeline was let go has none.
func Words(s *record.Session, o Options) []string {
	if s.Let != nil {
		return nil
	}
	till := end(s, o)
	out := []string{placesInWords(steps(s, till, axis{o.Three}), till, o.Live)}
	if said := pausesInWords(s, till); said != "" {
		out = append(out, said)
	}
	if said := MarkWords(o.Marks); said != "" {
		out = append(out, said)
	}
	return out
}

// ledWords say who led the move to a place.
var ledWords = map[record.Led]string{record.ByClient: " (the client led)", record.ByMe: " (I led)", record.Together: " (we led together)"}

func placesInWords(all []step, till int, live bool) string {
	parts := make([]string, len(all))
	for i, st := range all {
		from, to := minute(st.at), minute(till)
		if i+1 < len(all) {
			to = minute(all[i+1].at)
		}
		switch {
		case live && i+1 == len(all):
			parts[i] = fmt.Sprintf("%d to now %s", from, st.place)
		case from == to:
			parts[i] = fmt.Sprintf("at %d %s", from, st.place)
		default:
			parts[i] = fmt.Sprintf("%d to %d %s", from, to, st.place)
		}
		parts[i] += ledWords[st.led]
	}
	return sentence(strings.Join(parts, ", "))
}

func pausesInWords(s *record.Session, till int) string {
	pauses := s.ClosedPauses(till)
	if len(pauses) == 0 {
		return ""
	}
	parts := make([]string, len(pauses))
	for i, p := range pauses {
		parts[i] = fmt.Sprintf("%d to %d", minute(p.From), minute(p.To))
	}
	if last := len(parts) - 1; s.Paused() && pauses[last].To == till {
		parts[last] = fmt.Sprintf("from %d on", minute(pauses[last].From))
	}
	return sentence("paused " + strings.Join(parts, ", "))
}

// MarkWords are the marks in one sentence; of none, nothing.
func MarkWords(marks []Label) string {
	parts := make([]string, 0, len(marks))
	for _, m := range marks {
		kind := markingOf(m.Kind)
		said := fmt.Sprintf("at %d %s", minute(m.At), kind.said)
		if m.Word != "" && m.Word != kind.word {
			said += ", " + m.Word
		}
		parts = append(parts, said)
	}
	if len(parts) == 0 {
		return ""
	}
	return sentence(strings.Join(parts, "; "))
}

func minute(second int) int { return (second + 30) / 60 }

// sentence closes words that begin with a number or a small letter of ours.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
