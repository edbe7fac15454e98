/** Chains of mentions by number, so that mentions of one are seen to belong together. */
import type { Region } from "@/lib/annotation/document";
import { textParts } from "./text-regions";

const known = new WeakMap<readonly Region[], ReadonlyMap<string, number>>();

/** From 1 in the order in which the chains begin in the text; groups of shapes have none. */
export function chainNumbers(regions: readonly Region[]): ReadonlyMap<string, number> {
  const before = known.get(regions);
  if (before) return before;
  const starts = new Map<string, number>();
  for (const region of regions) {
    const start = textParts(region)[0]?.start;
    if (region.group === undefined || start === undefined) continue;
    starts.set(region.group, Math.min(starts.get(region.group) ?? start, start));
  }
  const order = [...starts].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const numbers = new Map(order.map(([group], i) => [group, i + 1]));
  known.set(regions, numbers);
  return numbers;
}
