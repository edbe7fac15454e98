/** Which of several places in a text are marked where they overlap. */

/** A place in a text, half-open, in UTF-16 units, and the number of its label. */
export type Find = { start: number; end: number; label: number };
/** `isCutShort`: there are more than were looked for. */
export type Finds = { finds: Find[]; isCutShort: boolean };

/** Terms that lie in each other are found at nearly each unit; a document holds far fewer regions. */
export const MAX_FINDS = 1_000_000;

const byLabelThenLongest = (a: Find, b: Find) =>
  a.label - b.label || b.end - b.start - (a.end - a.start) || a.start - b.start;
const byPlace = (a: Find, b: Find) => a.start - b.start || a.end - b.end || a.label - b.label;

/**
 * Of the places of one label that overlap the longest stays, of equally long ones the first; places of different labels may
 * overlap.
 * @param length of the text
 * @returns in the order of the text
 */
export function chooseFinds(finds: readonly Find[], length: number): Find[] {
  /** The last label, counted from 1, that has each unit. */
  const taken = new Int32Array(length);
  const chosen = [...finds].sort(byLabelThenLongest).filter(({ start, end, label }) => {
    // A place that is taken has been taken by a longer one, which then reaches one of the ends.
    const mark = label + 1;
    if (taken[start] === mark || taken[end - 1] === mark) return false;
    taken.fill(mark, start, end);
    return true;
  });
  return chosen.sort(byPlace);
}
