/** What a unit of regions adds to the sums of its control, and the tally that follows from these (`summed.ts`). */
import type { Contribution } from "./coincidence";
import { unitLikeness } from "./likeness-sums";
import type { Ratio } from "./ratio-interval";
import type { RegionTally } from "./region-tally";
import {
  type Add,
  ALL,
  entriesOf,
  numbersOf,
  PAIR,
  type Parts,
  partKey,
  partsNamed,
  RATER,
  SHARD,
  type Sums,
} from "./summed";
import { joinIds, type RegionsUnit, splitIds } from "./unit";

/** Labels of the two sides of a match, which have no order: an id has no `|`. */
const meetingKey = (a: string, b: string): string => (a <= b ? `${a}|${b}` : `${b}|${a}`);

function addPair(add: Add, pair: RegionsUnit["pairs"][number]): void {
  const [whole, own] = [partKey(ALL), partKey(PAIR, pair.a, pair.b)];
  add(own, "tasks", "", [1]);
  for (const [id, ratio] of Object.entries(pair.sums)) add(own, "ratios", id, ratio);
  for (const [label, ratio] of Object.entries(pair.labels)) add(whole, "labels", label, ratio);
  for (const [label, ratio] of Object.entries(pair.placed ?? {})) add(whole, "placed", label, ratio);
  if (!pair.alike) return;
  add(whole, "regions", "", [pair.alike.regions]);
  for (const [step, ...numbers] of pair.alike.steps) add(whole, "alike", String(step), numbers);
}

/** Of every measure, since the unit does not tell by which one its control is judged. */
function addLikeness(add: Add, unit: RegionsUnit): void {
  for (const measure of new Set(unit.pairs.flatMap(({ sums }) => Object.keys(sums)))) {
    const likeness = unitLikeness(unit, measure);
    if (!likeness) continue;
    add(partKey(ALL), "likeness", measure, likeness.all);
    for (const [rater, numbers] of likeness.raters) add(partKey(RATER, rater), "likeness", measure, numbers);
  }
}

/** Sums of the pairs of a task go to its shard, with the task counted once. */
function addShard(add: Add, unit: RegionsUnit, shard: number): void {
  const part = partKey(SHARD, shard);
  for (const { sums, matched } of unit.pairs) {
    for (const [id, ratio] of Object.entries(sums)) add(part, "ratios", id, [...ratio, 0]);
    for (const [a, b, count] of matched) add(part, "met", meetingKey(a, b), [count]);
  }
  for (const id of new Set(unit.pairs.flatMap(({ sums }) => Object.keys(sums))))
    add(part, "ratios", id, [0, 0, 1]);
}

export function addRegions(add: Add, unit: RegionsUnit, shard: number): void {
  const whole = partKey(ALL);
  add(whole, "tasks", "", [1, unit.pairs.length > 0 ? 1 : 0, unit.pairs.length]);
  for (const [rater, counts] of unit.found) {
    add(partKey(RATER, rater), "tasks", "", [1]);
    for (const [label, count] of Object.entries(counts)) add(whole, "found", label, [count]);
  }
  for (const pair of unit.pairs) addPair(add, pair);
  addLikeness(add, unit);
  addShard(add, unit, shard);
}

/** Matches by their labels, those the schema does not have taken away. */
function knownMeetings(
  sums: Sums,
  known: ReadonlySet<string>,
): { meetings: Map<string, number>; unknown: boolean } {
  const meetings = new Map<string, number>();
  let unknown = false;
  const clean = (value: string) => joinIds(splitIds(value).filter((id) => known.has(id)));
  for (const [key, [count = 0]] of entriesOf(sums, "met")) {
    const [x = "", y = ""] = key.split("|");
    const [a, b] = [clean(x), clean(y)];
    if (a !== x || b !== y) unknown = true;
    if (a === "" || b === "") continue;
    const cleaned = meetingKey(a, b);
    meetings.set(cleaned, (meetings.get(cleaned) ?? 0) + count);
  }
  return { meetings, unknown };
}

/** As the tally has a task's: each match is a thing with two ratings. */
function contributionOf(
  meetings: ReadonlyMap<string, number>,
  indexOf: ReadonlyMap<string, number>,
): Contribution {
  const sorted = [...meetings].sort(([a], [b]) => (a < b ? -1 : 1));
  const index = (key: string, side: 0 | 1) => indexOf.get(key.split("|")[side] as string) as number;
  const pairs = sorted.reduce((sum, [, count]) => sum + count, 0);
  return {
    rows: sorted.map(([key]) => index(key, 0)),
    columns: sorted.map(([key]) => index(key, 1)),
    values: sorted.map(([, count]) => 2 * count),
    units: 1,
    pairs,
    things: pairs,
    perThing: 2,
  };
}

const pairsOf = (sums: Sums | undefined, figure: string): Map<string, [number, number]> =>
  new Map(entriesOf(sums, figure).map(([key, [x = 0, y = 0]]) => [key, [x, y]]));

/** The sums as one tally; shards stand for tasks in what is resampled. */
export function regionTally(parts: Parts, known: ReadonlySet<string>): RegionTally {
  const whole = parts.get(partKey(ALL));
  const [answered = 0, units = 0, pairs = 0] = numbersOf(whole, "tasks", "");
  const shards = partsNamed(parts, SHARD);
  const ratios = new Map<string, Ratio[]>();
  for (const { sums } of shards)
    for (const [id, [x = 0, y = 0, tasks = 0]] of entriesOf(sums, "ratios")) {
      const own = ratios.get(id) ?? [];
      ratios.set(id, own);
      own.push([x, y, tasks]);
    }
  const met = shards.map(({ sums }) => knownMeetings(sums, known));
  const total = new Map<string, number>();
  for (const [key, count] of met.flatMap(({ meetings }) => [...meetings]))
    total.set(key, (total.get(key) ?? 0) + count);
  const meetings = [...total].map(([key, count]) => {
    const [a = "", b = ""] = key.split("|");
    return { a, b, count };
  });
  const categories = [...new Set(meetings.flatMap(({ a, b }) => [a, b]))].sort();
  const indices = new Map(categories.map((value, i) => [value, i]));
  const found = new Map(entriesOf(whole, "found").map(([label, [count = 0]]) => [label, count]));
  return {
    ratios,
    labels: pairsOf(whole, "labels"),
    placed: pairsOf(whole, "placed"),
    categories,
    contributions: met.map((one) => contributionOf(one.meetings, indices)),
    meetings,
    byPair: partsNamed(parts, PAIR).map(({ rest: [a, b], sums }) => ({
      a: String(a),
      b: String(b),
      sums: pairsOf(sums, "ratios"),
      n: numbersOf(sums, "tasks", "")[0] ?? 0,
    })),
    found,
    raters: partsNamed(parts, RATER).map(({ rest }) => String(rest[0])),
    units,
    answered,
    pairs,
    unknown: met.some(({ unknown }) => unknown) || [...found.keys()].some((label) => !known.has(label)),
    regions: numbersOf(whole, "regions", "")[0] ?? 0,
    alike: new Map(entriesOf(whole, "alike").map(([step, numbers]) => [Number(step), numbers])),
  };
}
