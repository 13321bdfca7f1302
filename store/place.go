package store

import (
	"rapport/store/record"
	"rapport/store/seal"
)

// The buckets of a vault. Their names are in the file, in clear.
const (
	cards     = "card"
	sessions  = "session"
	desk      = "desk"
	gone      = "gone"
	manifests = "manifest"
)

// buckets lists those whose values the manifest covers.
var buckets = []string{cards, desk, gone, sessions}

// Places are named by the random id of what stands there.
func cardPlace(id record.ID) seal.Place { return seal.Place{Bucket: cards, Key: string(id[:])} }

func sessionPlace(id record.ID) seal.Place { return seal.Place{Bucket: sessions, Key: string(id[:])} }

// There is one desk, one list of the erased and one manifest.
var (
	deskPlace     = seal.Place{Bucket: desk, Key: desk}
	gonePlace     = seal.Place{Bucket: gone, Key: gone}
	manifestPlace = seal.Place{Bucket: manifests, Key: manifests}
)
