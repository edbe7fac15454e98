/**
 * The window of a deep image: the levels of its 16 bits that are shown from black to white. Levels below it are black,
 * those above it white. Out of scope: the pixels themselves, which lib/server/assets reads and writes.
 */

/** Levels from 0 to 65,535, `low` below `high`; `min` and `max` are the lowest and highest level of the image. */
export type LevelWindow = { low: number; high: number; min: number; max: number };

export const MAX_LEVEL = 65_535;
/** Shares of the values that are left out at either end: single hot pixels must not make all others dark. */
const LEFT_OUT = 0.005;

/** The level up to which at least this many values lie. */
function levelAt(counts: Uint32Array, values: number): number {
  let below = 0;
  for (let level = 0; level < counts.length; level++) {
    below += counts[level] as number;
    if (below >= values) return level;
  }
  return counts.length - 1;
}

/**
 * From the 0.5th to the 99.5th percentile (nearest rank: the smallest level that so many values do not exceed).
 * @param values of all colour channels; without any the whole range is the window
 */
export function levelWindow(values: Uint16Array): LevelWindow {
  if (values.length === 0) return { low: 0, high: MAX_LEVEL, min: 0, max: MAX_LEVEL };
  const counts = new Uint32Array(MAX_LEVEL + 1);
  for (const value of values) counts[value] = (counts[value] as number) + 1;
  const min = levelAt(counts, 1);
  const max = levelAt(counts, values.length);
  const low = levelAt(counts, Math.max(1, Math.ceil(values.length * LEFT_OUT)));
  const high = levelAt(counts, Math.ceil(values.length * (1 - LEFT_OUT)));
  if (low < high) return { low, high, min, max };
  // Nearly all of one level: what differs from it is what there is to see.
  return min < max ? { low: min, high: max, min, max } : aroundLevel(min);
}

/** An image of one level is shown black, or white at the end of the range: it has nothing to spread. */
const aroundLevel = (level: number): LevelWindow => {
  const low = Math.min(level, MAX_LEVEL - 1);
  return { low, high: low + 1, min: low, max: low + 1 };
};

/** Levels become `factor * level + offset`, so that the window fills 16 bits; what lies outside is clipped. */
export function spread({ low, high }: Pick<LevelWindow, "low" | "high">): { factor: number; offset: number } {
  const factor = MAX_LEVEL / (high - low);
  return { factor, offset: -low * factor };
}

type Range = Pick<LevelWindow, "min" | "max">;
type Ends = Pick<LevelWindow, "low" | "high">;

/** Where a slider stands for a level, 0 to 1: by the cube root, since one hot pixel may lie far above all that is seen. */
export const placeOfLevel = (level: number, { min, max }: Range): number =>
  Math.cbrt((level - min) / Math.max(max - min, 1));

/** The window after the slider of one end has been moved; a step too small for a level still moves it by one. */
export function movedEnd(ends: Ends, end: keyof Ends, place: number, range: Range): Ends {
  const { min, max } = range;
  const level = Math.round(min + (max - min) * place ** 3);
  const way = Math.sign(place - placeOfLevel(ends[end], range));
  const moved = Math.min(Math.max(level === ends[end] ? level + way : level, min), max);
  return end === "low"
    ? { low: Math.min(moved, ends.high - 1), high: ends.high }
    : { low: ends.low, high: Math.max(moved, ends.low + 1) };
}
