/**
 * Sums over the units of a control, in parts that are stored apart: one of the whole, one of each pair of raters, one of each
 * rater, and for intervals one of each shard of tasks. All are whole numbers, so that units can be added and taken out again
 * in any order; a unit has the same sums wherever it is added (`partsOf`).
 */
import { seedFrom } from "@/lib/core/random";

/** Numbers by figure and key, such as the regions both have and all of them by label id. */
export type Sums = Record<string, Record<string, number[]>>;
/** Sums by part; its name is JSON, such as `["shard",17]`. Of a question about regions it begins with the control of these. */
export type Parts = Map<string, Sums>;

export const ALL = "all";
export const SHARD = "shard";
export const PAIR = "pair";
export const RATER = "rater";

export type PartName = readonly (string | number)[];
export const partKey = (...name: PartName): string => JSON.stringify(name);
export const partName = (key: string): PartName => JSON.parse(key) as PartName;

/**
 * Tasks fall into this many shards by chance, and intervals come from how these differ, the method of random groups (Wolter,
 * Introduction to Variance Estimation, 2007, chapter 2): with 256 the width of an interval holds to about 4 %,
 * no less than the bootstrap itself.
 */
export const SHARDS = 256;
export const shardOf = (taskId: string): number => seedFrom(taskId) % SHARDS;

/** Takes in numbers for a figure of a part. */
export type Add = (part: string, figure: string, key: string, numbers: readonly number[]) => void;

/** Adds to these parts, or takes out of them. */
export function adderTo(parts: Parts, times: 1 | -1 = 1): Add {
  return (part, figure, key, numbers) => {
    let sums = parts.get(part);
    if (!sums) {
      sums = {};
      parts.set(part, sums);
    }
    sums[figure] ??= {};
    const keys = sums[figure];
    const known = own(keys, key);
    if (!known) keys[key] = numbers.map((number) => times * number);
    else for (let i = 0; i < numbers.length; i++) known[i] = (known[i] ?? 0) + times * (numbers[i] as number);
  };
}

/** A label may be named as what every object has. */
const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Adds all of `more`. */
export function addParts(parts: Parts, more: Parts): void {
  const add = adderTo(parts);
  for (const [part, sums] of more)
    for (const [figure, keys] of Object.entries(sums))
      for (const [key, numbers] of Object.entries(keys)) add(part, figure, key, numbers);
}

/** Without numbers that are all 0: what is left when every unit was taken out is nothing. */
export function withoutZeros(sums: Sums): Sums {
  const left: Sums = {};
  for (const [figure, keys] of Object.entries(sums)) {
    const some = Object.entries(keys).filter(([, numbers]) => numbers.some((number) => number !== 0));
    if (some.length > 0) left[figure] = Object.fromEntries(some);
  }
  return left;
}

export const numbersOf = (sums: Sums | undefined, figure: string, key: string): readonly number[] =>
  (sums?.[figure] && own(sums[figure], key)) ?? [];
export const entriesOf = (sums: Sums | undefined, figure: string): [string, number[]][] =>
  Object.entries(sums?.[figure] ?? {});

/** The parts of one sort, such as pairs of raters, with the rest of their names; in the order of their keys. */
export function partsNamed(parts: Parts, ...start: PartName): { rest: PartName; sums: Sums }[] {
  return [...parts]
    .map(([key, sums]) => ({ key, name: partName(key), sums }))
    .filter(({ name }) => start.every((word, i) => name[i] === word))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ name, sums }) => ({ rest: name.slice(start.length), sums }));
}
