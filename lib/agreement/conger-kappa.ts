/**
 * Conger's kappa (Psychological Bulletin 1980): Cohen's kappa for any number of raters, each with a distribution of their
 * own. Agreement by chance is the mean over pairs of raters of Σ w(k,l) p(k) q(l). With ratings missing, as in Gwet's
 * Handbook of Inter-Rater Reliability (2014): every unit that two or more rated weighs the same, and the shares of a rater are
 * over all units that this rater rated. With weights it is the weighted kappa of all raters.
 */
import type { RaterData } from "./measure";
import { type ChanceCorrected, correctAgreement, noPairs } from "./measured";
import { equalObservedAgreement, expectedAgreement, type Weighting, weightsOf } from "./weights";

/**
 * @param declared number of categories in the schema, in their order
 * @returns at most 1; `no-pairs` without pairs, `no-variation` when all raters used one and the same category
 */
export function congerKappa(
  { matrix, byRater }: Pick<RaterData, "matrix" | "byRater">,
  declared: number,
  weighting: Weighting = "identity",
): ChanceCorrected {
  if (matrix.things === 0) return noPairs();
  const size = Math.max(declared, matrix.size);
  const all = new Float64Array(size);
  let own = 0;
  let raters = 0;
  for (const counts of byRater) {
    let given = 0;
    for (const count of counts.values()) given += count;
    if (given === 0) continue;
    const shares = new Float64Array(size);
    for (const [k, count] of counts) shares[k] = count / given;
    shares.forEach((share, k) => {
      all[k] = (all[k] as number) + share;
    });
    own += expectedAgreement(shares, shares, weighting, declared);
    raters++;
  }
  const expected = (expectedAgreement(all, all, weighting, declared) - own) / (raters * (raters - 1));
  return correctAgreement(equalObservedAgreement(matrix, weightsOf(weighting, declared)), expected);
}
