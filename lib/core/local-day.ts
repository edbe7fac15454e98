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

/** The same as days since 1970-01-01. */
export const localDay = (atMs: number, timeZone: string): number =>
  timeZone === "UTC" ? Math.floor(atMs / DAY_MS) : Date.parse(localDate(atMs, timeZone)) / DAY_MS;
