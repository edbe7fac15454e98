/**
 * The exact and the balanced split where policies leave some groups fewer splits than others. Groups with the fewest
 * open splits are divided first, over the room that is left in those; groups that may go anywhere fill what remains. So a
 * policy moves no more than it must, and the ratios are met as far as the open splits allow.
 */
import { type ExactGroup, quotasOf } from "./exact-split";
import { type Ratios, SPLITS, type Split } from "./ratios";
import { askedFor, hasSplit, ratiosWithin, type SplitSet } from "./split-set";

/** Divides groups, given by their positions, over the ratios. */
export type DivideSome = (positions: readonly number[], ratios: Ratios) => readonly Split[];

const countBits = (set: SplitSet): number => (set & 1) + ((set >> 1) & 1) + ((set >> 2) & 1);

const asRatios = (weights: readonly number[]): Ratios => ({
  train: weights[0] ?? 0,
  validation: weights[1] ?? 0,
  test: weights[2] ?? 0,
});

/**
 * @param groups `released` is where they stay, of an earlier release or by hand
 * @param allowed by position of the group, the splits that are open for it
 * @returns the split of every group; null for one without an open split, or that would have to leave the one it stays in
 */
export function stagedSplit(
  groups: readonly ExactGroup[],
  allowed: Uint8Array,
  ratios: Ratios,
  divideSome: DivideSome,
): (Split | null)[] {
  const splits: (Split | null)[] = groups.map(({ released }, i) =>
    released !== null && hasSplit(allowed[i] as number, released) ? released : null,
  );
  const stages = new Map<SplitSet, number[]>();
  const asked = askedFor(ratios);
  const held = [0, 0, 0];
  let total = 0;
  groups.forEach(({ released, tasks }, i) => {
    const split = splits[i] ?? null;
    const open = released === null ? (allowed[i] as number) & asked : 0;
    if (split === null && open === 0) return;
    total += tasks;
    if (split !== null) {
      const bin = SPLITS.indexOf(split);
      held[bin] = (held[bin] as number) + tasks;
      return;
    }
    const same = stages.get(open);
    if (same) same.push(i);
    else stages.set(open, [i]);
  });
  const quotas = quotasOf(
    SPLITS.map((split) => ratios[split]),
    total,
  );
  const room = quotas.map((quota, bin) => quota - (held[bin] as number));
  const inOrder = [...stages].sort(([a], [b]) => countBits(a) - countBits(b) || a - b);
  for (const [open, positions] of inOrder) {
    const left = asRatios(room.map((free) => Math.max(0, free)));
    const shares = ratiosWithin(open, left) ?? ratiosWithin(open, ratios);
    if (shares === null) continue;
    divideSome(positions, shares).forEach((split, i) => {
      const position = positions[i] as number;
      splits[position] = split;
      const bin = SPLITS.indexOf(split);
      room[bin] = (room[bin] as number) - (groups[position] as ExactGroup).tasks;
    });
  }
  return splits;
}
