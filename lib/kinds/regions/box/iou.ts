/** Intersection over union of boxes; rotated ones by clipping one outline against the other. */
import {
  boundsOf,
  boxCorners,
  clipToConvex,
  polygonArea,
  type Rect,
  type RotatedRect,
} from "@/lib/core/geometry";
import type { BoxShape } from "./shape";

/** In [0, 1]; boxes that only touch have 0. Sizes are positive, coordinates in pixels of the same image. */
export function boxIou(a: RotatedRect, b: RotatedRect): number {
  let shared: number;
  if (a.rotation === 0 && b.rotation === 0) {
    const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    shared = width > 0 && height > 0 ? width * height : 0;
  } else {
    shared = polygonArea(clipToConvex(boxCorners(a), boxCorners(b)));
  }
  if (shared === 0) return 0;
  return Math.min(shared / (a.width * a.height + b.width * b.height - shared), 1);
}

/** The smallest upright rectangle around the box. */
export function boxExtent(box: BoxShape): Rect {
  // A box has four corners, so there are bounds.
  return box.rotation === 0 ? box : (boundsOf(boxCorners(box)) as Rect);
}
