/**
 * The split by time: the oldest tasks are in train, the newest in test, as a model will meet them. A group is as old as its
 * newest task, so that nothing of test is known before; one with tasks on both sides of a cut is counted. Tasks without a
 * time are in train.
 */
import type { Grouping } from "./group-tasks";
import type { Ratios, Split } from "./ratios";

/** A change of the rule gets a new one. */
export const TIME_VERSION = "time-1";

/** From these times on tasks are in validation and in test, in the unit of the tasks' times. */
export type TimeCuts = { validation: number; test: number };

/** Numbers this large are milliseconds since 1970, smaller ones of ten digits seconds. */
const MIN_MS = 1e11;
const MIN_SECONDS = 1e8;

const asMs = (value: number): number =>
  Math.abs(value) < MIN_MS && Math.abs(value) >= MIN_SECONDS ? value * 1000 : value;

/** Parsers take the 30th of February for a day of March. */
function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 1] = date.split("-").map(Number);
  return month >= 1 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The time of an ISO 8601 date or time (without a zone in UTC), in milliseconds since 1970; null for anything else. */
export function isoTime(text: string): number | null {
  const iso = /^(\d{4}-\d{2}(?:-\d{2})?)([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?)?$/i.exec(
    text,
  );
  if (!iso?.[1] || !isDay(iso[1])) return null;
  const zoned = iso[2] === undefined || iso[5] !== undefined ? text : `${text}Z`;
  const time = Date.parse(zoned.replace(" ", "T").replace(" ", ""));
  return Number.isNaN(time) ? null : time;
}

/**
 * A time in a field of the data: an ISO 8601 date or time, or a number, of seconds or milliseconds since 1970 where it looks
 * like one. Null for anything else.
 */
export function timeInField(data: Readonly<Record<string, unknown>>, field: string): number | null {
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  if (typeof value === "number") return Number.isFinite(value) ? asMs(value) : null;
  if (typeof value !== "string") return null;
  const text = value.trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? asMs(Number(text)) : isoTime(text);
}

function ageOf(tasks: readonly { at?: number | null }[], { keys, groupOf }: Grouping) {
  const newest = new Float64Array(keys.length).fill(Number.NEGATIVE_INFINITY);
  const oldest = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  let undated = 0;
  tasks.forEach(({ at = null }, i) => {
    const group = groupOf[i] as number;
    if (at === null) {
      undated++;
      return;
    }
    newest[group] = Math.max(newest[group] as number, at);
    oldest[group] = Math.min(oldest[group] as number, at);
  });
  return { newest, oldest, undated };
}

/** Times at which the ratios are met as closely as whole groups, by age, can: a group goes where its middle lies. */
function cutsBy(newest: Float64Array, sizes: Uint32Array, keys: readonly string[], ratios: Ratios): TimeCuts {
  const order = Array.from(newest, (_, i) => i).sort(
    (a, b) =>
      (newest[a] as number) - (newest[b] as number) || ((keys[a] as string) < (keys[b] as string) ? -1 : 1),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const cuts = { validation: Number.POSITIVE_INFINITY, test: Number.POSITIVE_INFINITY };
  let before = 0;
  for (const group of order) {
    const middle = before + (sizes[group] as number) / 2;
    const at = newest[group] as number;
    before += sizes[group] as number;
    if (at === Number.NEGATIVE_INFINITY) continue;
    if (middle > ratios.train * total) cuts.validation = Math.min(cuts.validation, at);
    if (ratios.test > 0 && middle > (ratios.train + ratios.validation) * total)
      cuts.test = Math.min(cuts.test, at);
  }
  return cuts;
}

const splitAt = (at: number, { validation, test }: TimeCuts): Split =>
  at >= test ? "test" : at >= validation ? "validation" : "train";

/** @returns the split of every group in the order of its keys; tasks of equal times are never divided */
export function timeSplit(
  tasks: readonly { at?: number | null }[],
  grouping: Grouping,
  sizes: Uint32Array,
  { ratios, timeCuts }: { ratios: Ratios; timeCuts: TimeCuts | undefined },
): { splits: Split[]; undated: number; straddling: number } {
  const { newest, oldest, undated } = ageOf(tasks, grouping);
  const cuts = timeCuts ?? cutsBy(newest, sizes, grouping.keys, ratios);
  let straddling = 0;
  const splits = Array.from(newest, (at, i) => {
    const split = splitAt(at, cuts);
    if (at > Number.NEGATIVE_INFINITY && splitAt(oldest[i] as number, cuts) !== split) straddling++;
    return split;
  });
  return { splits, undated, straddling };
}
