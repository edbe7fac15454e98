/**
 * Kendall's coefficient of concordance W of all orders of a task (Kendall and Babington Smith 1939), with the correction for
 * ties: the variance of the labels' summed ranks over its largest value, which is Σ cov(i,j) / (m Σ var(i)). In [0, 1]; for
 * m orders that have nothing in common it is about 1/m, so it compares only with the same number of annotators.
 */
import type { Contribution } from "../coincidence";
import type { UnitMeasure } from "../measure";
import { crossProduct } from "../rank-correlation";
import { rankVectors } from "../rank-table";

/** How often each category was given in the unit, from its cells; a cell off the diagonal stands for two. */
function ratingsOf({ rows, columns, values }: Contribution): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (category: number, count: number) => counts.set(category, (counts.get(category) ?? 0) + count);
  values.forEach((value, cell) => {
    add(rows[cell] as number, value / 2);
    add(columns[cell] as number, value / 2);
  });
  return new Map([...counts].map(([category, count]) => [category, Math.round(count)]));
}

/**
 * @param orders mid-ranks of the same labels, with how many annotators gave them so
 * @returns null for a single order, and where all tie all labels
 */
export function kendallW(orders: readonly { ranks: readonly number[]; times: number }[]): number | null {
  const sums = (orders[0]?.ranks ?? []).map((_, i) =>
    orders.reduce((sum, { ranks, times }) => sum + times * (ranks[i] as number), 0),
  );
  const raters = orders.reduce((sum, { times }) => sum + times, 0);
  const spread = orders.reduce((sum, { ranks, times }) => sum + times * crossProduct(ranks, ranks), 0);
  if (raters < 2 || spread === 0) return null;
  return Math.min(crossProduct(sums, sums) / (raters * spread), 1);
}

export const kendallConcordance: UnitMeasure = {
  id: "kendall-w",
  name: "quality.m_kendall_w",
  hint: "quality.h_kendall_w",
  needs: "units",
  reads: "ranks",
  of: (unit, categories) => {
    const vectors = rankVectors(categories);
    const given = [...ratingsOf(unit)].flatMap(([category, times]) => {
      const order = vectors[category];
      return order ? [{ ...order, times }] : [];
    });
    return given.every(({ labels }) => labels === given[0]?.labels) ? kendallW(given) : null;
  },
};
