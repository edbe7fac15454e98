/** In what two texts differ, word by word; words of languages without blanks are found by the dictionaries of the platform. */
import { type DiffPart, diffParts } from "./diff-parts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** A stretch up to a blank, as no word goes over one; at most so long, in UTF-16 units, where a script writes without blanks. */
const PIECE = /\S{1,1000}\s?|\s/gu;

/** Piece by piece, since the platform's segmenter takes time that grows with the square of a text. */
const wordsOf = (text: string): string[] =>
  (text.match(PIECE) ?? []).flatMap((piece) =>
    Array.from(segmenter.segment(piece), ({ segment }) => segment),
  );

/** Parts that follow each other and have one kind are one. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const found: DiffPart[] = [];
  for (const { kind, text } of diffParts(wordsOf(before), wordsOf(after))) {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  }
  return found;
}
