/**
 * MinHash (Broder 1997): the smallest value that a hash function takes over a set. Two sets have the same one with the
 * probability of their Jaccard index J, so that the share of equal ones of k functions estimates J with the standard error
 * √(J(1−J)/k), at most 0.044 for k = 128. Of each value the low 16 bits are kept (b-bit minwise hashing, Li & König
 * 2010): unequal ones are then taken for equal once in 65,536.
 *
 * Candidates are found by bands (locality-sensitive hashing, Indyk & Motwani 1998): of b bands of r values each, two sets
 * agree in one at least with the probability 1 − (1 − J^r)^b.
 */
import { seededRandom } from "@/lib/core/random";

export const PERMUTATIONS = 128;
/** Pairs at the threshold that no band may miss more often than once in so many. */
const MISSED_ONCE_IN = 1_000;

/** A fixed seed: signatures of two processes can be compared. */
const random = seededRandom(0x5eed);
const odd = () => (Math.floor(random() * 2 ** 32) | 1) >> 0;
const FACTORS = Int32Array.from({ length: PERMUTATIONS }, odd);
const SUMMANDS = Int32Array.from({ length: PERMUTATIONS }, () => Math.floor(random() * 2 ** 32) >> 0);
const LARGEST = 0x7fffffff;

/**
 * Writes the signature of a set of well mixed 32-bit values into a place of `into`. Each hash function is x ↦ ax + c
 * modulo 2^32 with an odd a, a permutation of all values. Function by function, so that the smallest value so far stays in a
 * register.
 */
export function writeSignature(values: Uint32Array, into: Uint16Array, at: number): void {
  const count = values.length;
  for (let k = 0; k < PERMUTATIONS; k++) {
    const factor = FACTORS[k] as number;
    const summand = SUMMANDS[k] as number;
    let least = LARGEST;
    for (let i = 0; i < count; i++) {
      const hash = (Math.imul(values[i] as number, factor) + summand) | 0;
      if (hash < least) least = hash;
    }
    into[at + k] = least & 0xffff;
  }
}

/**
 * The Jaccard index of the sets of two signatures, estimated.
 * @param least what is of interest: below it any smaller number may come back
 */
export function estimated(signatures: Uint16Array, a: number, b: number, least = 0): number {
  const most = PERMUTATIONS * (1 - least);
  let unequal = 0;
  for (let k = 0; k < PERMUTATIONS; k++)
    if (signatures[a + k] !== signatures[b + k] && ++unequal > most) return 0;
  return 1 - unequal / PERMUTATIONS;
}

export type Bands = { bands: number; rows: number };

/** The chance that two sets of this Jaccard index agree in a band. */
export const chanceOf = (index: number, { bands, rows }: Bands): number => 1 - (1 - index ** rows) ** bands;

/** As many rows as the threshold allows: fewer candidates, and pairs at the threshold are still found. */
export function bandsFor(threshold: number): Bands {
  for (let rows = 16; rows > 1; rows--) {
    const found = { bands: Math.floor(PERMUTATIONS / rows), rows };
    if (chanceOf(threshold, found) >= 1 - 1 / MISSED_ONCE_IN) return found;
  }
  return { bands: PERMUTATIONS, rows: 1 };
}
