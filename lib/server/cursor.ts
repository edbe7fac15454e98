/**
 * What a list goes on from: the `nextCursor` of the page before, and nothing else. A cursor comes back from outside, so
 * its form is checked before the database sees it; PostgreSQL fails on a number or a character it cannot hold.
 */
import { invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";

/** @param form what this list's cursors look like, with a group for each part */
export function readCursor(cursor: string | undefined, form: RegExp): string[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = form.exec(cursor)?.slice(1);
  if (!parts) throw invalid("cursor", say("fields.badCursor"));
  return parts;
}

/** Where a page of a list ordered by time ended. The id orders rows of the same millisecond. */
export type TimeCursor = { at: number; id: string };

export const writeTimeCursor = ({ at, id }: TimeCursor): string => `${at}.${id}`;

export function readTimeCursor(cursor: string | undefined): TimeCursor | undefined {
  const [at, id] = readCursor(cursor, /^(\d{1,15})\.([0-9a-hjkmnp-tv-z]{26})$/) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** @param largest what the column can hold: numbers that are counted one by one are 32 bits, times are not */
export function readNumberCursor(cursor: string | undefined, largest = 2 ** 31 - 1): number | undefined {
  const [digits] = readCursor(cursor, /^(\d{1,15})$/) ?? [];
  if (digits === undefined) return undefined;
  if (Number(digits) > largest) throw invalid("cursor", say("fields.badCursor"));
  return Number(digits);
}
