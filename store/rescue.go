package store

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"rapport/store/engine"
	"rapport/store/engine/bolt"
	"rapport/store/seal"
)

// Rescued is what Rescue kept.
type Rescued struct {
	Cards, Hours int
	Drafts       bool // what was half typed
	// Listed is how many values the newest list that opens says there are; -1 if
	// none does. Kept is how many of those that were kept can be of it.
	Listed, Kept int
	// Written is when the list was; the zero time if none opens.
	Written time.Time
	// Exact: all that the list says was kept, each as it was written last.
	Exact bool
	// StandIns are the cards that were made so that hours whose client is lost can
	// be found; Renamed those whose code another has.
	StandIns, Renamed int
	// Recovery is the new code where the header could not be used again: the new
	// vault then has a new key, and what was typed as its passphrase. Otherwise it
	// reveals nothing, and passphrase and code are those there were.
	Recovery Recovery
}

// Rescue makes a new vault of what still opens in a damaged one: of every card
// and every hour the newest that is whole, wherever in the file it stands. What
// opens is proved by the key to be genuine and to stand where it was written;
// whether it is the newest there was only the list can tell, so that something
// older, or something that was removed, may be among it. The damaged file is
// only read.
//
// ErrExists if anything stands where the new one is to be; ErrWrongPassphrase;
// ErrNothingLeft; ErrNewer; ErrNoVault, ErrEmptyFile, ErrInUse, ErrFull.
func Rescue(from, to string, typed []byte, opt Options) (Rescued, error) {
	if Exists(to) {
		return Rescued{}, because(ErrExists, fmt.Errorf("%s: %w", to, os.ErrExist))
	}
	w, err := bolt.ReadWreck(from, opt.engine())
	if err != nil {
		return Rescued{}, told(err)
	}
	opened, err := openWreck(w, typed)
	if err != nil {
		return Rescued{}, err
	}
	r := opened[0]
	for _, other := range opened {
		defer other.key.Wipe()
		if !other.readWhole(from, opt) {
			other.search(w)
		}
		if len(other.found) > len(r.found) {
			r = other
		}
	}
	if err := r.decode(); err != nil {
		return Rescued{}, err
	}
	if r.result.Cards+r.result.Hours == 0 && !r.result.Drafts {
		return Rescued{}, ErrNothingLeft
	}
	if err := r.write(to, typed, opt); err != nil {
		return Rescued{}, told(err)
	}
	return r.result, nil
}

// rescue is a rescue on the way.
type rescue struct {
	header seal.Header
	sound  bool // the header can be used again
	key    *seal.Key
	list   *manifest
	newer  error // a list of a later program was found
	found  map[seal.Place]*relic
	top    uint64 // the highest revision seen
	result Rescued

	scratch []byte // what is being opened: most of what is tried is nothing
}

// relic is a value that opened.
type relic struct {
	engine.Value
	plain []byte // what is to be sealed in its place; nil for the value as it is
}

// openWreck finds the headers that what was typed opens, the sound ones first: one
// for each key, since pages of another vault may have come into the file. Each that
// is tried costs a derivation or two.
func openWreck(w *bolt.Wreck, typed []byte) (opened []*rescue, err error) {
	all := headersIn(w)
	worst := error(ErrNothingLeft)
	for _, b := range all[:min(len(all), mostHeaders)] {
		h, key, sound, err := seal.Salvage(b, typed)
		switch {
		case err == nil && slices.ContainsFunc(opened, func(r *rescue) bool { return r.key.Same(key) }):
			key.Wipe()
		case err == nil:
			opened = append(opened, &rescue{header: h, key: key, sound: sound, found: map[seal.Place]*relic{}})
		case errors.Is(err, seal.ErrNewer), errors.Is(err, seal.ErrWrongPassphrase):
			worst = told(err)
		}
	}
	if len(opened) == 0 {
		return nil, worst
	}
	return opened, nil
}

// headersIn are the stretches that may be a header, the sound ones first, each
// once, whatever stands behind it.
func headersIn(w *bolt.Wreck) (all [][]byte) {
	least, most := seal.HeaderSizes()
	seen := map[string]bool{}
	for _, b := range w.Headers(least, most, seal.HeaderMagic) {
		if h := seal.HeaderIn(b); !seen[string(h)] {
			seen[string(h)] = true
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(a, b []byte) int { return broken(a) - broken(b) })
	return all
}

// mostHeaders is how many stretches that may be a header are tried.
const mostHeaders = 16

func broken(header []byte) int {
	if _, err := seal.Parse(header); err != nil {
		return 1
	}
	return 0
}

// readWhole reads a file that is not damaged at all, or not where it matters:
// then what was removed does not come back.
func (r *rescue) readWhole(from string, opt Options) bool {
	if !r.sound {
		return false
	}
	eng, err := bolt.Open(from, opt.engine())
	if err != nil {
		return false
	}
	defer eng.Close()
	err = eng.View(func(reader engine.Reader) error {
		if reader.Health() != engine.Sound {
			return engine.ErrBehind
		}
		c, err := gather(reader, r.key)
		if err != nil {
			return err
		}
		for _, v := range c.values {
			own := engine.Value{Rev: v.Rev, Sealed: slices.Clone(v.Sealed)} // opening writes over it
			r.found[v.place] = &relic{Value: own}
			r.top = max(r.top, v.Rev)
		}
		r.list = &c.manifest
		_, err = c.open(r.key, nil)
		return err
	})
	if err != nil {
		r.found, r.list, r.top = map[seal.Place]*relic{}, nil, 0
		return false
	}
	r.top, r.result.Exact = max(r.top, r.list.generation), true
	return true
}

// search takes everything out of the wreck that opens.
func (r *rescue) search(w *bolt.Wreck) {
	w.Values(bolt.Sought{
		Key:      func(key []byte) bool { return len(placesOf(string(key))) > 0 },
		KeySizes: []int{16, len(manifestPlace.Key), len(deskPlace.Key), len(gonePlace.Key)},
		Sizes:    seal.SealedSizes(maxSealed),
		Take:     r.take,
	})
	r.settle()
}

// maxSealed is more than any value comes to.
const maxSealed = 512 << 20

// placesOf are the places that a key can belong to; a leaf does not say.
func placesOf(key string) []seal.Place {
	for _, place := range single {
		if key == place.Key {
			return []seal.Place{place}
		}
	}
	if len(key) == 16 && key != noID {
		return []seal.Place{{Bucket: cards, Key: key}, {Bucket: sessions, Key: key}}
	}
	return nil
}

// single are the places that there is one of, named in words.
var single = []seal.Place{deskPlace, gonePlace, manifestPlace}

// noID is what sixteen zeros read as.
var noID = string(make([]byte, 16))

// take keeps what opens at one of the places that its key can belong to, unless
// something newer was found there.
func (r *rescue) take(key string, v engine.Value) bool {
	for _, place := range placesOf(key) {
		r.scratch = append(r.scratch[:0], v.Sealed...)
		plain, err := r.key.OpenInPlace(place, v.Rev, r.scratch)
		if err != nil {
			continue
		}
		r.top = max(r.top, v.Rev)
		if place == manifestPlace {
			r.takeList(plain, v.Rev)
			return true
		}
		if had := r.found[place]; had == nil || v.Rev > had.Rev {
			r.found[place] = &relic{Value: v}
		}
		return true
	}
	return false
}

// takeList keeps the newest list.
func (r *rescue) takeList(plain []byte, rev uint64) {
	m, err := parseManifest(plain)
	switch {
	case errors.Is(err, ErrNewer):
		r.newer = err
	case err == nil && m.generation == rev && (r.list == nil || rev > r.list.generation):
		r.list = &m
	}
}

// settle leaves out what was removed, where the list tells which that was: one or
// two values too many, and without them it is exact.
func (r *rescue) settle() {
	if r.list == nil {
		return
	}
	over, sum := -int(r.list.count), seal.Sum{}
	tags := map[seal.Sum]seal.Place{}
	for place, v := range r.found {
		tag, err := r.key.Tag(place, v.Rev, v.Sealed)
		if err != nil {
			continue
		}
		over, sum, tags[tag] = over+1, sum.Add(tag), place
	}
	extra := sum.Sub(r.list.sum)
	switch over {
	case 0:
		r.result.Exact = extra.Equal(seal.Sum{})
	case 1:
		r.result.Exact = r.drop(tags, extra)
	case 2:
		for tag := range tags {
			if other := extra.Sub(tag); !other.Equal(tag) && r.drop(tags, tag, other) {
				r.result.Exact = true
				return
			}
		}
	}
}

// drop leaves out the values with these tags, if there are such.
func (r *rescue) drop(tags map[seal.Sum]seal.Place, gone ...seal.Sum) bool {
	for _, tag := range gone {
		if _, is := tags[tag]; !is {
			return false
		}
	}
	for _, tag := range gone {
		delete(r.found, tags[tag])
	}
	return true
}
