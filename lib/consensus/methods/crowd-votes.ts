/** Votes on all tasks of one question at once, in the form that methods of consensus take: numbers instead of ids. */

/**
 * Labels of items by raters. All three arrays have an entry per vote, in any order; a rater may vote on an item more than
 * once (Dawid and Skene's example has it), and every vote counts.
 */
export type CrowdVotes = {
  items: number;
  raters: number;
  /** How many labels the schema declares, also unused ones. */
  labels: number;
  /** Index of the item, in [0, items). */
  item: Int32Array;
  /** Index of the rater, in [0, raters). */
  rater: Int32Array;
  /** Index of the label, in [0, labels). */
  label: Int32Array;
};

/** The true label of each item, `UNKNOWN` where it is not known; length `items`. */
export type Truths = Int32Array;
export const UNKNOWN = -1;

/** The votes of each item side by side. */
export type GroupedVotes = {
  items: number;
  raters: number;
  labels: number;
  /** The votes of item `i` are `cells[starts[i]]` to `cells[starts[i + 1] - 1]`; length `items + 1`. */
  starts: Int32Array;
  /** Per vote `rater × labels + label`. */
  cells: Int32Array;
};

/** Sorts votes by item (counting sort). */
export function groupByItem({ items, raters, labels, item, rater, label }: CrowdVotes): GroupedVotes {
  const starts = new Int32Array(items + 1);
  for (let vote = 0; vote < item.length; vote++) {
    const next = (item[vote] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let i = 0; i < items; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const at = starts.slice();
  const cells = new Int32Array(item.length);
  for (let vote = 0; vote < item.length; vote++) {
    const own = item[vote] as number;
    const place = at[own] as number;
    cells[place] = (rater[vote] as number) * labels + (label[vote] as number);
    at[own] = place + 1;
  }
  return { items, raters, labels, starts, cells };
}

/** Mean number of votes of the raters who have voted; 0 without votes. */
export function votesPerRater({ rater, raters }: CrowdVotes): number {
  const voted = new Uint8Array(raters);
  for (const own of rater) voted[own] = 1;
  const count = voted.reduce((sum, one) => sum + one, 0);
  return count === 0 ? 0 : rater.length / count;
}
