package plain

import (
	"fmt"

	"rapport/ui/config"
)

// askKeeping asks on first run what is kept of an hour that is over. Nothing
// said leaves each as it is.
func (s *sitting) askKeeping() error {
	s.tell(config.AboutKeeping)
	for _, st := range allSettings() {
		if st.name != "clock" && st.name != "timeline" {
			continue
		}
		s.say("%s", sentenceHead(st.means))
		at, err := s.choose(fmt.Sprintf("%s, or nothing for %s?", sentenceHead(orList(st.values)), st.now(s.config)), st.values...)
		if err != nil {
			return err
		}
		if at < 0 {
			continue
		}
		if err := s.setTo(st, st.values[at]); err != nil {
			return err
		}
	}
	return nil
}
