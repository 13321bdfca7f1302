// Package bolt keeps a vault in one bbolt file: the embedded engine.
//
// Beside FILE there are FILE.lock, which is never renamed or removed, and, while
// a new file is being written, FILE.new. Every operation takes the lock, opens
// the file, commits, closes it and lets the lock go, so that several programs can
// use a vault in turn, and a file that was renamed into place is the file that
// the next operation opens. bbolt's own lock alone would not do: it stays with
// the file that was renamed away. A program that knows no lock may exchange the
// file in the middle of an operation; what was written is then not said to be
// kept.
//
// bbolt keeps no checksum of its data and meets damage with a panic, a fault or,
// where pages point in a circle, the end of the process. Therefore:
//
//   - Before bbolt sees a file, its meta pages, its free list and the inner pages
//     of its trees are read and checked here (pages.go); Check and new files are
//     checked whole. bbolt's own Tx.Check is never called: it runs in a goroutine
//     that cannot be guarded, and can hang.
//   - Every call of bbolt is guarded (guard.go): a panic becomes
//     engine.ErrDamaged. bbolt's locks are then in an unknown state, so the file
//     is unlocked and closed by the handle that was caught when it was opened,
//     and the engine opens the file no more. Another engine may, in this process
//     too, and looks at it anew: two engines share nothing of bbolt, and no other
//     program is kept waiting.
//   - After a commit whose sync went wrong, what can be read may never reach the disk,
//     whatever a later sync says; and a new file whose folder's sync went wrong may
//     lose its place to the old one. The engine writes no more into such a file:
//     Update answers engine.ErrBehind, and a Rewrite makes a new one.
//   - Of the two meta pages one may be broken: engine.Behind. bbolt would use the
//     other, and so go back one change, without a word.
//
// In the file, the bucket "\x00vault" holds the layout's number and the header.
// Each bucket of the vault is a bucket; a value is its revision (8 bytes, big
// endian) and its sealed bytes.
package bolt
