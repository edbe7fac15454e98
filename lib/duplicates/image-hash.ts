/**
 * A perceptual hash of 256 bits: the signs of the low frequencies of an image, which scaling, compression and brightness
 * hardly change. The discrete cosine transform of its 64×64 grey levels; of the frequencies 1 to 16 in both directions,
 * whether each is above their median (after Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions,
 * 2010). Half of the bits are set, so that two unrelated images differ in about 128 of them, with a standard deviation of
 * eight.
 *
 * Out of scope: turned and mirrored images, and parts cut out of larger ones.
 */

export const HASHED_PX = 64;
const FREQUENCIES = 16;
export const HASH_BITS = FREQUENCIES * FREQUENCIES;
export const HASH_WORDS = HASH_BITS / 32;
/**
 * Grey levels. Below it the typical frequency is noise of the compression: of one colour or one gradient, any two
 * images would be alike by accident.
 */
const FLAT_BELOW = 0.6;

/** The orthonormal cosine transform, as rows of frequencies 1 to 16. */
const COSINES = Float64Array.from({ length: FREQUENCIES * HASHED_PX }, (_, i) => {
  const frequency = Math.floor(i / HASHED_PX) + 1;
  const at = i % HASHED_PX;
  return Math.sqrt(2 / HASHED_PX) * Math.cos((Math.PI * frequency * (2 * at + 1)) / (2 * HASHED_PX));
});

function transformed(grey: Uint8Array): Float64Array {
  const rows = new Float64Array(FREQUENCIES * HASHED_PX);
  for (let u = 0; u < FREQUENCIES; u++)
    for (let y = 0; y < HASHED_PX; y++) {
      let sum = 0;
      for (let x = 0; x < HASHED_PX; x++)
        sum += (COSINES[u * HASHED_PX + x] as number) * (grey[y * HASHED_PX + x] as number);
      rows[u * HASHED_PX + y] = sum;
    }
  const both = new Float64Array(HASH_BITS);
  for (let v = 0; v < FREQUENCIES; v++)
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0;
      for (let y = 0; y < HASHED_PX; y++)
        sum += (COSINES[v * HASHED_PX + y] as number) * (rows[u * HASHED_PX + y] as number);
      both[v * FREQUENCIES + u] = sum;
    }
  return both;
}

const medianOf = (values: Float64Array): number => {
  const sorted = values.slice().sort();
  return ((sorted[HASH_BITS / 2 - 1] as number) + (sorted[HASH_BITS / 2] as number)) / 2;
};

/**
 * @param grey 64×64 levels from 0 to 255, row by row
 * @returns 64 hexadecimal digits; null of an image without structure, which is a near-duplicate of none
 */
export function imageHash(grey: Uint8Array): string | null {
  const values = transformed(grey);
  if (medianOf(values.map(Math.abs)) < FLAT_BELOW) return null;
  const median = medianOf(values);
  let digits = "";
  for (let i = 0; i < HASH_BITS; i += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit++) digit = digit * 2 + ((values[i + bit] as number) > median ? 1 : 0);
    digits += digit.toString(16);
  }
  return digits;
}

/** The hash as numbers, at a place of many. */
export function writeHash(hash: string, into: Uint32Array, place: number): void {
  for (let word = 0; word < HASH_WORDS; word++)
    into[place * HASH_WORDS + word] = Number.parseInt(hash.slice(word * 8, word * 8 + 8), 16);
}

/** The number of ones of a 32-bit word, summed up in pairs, fours and bytes. */
function onesIn(word: number): number {
  let sums = word - ((word >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** In how many bits two hashes differ, counted no further than `most`: more than that where there are more. */
export function distance(hashes: Uint32Array, a: number, b: number, most = HASH_BITS): number {
  const left = a * HASH_WORDS;
  const right = b * HASH_WORDS;
  let differing = 0;
  for (let word = 0; word < HASH_WORDS && differing <= most; word++)
    differing += onesIn((hashes[left + word] as number) ^ (hashes[right + word] as number));
  return differing;
}
