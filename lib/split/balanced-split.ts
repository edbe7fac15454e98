/**
 * The balanced split: whole groups are placed by iterative stratification (`stratify.ts`), so that each split gets its share
 * of every stratum. Groups that earlier releases have stay there and count. Groups come in the order of their hash
 * (`placesBy`), so that neither the order of the import nor that of the strata decides.
 */
import { capacitiesOf, type ExactGroup, inOrder } from "./exact-split";
import { type Ratios, SPLITS, type Split } from "./ratios";
import { placesBy } from "./split-of";
import { type Strata, stratify } from "./stratify";

/** A change of the rule gets a new one. */
export const BALANCED_VERSION = "balanced-1";

/**
 * @param groups in any order, keys unique, each with at least one task
 * @param strata of the groups, in their order
 * @param ratios as accepted by `validateRatios`; a split of ratio 0 gets no group that is in no release
 * @returns the split of every group, in the order of `groups`
 */
export function balancedSplit(
  groups: readonly ExactGroup[],
  strata: Strata,
  seed: string,
  ratios: Ratios,
): Split[] {
  const placed = Int32Array.from(groups, ({ released }) =>
    released === null ? -1 : SPLITS.indexOf(released),
  );
  const free: number[] = [];
  for (let group = 0; group < groups.length; group++) if (placed[group] === -1) free.push(group);
  const placeOf = placesBy(seed, BALANCED_VERSION);
  const keyOf = (i: number) => (groups[free[i] as number] as ExactGroup).key;
  const places = new Float64Array(free.length);
  for (let i = 0; i < free.length; i++) places[i] = placeOf(keyOf(i));
  const order = inOrder(places, keyOf).map((i) => free[i] as number);
  const sizes = Uint32Array.from(groups, ({ tasks }) => tasks);
  stratify(sizes, placed, order, strata, {
    shares: SPLITS.map((split) => ratios[split]),
    capacities: capacitiesOf(groups, ratios),
  });
  return Array.from(placed, (bin) => SPLITS[bin] as Split);
}
