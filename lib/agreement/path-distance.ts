/**
 * The distance of labels of a tree: 1 less the share of their way from the top that they have in common,
 * 2 · common / (length + length), so that a dog taken for a wolf differs less than a dog taken for a car.
 */

type ParentOf = (id: string) => string | undefined;

/** From the top to the label; a label without a known parent is a way of its own. */
function wayTo(id: string, parentOf: ParentOf): string[] {
  const way: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !way.includes(at); at = parentOf(at))
    way.unshift(at);
  return way;
}

/** Symmetric, in [0, 1]; 0 for the same label, 1 for labels that part at the top. */
export function pathDistance(a: string, b: string, parentOf: ParentOf): number {
  const [left, right] = [wayTo(a, parentOf), wayTo(b, parentOf)];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common++;
  return 1 - (2 * common) / (left.length + right.length);
}
