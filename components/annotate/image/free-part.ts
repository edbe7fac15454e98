import type { Rect } from "@/lib/core/geometry";

/** So far the free part reaches under a bar: what is fitted keeps twice as far from its border. */
const UNDER_BAR_PX = 8;

/**
 * The part of a view beside bars that are high, and above or under those that are wide; of a small view all of it.
 * @param bars as they lie in the view, px
 */
export function freePart({ width, height }: Pick<Rect, "width" | "height">, bars: readonly Rect[]): Rect {
  let [x, y, right, bottom] = [0, 0, width, height];
  for (const bar of bars) {
    const [start, end] = [bar.x + UNDER_BAR_PX, bar.x + bar.width - UNDER_BAR_PX];
    const [above, under] = [bar.y + UNDER_BAR_PX, bar.y + bar.height - UNDER_BAR_PX];
    if (bar.height > bar.width) {
      if (start + end < width) x = Math.max(x, end);
      else right = Math.min(right, start);
    } else if (above + under < height) y = Math.max(y, under);
    else bottom = Math.min(bottom, above);
  }
  return right - x < width / 2 || bottom - y < height / 2
    ? { x: 0, y: 0, width, height }
    : { x, y, width: right - x, height: bottom - y };
}
