/**
 * The best alignment of units that annotators marked on one continuum, by which gamma measures agreement (Mathet, Widlöcher
 * and Métivier, The Unified and Holistic Method Gamma, Computational Linguistics 2015). A unitary alignment has at most one
 * unit of each annotator; its disorder is the mean over pairs of annotators of the dissimilarity of their two units, or Δ∅
 * where one or both are missing, so that a unit alone costs Δ∅. Of an alignment that has every unit once, the disorder is the sum over the mean number of units.
 * Of two annotators the best one is found exactly at any size (a matching of largest weight), of more than two by search.
 */
import { assign, type Edge } from "./max-weight-matching";

/** Half-open or not: only differences count, and `end` is above `start`. */
export type LabeledUnit = { start: number; end: number; label: string };

export type GammaWeights = {
  /** Of position and of label. */
  alpha: number;
  beta: number;
  /** Dissimilarity with a missing unit. */
  empty: number;
};

export const GAMMA_WEIGHTS: GammaWeights = { alpha: 1, beta: 1, empty: 1 };

/** Above so many units, of three annotators or more, the best alignment is not searched for. */
export const MOST_ALIGNED_UNITS = 30;
/** Above so many possible unitary alignments, or steps of the search. */
const MOST_CANDIDATES = 20_000;
const MOST_STEPS = 400_000;

/** α ((|Δstart| + |Δend|) / (length + length))² + β (labels differ), each times Δ∅. Symmetric, 0 for equal units. */
export function unitDissimilarity(
  a: LabeledUnit,
  b: LabeledUnit,
  { alpha, beta, empty }: GammaWeights = GAMMA_WEIGHTS,
): number {
  const lengths = a.end - a.start + (b.end - b.start);
  const moved = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  return empty * (alpha * (moved / lengths) ** 2 + (a.label === b.label ? 0 : beta));
}

/** The summed disorder of two annotators' unitary alignments: what every unit alone costs, less what aligning saves. */
function pairedDisorder(a: readonly LabeledUnit[], b: readonly LabeledUnit[], weights: GammaWeights): number {
  const alone = weights.empty * (a.length + b.length);
  const edges: Edge[] = [];
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      const weight = 2 * weights.empty - unitDissimilarity(x, y, weights);
      if (weight > 0) edges.push({ a: i, b: j, weight });
    });
  });
  const partner = assign(a.length, b.length, edges);
  return edges.reduce((sum, edge) => (partner[edge.a] === edge.b ? sum - edge.weight : sum), alone);
}

/** Units by their place in one list of all. */
type Candidate = { units: number[]; disorder: number };

/** Unitary alignments that cost no more than their units alone; the others are in no best alignment (Mathet 2015, 5.2.1). */
function candidatesOf(
  raters: readonly (readonly LabeledUnit[])[],
  weights: GammaWeights,
): Candidate[] | null {
  const pairs = (raters.length * (raters.length - 1)) / 2;
  const found: Candidate[] = [];
  let first = 0;
  const firsts = raters.map((units) => {
    first += units.length;
    return first - units.length;
  });
  const grow = (
    rater: number,
    chosen: readonly { unit: LabeledUnit; at: number }[],
    between: number,
  ): boolean => {
    if (rater === raters.length) {
      if (chosen.length === 0) return true;
      const missing = pairs - (chosen.length * (chosen.length - 1)) / 2;
      const disorder = (between + missing * weights.empty) / pairs;
      const alone = chosen.length * weights.empty;
      if (chosen.length === 1 || disorder < alone)
        found.push({ units: chosen.map(({ at }) => at), disorder });
      return found.length <= MOST_CANDIDATES;
    }
    if (!grow(rater + 1, chosen, between)) return false;
    return (raters[rater] as readonly LabeledUnit[]).every((unit, i) => {
      const more = chosen.reduce((sum, other) => sum + unitDissimilarity(other.unit, unit, weights), between);
      // So far apart costs more than all alone, whatever comes beside.
      if (more > pairs * raters.length * weights.empty) return true;
      return grow(rater + 1, [...chosen, { unit, at: (firsts[rater] as number) + i }], more);
    });
  };
  return grow(0, [], 0) ? found : null;
}

/** The cheapest set of candidates that has each unit once: depth first, cut where the cheapest shares exceed the best. */
function cheapestCover(candidates: readonly Candidate[], units: number): number | null {
  const by: Candidate[][] = Array.from({ length: units }, () => []);
  const share = new Float64Array(units).fill(Infinity);
  for (const candidate of candidates)
    for (const unit of candidate.units) {
      by[unit]?.push(candidate);
      share[unit] = Math.min(share[unit] as number, candidate.disorder / candidate.units.length);
    }
  for (const list of by) list.sort((a, b) => a.disorder / a.units.length - b.disorder / b.units.length);
  const taken = new Uint8Array(units);
  let best = Infinity;
  let steps = 0;
  const search = (from: number, sum: number, least: number): boolean => {
    if (++steps > MOST_STEPS) return false;
    let next = from;
    while (next < units && taken[next] === 1) next++;
    if (next === units) {
      best = Math.min(best, sum);
      return true;
    }
    return (by[next] as Candidate[]).every((candidate) => {
      if (candidate.units.some((unit) => taken[unit] === 1)) return true;
      const rest = candidate.units.reduce((left, unit) => left - (share[unit] as number), least);
      if (sum + candidate.disorder + rest >= best - 1e-12) return true;
      for (const unit of candidate.units) taken[unit] = 1;
      const done = search(next + 1, sum + candidate.disorder, rest);
      for (const unit of candidate.units) taken[unit] = 0;
      return done;
    });
  };
  const least = share.reduce((sum, one) => sum + one, 0);
  return search(0, 0, least) ? best : null;
}

/**
 * The summed disorder of the unitary alignments in the best alignment.
 * @param raters two or more
 * @returns null beyond what is searched: more than 30 units of three or more annotators, or too many ways to align them
 */
export function bestDisorder(
  raters: readonly (readonly LabeledUnit[])[],
  weights: GammaWeights = GAMMA_WEIGHTS,
): number | null {
  const [a = [], b = []] = raters;
  if (raters.length === 2) return pairedDisorder(a, b, weights);
  const units = raters.reduce((sum, own) => sum + own.length, 0);
  if (units > MOST_ALIGNED_UNITS) return null;
  const candidates = candidatesOf(raters, weights);
  return candidates && cheapestCover(candidates, units);
}
