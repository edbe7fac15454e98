/**
 * Labels in order, best first, some of them at equal places: `=` between two labels puts them at one place, as in
 * `["a", "=", "b", "c"]`. Label ids hold no such sign, so that an order without it is as it always was.
 */
export const EQUAL = "=";

/** A label with whether it has the place of the one before it. */
export type RankedRow = { id: string; isEqual: boolean };

export const rankedRows = (value: readonly string[]): RankedRow[] =>
  value.flatMap((id, i) => (id === EQUAL ? [] : { id, isEqual: i > 0 && value[i - 1] === EQUAL }));

export const rankingOf = (rows: readonly RankedRow[]): string[] =>
  rows.flatMap(({ id, isEqual }, i) => (isEqual && i > 0 ? [EQUAL, id] : [id]));
