/** Which units are added up, and what each adds. */
import type { LikenessSums, RaterLikeness } from "./likeness-sums";
import { addQuestions } from "./question-sums";
import { addRegions } from "./region-sums";
import {
  ALL,
  adderTo,
  entriesOf,
  numbersOf,
  type Parts,
  partKey,
  partsNamed,
  RATER,
  shardOf,
} from "./summed";
import { SUMMED_VERSION, type Unit } from "./unit";

/**
 * Adds a unit to the sums, or takes it out: nothing where its kind, its values or its version are not added up. What it adds
 * follows from the unit and its task alone, so that the same can be taken out later.
 */
export function addUnit(parts: Parts, unit: Unit, taskId: string, times: 1 | -1 = 1): void {
  if (unit.kind !== "regions" && unit.kind !== "matched") return;
  if ((unit.version ?? 1) < SUMMED_VERSION) return;
  const [add, shard] = [adderTo(parts, times), shardOf(taskId)];
  if (unit.kind === "regions") addRegions(add, unit, shard);
  else addQuestions(add, unit, shard);
  add(partKey(ALL), "versions", String(unit.version), [1]);
}

/** How many units were added up, by their version. */
export const summedUnits = (parts: Parts): { version: number; units: number }[] =>
  entriesOf(parts.get(partKey(ALL)), "versions").map(([version, [units = 0]]) => ({
    version: Number(version),
    units,
  }));

/** Of regions. @param measure see `pairLikeness` */
export function likenessIn(parts: Parts, measure: string): LikenessSums {
  const [sum = 0, tasks = 0] = numbersOf(parts.get(partKey(ALL)), "likeness", measure);
  const raters = partsNamed(parts, RATER).flatMap(({ rest, sums }): [string, RaterLikeness][] => {
    const numbers = numbersOf(sums, "likeness", measure);
    return numbers.length === 0 ? [] : [[String(rest[0]), numbers as RaterLikeness]];
  });
  return { all: [sum, tasks], raters: new Map(raters) };
}
