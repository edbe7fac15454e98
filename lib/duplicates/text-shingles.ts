/**
 * What of a text is compared: its shingles, overlapping runs of characters of the normalised text. Characters and not
 * words, since Chinese, Japanese and Thai have no blanks between words, and since a typo then costs a few shingles in
 * every language. A shingle is five characters long, of which an ideograph, a kana or a Hangul syllable counts for two:
 * it says about as much as half a word. Each shingle ends where its own characters say, so that texts of mixed scripts
 * need no language.
 *
 * Normalised: Unicode NFKC, lower case, characters without a shape (soft hyphens, joiners, marks of direction) left
 * out, and white space as one blank. Accents, vowel signs, digits and punctuation stay: they tell texts apart.
 */

const SHINGLE_WEIGHT = 5;
/** A text of fewer shingles is a duplicate only of an equal one: a single word is too much of it. */
export const MIN_SHINGLES = 24;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

export const normaliseText = (text: string): string =>
  text.normalize("NFKC").replace(INVISIBLE, "").toLowerCase().replace(/\s+/g, " ").trim();

/** Scripts that write a syllable or a word with one character. */
const isWide = (code: number): boolean =>
  code >= 0x2e80 &&
  ((code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff));

/** The finalizer of MurmurHash3: every bit of the input changes half of the bits of the output. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const codesOf = (text: string): Uint32Array => {
  const codes = new Uint32Array(text.length);
  let count = 0;
  for (let i = 0; i < text.length; count++) {
    const code = text.codePointAt(i) as number;
    codes[count] = code;
    i += code > 0xffff ? 2 : 1;
  }
  return codes.subarray(0, count);
};

/**
 * @param normalised as `normaliseText` gives it
 * @returns a 32-bit hash of each shingle, distinct and ascending; none of a text that is shorter than one. Two different
 *   shingles of texts of ten thousand characters share a hash about once in fifty texts, which changes their Jaccard
 *   index by a ten-thousandth
 */
export function shinglesOf(normalised: string): Uint32Array {
  const codes = codesOf(normalised);
  const hashes = new Uint32Array(codes.length);
  let count = 0;
  for (let from = 0; from < codes.length; from++) {
    let weight = 0;
    let hash = 0x9e3779b9;
    let to = from;
    while (to < codes.length && weight < SHINGLE_WEIGHT) {
      const code = codes[to++] as number;
      weight += isWide(code) ? 2 : 1;
      hash = Math.imul(hash ^ code, 0x01000193) + 0x7feb352d;
      hash ^= hash >>> 15;
    }
    if (weight < SHINGLE_WEIGHT) break;
    hashes[count++] = mixed(hash);
  }
  const sorted = hashes.subarray(0, count).sort();
  let distinct = 0;
  for (let i = 0; i < count; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i] as number;
  return sorted.slice(0, distinct);
}

/** The share of the shingles of two texts that both have (Jaccard 1901); two texts without any are equal. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const union = a.length + b.length - shared;
  return union === 0 ? 1 : shared / union;
}
