package wire

import "google.golang.org/protobuf/encoding/protowire"

// The fields of a card. Dates and whole numbers that may be negative are
// zigzag varints, enumerations and truth plain varints, ids 16 bytes.
const (
	cardSizes    protowire.Number = 1  // packed: fields, touches, links and lit days of all interests; a hint
	cardInterest protowire.Number = 2  // interest, repeated
	cardID       protowire.Number = 3  // id
	cardCode     protowire.Number = 4  // text
	cardCalled   protowire.Number = 5  // text
	cardSay      protowire.Number = 6  // text
	cardPronouns protowire.Number = 7  // text
	cardAges     protowire.Number = 8  // enumeration
	cardLanguage protowire.Number = 9  // text
	cardAddress  protowire.Number = 10 // text
	cardSetting  protowire.Number = 11 // enumeration
	cardNeeds    protowire.Number = 12 // text, repeated
	cardStanding protowire.Number = 13 // enumeration
	cardPace     protowire.Number = 14 // text, repeated
	cardStraight protowire.Number = 15 // truth
	cardClosed   protowire.Number = 16 // text, repeated
	cardMySide   protowire.Number = 17 // told, repeated
	cardPromises protowire.Number = 18 // promise, repeated
	cardCarried  protowire.Number = 19 // carry, repeated
	cardInHand   protowire.Number = 20 // held, repeated
	cardAsked    protowire.Number = 21 // asked, repeated
	cardHidden   protowire.Number = 22 // text, repeated
	cardFavored  protowire.Number = 23 // text, repeated
	cardSince    protowire.Number = 24 // date
	cardNotMet   protowire.Number = 25 // dates, packed
)

// The fields of an interest.
const (
	interestID         protowire.Number = 1  // id
	interestKind       protowire.Number = 2  // enumeration
	interestName       protowire.Number = 3  // text
	interestDetails    protowire.Number = 4  // text
	interestField      protowire.Number = 5  // pair, repeated
	interestStanding   protowire.Number = 6  // enumeration
	interestBecause    protowire.Number = 7  // text
	interestTouches    protowire.Number = 8  // text, repeated
	interestLinks      protowire.Number = 9  // id, repeated
	interestFirstHeard protowire.Number = 10 // date
	interestHeard      protowire.Number = 11 // date
	interestAsked      protowire.Number = 12 // date
	interestLanded     protowire.Number = 13 // enumeration
	interestFlats      protowire.Number = 14 // number
	interestLit        protowire.Number = 15 // dates, packed
	interestSetAside   protowire.Number = 16 // date
)

// The fields of a pair: a field of an interest, a draft on the desk.
const (
	pairKey   protowire.Number = 1 // text
	pairValue protowire.Number = 2 // text
)

// The fields of a told thing, a promise, a carry, a held and an asked
// question. They share their numbers.
const (
	lineWords    protowire.Number = 1 // text
	lineOn       protowire.Number = 2 // date
	lineDone     protowire.Number = 3 // date
	lineInterest protowire.Number = 4 // id
	lineQuestion protowire.Number = 5 // text
	lineLanded   protowire.Number = 6 // enumeration
)

// The fields of a session.
const (
	sessionID      protowire.Number = 1  // id
	sessionClient  protowire.Number = 2  // id
	sessionDate    protowire.Number = 3  // date
	sessionStart   protowire.Number = 4  // number: seconds since 1970 in UTC; left out when there is none
	sessionZone    protowire.Number = 5  // number: seconds east of UTC
	sessionPlanned protowire.Number = 6  // number
	sessionSetting protowire.Number = 7  // enumeration
	sessionLive    protowire.Number = 8  // truth
	sessionRedrawn protowire.Number = 9  // truth
	sessionMove    protowire.Number = 10 // move, repeated
	sessionMark    protowire.Number = 11 // mark, repeated
	sessionPause   protowire.Number = 12 // pause, repeated
	sessionEnded   protowire.Number = 13 // truth
	sessionEnd     protowire.Number = 14 // number
	sessionLine    protowire.Number = 15 // text
	sessionLet     protowire.Number = 16 // gist; left out while the timeline is there
)

// The fields of a gist.
const (
	gistNothing   protowire.Number = 1  // truth
	gistFromStart protowire.Number = 2  // truth
	gistLate      protowire.Number = 3  // truth
	gistToTheEnd  protowire.Number = 4  // truth
	gistTrips     protowire.Number = 5  // number
	gistIn        protowire.Number = 6  // number
	gistLongest   protowire.Number = 7  // number
	gistLanding   protowire.Number = 8  // enumeration
	gistRunway    protowire.Number = 9  // number
	gistCameOut   protowire.Number = 10 // number
	gistLedIn     protowire.Number = 11 // enumeration, repeated
	gistLedOut    protowire.Number = 12 // enumeration, repeated
)

// The fields of a move, a mark and a pause. They share their numbers.
const (
	itemAt       protowire.Number = 1 // number
	itemPlace    protowire.Number = 2 // enumeration
	itemLed      protowire.Number = 3 // enumeration
	itemKind     protowire.Number = 4 // enumeration
	itemWords    protowire.Number = 5 // text
	itemInterest protowire.Number = 6 // id
	itemLanded   protowire.Number = 7 // enumeration
	itemTo       protowire.Number = 8 // number
)

// The fields of the desk.
const deskDraft protowire.Number = 1 // pair, repeated

// The fields of the list of the erased.
const goneClient protowire.Number = 1 // id, repeated
