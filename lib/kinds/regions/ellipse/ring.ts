import { type Point, rotatePoint } from "@/lib/core/geometry";
import type { EllipseShape } from "./shape";

/** Enough corners that less than a thousandth of the area is missing. */
const CORNERS = 96;

/** The ellipse as a ring of corners with its exact area: they stand a little outside of it. */
export function ringOf({ cx, cy, rx, ry, rotation }: EllipseShape): Point[] {
  const step = (2 * Math.PI) / CORNERS;
  const factor = Math.sqrt(step / Math.sin(step));
  return Array.from({ length: CORNERS }, (_, i): Point => {
    const angle = i * step;
    const corner: Point = [cx + rx * factor * Math.cos(angle), cy + ry * factor * Math.sin(angle)];
    return rotation === 0 ? corner : rotatePoint(corner, [cx, cy], rotation);
  });
}
