/**
 * Krippendorff's alpha for units marked on a continuum, such as spans of a text (On the Reliability of Unitizing Continuous
 * Data, Sociological Methodology 1995; Content Analysis 2004, 11.6), one label at a time: alpha = 1 - Do / De. Two units
 * that overlap differ by the squares of how far their starts and their ends lie apart; a unit in a gap of the other
 * annotator by the square of its length. De is the same for units of these lengths anywhere on the continuum. Over all labels
 * both are summed first. Out of scope: coding (which label a unit has), which the alpha over labels of matched spans tells.
 */
import { type ChanceCorrected, correctDisagreement } from "./measured";

/** Half-open, in characters from 0; of one annotator ascending and apart, though they may touch. */
export type Stretch = { start: number; end: number };

/** Per annotator. */
export type Stretches = readonly (readonly Stretch[])[];

/** Observed and expected disagreement, as shares of the squared length of the continuum. */
export type UnitizingParts = { observed: number; expected: number };

/** Overlapping units of one annotator as one; touching ones stay two. */
export function apart(units: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { start, end } of units.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** What lies before, between and behind the units; never empty stretches. */
function gapsOf(units: readonly Stretch[], length: number): Stretch[] {
  const gaps: Stretch[] = [];
  let from = 0;
  for (const { start, end } of units) {
    if (start > from) gaps.push({ start: from, end: start });
    from = end;
  }
  if (length > from) gaps.push({ start: from, end: length });
  return gaps;
}

const lengthOf = ({ start, end }: Stretch) => end - start;

/** Σ δ² of one annotator's units against another's units and gaps; each overlap is met from both sides by the caller. */
function disagreement(
  units: readonly Stretch[],
  others: readonly Stretch[],
  gaps: readonly Stretch[],
): number {
  let sum = 0;
  let first = 0;
  for (const unit of units) {
    while (first < others.length && (others[first] as Stretch).end <= unit.start) first++;
    for (let i = first; i < others.length; i++) {
      const other = others[i] as Stretch;
      if (other.start >= unit.end) break;
      sum += (unit.start - other.start) ** 2 + (unit.end - other.end) ** 2;
    }
  }
  let gap = 0;
  for (const unit of units) {
    while (gap < gaps.length && (gaps[gap] as Stretch).end < unit.end) gap++;
    const around = gaps[gap];
    // A unit in a gap counts for both orders of the two annotators.
    if (around && around.start <= unit.start) sum += 2 * lengthOf(unit) ** 2;
  }
  return sum;
}

/** How many places a unit of each length has in the gaps: Σ (gap - length + 1) over the gaps that are no shorter. */
function placesIn(gaps: readonly Stretch[]): (length: number) => number {
  const lengths = gaps.map(lengthOf).sort((a, b) => b - a);
  const sums = [0];
  for (const length of lengths) sums.push((sums.at(-1) ?? 0) + length);
  return (length) => {
    let [low, high] = [0, lengths.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lengths[middle] as number) >= length) low = middle + 1;
      else high = middle;
    }
    return (sums[low] as number) - low * (length - 1);
  };
}

/**
 * @param raters two or more, their units of one label
 * @param length of the continuum, at least up to the last end
 * @returns both 0 where nobody marked a unit
 */
export function unitizingParts(raters: Stretches, length: number): UnitizingParts {
  const m = raters.length;
  const gaps = raters.map((units) => gapsOf(units, length));
  let observed = 0;
  raters.forEach((units, i) => {
    raters.forEach((others, j) => {
      if (i !== j) observed += disagreement(units, others, gaps[j] as Stretch[]);
    });
  });
  const all = raters.flat().map(lengthOf);
  const places = placesIn(gaps.flat());
  let [expected, taken] = [0, 0];
  for (const l of all) {
    expected += ((all.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * places(l);
    taken += l * (l - 1);
  }
  const ways = m * length * (m * length - 1) - taken;
  return {
    observed: length === 0 ? 0 : observed / (m * (m - 1) * length ** 2),
    expected: ways <= 0 ? 0 : ((2 / length) * expected) / ways,
  };
}

/**
 * At most 1.
 * @param labels per label, the parts of `unitizingParts`; one alone gives alpha of that label
 * @returns `nothing-to-compare` where nobody marked anything; `no-variation` where chance could place units nowhere else
 */
export function unitizingAlpha(labels: readonly UnitizingParts[]): ChanceCorrected {
  let [observed, expected] = [0, 0];
  for (const part of labels) {
    observed += part.observed;
    expected += part.expected;
  }
  if (labels.length === 0)
    return { value: null, reason: "nothing-to-compare", observed: null, expected: null };
  return correctDisagreement(observed, expected);
}
