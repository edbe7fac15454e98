/** Where names stand beside the ends of lines: at their own height, or as near to it as their neighbours leave room. */

/**
 * @param options.least what two names must lie apart; `low` and `high` what none may leave, unless there are too many
 * @returns the labels by height, from below, each with the place of its name
 */
export function placeLabels<T extends { at: number }>(
  labels: readonly T[],
  { least, low, high }: { least: number; low: number; high: number },
): (T & { placed: number })[] {
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  const placed: number[] = [];
  for (const { at } of sorted) {
    const before = placed.at(-1);
    placed.push(before === undefined ? Math.max(at, low) : Math.max(at, before + least));
  }
  // What stands too high pushes down those below it.
  for (let i = placed.length - 1, most = high; i >= 0; i--, most -= least)
    placed[i] = Math.min(placed[i] as number, most);
  return sorted.map((label, i) => ({ ...label, placed: placed[i] as number }));
}
