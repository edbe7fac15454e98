/** The orders of one summary as vectors of mid-ranks, so that correlations of any two are computed once each. */
import { type Categories, oncePerValues } from "./measure";
import { midRanks } from "./rank-correlation";
import { ranksIn } from "./rank-distance";

/** The labels that an order is about, sorted, and their mid-ranks in that order of labels. */
type Ranked = { labels: string; ranks: number[] };

function rankedOf(key: string): Ranked {
  const places = [...ranksIn(key)].sort(([a], [b]) => (a < b ? -1 : 1));
  return { labels: places.map(([id]) => id).join(), ranks: midRanks(places.map(([, place]) => place)) };
}

export const rankVectors = oncePerValues(({ values }) => values.map(rankedOf));

/**
 * A correlation between orders by their index.
 * @returns null for orders of different labels, which come from different versions of a label schema
 */
export function rankCorrelations(of: (a: readonly number[], b: readonly number[]) => number | null) {
  return oncePerValues((categories: Categories) => {
    const vectors = rankVectors(categories);
    const size = vectors.length;
    const at = (row: number, column: number): number | null => {
      const [a, b] = [vectors[row] as Ranked, vectors[column] as Ranked];
      return a.labels === b.labels ? of(a.ranks, b.ranks) : null;
    };
    const known = new Map<number, number | null>();
    return (row: number, column: number): number | null => {
      const index = row * size + column;
      const found = known.get(index);
      if (found !== undefined) return found;
      const fresh = at(row, column);
      known.set(index, fresh);
      return fresh;
    };
  });
}
