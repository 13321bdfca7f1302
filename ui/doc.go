// Package ui is the companion: the root model that owns the terminal's size,
// the theme, the stack of screens, the queue of writes and the lock.
//
// The rules it keeps for every screen:
//
//   - Update does no I/O and a command changes no state. A screen asks for a
//     change with nav.Write; the root runs one at a time, in order, and only
//     when it is on disk does the bottom line say so.
//   - Screens are shown copies (nav.World). A newer picture comes to all of
//     them with nav.Loaded, whoever made the change.
//   - Nothing half typed is lost by leaving: drafts are collected when a screen
//     closes, and sealed before the lock.
//   - Locking drops the key, every record, every screen, the undo history and
//     what was typed. Quitting, hanging up and locking wait for the writes.
//   - Nothing about a client stands in the window's title, on the main screen
//     or in a trace.
package ui
