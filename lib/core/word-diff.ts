/** In what two texts differ, word by word; words of languages without blanks are found by the dictionaries of the platform. */
import { type DiffPart, diffParts } from "./diff-parts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** A stretch up to a blank, as no word goes over one; at most so long, in UTF-16 units, where a script writes without blanks. */
const PIECE = /\S{1,1000}\s?|\s/gu;

const piecesOf = (text: string): string[] => text.match(PIECE) ?? [];

/** Piece by piece, since the platform's segmenter takes time that grows with the square of a text. */
const wordsIn = (pieces: readonly string[]): string[] =>
  pieces.flatMap((piece) => Array.from(segmenter.segment(piece), ({ segment }) => segment));

/** How many pieces both have at their start, and how many of the others at their end. */
function sameEnds(a: readonly string[], b: readonly string[]): [number, number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [start, end];
}

/** Parts that follow each other and have one kind are one. Only pieces between equal ends are looked at word by word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [piecesOf(before), piecesOf(after)];
  const [start, end] = sameEnds(a, b);
  const middle = diffParts(wordsIn(a.slice(start, a.length - end)), wordsIn(b.slice(start, b.length - end)));
  const same = (pieces: string[]): DiffPart => ({ kind: "same", text: pieces.join("") });
  const found: DiffPart[] = [];
  for (const { kind, text } of [same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]) {
    const last = found.at(-1);
    if (text === "") continue;
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  }
  return found;
}
