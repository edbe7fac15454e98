/**
 * Hubert's kappa for any number of raters (Psychological Bulletin 1977; Warrens 2012): agreement and chance agreement are
 * summed over pairs of raters before one is corrected by the other, (Σ Po - Σ Pe) / (Σ 1 - Pe), so that a pair that varies
 * little weighs little. Pairs weigh as many as the units that both rated. With every unit rated by all it is Conger's kappa.
 */
import { cohenKappa } from "../cohen-kappa";
import type { RaterData, RaterMeasure } from "../measure";
import { type ChanceCorrected, correctAgreement, noPairs } from "../measured";

/**
 * @param declared number of categories in the schema
 * @returns at most 1; `no-pairs` without pairs, `no-variation` when each pair used one category
 */
export function hubertKappa({ tables }: Pick<RaterData, "tables">, declared: number): ChanceCorrected {
  let [units, observed, expected] = [0, 0, 0];
  for (const { cells, n } of tables) {
    const kappa = cohenKappa(cells, declared);
    units += n;
    observed += n * (kappa.observed ?? 0);
    expected += n * (kappa.expected ?? 0);
  }
  return units === 0 ? noPairs() : correctAgreement(observed / units, expected / units);
}

export const hubert: RaterMeasure = {
  id: "hubert-kappa",
  name: "quality.m_hubert_kappa",
  hint: "quality.h_hubert",
  needs: "raters",
  // Where a pair shares few tasks, its chance agreement is higher among drawn ones than among those there are.
  noInterval: true,
  of: (data, { declared }) => hubertKappa(data, declared),
};
