/** In what two texts differ, word by word; words of languages without blanks are found by the dictionaries of the platform. */
import { type DiffPart, diffParts } from "./diff-parts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

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
