// Package arc draws one session: how it moved in toward hard material and back
// out, as a step line with out at the top and time from left to right.
//
// Picture is the line in box-drawing characters with its ruler and marks,
// Strip the same session in one row of five heights, Words the same in
// sentences for those who read it line by line. SVG and PNG are the picture for
// paper: shapes read back from its cells, so that no two of them can disagree.
//
// Rules:
//
//   - A move is drawn as a step, never as a slope: what lies between two moves
//     is not known, so nothing is smoothed, averaged or interpolated.
//   - Places differ by row. Colour only repeats what the rows say, so a picture
//     without an Ink loses nothing.
//   - The same session and options give the same rows, byte for byte, and a
//     second of live time changes at most the cells beside the now point.
//   - No row is wider than asked for, whatever the session or its words hold.
//   - Nothing here knows a theme, a clock or the terminal: colours come in as
//     Styles, now and the cursor as seconds from the start.
//
// What an interest may be called on a picture is for the gate to say. Labels
// therefore takes a function that answers with the words to show, or none.
package arc
