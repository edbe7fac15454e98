/**
 * Where lines meet, and rings taken apart where they cross themselves. Corners on the grid of polygon.ts are compared
 * without an error of rounding, as their products are exact; a crossing itself is rounded as numbers are.
 */
import type { Point } from "@/lib/core/geometry";

export type Segment = readonly [from: Point, to: Point];

/** Twice the area of the triangle, positive when it turns clockwise as seen on the screen; 0 for points on one line. */
export const turnOf = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

export const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether a point on the line through a segment lies on the segment, its ends included. */
const isBetween = ([x, y]: Point, [[ax, ay], [bx, by]]: Segment) =>
  Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);

/** Whether a level or an upright line lies between two segments: they do not meet then. */
const liesBeside = ([a, b]: Segment, [c, d]: Segment): boolean =>
  (a[0] < c[0] && a[0] < d[0] && b[0] < c[0] && b[0] < d[0]) ||
  (a[0] > c[0] && a[0] > d[0] && b[0] > c[0] && b[0] > d[0]) ||
  (a[1] < c[1] && a[1] < d[1] && b[1] < c[1] && b[1] < d[1]) ||
  (a[1] > c[1] && a[1] > d[1] && b[1] > c[1] && b[1] > d[1]);

/** @returns the crossing; or the ends of either segment that lie on the other: two when they run along each other */
export function meetings(one: Segment, other: Segment): Point[] {
  if (liesBeside(one, other)) return [];
  const [[a, b], [c, d]] = [one, other];
  const [turnC, turnD, turnA, turnB] = [turnOf(a, b, c), turnOf(a, b, d), turnOf(c, d, a), turnOf(c, d, b)];
  if (turnC * turnD < 0 && turnA * turnB < 0) {
    const t = turnA / (turnA - turnB);
    return [[a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]];
  }
  const touching: Point[] = [];
  const add = (turn: number, point: Point, segment: Segment) => {
    if (turn === 0 && isBetween(point, segment) && !touching.some((found) => isSame(found, point)))
      touching.push(point);
  };
  add(turnA, a, other);
  add(turnB, b, other);
  add(turnC, c, one);
  add(turnD, d, one);
  return touching;
}

/** How far along its line a point lies: 0 at the beginning of the segment, 1 at its end. */
export function placeOn([[ax, ay], [bx, by]]: Segment, [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  return Math.abs(dx) > Math.abs(dy) ? (x - ax) / dx : (y - ay) / dy;
}

/** The points put in between the corners of a line, in order of their places; ends of a segment are corners already. */
export function withPoints(segments: readonly Segment[], points: readonly (readonly Point[])[]): Point[] {
  return segments.flatMap((segment, i) => {
    const between = (points[i] ?? []).filter((point) => !segment.some((end) => isSame(end, point)));
    between.sort((a, b) => placeOn(segment, a) - placeOn(segment, b));
    return [segment[0], ...between.filter((point, k) => k === 0 || !isSame(point, between[k - 1] as Point))];
  });
}

/** The sides of a ring; those without a length are left out. */
export const sidesOf = (ring: readonly Point[]): Segment[] =>
  ring
    .map((point, i): Segment => [point, ring[(i + 1) % ring.length] as Point])
    .filter(([from, to]) => !isSame(from, to));

/** For every segment the points where it meets others. Segments are gone through from above, beside those not yet ended. */
export function allMeetings(segments: readonly Segment[]): Point[][] {
  const points: Point[][] = segments.map(() => []);
  const top = segments.map(([[, ay], [, by]]) => Math.min(ay, by));
  const bottom = segments.map(([[, ay], [, by]]) => Math.max(ay, by));
  const fromAbove = segments.map((_, i) => i).sort((i, j) => (top[i] as number) - (top[j] as number));
  let active: number[] = [];
  for (const i of fromAbove) {
    active = active.filter((j) => (bottom[j] as number) >= (top[i] as number));
    for (const j of active) {
      const found = meetings(segments[i] as Segment, segments[j] as Segment);
      points[i]?.push(...found);
      points[j]?.push(...found);
    }
    active.push(i);
  }
  return points;
}

/**
 * Rings that do not cross themselves, and that cover together by the even-odd rule what the ring covers: it is cut where
 * it meets itself, and each way back to the same place becomes a ring. Ways there and back cover nothing and are left out.
 */
export function simpleLoops(ring: readonly Point[]): Point[][] {
  const sides = sidesOf(ring);
  const loops: Point[][] = [];
  const way: Point[] = [];
  const places = new Map<string, number>();
  const keyOf = ([x, y]: Point) => `${x} ${y}`;
  for (const point of withPoints(sides, allMeetings(sides))) {
    const seen = places.get(keyOf(point));
    if (seen === undefined) {
      places.set(keyOf(point), way.length);
      way.push(point);
      continue;
    }
    const loop = way.splice(seen + 1);
    for (const passed of loop) places.delete(keyOf(passed));
    loops.push([point, ...loop]);
  }
  return [...loops, way].filter(({ length }) => length >= 3);
}
