// Package record holds the nouns of rapport and their rules: the client, the
// interest, the card that keeps them together, the session with its moves and
// marks, and the one gate that decides what may be done with an interest.
//
// It is data and rules only. Nothing here reads a file, a clock or a
// terminal, and it imports nothing else of ours, so that every other package
// can speak in these terms. A day is always passed in; text from outside
// goes through CleanLine before it becomes part of a record.
//
// What is absent is absent on purpose: there is no legal name, birth date,
// address, insurer, diagnosis, symptom or medication. Do not add them.
package record
