package store

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"testing"

	"rapport/store/engine"
	"rapport/store/record"
)

// stepping is an engine that asks before each thing that a rewrite does with it:
// every value read and written, the header, the reading back.
type stepping struct {
	engine.Engine
	step func(what string) error
	// mangle, if there is one, changes a header on its way into the new file.
	mangle func([]byte) []byte
}

func (s stepping) Rewrite(fill func(engine.Reader, engine.Fresh) error, verify func(engine.Reader) error) (engine.State, error) {
	state, err := s.Engine.Rewrite(func(old engine.Reader, fresh engine.Fresh) error {
		return fill(steppingReader{old, s}, steppingFresh{fresh, s})
	}, func(r engine.Reader) error {
		return verify(steppingReader{r, s})
	})
	if err != nil {
		return state, err
	}
	return state, s.step("done")
}

type steppingReader struct {
	engine.Reader
	s stepping
}

func (r steppingReader) Header() ([]byte, error) {
	if err := r.s.step("read the header"); err != nil {
		return nil, err
	}
	return r.Reader.Header()
}

func (r steppingReader) Get(bucket, key string) (engine.Value, error) {
	if err := r.s.step("get from " + bucket); err != nil {
		return engine.Value{}, err
	}
	return r.Reader.Get(bucket, key)
}

func (r steppingReader) Scan(bucket string, fn func(string, engine.Value) error) error {
	return r.Reader.Scan(bucket, func(key string, v engine.Value) error {
		if err := r.s.step("scan " + bucket); err != nil {
			return err
		}
		return fn(key, v)
	})
}

type steppingFresh struct {
	engine.Fresh
	s stepping
}

func (f steppingFresh) SetHeader(header []byte) error {
	if err := f.s.step("write the header"); err != nil {
		return err
	}
	if f.s.mangle != nil {
		header = f.s.mangle(header)
	}
	return f.Fresh.SetHeader(header)
}

func (f steppingFresh) Put(bucket, key string, v engine.Value) error {
	if err := f.s.step("put into " + bucket); err != nil {
		return err
	}
	return f.Fresh.Put(bucket, key, v)
}

// rewrites are the operations that write the file anew. Each is given a vault
// with the clients "maya" and "theo", and has happened or not.
var rewrites = map[string]struct {
	do       func(*Vault) error
	happened func(all *record.Caseload, header string, was string) bool
}{
	"passphrase": {
		func(v *Vault) error { return v.ChangePassphrase([]byte(passphrase)) },
		func(_ *record.Caseload, header, was string) bool { return header != was },
	},
	"rekey": {
		func(v *Vault) error { _, err := v.Rekey([]byte(passphrase)); return err },
		func(_ *record.Caseload, header, was string) bool { return header != was },
	},
	"erase": {
		func(v *Vault) error { return v.Erase(v.held.Load().caseload.ByCode("theo").ID) },
		func(all *record.Caseload, _, _ string) bool { return all.ByCode("theo") == nil },
	},
	"restore": {
		func(v *Vault) error { return restoreWithout(v, "theo") },
		func(all *record.Caseload, _, _ string) bool { return all.ByCode("theo") == nil },
	},
	"compact": {
		func(v *Vault) error { return v.Compact() },
		func(*record.Caseload, string, string) bool { return true }, // nothing tells
	},
	"keyring on": {
		func(v *Vault) error { return v.AddToKeyring() },
		func(_ *record.Caseload, header, was string) bool { return header != was },
	},
	"keyring off": {
		func(v *Vault) error {
			if err := v.RemoveFromKeyring(); err != nil {
				return err
			}
			return v.ForgetKeyring()
		},
		func(_ *record.Caseload, header, was string) bool { return header != was },
	},
}

func init() {
	// Does an operation and ends, without any tidying up, before the step with the
	// given number. It ends well if there are not so many.
	children["die at a step"] = func(args []string) error {
		v, err := Unlock(args[0], []byte(passphrase), cheap)
		if err != nil {
			return err
		}
		left, err := strconv.Atoi(args[2])
		if err != nil {
			return err
		}
		step := func(string) error {
			if left--; left < 0 {
				os.Exit(9)
			}
			return nil
		}
		v.eng, v.opt.Keyring = stepping{Engine: v.eng, step: step}, steppingRing{ringOf(args[0]), step}
		return rewrites[args[1]].do(v)
	}
}

// twoClients is a vault with two clients and what was changed and removed since.
func twoClients(t *testing.T) (*Vault, string) {
	v, path := newVault(t)
	maya, theo := card("maya", "Maya"), card("theo", "Theo")
	put(t, v, maya, theo)
	mustUpdate(t, v, rename(maya.ID, "May"))
	mustUpdate(t, v, func(tx record.Tx) error {
		return tx.PutDesk(&record.Desk{Drafts: []record.Draft{{Key: "add", Text: "pet Ku"}}})
	})
	return v, path
}

// old or new: after an operation that was ended at whatever step, the vault is as
// it was, or as it was to become, and can be used.
func oldOrNew(t *testing.T, path, op string, was everything, header string) (happened bool) {
	t.Helper()
	v := unlocked(t, path)
	all := caseload(t, v)
	happened = rewrites[op].happened(all, string(headerOf(t, v).Bytes()), header)
	if !happened || op != "erase" && op != "restore" {
		sameCaseload(t, all, record.NewCaseload(was.Cards, hoursOf(was), was.Desk))
	}
	mustUpdate(t, v, rename(all.ByCode("maya").ID, "May"))
	return happened
}

func hoursOf(all everything) (hours []*record.Session) {
	for _, of := range all.Sessions {
		hours = append(hours, of...)
	}
	return hours
}

// Ended before each of its steps in turn, a program that rewrites leaves the old
// vault or the new one.
func TestEndedAtEachStepOfARewrite(t *testing.T) {
	stride := sweep(7, 1, 1)
	tried := 0
	for op := range rewrites {
		for step := 0; ; step += stride {
			v, path := prepared(t, op)
			was, header := flat(caseload(t, v)), string(headerOf(t, v).Bytes())
			err := childCommand("die at a step", path, op, strconv.Itoa(step)).Run()
			tried++
			opensAsItSays(t, path, op)
			happened := oldOrNew(t, path, op, was, header)
			if err == nil {
				if !happened {
					t.Errorf("%s: it is done, and nothing came of it", op)
				}
				break
			}
		}
	}
	t.Logf("%d tried, 0 lost", tried)
}

// When any one of its steps goes wrong, a rewrite leaves the file byte for byte as
// it was, and the vault in use.
func TestAnyStepOfARewriteGoesWrong(t *testing.T) {
	errStep := errors.New("not now")
	stride := sweep(2, 1, 1)
	tried := 0
	for op, o := range rewrites {
		for step := 0; ; step += stride {
			v, path := prepared(t, op)
			was, all := fileBytes(t, path), caseload(t, v)
			left, done := step, false
			real := v.eng
			failing := func(what string) error {
				if what == "done" {
					done = true
				}
				if left--; left == -1 && !done {
					return errStep
				}
				return nil
			}
			v.eng, v.opt.Keyring = stepping{Engine: real, step: failing}, steppingRing{ringOf(path), failing}
			err := o.do(v)
			tried++
			if err == nil && done {
				break
			}
			if !errors.Is(err, errStep) {
				t.Fatalf("%s, step %d: %v", op, step, err)
			}
			v.eng = real
			unchanged(t, path, was)
			opensAsItSays(t, path, op)
			if secret, err := ringOf(path).Get(headerOf(t, v).Long()); op == "keyring on" && secret != "" {
				t.Errorf("%s, step %d: something stays in the keyring, %v", op, step, err)
			}
			sameCaseload(t, caseload(t, v), all)
			if Exists(path + ".new") {
				t.Errorf("%s, step %d: half a file is left", op, step)
			}
		}
	}
	t.Logf("%d tried, 0 lost", tried)
}

// A slot that does not come back from the new file as it was made never takes the
// place of the one that opens: what was opened before is compared byte for byte.
func TestASlotThatIsNotWhatWasMade(t *testing.T) {
	for _, op := range []string{"passphrase", "rekey"} {
		for _, at := range []int{58 + 30, 58 + 86 + 30, 20} { // a slot, the other, the vault's id
			t.Run(fmt.Sprint(op, " ", at), func(t *testing.T) {
				v, path := twoClients(t)
				was := fileBytes(t, path)
				v.eng = stepping{Engine: v.eng, step: func(string) error { return nil }, mangle: func(h []byte) []byte {
					h = append([]byte(nil), h...)
					h[at] ^= 1
					return h
				}}
				wants(t, rewrites[op].do(v), ErrDamaged)
				unchanged(t, path, was)
				unlocked(t, path)
			})
		}
	}
}
