// Package search finds clients and what they love, as the words are typed.
//
// An Index is built from a caseload, in memory, and never written anywhere: it
// holds the folded words of every card. It is never changed either; after a
// write, Renew makes the next one and shares with it all that stayed as it
// was. Any number of goroutines may search one Index.
//
// The rules of a search:
//
//   - Text and query are folded alike (case, accents, ß, apostrophes) and cut
//     into words at spaces and punctuation.
//   - Every word has to match something of one row. A client's row is what they
//     are called, how that is said, and their code; an interest's row is its
//     name, details and fields, the words for its kind, and its client's row.
//   - A word matches best as a whole word, then as the beginning of one, then
//     inside one. Only when no row matches every word in these ways are a word's
//     letters in their order, or one typing mistake, let pass, and only in the
//     words that match nothing by themselves.
//   - A row is as good as its worst word, then as the sum of them, a name before
//     details. Between equals, what only belongs to a client whose name matches
//     comes last; then what is held gently comes last; then a client comes before
//     an interest, what lacks fewer letters of being typed whole first, and what
//     was heard later first.
//   - Every interest goes through the gate before it is returned, each time. What
//     the gate hides changes nothing that is seen: not the hits, not their order,
//     not whether mistakes are let pass.
//
// How it is fast: rows are kept in pieces of a few thousand, each with a list
// of its different words and, for each word, the rows it stands in. A query
// reads the few thousand different words, not the texts, and passes over most
// of those by a mask of their letters. A search allocates for what it
// returns, never for what it passes over.
//
// Hours finds past hours of one client by words, in a simpler way: it is asked
// about some hundred, and nothing is ranked.
//
// Around and Lately are what find offers before anything is typed.
package search
