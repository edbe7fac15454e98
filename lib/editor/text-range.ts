/**
 * Stretches of text in code points. Ends never fall inside a grapheme (an emoji sequence, a letter with its combining
 * marks, CR LF) and carry no white space, since annotators do not mean to label it. Works on a window around the place,
 * so that long texts cost no more than short ones.
 */
import type { CodePointIndex } from "@/lib/core/code-points";

export type TextRange = { start: number; end: number };
type Text = { text: string; index: CodePointIndex };
export type Unit = "character" | "word" | "sentence";

const WINDOW_UNITS = 512;
/** Sentences are looked for further away. */
const SENTENCE_WINDOW_UNITS = 4096;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });
const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Boundaries (UTF-16 units) of graphemes, words or sentences in a window around the place. */
function segmentsAround(text: string, unit: number, by: Intl.Segmenter) {
  const reach = by === sentences ? SENTENCE_WINDOW_UNITS : WINDOW_UNITS;
  let from = Math.max(0, unit - reach);
  // A line break is always a boundary of both, so starting at one gives the same segments as the whole text.
  const breakAt = text.slice(from, Math.max(from, unit - 1)).lastIndexOf("\n");
  if (breakAt >= 0) from += breakAt + 1;
  if (isLowSurrogate(text.charCodeAt(from))) from -= 1;
  let to = Math.min(text.length, unit + reach);
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

/** Marks that stand beside words and belong to none. */
const MARKS = /[,;:"'«»„“”‘’‹›]/u;
const PAIRS = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);
const OPENING = new Set(PAIRS.values());

/**
 * Without commas, colons and quotation marks at the ends, nor a bracket whose partner lies outside; all of it where it is
 * nothing else. Full stops and the like stay: they may be part of a name.
 */
function withoutMarks(text: string, from: number, to: number): [start: number, end: number] {
  let [start, end] = [from, to];
  const isLoose = (sign: string, atStart: boolean) => {
    const inner = text.slice(start, end);
    if (MARKS.test(sign)) return true;
    if (atStart && OPENING.has(sign))
      return ![...PAIRS].some(([close, open]) => open === sign && inner.includes(close));
    const partner = PAIRS.get(sign);
    return !atStart && partner !== undefined && !inner.includes(partner);
  };
  const isBlank = (sign: string) => /\s/u.test(sign);
  while (start < end && (isLoose(text.charAt(start), true) || isBlank(text.charAt(start)))) start++;
  while (end > start && (isLoose(text.charAt(end - 1), false) || isBlank(text.charAt(end - 1)))) end--;
  return start < end ? [start, end] : [from, to];
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
    [start, end] = withoutMarks(text, start, end);
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

/** The next place a caret may stand, one grapheme, word or sentence before (-1) or after (1); clamped to the text. */
export function stepCaret({ text, index }: Text, at: number, direction: -1 | 1, by: Unit): number {
  const unit = index.toUnits(at);
  if (direction > 0 && unit >= text.length) return index.length;
  if (direction < 0 && unit <= 0) return 0;
  const parts = segmentsAround(text, unit, { word: words, sentence: sentences, character: graphemes }[by]);
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
