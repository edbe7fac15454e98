/**
 * Decides when a bitmap of resting shapes is painted anew while the view moves: at once where that is cheap, else the bitmap
 * is drawn moved and scaled until the view rests. Out of scope: changes of what is shown, which the bitmap follows by itself.
 */
import type { Rect } from "@/lib/core/geometry";
import { isSameView, type Size, toImage, type Viewport } from "./viewport";

/** After the last movement of the view. */
export const REST_MS = 100;
/** So much leaves a frame of 16 ms time for the rest. */
export const CHEAP_MS = 2;
/** Lines twice as thick, or half, look wrong even while they move. */
const MOST_SCALED = 2;
/** Between two paintings of a moving view, so that they take a ninth of the time at most. */
const PAUSE_PER_COST = 8;
const MIN_PAUSE_MS = 200;
/** A painting that would hold several frames up waits for rest, however the bitmap looks meanwhile. */
const MOST_MOVING_MS = 60;

/** A bitmap as it was painted. */
export type Painted = {
  viewport: Viewport;
  view: Size;
  /** What the bitmap reaches beyond the view on each side, pixels of the screen. */
  marginPx: number;
  /** What the painting took, and when it ended. */
  costMs: number;
  atMs: number;
};

export type Wanted = {
  viewport: Viewport;
  view: Size;
  image: Size;
  nowMs: number;
  /** The view has not moved for `REST_MS`. */
  isResting: boolean;
};

/** `now`: paint; `later`: draw the bitmap as it is and paint when the view rests; `never`: it is what is wanted. */
export type Repaint = "now" | "later" | "never";

/** The part of the image in view. */
const seen = (viewport: Viewport, view: Size, image: Size, marginPx: number): Rect => {
  const [left, top] = toImage(viewport, [-marginPx, -marginPx]);
  const [right, bottom] = toImage(viewport, [view.width + marginPx, view.height + marginPx]);
  const x = Math.max(left, 0);
  const y = Math.max(top, 0);
  return { x, y, width: Math.min(right, image.width) - x, height: Math.min(bottom, image.height) - y };
};

const covers = (a: Rect, b: Rect): boolean =>
  b.width <= 0 ||
  b.height <= 0 ||
  (a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height);

export function repaintOf(painted: Painted | null, wanted: Wanted): Repaint {
  const { viewport, view, image, nowMs, isResting } = wanted;
  if (!painted || painted.view.width !== view.width || painted.view.height !== view.height) return "now";
  if (isSameView(painted.viewport, viewport)) return "never";
  if (isResting || painted.costMs <= CHEAP_MS) return "now";
  const factor = viewport.scale / painted.viewport.scale;
  const isStale =
    Math.max(factor, 1 / factor) > MOST_SCALED ||
    !covers(seen(painted.viewport, view, image, painted.marginPx), seen(viewport, view, image, 0));
  const pauseMs = Math.max(MIN_PAUSE_MS, PAUSE_PER_COST * painted.costMs);
  return isStale && painted.costMs <= MOST_MOVING_MS && nowMs - painted.atMs >= pauseMs ? "now" : "later";
}
