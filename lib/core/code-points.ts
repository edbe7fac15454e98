/**
 * Text offsets are Unicode code points (JavaScript strings count UTF-16 units). An index over the few places where the
 * two differ makes conversion O(log n) without copying the text.
 */
export type CodePointIndex = {
  /** Length of the text in code points. */
  length: number;
  /** UTF-16 unit offset of a code point offset; clamps to [0, length]. */
  toUnits: (codePoint: number) => number;
  /** Code point offset of a UTF-16 unit offset; inside a surrogate pair it is that of the pair's start. */
  fromUnits: (unit: number) => number;
  /** The text between two code point offsets, half-open. */
  slice: (start: number, end: number) => string;
};

export function indexCodePoints(text: string): CodePointIndex {
  // Code point offsets of the astral characters (those that take two units), ascending.
  const astral: number[] = [];
  let points = 0;
  for (let unit = 0; unit < text.length; unit++, points++) {
    const code = text.charCodeAt(unit);
    if (code < 0xd800 || code > 0xdbff || unit + 1 >= text.length) continue;
    const next = text.charCodeAt(unit + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      astral.push(points);
      unit++;
    }
  }
  const length = points;
  /** How many astral characters satisfy `position < limit`, where position maps the i-th one. */
  const countBelow = (limit: number, position: (i: number) => number) => {
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (position(middle) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const toUnits = (codePoint: number) => {
    const clamped = Math.min(Math.max(codePoint, 0), length);
    return clamped + countBelow(clamped, (i) => astral[i] as number);
  };
  const fromUnits = (unit: number) => {
    const clamped = Math.min(Math.max(unit, 0), text.length);
    // The i-th astral character occupies units start and start+1, where start = astral[i] + i.
    const before = countBelow(clamped, (i) => (astral[i] as number) + i);
    const last = before - 1;
    if (last >= 0 && (astral[last] as number) + last + 1 === clamped) return astral[last] as number;
    return clamped - before;
  };
  return { length, toUnits, fromUnits, slice: (start, end) => text.slice(toUnits(start), toUnits(end)) };
}
