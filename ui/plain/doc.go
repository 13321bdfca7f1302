// Package plain is the companion line by line, for whoever reads with a screen
// reader or a Braille display, and for terminals that cannot draw: the tasks of
// the screens, in the screens' words, with words in the place of keys.
//
// The rules it keeps:
//
//   - Nothing but text goes out: no escape sequence, no box, no column that has
//     to be seen, no cursor that moves. One fact stands on a line. Signs that a
//     screen shows are said ("held gently"), and what we write is ASCII; only
//     people's own words are not.
//   - Every prompt ends in a colon or a question mark. Everything written is
//     confirmed in one sentence, and only once it is on disk.
//   - A word's beginning is enough where it is the only one of its kind. A number
//     picks from the list told last. An empty line does nothing, or says no.
//   - Every interest, and every word a client said, passes the gate on the way
//     out, at the moment it is said. A list holds ids, so that what it offered an
//     hour ago is asked about anew.
//   - A change runs on freshly read records, through Update, and has no effect
//     outside it.
//   - Nobody at the keyboard for the idle time locks the vault, by the wall clock.
//     While an hour is open all but the key of that one session is dropped
//     instead: marks are still written, everything else asks for the passphrase.
//   - A line is never lost: what arrives at a locked vault is asked about once it
//     is open, and a mark that could not be written is tried again.
//
// What was printed stays in the terminal's own memory, which no program without
// escape sequences can clear; whoever locks is told so.
package plain
