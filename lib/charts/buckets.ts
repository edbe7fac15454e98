/**
 * Days and weeks of a time zone that charts count by. A week begins on Monday. Bounds are the first moments of days there, so
 * that a day on which the clocks change has 23 or 25 hours, and a list filtered by the bounds has what a bucket has counted.
 */
import { dateOfDay, startOfLocalDay } from "@/lib/core/local-day";

export const STEPS = ["day", "week"] as const;
export type Step = (typeof STEPS)[number];

/** `day` is its first one, as `2026-11-28`; `fromMs` belongs to it, `untilMs` to the next. */
export type Bucket = { day: string; fromMs: number; untilMs: number };

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7 };
/** Days of longer times are too many to tell apart. */
const MOST_DAYS = 45;

/** A few weeks by day, longer times by week. @param days from the first to the last */
export const stepFor = (days: number): Step => (days <= MOST_DAYS ? "day" : "week");

/** 1970-01-01 was a Thursday. */
const firstDayOf = (day: number, step: Step): number => (step === "day" ? day : day - ((day + 3) % 7));

export type Buckets = {
  /** The day, since 1970-01-01, that a moment lies on. */
  dayOf: (atMs: number) => number;
  /** The first day of the bucket that a moment lies in. */
  bucketOf: (atMs: number) => number;
  /** The bucket that begins with this day. */
  bucket: (firstDay: number) => Bucket;
  /** All from the bucket of one first day to that of another, also those in which nothing happened. */
  between: (firstDay: number, lastDay: number) => Bucket[];
};

export function bucketsIn(timeZone: string, step: Step): Buckets {
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const start = startOfLocalDay(day, timeZone);
    starts.set(day, start);
    return start;
  };
  // By the bounds alone: asking for the date of every moment takes a hundred times as long.
  const dayOf = (atMs: number): number => {
    let day = Math.floor(atMs / DAY_MS);
    while (atMs < startOf(day)) day -= 1;
    while (atMs >= startOf(day + 1)) day += 1;
    return day;
  };
  const bucket = (firstDay: number): Bucket => ({
    day: dateOfDay(firstDay),
    fromMs: startOf(firstDay),
    untilMs: startOf(firstDay + DAYS[step]),
  });
  return {
    dayOf,
    bucketOf: (atMs) => firstDayOf(dayOf(atMs), step),
    bucket,
    between: (firstDay, lastDay) => {
      const all: Bucket[] = [];
      const last = firstDayOf(lastDay, step);
      for (let day = firstDayOf(firstDay, step); day <= last; day += DAYS[step]) all.push(bucket(day));
      return all;
    },
  };
}
