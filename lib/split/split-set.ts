/** Sets of splits as bits, which are cheap to intersect for a million tasks: bit `i` stands for `SPLITS[i]`. */
import { type Ratios, SPLITS, type Split } from "./ratios";

export type SplitSet = number;

export const ALL_SPLITS: SplitSet = 0b111;

export const splitSet = (splits: readonly Split[]): SplitSet =>
  splits.reduce((set, split) => set | (1 << SPLITS.indexOf(split)), 0);

export const hasSplit = (set: SplitSet, split: Split): boolean => (set & (1 << SPLITS.indexOf(split))) !== 0;

export const splitsIn = (set: SplitSet): Split[] => SPLITS.filter((split) => hasSplit(set, split));

/** The splits that are to get any task. */
export const askedFor = (ratios: Ratios): SplitSet => splitSet(SPLITS.filter((split) => ratios[split] > 0));

/** The ratios among the splits of a set, as shares of 1; null where they ask for none of these. */
export function ratiosWithin(set: SplitSet, weights: Ratios): Ratios | null {
  const sum = splitsIn(set).reduce((all, split) => all + weights[split], 0);
  if (sum <= 0) return null;
  const share = (split: Split) => (hasSplit(set, split) ? weights[split] / sum : 0);
  return { train: share("train"), validation: share("validation"), test: share("test") };
}
