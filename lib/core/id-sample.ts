/**
 * A random sample of things with ids (`ids.ts`), without storing which: the last characters of an id are random, so a stretch
 * of their values holds its share of them. The same seed is the same sample, and of any part of the things, such as those
 * of one person, it takes the same share.
 */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** Of the random characters, the last ones. */
export const SAMPLE_CHARS = 4;
const VALUES = ALPHABET.length ** SAMPLE_CHARS;

/** Values of the last characters from `from` on and below `to`; null is the end. They sort as bytes. */
export type Stretch = { from: string; to: string | null };

function textOf(value: number): string {
  let text = "";
  for (let i = 0, rest = value; i < SAMPLE_CHARS; i++, rest = Math.floor(rest / ALPHABET.length))
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
  return text;
}

/** The golden ratio spreads successive seeds, so that samples overlap as little as they can. */
const startOf = (seed: number): number => Math.floor(((seed * 0.6180339887498949) % 1) * VALUES);

/** @param percent above 0, up to 100  @param seed a whole number from 0 on */
export function sampleStretches(percent: number, seed: number): Stretch[] {
  if (percent >= 100) return [{ from: textOf(0), to: null }];
  const start = startOf(seed);
  const end = start + Math.max(1, Math.round((VALUES * percent) / 100));
  if (end < VALUES) return [{ from: textOf(start), to: textOf(end) }];
  const first: Stretch = { from: textOf(start), to: null };
  return end === VALUES ? [first] : [first, { from: textOf(0), to: textOf(end - VALUES) }];
}

export const isInSample = (id: string, stretches: readonly Stretch[]): boolean => {
  const end = id.slice(-SAMPLE_CHARS);
  return stretches.some(({ from, to }) => from <= end && (to === null || end < to));
};
