/** What a unit of a question about regions adds to its sums (`summed.ts`), and the tally that follows from these. */
import { type Met, ratingTally } from "./question-tally";
import type { Counted, RatingTally } from "./rating-tally";
import {
  type Add,
  ALL,
  entriesOf,
  numbersOf,
  PAIR,
  type Parts,
  partKey,
  partName,
  partsNamed,
  SHARD,
} from "./summed";
import type { MatchedUnit } from "./unit";

const ABOUT = "about";

/** Two values that met, in a fixed order where that of the raters does not count. */
const metKey = (a: string, b: string): string => JSON.stringify(a <= b ? [a, b] : [b, a]);

export function addQuestions(add: Add, { regions }: MatchedUnit, shard: number): void {
  for (const { control, met, alone } of regions) {
    const key = (...name: (string | number)[]) => partKey(ABOUT, control, ...name);
    add(key(ALL), "tasks", "", [1, met.length > 0 ? 1 : 0, alone]);
    for (const [a, b, valueA, valueB, count] of met) {
      add(key(SHARD, shard), "met", metKey(valueA, valueB), [count]);
      add(key(PAIR, a, b), "met", JSON.stringify([valueA, valueB]), [count]);
    }
  }
}

/** The parts about the regions of one control, named without it. */
export function partsAbout(parts: Parts, region: string): Parts {
  const own: Parts = new Map();
  for (const [key, sums] of parts) {
    const [about, control, ...rest] = partName(key);
    if (about === ABOUT && control === region) own.set(partKey(...rest), sums);
  }
  return own;
}

/** Answers that were left out: no other rater has the region, or has answered about it. */
export const unmatchedIn = (own: Parts): number => numbersOf(own.get(partKey(ALL)), "tasks", "")[2] ?? 0;

/** @returns null where values have met that the control does not have: which tasks are then left without one is not known */
export function questionTally(own: Parts, { categories, resolve }: Counted): RatingTally | null {
  const [answered = 0, units = 0] = numbersOf(own.get(partKey(ALL)), "tasks", "");
  const all: Met[] = [];
  for (const { rest, sums } of partsNamed(own, PAIR))
    for (const [key, [count = 0]] of entriesOf(sums, "met")) {
      const [a, b] = JSON.parse(key) as [string, string];
      if (resolve(a) !== a || resolve(b) !== b) return null;
      all.push([String(rest[0]), String(rest[1]), a, b, count]);
    }
  const groups = partsNamed(own, SHARD).map(({ sums }) =>
    entriesOf(sums, "met").map(([key, [count = 0]]): Met => {
      const [a, b] = JSON.parse(key) as [string, string];
      return ["", "", a, b, count];
    }),
  );
  return ratingTally({ groups, all, units, answered, unknown: false }, categories);
}
