/**
 * Folds for cross-validation: every group that is not held out as test gets the number of a fold. Folds are of equal size as
 * closely as whole groups can be, and each has its share of every label (stratified, grouped k folds, as scikit-learn's
 * `StratifiedGroupKFold`). Groups come in the order of their hash, so that the order of the import does not decide.
 */
import { inOrder, quotasOf } from "./exact-split";
import { placesBy } from "./split-of";
import { type Strata, strataOfSome, stratify } from "./stratify";

/** A change of the rule gets a new one. */
const FOLDS_VERSION = "folds-1";

/**
 * @param keys of the groups, unique
 * @param sizes in tasks, by position of the group
 * @param isHeldOut whether a group is in test, or in no split at all
 * @returns by position of the group its fold from 0 to `folds - 1`; -1 for one that is held out
 */
export function foldsOf(
  keys: readonly string[],
  sizes: ArrayLike<number>,
  strata: Strata,
  isHeldOut: (group: number) => boolean,
  { seed, folds }: { seed: string; folds: number },
): Int32Array {
  const positions: number[] = [];
  for (let group = 0; group < keys.length; group++) if (!isHeldOut(group)) positions.push(group);
  const keyOf = (i: number) => keys[positions[i] as number] as string;
  const placeOf = placesBy(seed, FOLDS_VERSION);
  const places = Float64Array.from(positions, (_, i) => placeOf(keyOf(i)));
  const own = Uint32Array.from(positions, (group) => sizes[group] as number);
  const shares = Array.from({ length: folds }, () => 1 / folds);
  const total = own.reduce((sum, tasks) => sum + tasks, 0);
  const placed = new Int32Array(positions.length).fill(-1);
  stratify(own, placed, inOrder(places, keyOf), strataOfSome(strata, positions), {
    shares,
    capacities: quotasOf(shares, total),
  });
  const result = new Int32Array(keys.length).fill(-1);
  positions.forEach((group, i) => {
    result[group] = placed[i] as number;
  });
  return result;
}
