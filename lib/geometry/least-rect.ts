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
  const upright = boundsOf(points);
  let [best, least] = [0, upright ? upright.width * upright.height : 0];
  for (const { along, area } of rectsAlongSides(convexHull(points))) {
    if (area >= least * LESS) continue;
    // A quarter turn gives the same rectangle.
    const turn = ((((Math.atan2(along[1], along[0]) * 180) / Math.PI) % 90) + 90) % 90;
    [best, least] = [turn, area];
  }
  return best;
}

const dot = ([ax, ay]: Point, [bx, by]: Point): number => ax * bx + ay * by;

/**
 * For each side of a hull the direction along it and the area of the rectangle on it. The corners that lie farthest ahead,
 * across and behind only move on as the sides turn (rotating calipers, Toussaint 1983).
 */
function* rectsAlongSides(hull: readonly Point[]): Generator<{ along: Point; area: number }> {
  const at = (i: number) => hull[i % hull.length] as Point;
  let [ahead, across, behind] = [1, 1, 1];
  for (let i = 0; hull.length > 1 && i < hull.length; i++) {
    const [[x, y], [nextX, nextY]] = [at(i), at(i + 1)];
    const length = Math.hypot(nextX - x, nextY - y);
    const along: Point = [(nextX - x) / length, (nextY - y) / length];
    // The hull turns clockwise as seen on the screen: it lies on the right hand of each side.
    const inwards: Point = [-along[1], along[0]];
    const farthest = (from: number, towards: Point) => {
      let k = from;
      while (k < from + hull.length && dot(at(k + 1), towards) > dot(at(k), towards)) k++;
      return k;
    };
    ahead = farthest(Math.max(ahead, i + 1), along);
    across = farthest(Math.max(across, ahead), inwards);
    behind = farthest(Math.max(behind, across), [-along[0], -along[1]]);
    const width = dot(at(ahead), along) - dot(at(behind), along);
    yield { along, area: width * (dot(at(across), inwards) - dot(at(i), inwards)) };
  }
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
