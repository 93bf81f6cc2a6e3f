/** Where a text is found in another, letter case aside. */

export interface Piece {
  text: string;
  /** Its place among what was found, from 0; none for what lies between. */
  found?: number;
}

/** The text cut into what was found and what lies between. All of it, in order. */
export function piecesOf(text: string, wanted: string): Piece[] {
  if (wanted === "") return [{ text }];
  // Folding may change the length of a letter; then places would not fit, so it is left alone.
  const folded = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const needle = folded === text ? wanted : wanted.toLowerCase();
  const pieces: Piece[] = [];
  let from = 0;
  let found = 0;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at) });
    from = at + needle.length;
    pieces.push({ text: text.slice(at, from), found: found++ });
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
