/**
 * Which objects of two annotators are the same one: the one-to-one matching with the largest summed similarity
 * (for boxes: IoU). Labels do not decide it, so that a missed object, a wrong label and a loose edge stay three numbers;
 * among equally good matchings that with more equal labels wins, then the order of region ids. Neither the order of the
 * annotators nor that of the regions matters.
 */
import { assign, type Edge } from "./max-weight-matching";

/** A region ready for matching: its extent limits the pairs that are compared. */
export type Located<T> = {
  id: string;
  labels: readonly string[];
  shape: T;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

/** Positions in the two lists that were given, and their similarity in (0, 1]. */
export type Match = { a: number; b: number; similarity: number };

/** Between equal sums, one equal label outweighs none; far below any difference of shape that matters. */
const LABEL_BONUS = 1e-9;

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Regions in the order that matching needs: by id. */
export function byRegionId<T extends { id: string }>(regions: readonly T[]): T[] {
  return regions.slice().sort((a, b) => compareText(a.id, b.id));
}

/** Whether b stands before a in a fixed order of lists of regions. */
function isSwapped<T>(a: readonly Located<T>[], b: readonly Located<T>[]): boolean {
  if (a.length !== b.length) return a.length > b.length;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as Located<T>, b[i] as Located<T>];
    const order =
      compareText(x.id, y.id) ||
      x.left - y.left ||
      x.top - y.top ||
      x.right - y.right ||
      x.bottom - y.bottom ||
      compareText(x.labels.join(), y.labels.join());
    if (order !== 0) return order > 0;
  }
  return false;
}

type SimilarPair = Edge & { similarity: number };

/** Pairs with positive similarity in the order of `a`, found by a sweep over the left edges. */
function similarPairs<T>(
  a: readonly Located<T>[],
  b: readonly Located<T>[],
  similarity: (a: T, b: T) => number,
): SimilarPair[] {
  const order = b.map((_, i) => i).sort((i, j) => (b[i] as Located<T>).left - (b[j] as Located<T>).left);
  const widest = b.reduce((most, { left, right }) => Math.max(most, right - left), 0);
  /** The first place in the order from which on one may reach as far as this. */
  const startAt = (left: number): number => {
    let [from, to] = [0, order.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((b[order[middle] as number] as Located<T>).left < left - widest) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const pairs: SimilarPair[] = [];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as Located<T>;
    for (let at = startAt(x.left); at < order.length; at++) {
      const j = order[at] as number;
      const y = b[j] as Located<T>;
      if (y.left >= x.right) break;
      if (y.right <= x.left || y.top >= x.bottom || y.bottom <= x.top) continue;
      const value = similarity(x.shape, y.shape);
      if (value <= 0) continue;
      const shared = x.labels.some((label) => y.labels.includes(label));
      pairs.push({ a: i, b: j, weight: shared ? value + LABEL_BONUS : value, similarity: value });
    }
  }
  return pairs;
}

/** The best matching among these pairs. */
function bestOf(aCount: number, bCount: number, possible: readonly SimilarPair[]): Match[] {
  const partners = assign(aCount, bCount, possible);
  return possible
    .filter((pair) => partners[pair.a] === pair.b)
    .map(({ a, b, similarity }) => ({ a, b, similarity }));
}

/**
 * The matching of fewer pairs, where it follows from that of more: matched pairs fall out, and the regions of these are in no
 * pair that is left. A better one, together with what fell out, would have been the better one of all. Null elsewhere.
 */
function withoutLess(matches: Match[], possible: readonly SimilarPair[], least: number): Match[] | null {
  const gone = matches.filter(({ similarity }) => similarity < least);
  if (gone.length === 0) return matches;
  const [left, right] = [new Set(gone.map(({ a }) => a)), new Set(gone.map(({ b }) => b))];
  if (possible.some(({ a, b }) => left.has(a) || right.has(b))) return null;
  return matches.filter(({ similarity }) => similarity >= least);
}

const lowestOf = (pairs: readonly SimilarPair[]): number =>
  pairs.reduce((low, { similarity }) => Math.min(low, similarity), Number.POSITIVE_INFINITY);

/**
 * The same regions matched at several thresholds; each is a matching of its own, since two pairs below a threshold must
 * not take the place of one above it.
 * @param a, b regions of two annotators, each sorted `byRegionId`; extents half-open, touching ones never match
 * @param similarity symmetric, in [0, 1]; 0 for shapes that do not meet
 * @param thresholds least similarity of a pair, in [0, 1]; ascending
 * @returns per threshold the matched pairs in the order of `a`; pairs without similarity are never matched
 */
export function matchRegionsAt<T>(
  a: readonly Located<T>[],
  b: readonly Located<T>[],
  similarity: (a: T, b: T) => number,
  thresholds: readonly number[],
): Match[][] {
  if (isSwapped(a, b))
    return matchRegionsAt(b, a, similarity, thresholds).map((matches) =>
      matches
        .map((match) => ({ a: match.b, b: match.a, similarity: match.similarity }))
        .sort((x, y) => x.a - y.a),
    );
  let possible = a.length === 0 ? [] : similarPairs(a, b, similarity);
  let lowest = lowestOf(possible);
  let last: Match[] | null = null;
  return thresholds.map((least) => {
    // A higher threshold that leaves the same pairs has the same matching.
    if (last !== null && lowest >= least) return last;
    possible = possible.filter((pair) => pair.similarity >= least);
    lowest = lowestOf(possible);
    const matches: Match[] =
      (last && withoutLess(last, possible, least)) ?? bestOf(a.length, b.length, possible);
    last = matches;
    return matches;
  });
}

/** One matching, see `matchRegionsAt`. @param least default: whichever meet */
export const matchRegions = <T>(
  a: readonly Located<T>[],
  b: readonly Located<T>[],
  similarity: (a: T, b: T) => number,
  least = 0,
): Match[] => matchRegionsAt(a, b, similarity, [least])[0] ?? [];
