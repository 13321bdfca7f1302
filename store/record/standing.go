package record

// Standing is what may be done with an interest, as the clinician set it.
// What may be done today also depends on the client: ask the gate.
type Standing uint8

// The standings.
const (
	Open    Standing = iota // may be asked about
	Resting                 // worn, or flat twice: left alone for a while
	Gentle                  // lost, changed or complicated: shown with its reason, never asked
	Past                    // no longer in their life, and not sore: "used to"
	Closed                  // the client asked not
)

var standingNames = [...]string{"open", "resting", "gentle", "past", "closed"}

func (s Standing) String() string { return nameOf(standingNames[:], int(s)) }

// MarshalText makes JSON print a standing as its name.
func (s Standing) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseStanding finds an interest's standing by name.
func ParseStanding(s string) (Standing, bool) {
	i, ok := indexOf(standingNames[:], s)
	return Standing(i), ok
}

// StandingNames lists the words ParseStanding knows.
func StandingNames() []string { return standingNames[:] }

// Told says of a thing that it was settled so, in the words of a confirmation.
func (s Standing) Told(name string) string {
	return [...]string{"may be asked again: ", "resting: ", "held gently: ", "past: ", "not to open: "}[min(s, Closed)] + name
}

// ClientStanding is where the work with a client stands.
type ClientStanding uint8

// The standings of a client.
const (
	Current ClientStanding = iota
	OnBreak
	Finished
	Died
)

var clientStandingNames = [...]string{"current", "break", "finished", "died"}

func (s ClientStanding) String() string { return nameOf(clientStandingNames[:], int(s)) }

// MarshalText makes JSON print a client's standing as its name.
func (s ClientStanding) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseClientStanding finds a client's standing by name.
func ParseClientStanding(s string) (ClientStanding, bool) {
	i, ok := indexOf(clientStandingNames[:], s)
	return ClientStanding(i), ok
}

// ClientStandingNames lists the words ParseClientStanding knows.
func ClientStandingNames() []string { return clientStandingNames[:] }

// Ages is the age band a question is chosen for.
type Ages uint8

// The age bands; adult is the default.
const (
	Adult Ages = iota
	Child
	Teen
	Older
)

var agesNames = [...]string{"adult", "child", "teen", "older"}

func (a Ages) String() string { return nameOf(agesNames[:], int(a)) }

// ParseAges finds an age band by name.
func ParseAges(s string) (Ages, bool) {
	i, ok := indexOf(agesNames[:], s)
	return Ages(i), ok
}

// AgesNames lists the words ParseAges knows.
func AgesNames() []string { return agesNames[:] }

// Setting is where a session happens.
type Setting uint8

// The settings; a room is the default.
const (
	Room Setting = iota
	Video
	Phone
	Walk
)

var settingNames = [...]string{"room", "video", "phone", "walk"}

func (s Setting) String() string { return nameOf(settingNames[:], int(s)) }

// ParseSetting finds a setting by name.
func ParseSetting(s string) (Setting, bool) {
	i, ok := indexOf(settingNames[:], s)
	return Setting(i), ok
}

// SettingNames lists the words ParseSetting knows.
func SettingNames() []string { return settingNames[:] }

// Landing is how a question that was asked landed.
type Landing uint8

// The landings. Unlanded is a question not asked, or not yet told of.
const (
	Unlanded Landing = iota
	Lit
	Fine
	Flat
	Sore
)

var landingNames = [...]string{"", "lit", "fine", "flat", "sore"}

// String is lit, fine, flat, sore, or nothing.
func (l Landing) String() string { return nameOf(landingNames[:], int(l)) }

// ParseLanding finds a landing by name; the empty string is Unlanded.
func ParseLanding(s string) (Landing, bool) {
	i, ok := indexOf(landingNames[:], s)
	return Landing(i), ok
}

func nameOf(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return names[0]
}

func indexOf(names []string, s string) (int, bool) {
	for i, name := range names {
		if s == name {
			return i, true
		}
	}
	return 0, false
}
