/** Characters (code points) of spans, which may have several parts. Parts ascend and stay apart. */
import type { Rect } from "@/lib/core/geometry";

/** Half-open ranges of code points. */
export type Ranges = readonly { start: number; end: number }[];

/** Number of characters covered. */
export const lengthOf = (ranges: Ranges): number =>
  ranges.reduce((sum, { start, end }) => sum + end - start, 0);

/** Number of characters covered by both; each side ascending and without overlap. */
export function sharedLength(a: Ranges, b: Ranges): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as Ranges[number], b[j] as Ranges[number]];
    shared += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
    if (x.end <= y.end) i++;
    else j++;
  }
  return shared;
}

/** Characters in both over characters in either, in [0, 1]. */
export function partsIou(a: Ranges, b: Ranges): number {
  const shared = sharedLength(a, b);
  return shared === 0 ? 0 : shared / (lengthOf(a) + lengthOf(b) - shared);
}

/** The union of ranges: ascending, apart, touching ones joined. */
export function mergeRanges(ranges: Ranges): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.slice().sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** From the first to the last character; spans lie on one line, one high. */
export function extentOfParts(parts: readonly { start: number; end: number }[]): Rect {
  const start = parts[0]?.start ?? 0;
  return { x: start, y: 0, width: (parts.at(-1)?.end ?? start) - start, height: 1 };
}
