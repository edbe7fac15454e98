/**
 * How divided annotators were about an answer: the Shannon entropy of the votes for it, in bits; 0 where all gave the same.
 * Where several labels may be given, each is a vote of its own, and the entropies of given or not given are added up.
 */
import type { SoftAnswer } from "./soft-labels";

const term = (share: number): number => (share > 0 ? -share * Math.log2(share) : 0);

/** @returns undefined where nobody has answered */
export function voteEntropy(
  { answered, counts }: Pick<SoftAnswer, "answered" | "counts">,
  isSeveral: boolean,
): number | undefined {
  if (answered === 0) return undefined;
  return Object.values(counts)
    .map((count) => count / answered)
    .reduce((sum, share) => sum + term(share) + (isSeveral ? term(1 - share) : 0), 0);
}
