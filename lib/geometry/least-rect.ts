/**
 * The rectangle of the least area around points. One of its sides lies along a side of their convex hull (Freeman and
 * Shapira 1975), so every side of the hull is tried. The hull is Andrew's monotone chain (1979).
 */
import { boundsOf, type Point, rotatePoint } from "@/lib/core/geometry";
import { turnOf } from "./crossings";

const ORIGIN: Point = [0, 0];
/** By so much of its area a turned rectangle must be smaller: of equal ones the upright one is meant. */
const LESS = 1 - 1e-9;

/** @returns the rotation of that rectangle, degrees clockwise; 0 where the upright one is as small, and for no points */
export function leastRectTurn(points: readonly Point[]): number {
  const hull = convexHull(points);
  let [best, least] = [0, areaAt(hull, 0)];
  hull.forEach(([x, y], i) => {
    const [nextX, nextY] = hull[(i + 1) % hull.length] as Point;
    // A quarter turn gives the same rectangle.
    const turn = ((((Math.atan2(nextY - y, nextX - x) * 180) / Math.PI) % 90) + 90) % 90;
    const area = areaAt(hull, turn);
    if (area < least * LESS) [best, least] = [turn, area];
  });
  return best;
}

/** The corners of the smallest rectangle with this rotation around the points: of an upright one top left, top right, … */
export function rectAt(points: readonly Point[], degrees: number): Point[] {
  const bounds = boundsOf(points.map((point) => rotatePoint(point, ORIGIN, -degrees)));
  if (!bounds) return [];
  const { x, y, width, height } = bounds;
  const corners: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return corners.map((corner) => rotatePoint(corner, ORIGIN, degrees));
}

function areaAt(points: readonly Point[], degrees: number): number {
  const bounds = boundsOf(points.map((point) => rotatePoint(point, ORIGIN, -degrees)));
  return bounds ? bounds.width * bounds.height : 0;
}

/** The corners of the convex hull in turn; two for points on one line. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const chain = (along: readonly Point[]) => {
    const kept: Point[] = [];
    for (const point of along) {
      while (kept.length > 1 && turnOf(kept.at(-2) as Point, kept.at(-1) as Point, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 2 ? sorted : [...chain(sorted), ...chain(sorted.toReversed())];
}
