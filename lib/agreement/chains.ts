/**
 * Coreference chains of two annotators as sets of mentions, and the sums that their measures give. A mention that both have
 * has one name; one that only one of them has (twinless) stays in its chain and is in none of the other's: neither side is
 * changed for the comparison (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions").
 */
import type { Measured } from "./measured";

/** Names of mentions by chain; no chain is empty, and no mention stands in two. */
export type Chains = readonly (readonly string[])[];

/**
 * How much of the first annotator's chains the second one's have (recall), and the other way round (precision), each as
 * numerator and denominator, so that tasks add up.
 */
export type ChainSums = readonly [recall: number, first: number, precision: number, second: number];

/** Where a mention is: the number of its chain. */
export function chainOfMention(chains: Chains): Map<string, number> {
  return new Map(chains.flatMap((mentions, i) => mentions.map((mention) => [mention, i] as const)));
}

/** By the number of the other side's chain, how many mentions of this chain it has; mentions in none do not count. */
export function sharedMentions(
  mentions: readonly string[],
  other: ReadonlyMap<string, number>,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const mention of mentions) {
    const chain = other.get(mention);
    if (chain !== undefined) shared.set(chain, (shared.get(chain) ?? 0) + 1);
  }
  return shared;
}

/**
 * The harmonic mean of recall and precision, 0 to 1; the same for sums the other way round. Where one side has nothing to
 * find, its share is 0. Where neither has: `nothing-to-compare`.
 */
export function chainF1([recall, first, precision, second]: ChainSums): Measured {
  if (first + second === 0) return { value: null, reason: "nothing-to-compare" };
  const [r, p] = [first === 0 ? 0 : recall / first, second === 0 ? 0 : precision / second];
  return { value: r + p === 0 ? 0 : (2 * r * p) / (r + p) };
}

export const addSums = (a: ChainSums, b: ChainSums, times = 1): ChainSums => [
  a[0] + times * b[0],
  a[1] + times * b[1],
  a[2] + times * b[2],
  a[3] + times * b[3],
];
export const NO_SUMS: ChainSums = [0, 0, 0, 0];
