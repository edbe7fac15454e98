/**
 * Points turned, stretched and mirrored about a centre, and moved back onto the image. Pixels, y downwards, degrees
 * clockwise as seen on the screen. Nothing is rounded.
 */
import { boundsOf, type Point, rotatePoint } from "@/lib/core/geometry";

type Points = readonly Point[];

export const rotatePoints = (points: Points, centre: Point, degrees: number): Point[] =>
  points.map((point) => rotatePoint(point, centre, degrees));

/** @param factor across and down; a negative one mirrors */
export const scalePoints = (points: Points, [cx, cy]: Point, [fx, fy]: Point): Point[] =>
  points.map(([x, y]) => [cx + (x - cx) * fx, cy + (y - cy) * fy]);

/** @param axis `horizontal` exchanges left and right, `vertical` above and below */
export const flipPoints = (points: Points, [cx, cy]: Point, axis: "horizontal" | "vertical"): Point[] =>
  points.map(([x, y]) => (axis === "horizontal" ? [2 * cx - x, y] : [x, 2 * cy - y]));

export const shiftPoints = (points: Points, [dx, dy]: Point): Point[] =>
  points.map(([x, y]) => [x + dx, y + dy]);

/**
 * The smallest shift that brings the bounds of the points onto the image, [0, 0] when they lie on it, or when there are
 * none; null when the bounds are larger than the image.
 */
export function fitInto(points: Points, image: { width: number; height: number }): Point | null {
  const bounds = boundsOf(points);
  if (!bounds) return [0, 0];
  if (bounds.width > image.width || bounds.height > image.height) return null;
  const shift = (start: number, length: number, room: number) =>
    start < 0 ? -start : Math.min(room - length - start, 0);
  return [shift(bounds.x, bounds.width, image.width), shift(bounds.y, bounds.height, image.height)];
}
