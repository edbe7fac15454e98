/**
 * Distances between sets of label ids. Two empty sets have distance 0 (nltk divides by zero there). All are symmetric
 * and lie in [0, 1].
 */

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): { both: number; either: number } {
  let both = 0;
  for (const id of a) if (b.has(id)) both++;
  return { both, either: a.size + b.size - both };
}

/** 1 - |a ∩ b| / |a ∪ b|. */
export function jaccardDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const { both, either } = overlap(a, b);
  return either === 0 ? 0 : 1 - both / either;
}

/**
 * 1 - Jaccard × monotonicity (Passonneau, LREC 2006): monotonicity is 1 for equal sets, 2/3 when one contains the
 * other, 1/3 when they only overlap, 0 when they are disjoint.
 */
export function masiDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const { both, either } = overlap(a, b);
  if (either === 0) return 0;
  if (both === 0) return 1;
  const monotonicity = both === either ? 1 : both === Math.min(a.size, b.size) ? 2 / 3 : 1 / 3;
  return 1 - (both / either) * monotonicity;
}

/** 1 - Dice: 2 |a ∩ b| / (|a| + |b|) of the labels of both are shared (Dice, Ecology 1945). */
export function diceDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const { both } = overlap(a, b);
  return a.size + b.size === 0 ? 0 : 1 - (2 * both) / (a.size + b.size);
}

/** 0 for sets that share a label, or are both empty; else 1. */
export function anyDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const { both, either } = overlap(a, b);
  return either === 0 || both > 0 ? 0 : 1;
}
