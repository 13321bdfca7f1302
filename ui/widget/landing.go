package widget

import (
	"rapport/store/record"
	"rapport/ui/keys"
)

// Landings are the keys that say how a question landed, the same wherever that
// is asked.
var Landings = []struct {
	Key    keys.Key
	Landed record.Landing
}{
	{keys.LandLit, record.Lit},
	{keys.LandFine, record.Fine},
	{keys.LandFlat, record.Flat},
	{keys.LandSore, record.Sore},
	{keys.LandNot, record.Unlanded},
}
