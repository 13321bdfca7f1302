// Package cli is the command line: one file per command, the flags they
// share, the exit codes, and how a vault is opened for them. Every task that a
// screen does has a plain command here.
//
// What it prints, in short: answers go to standard output and nothing else
// does, so that pipes stay clean. What went wrong goes to standard error as
// "rapport: error: …" and, where something helps, "rapport: hint: …", in lower
// case without a full stop at the end. With nothing found --json still prints
// an empty list. No client's words are printed but those a command was asked
// for, and each goes through the gate first. Text from records is cleaned when
// it comes in and again when it goes to a terminal.
//
// What is typed is read and checked before a vault is opened, and a change is
// one change of the vault: a command that ends with an error has changed
// nothing. Passphrases come from a file that only its owner can read or from
// the terminal, never from an argument, the environment or standard input. Where
// a slot in the system's keyring opens the vault in place of one, and for which
// commands, is decided in keyring.go alone.
//
// A command that takes words takes "-" in their place and reads them from
// standard input, so that a client's words need not stand in the shell's
// history.
package cli
