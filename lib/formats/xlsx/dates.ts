/**
 * Dates of spreadsheets: numbers of days whose format says that they are dates. Day 1 is 1 January 1900 in most workbooks,
 * which also count a 29 February of that year, and day 0 is 1 January 1904 in others. Out of scope: how a format would
 * show them, and durations, which stay numbers.
 */
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The day that the year 1900 did not have. */
const LEAP_DAY = 60;
/** The end of the year 9999. */
const MAX_DAY = 2_958_466;

const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47]);
/** Dates in Chinese, Japanese and Korean. */
const isEastern = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** @param code the format as the workbook writes it, where it has one of its own */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id) || isEastern(id);
  if (/\[[hms]+\]/i.test(code)) return false;
  const [first = ""] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";");
  return /[ymdhs]/i.test(first) && !/general/i.test(first);
}

/** ISO 8601: a date, a time where there is no day, or both; null for a number that is no date. */
export function isoDate(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < MAX_DAY)) return null;
  const day = !is1904 && serial < LEAP_DAY ? serial + 1 : serial;
  const ms = (is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(day * 86_400) * 1_000;
  const [date = "", time = ""] = new Date(ms).toISOString().slice(0, 19).split("T");
  if (serial < 1 && !is1904) return time;
  return ms % DAY_MS === 0 ? date : `${date}T${time}`;
}
