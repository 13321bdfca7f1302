package record

// Scale is which places a clinician uses: all five, or out, edge and in.
type Scale uint8

// The scales.
const (
	FivePlaces Scale = iota
	ThreePlaces
)

var scalePlaces = [...][]Place{
	FivePlaces:  {Out, Near, Edge, In, Deep},
	ThreePlaces: {Out, Edge, In},
}

// Places lists the places of the scale, out first.
func (sc Scale) Places() []Place {
	if int(sc) < len(scalePlaces) {
		return scalePlaces[sc]
	}
	return scalePlaces[FivePlaces]
}

// Next is the place one step in or out from p, which need not be one of the
// scale's own; false when there is none.
func (sc Scale) Next(p Place, inward bool) (Place, bool) {
	places := sc.Places()
	if inward {
		for _, next := range places {
			if next > p {
				return next, true
			}
		}
		return p, false
	}
	for i := len(places) - 1; i >= 0; i-- {
		if places[i] < p {
			return places[i], true
		}
	}
	return p, false
}
