/** Days as a clock on the wall counts them: from midnight to midnight of a time zone, also where summer time begins. */

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** Whether it is a name of the IANA time zone database that this platform knows. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== "string" || !/^[A-Za-z0-9_+/-]{1,64}$/.test(name)) return false;
  try {
    formatIn(name);
    return true;
  } catch {
    return false;
  }
}

/** The date in a time zone at a moment, as `2026-11-28`; put together from its parts, whose order changes between ICU versions. */
export function localDate(atMs: number, timeZone: string): string {
  const parts = formatIn(timeZone).formatToParts(atMs);
  const partOf = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return [partOf("year"), partOf("month"), partOf("day")].join("-");
}

const QUARTER_MS = 900_000;
/** Beyond the offset of any time zone from UTC, in quarters of an hour. */
const WIDEST = 64;

/** The same as days since 1970-01-01. */
export const localDay = (atMs: number, timeZone: string): number =>
  timeZone === "UTC" ? Math.floor(atMs / DAY_MS) : Date.parse(localDate(atMs, timeZone)) / DAY_MS;

/** A day since 1970-01-01 as `2026-11-28`. */
export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * The first moment of a day (counted from 1970-01-01) in a time zone, in ms. Of a day that the zone has left out it is the
 * moment at which the next one began.
 */
export function startOfLocalDay(day: number, timeZone: string): number {
  const utcMs = day * DAY_MS;
  if (timeZone === "UTC") return utcMs;
  // The zone changes its date on a quarter of an hour of UTC: the first one that is on this day is looked for by halves.
  let before = -WIDEST;
  let from = WIDEST;
  while (from - before > 1) {
    const middle = (before + from) >> 1;
    if (localDay(utcMs + middle * QUARTER_MS, timeZone) >= day) from = middle;
    else before = middle;
  }
  return utcMs + from * QUARTER_MS;
}
