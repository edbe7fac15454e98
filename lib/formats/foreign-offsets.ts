/**
 * Offsets of other tools in a text. Each tool counts in the units of its language: code points in Python, UTF-16 units in
 * JavaScript, bytes of UTF-8 in Go or Rust; some count a CRLF once. Where the file repeats the text of its spans, the unit is
 * the first one in which all spans of a text lie where their texts are.
 */
import { type CodePointIndex, indexCodePoints } from "@/lib/core/code-points";

export type OffsetUnit = "codePoints" | "utf16" | "bytes" | "singleBreaks";

/** Half-open, in an unknown unit. */
export type GivenSpan = {
  start: number;
  end: number;
  /** The text that the file says is there. */
  text?: string | undefined;
};

/** Half-open, in code points, with the text there. */
export type PlacedSpan = { start: number; end: number; text: string };

/** Null for an offset that is between two characters of another unit, or beyond the text. */
type ToPoints = (offset: number) => number | null;

const isOffset = (offset: number, length: number): boolean =>
  Number.isInteger(offset) && offset >= 0 && offset <= length;

function fromPlaces(places: ArrayLike<number>): ToPoints {
  return (offset) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return places[low] === offset ? low : null;
  };
}

const bytesOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** The offset of each code point and of the end, where a character counts as `widthOf` says. */
function placesOf(
  text: string,
  length: number,
  widthOf: (code: number, next: string) => number,
): Float64Array {
  const places = new Float64Array(length + 1);
  let [unit, place] = [0, 0];
  for (let point = 0; point < length; point++) {
    places[point] = place;
    const code = text.codePointAt(unit) as number;
    unit += code > 0xffff ? 2 : 1;
    place += widthOf(code, text.charAt(unit));
  }
  places[length] = place;
  return places;
}

const CARRIAGE_RETURN = 13;

const READINGS: Record<OffsetUnit, (text: string, index: CodePointIndex) => ToPoints> = {
  codePoints:
    (_, { length }) =>
    (offset) =>
      isOffset(offset, length) ? offset : null,
  utf16:
    (text, { fromUnits, toUnits }) =>
    (offset) => {
      if (!isOffset(offset, text.length)) return null;
      const point = fromUnits(offset);
      return toUnits(point) === offset ? point : null;
    },
  bytes: (text, { length }) => fromPlaces(placesOf(text, length, bytesOf)),
  singleBreaks: (text, { length }) =>
    fromPlaces(
      placesOf(text, length, (code, next) =>
        code === CARRIAGE_RETURN && next === "\n" ? 0 : code > 0xffff ? 2 : 1,
      ),
    ),
};

/** Tools write blanks and line breaks of a span's text in their own ways. */
const plain = (text: string): string => text.replace(/(?:\s|\\n|\\r|\\t)+/g, " ").trim();

const isSame = (given: string | undefined, found: string): boolean =>
  given === undefined || given === found || plain(given) === plain(found);

export type OffsetReader = {
  index: CodePointIndex;
  /** The unit in which the most spans lie where they should; of equally good ones the first. */
  unitFor: (
    spans: readonly GivenSpan[],
    units: readonly OffsetUnit[],
  ) => { unit: OffsetUnit; fitting: number };
  /** Null for a span that is empty, beyond the text, or at another text than its own. */
  place: (span: GivenSpan, unit: OffsetUnit) => PlacedSpan | null;
};

export function offsetReader(text: string): OffsetReader {
  const index = indexCodePoints(text);
  const readings: { [U in OffsetUnit]?: ToPoints } = {};
  const readingOf = (unit: OffsetUnit): ToPoints => {
    const known = readings[unit];
    if (known) return known;
    const made = READINGS[unit](text, index);
    readings[unit] = made;
    return made;
  };
  const place = (span: GivenSpan, unit: OffsetUnit): PlacedSpan | null => {
    const toPoints = readingOf(unit);
    const [start, end] = [toPoints(span.start), toPoints(span.end)];
    if (start === null || end === null || end <= start) return null;
    const found = index.slice(start, end);
    return isSame(span.text, found) ? { start, end, text: found } : null;
  };
  return {
    index,
    place,
    unitFor: (spans, units) => {
      let best: { unit: OffsetUnit; fitting: number } = { unit: units[0] as OffsetUnit, fitting: -1 };
      for (const unit of units) {
        const fitting = spans.filter((span) => place(span, unit) !== null).length;
        if (fitting > best.fitting) best = { unit, fitting };
        if (fitting === spans.length) break;
      }
      return best;
    },
  };
}
