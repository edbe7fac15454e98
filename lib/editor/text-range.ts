/**
 * Stretches of text in code points. Ends never fall inside a grapheme (an emoji sequence, a letter with its combining
 * marks, CR LF) and carry no white space, since annotators do not mean to label it. Works on a window around the place,
 * so that long texts cost no more than short ones.
 */
import type { CodePointIndex } from "@/lib/core/code-points";

export type TextRange = { start: number; end: number };
type Text = { text: string; index: CodePointIndex };
export type Unit = "character" | "word";

const WINDOW_UNITS = 512;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Boundaries (UTF-16 units) of graphemes or words in a window around the place. */
function segmentsAround(text: string, unit: number, by: Intl.Segmenter) {
  let from = Math.max(0, unit - WINDOW_UNITS);
  // A line break is always a boundary of both, so starting at one gives the same segments as the whole text.
  const breakAt = text.slice(from, Math.max(from, unit - 1)).lastIndexOf("\n");
  if (breakAt >= 0) from += breakAt + 1;
  if (isLowSurrogate(text.charCodeAt(from))) from -= 1;
  let to = Math.min(text.length, unit + WINDOW_UNITS);
  if (isLowSurrogate(text.charCodeAt(to))) to += 1;
  return [...by.segment(text.slice(from, to))].map((segment) => ({
    start: from + segment.index,
    end: from + segment.index + segment.segment.length,
    isWord: segment.isWordLike ?? false,
  }));
}

function snapUnit(text: string, unit: number, direction: "start" | "end"): number {
  const cut = segmentsAround(text, unit, graphemes).find((part) => part.start < unit && unit < part.end);
  return cut ? cut[direction] : unit;
}

function snapWord(text: string, unit: number, direction: "start" | "end"): number {
  const cut = segmentsAround(text, unit, words).find(
    (part) => part.isWord && part.start < unit && unit < part.end,
  );
  return cut ? cut[direction] : unit;
}

/** The range as it should be stored; null when nothing but white space is in it. */
export function tidyRange({ text, index }: Text, range: TextRange, toWords: boolean): TextRange | null {
  let start = index.toUnits(Math.min(range.start, range.end));
  let end = index.toUnits(Math.max(range.start, range.end));
  start = snapUnit(text, start, "start");
  end = snapUnit(text, end, "end");
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  if (start === end) return null;
  if (toWords) {
    start = snapWord(text, start, "start");
    end = snapWord(text, end, "end");
  }
  return { start: index.fromUnits(start), end: index.fromUnits(end) };
}

/** Where the edge of a span may stand that is put at a place: at a whole letter, or at the edge of the word around it. */
export function snapEdge({ text, index }: Text, at: number, edge: "start" | "end", toWords: boolean): number {
  const unit = snapUnit(text, index.toUnits(at), edge);
  return index.fromUnits(toWords ? snapWord(text, unit, edge) : unit);
}

/** The next place a caret may stand, one grapheme or word before (-1) or after (1); clamped to the text. */
export function stepCaret({ text, index }: Text, at: number, direction: -1 | 1, by: Unit): number {
  const unit = index.toUnits(at);
  if (direction > 0 && unit >= text.length) return index.length;
  if (direction < 0 && unit <= 0) return 0;
  const parts = segmentsAround(text, unit, by === "word" ? words : graphemes);
  const useful = by === "word" ? parts.filter((part) => part.isWord) : parts;
  if (direction > 0) {
    const next = useful.find((part) => part.end > unit);
    return index.fromUnits(next?.end ?? parts.at(-1)?.end ?? text.length);
  }
  const previous = useful.findLast((part) => part.start < unit);
  return index.fromUnits(previous?.start ?? parts[0]?.start ?? 0);
}

/** The word around a place; the place itself twice when there is none. */
export function wordAt({ text, index }: Text, at: number): TextRange {
  const unit = index.toUnits(at);
  const word = segmentsAround(text, unit, words).find(
    (part) => part.isWord && part.start <= unit && unit < part.end,
  );
  return word
    ? { start: index.fromUnits(word.start), end: index.fromUnits(word.end) }
    : { start: at, end: at };
}

/** The word around a caret, or the one it stands just behind, where a step by words has brought it. */
export function wordNear(text: Text, at: number): TextRange {
  const word = wordAt(text, at);
  if (word.start < word.end || at === 0) return word;
  const before = wordAt(text, stepCaret(text, at, -1, "character"));
  return before.end === at ? before : word;
}

/** The word around a place, or the single sign there (an emoji, a €); the place itself twice at white space. */
export function signOrWordAt(text: Text, at: number): TextRange {
  const word = wordAt(text, at);
  if (word.start < word.end) return word;
  const unit = text.index.toUnits(at);
  const sign = segmentsAround(text.text, unit, graphemes).find(
    (part) => part.start <= unit && unit < part.end && /\S/u.test(text.text.slice(part.start, part.end)),
  );
  return sign
    ? { start: text.index.fromUnits(sign.start), end: text.index.fromUnits(sign.end) }
    : { start: at, end: at };
}
