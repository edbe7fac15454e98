/**
 * How two versions of a list of regions differ. Lists and regions are never changed in place, so a region that is the same
 * object has not changed; a comparison of 20,000 takes well under a millisecond. Out of scope: what differs in a region.
 */
import type { Region } from "@/lib/annotation/document";

export type RegionsDifference = {
  /** Only in the earlier list, in its order. */
  gone: readonly Region[];
  /** Only in the later list, ascending by place; a region that went to another place counts as gone and come. */
  come: readonly { region: Region; place: number }[];
};

type Regions = readonly Region[];

export function differenceOf(before: Regions, after: Regions): RegionsDifference {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const old = before.slice(start, endBefore);
  const fresh = after.slice(start, endAfter);
  const gone: Region[] = [];
  const come: { region: Region; place: number }[] = [];
  // In lists of one length changed regions mostly stand where they stood.
  if (before.length === after.length) {
    for (const [i, region] of fresh.entries()) {
      if (old[i] === region) continue;
      gone.push(old[i] as Region);
      come.push({ region, place: start + i });
    }
    return { gone, come };
  }
  const [isOld, isFresh] = [new Set(old), new Set(fresh)];
  for (let [i, j] = [0, 0]; i < old.length || j < fresh.length; ) {
    const [was, is] = [old[i], fresh[j]];
    if (was && was === is) {
      i++;
      j++;
    } else if (was && (!is || !isFresh.has(was) || isOld.has(is))) {
      // It is not there any more, or stands further back.
      gone.push(was);
      isOld.delete(was);
      i++;
    } else if (is) {
      come.push({ region: is, place: start + j });
      j++;
    }
  }
  return { gone, come };
}

/** A set, or the keys of a map. */
type Ids = { readonly size: number; has(id: string): boolean; keys(): Iterable<string> };

/** What a painting of resting regions depends on, the view and the colours left out. */
export type ShownRegions = {
  regions: Regions;
  selection: readonly string[];
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
  /** Regions that a gesture is changing, by id: they are painted with the gesture. */
  lifted: Ids;
};

/** Above this, or a sixteenth of all, a whole painting costs less than mending one. */
export const MOST_CHANGED = 64;
const ALWAYS_MENDED = 4;

function addDifferent(a: Ids, b: Ids, ids: Set<string>): void {
  if (a === b) return;
  for (const id of a.keys()) if (!b.has(id)) ids.add(id);
  for (const id of b.keys()) if (!a.has(id)) ids.add(id);
}

/**
 * The regions, in their earlier and their later shape, under which a painting has to be mended.
 * @returns null when so much changed that the whole has to be painted
 */
export function changedRegions(before: ShownRegions, after: ShownRegions): readonly Region[] | null {
  const found = new Set<Region>();
  if (before.regions !== after.regions) {
    if (Math.abs(before.regions.length - after.regions.length) > MOST_CHANGED) return null;
    const { gone, come } = differenceOf(before.regions, after.regions);
    if (gone.length + come.length > 2 * MOST_CHANGED) return null;
    for (const region of gone) found.add(region);
    for (const { region } of come) found.add(region);
  }
  const ids = new Set<string>();
  const pairs: [Ids, Ids][] = [
    [before.hidden, after.hidden],
    [before.locked, after.locked],
    [before.lifted, after.lifted],
  ];
  if (before.selection !== after.selection) pairs.push([new Set(before.selection), new Set(after.selection)]);
  for (const [was, is] of pairs) {
    if (Math.abs(was.size - is.size) > MOST_CHANGED) return null;
    addDifferent(was, is, ids);
  }
  if (ids.size > MOST_CHANGED) return null;
  if (ids.size > 0) for (const region of after.regions) if (ids.has(region.id)) found.add(region);
  const most = Math.max(ALWAYS_MENDED, after.regions.length / 16);
  return found.size > most ? null : [...found];
}
