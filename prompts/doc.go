// Package prompts holds the small questions and decides which of them, and
// which of the things a client told, are offered today.
//
// A bank is a set of questions read from plain TOML files; one is built in.
// Choose picks at most three of them for a client, a moment and a day; Recall
// picks at most three things to remember; BeforeHour gathers what is worth
// knowing in the minute before and AfterHour what there is to settle in the
// minute after; Lighter lists what to step out to in between, and KeepsakeFor
// what stands on a page for a last hour. Lint reads a bank with the eyes of a
// careful colleague.
//
// Rules that hold everywhere here:
//   - Whether an interest may be asked about or recalled is decided by
//     record.Card.Gate and GateWords and by nothing else. Every text is asked
//     again, as it would be said, before it leaves this package.
//   - The same client, day, moment and seed give the same answer, and a change
//     to one interest does not reshuffle the others.
//   - Nothing to offer is a normal answer, not an error.
//   - The client's words are put into a question as they were given. They are
//     never looked at for slots again.
//
// Nothing here reads a clock, a terminal or the vault, and nothing counts how
// long it has been since a thing was asked in order to urge that it be asked.
package prompts
