/** Places of ranked labels, and how labels change them; loaded with the input and where answers are compared. */
import { type RankedRow, rankedRows } from "./equal-places";

/** The labels at each place, best first. */
export function placesOf(value: readonly string[]): string[][] {
  const places: string[][] = [];
  for (const { id, isEqual } of rankedRows(value)) {
    const last = places.at(-1);
    if (isEqual && last) last.push(id);
    else places.push([id]);
  }
  return places;
}

/** The number of each row's place, from 1: two at the first place are followed by the third. */
export function placeNumbers(rows: readonly RankedRow[]): number[] {
  let place = 1;
  return rows.map(({ isEqual }, i) => {
    if (!isEqual) place = i + 1;
    return place;
  });
}

/** A row at another place, beyond the ends at the end; between two that are equal it becomes equal to them. */
export function movedRow(rows: readonly RankedRow[], id: string, to: number): RankedRow[] {
  const from = rows.findIndex((row) => row.id === id);
  const moved = rows[from];
  if (!moved) return [...rows];
  const others = rows.filter((_, i) => i !== from);
  const next = others[from];
  // The first of those at one place leaves it to the next of them.
  if (!moved.isEqual && next?.isEqual) others[from] = { ...next, isEqual: false };
  const at = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, at), { id, isEqual: others[at]?.isEqual ?? false }, ...others.slice(at)];
}

/** A row made equal to the one above, or no longer. */
export const withEqual = (rows: readonly RankedRow[], at: number): RankedRow[] =>
  rows.map((row, i) => (i === at && i > 0 ? { ...row, isEqual: !row.isEqual } : row));
