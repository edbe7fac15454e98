/** Builds the unit of a region control from one function that compares two raters' regions. */
import type { Region } from "@/lib/annotation/document";
import type { RegionControl, RegionKindName } from "@/lib/labels/schema";
import { byRegionId, type Located } from "./region-matching";
import { masiDistance } from "./set-distances";
import { type Answer, joinIds, type RegionPair, type RegionsUnit, SUMMED_VERSION } from "./unit";

/** Tallies of a pair without the names, and how much of either's work the other confirms, 0 to 1 (null: nothing). */
export type PairComparison = Omit<RegionPair, "a" | "b"> & { confirmed: number | null };

/** A matched pair of regions: the labels that met and how alike the shapes are (0 to 1). */
export type LabelMeeting = { a: readonly string[]; b: readonly string[]; similarity: number };

/** One rater's regions of a control with their extents, by region id. Labels keep their ids, also unknown ones. */
export function locate<S>(
  kind: RegionKindName,
  regions: readonly Region[],
  extent: (shape: S) => { x: number; y: number; width: number; height: number },
): Located<S>[] {
  const located: Located<S>[] = [];
  for (const { id, labels, shape } of regions) {
    if (shape.kind !== kind) continue;
    // The kind was compared just above, and its manifest compares shapes of this kind.
    const own = shape as S;
    const { x, y, width, height } = extent(own);
    located.push({ id, labels, shape: own, left: x, right: x + width, top: y, bottom: y + height });
  }
  return byRegionId(located);
}

/** Counts of equal meetings, in a fixed order, with the two sides kept apart. */
export function countMeetings(meetings: readonly LabelMeeting[]): RegionPair["matched"] {
  const counts = new Map<string, [string, string, number]>();
  for (const meeting of meetings) {
    const [a, b] = [joinIds(meeting.a), joinIds(meeting.b)];
    const key = `${a}|${b}`;
    const row = counts.get(key);
    if (row) row[2]++;
    else counts.set(key, [a, b, 1]);
  }
  return [...counts].sort((x, y) => (x[0] < y[0] ? -1 : 1)).map(([, row]) => row);
}

/** A Dice share in which each match counts by the likeness of its shapes and labels; null for nothing on both sides. */
export function confirmedShare(
  meetings: readonly LabelMeeting[],
  sizeA: number,
  sizeB: number,
): number | null {
  if (sizeA + sizeB === 0) return null;
  let credit = 0;
  for (const { a, b, similarity } of meetings) {
    const single = a.length === 1 && b.length === 1;
    const distance = single ? Number(a[0] !== b[0]) : masiDistance(new Set(a), new Set(b));
    credit += similarity * (1 - distance);
  }
  return (2 * credit) / (sizeA + sizeB);
}

/** Regions by label id; a region with several labels counts for each. */
export function countLabels(regions: readonly { labels: readonly string[] }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const label of regions.flatMap((region) => region.labels).sort())
    counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** Regions with the labels the schema has; those that have none of them are left out. */
function withKnownLabels<T>(control: RegionControl, regions: readonly Located<T>[]): readonly Located<T>[] {
  const known = new Set(control.labels.map(({ id }) => id));
  if (regions.every(({ labels }) => labels.every((id) => known.has(id)))) return regions;
  return regions
    .map((region) => ({ ...region, labels: region.labels.filter((id) => known.has(id)) }))
    .filter(({ labels }) => labels.length > 0);
}

/**
 * Every rater who answered the task answered this control, if only with "nothing here". Only the labels of the present
 * schema are compared.
 * @param compare called once per pair, first the rater that sorts before
 * @returns null when there are no answers; the disagreement is the mean over pairs of the unconfirmed share, a pair
 *   that both found nothing counting as agreed
 */
export function regionsUnit<T>(
  control: RegionControl,
  answers: readonly Answer[],
  prepare: (regions: readonly Region[]) => readonly Located<T>[],
  compare: (a: readonly Located<T>[], b: readonly Located<T>[]) => PairComparison,
): RegionsUnit | null {
  if (answers.length === 0) return null;
  const sides = answers.map(({ rater, document }) => {
    const all = prepare(document.regions.filter((region) => region.control === control.id));
    return { rater, found: countLabels(all), regions: withKnownLabels(control, all) };
  });
  const pairs: RegionPair[] = [];
  let disagreement = 0;
  sides.forEach((a, i) => {
    for (const b of sides.slice(i + 1)) {
      const { confirmed, ...tallies } = compare(a.regions, b.regions);
      pairs.push({ a: a.rater, b: b.rater, ...tallies });
      disagreement += 1 - (confirmed ?? 1);
    }
  });
  return {
    kind: "regions",
    version: SUMMED_VERSION,
    found: sides.map(({ rater, found }) => [rater, found]),
    pairs,
    disagreement: pairs.length === 0 ? null : Math.min(Math.max(disagreement / pairs.length, 0), 1),
  };
}
