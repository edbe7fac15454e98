/** Chains of mentions by number, so that mentions of one are seen to belong together. */
import type { Region } from "@/lib/annotation/document";
import { textParts } from "./text-regions";

const known = new WeakMap<readonly Region[], ReadonlyMap<string, number>>();

/** From 1 in the order in which the chains begin in the text; groups of shapes have none. */
export function chainNumbers(regions: readonly Region[]): ReadonlyMap<string, number> {
  const before = known.get(regions);
  if (before) return before;
  const mentions = regions.flatMap((region) => {
    const [first] = textParts(region);
    return region.group && first ? [{ group: region.group, at: first.start }] : [];
  });
  const numbers = new Map<string, number>();
  for (const { group } of mentions.sort((a, b) => a.at - b.at))
    numbers.set(group, numbers.get(group) ?? numbers.size + 1);
  known.set(regions, numbers);
  return numbers;
}
