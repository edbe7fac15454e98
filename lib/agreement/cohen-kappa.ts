/**
 * Cohen's kappa of two raters (1960), weighted kappa (1968): chance agreement from each rater's own shares.
 * Only units that both rated count.
 */
import { type ChanceCorrected, correctAgreement, noPairs } from "./measured";
import { expectedAgreement, type Weighting, weightsOf } from "./weights";

/** Units by (first rater's category, second rater's category); cells may repeat, counts are not negative. */
export type PairCells = Iterable<readonly [first: number, second: number, units: number]>;

/**
 * @param size number of categories in the schema, in their order (the weights use positions)
 * @returns in [-1, 1] with observed and expected *agreement*; `no-pairs` when no unit is shared, `no-variation` when
 *   both used one and the same category throughout
 */
export function cohenKappa(
  cells: PairCells,
  size: number,
  weighting: Weighting = "identity",
): ChanceCorrected {
  const weight = weightsOf(weighting, size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let units = 0;
  let agreed = 0;
  for (const [i, j, count] of cells) {
    first[i] = (first[i] as number) + count;
    second[j] = (second[j] as number) + count;
    units += count;
    agreed += count * weight(i, j);
  }
  if (units === 0) return noPairs();
  return correctAgreement(
    agreed / units,
    expectedAgreement(first, second, weighting, size) / (units * units),
  );
}
