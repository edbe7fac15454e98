/**
 * How alike two free texts are. By edits: 1 - Levenshtein's distance / length of the longer one, over graphemes, so that a
 * letter with its accent or an emoji is one. By words: F1 of the words they share, each as often as it stands in both, in any
 * order (as in the evaluation of SQuAD, Rajpurkar et al. 2016, but for upper and lower case). Neither tells whether two texts
 * mean the same.
 */
import { editDistance } from "./edit-distance";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const words = new Intl.Segmenter("und", { granularity: "word" });

/** Longer texts, in UTF-16 units, are not compared: a page would wait for them. */
export const MOST_COMPARED_UNITS = 10_000;

/** Each of these is a grapheme by itself, so the slow segmenter is not asked. */
const PLAIN = /^[\x20-\x7e]*$/;

const graphemesOf = (text: string): string[] =>
  PLAIN.test(text) ? text.split("") : Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Scripts that write without blanks: their words are found by the dictionaries of the platform, which take their time. */
const WITHOUT_BLANKS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Of a text of signs alone, the signs. */
function wordsOf(text: string): string[] {
  const found = WITHOUT_BLANKS.test(text)
    ? Array.from(words.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
    : (text.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu) ?? []);
  return found.length > 0 ? found : graphemesOf(text).filter((sign) => sign.trim() !== "");
}

/** In [0, 1], symmetric, 1 for equal texts; null above the bound. */
export function editSimilarity(a: string, b: string): number | null {
  if (a === b) return 1;
  if (Math.max(a.length, b.length) > MOST_COMPARED_UNITS) return null;
  const [x, y] = [graphemesOf(a), graphemesOf(b)];
  return 1 - editDistance(x, y) / Math.max(x.length, y.length);
}

/** In [0, 1], symmetric, 1 for equal texts; null above the bound. */
export function tokenF1(a: string, b: string): number | null {
  if (a === b) return 1;
  if (Math.max(a.length, b.length) > MOST_COMPARED_UNITS) return null;
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const left = new Map<string, number>();
  for (const word of x) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of y) {
    const rest = left.get(word) ?? 0;
    if (rest === 0) continue;
    shared++;
    left.set(word, rest - 1);
  }
  return x.length + y.length === 0 ? 1 : (2 * shared) / (x.length + y.length);
}
