/** Places on an image in figures, as lists of regions show them. */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";

const whole = (value: number) => Math.round(value);

/** `12, 40 · 200 × 90`: left, top, width and height in pixels. */
export const describeRect = ({ x, y, width, height }: Rect): string =>
  `${whole(x)}, ${whole(y)} · ${whole(width)} × ${whole(height)}`;

/** The rectangle around the points; of a single one its place. */
export function describePoints(points: readonly Point[]): string {
  const [first] = points;
  if (points.length === 1 && first) return `${whole(first[0])}, ${whole(first[1])}`;
  const bounds = boundsOf(points);
  return bounds === null ? "" : describeRect(bounds);
}
