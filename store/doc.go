// Package store is the vault: one sealed file that holds a clinician's cards
// and sessions, and the only way to them.
//
//	v, recovery, err := store.Create(path, passphrase, store.Options{})
//	v, err := store.Unlock(path, passphrase, store.Options{})
//	all, err := v.Caseload()
//	err = v.Update(func(tx record.Tx) error { … })
//	v.Lock()
//
// One value is sealed per client (the card: the client and all their
// interests), one per session, one for the desk, one for the ids of the erased.
// Beside them stands the sealed
// manifest, which counts the values and sums a keyed hash over each one's
// place, revision and authentication tag, so that a missing, doubled,
// exchanged or old value is noticed although every single value is genuine.
// It is written in the same transaction as every change.
//
// Rules:
//
//   - Every operation takes the file's lock, opens, commits and closes, so that
//     other programs use the vault in turn. No lock is held while a key is
//     derived.
//   - Unlock looks at the whole file, opens every value and checks the manifest.
//     Reading anew opens what is not byte for byte as it was, and checks the
//     manifest too. A change opens only the values that it touches, and the
//     manifest. Each of them proves the header.
//   - What is read is a copy. A Caseload is a picture of one moment and never
//     changes; a change makes a new one, and the old stays good for whoever
//     holds it.
//   - A record remembers the revision it was read at, which is the number of the
//     change that wrote it, and is not written over another: ErrStale.
//   - An open that does not succeed writes nothing. After damage was seen,
//     nothing more is written: ErrDamaged.
//   - What is to leave no trace in the file (an erased client, a replaced
//     passphrase) goes by rewriting the file whole; the new one is read back
//     and verified before it takes the old one's place.
//   - A slot in the operating system's keyring is opened only where that is asked
//     for by name, UnlockByKeyring: Unlock takes what was typed. It is never the
//     only one. What a keyring does or does not do, nothing that is in the vault
//     depends on it, and no lock is held while it is asked.
//   - Backups stand in FILE.backups: copies of the sealed values, verified before
//     they get their names. No backup that cannot be made keeps anything from
//     being written, locked or ended.
//   - Who was erased is remembered by id, under seal, so that restoring a backup
//     does not bring them back.
//   - What the system does not give to read is no damage: ErrDisk. A change that gave
//     an error is not there, but for ErrDisk and ErrFull, after which it can be; and
//     ErrUnsure says that it is, and may go again when the power does.
//   - Errors are told in this package's own faults (errors.go). No error holds
//     a word of a record, and no type here prints what it holds.
//
// A program that adds a bucket, or changes what the manifest says, raises
// manifestVersion, so that older programs leave the vault alone.
package store
