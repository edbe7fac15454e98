/** Arrows between rectangles: where they begin and end, how they bend, and how far a point lies from them. */
import type { Point, Rect } from "@/lib/core/geometry";

/** A quadratic curve from border to border; `heading` is its direction at the end, radians, y downwards. */
export type Arrow = { start: Point; bend: Point; end: Point; middle: Point; heading: number };

type Curve = Omit<Arrow, "middle" | "heading">;
/** Straight pieces that stand for a curve where it is searched. */
const STEPS = 16;

const centreOf = ({ x, y, width, height }: Rect): Point => [x + width / 2, y + height / 2];

/** A point of the curve, `t` from 0 (start) to 1 (end). */
export function pointOn({ start, bend, end }: Curve, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return [a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]];
}

/**
 * @param aside how far the middle of the curve lies to the left of the straight line as seen from its start, in the unit
 *   of the rectangles; arrows between the same two are told apart by it
 * @returns of rectangles with one centre: from the middle of the upper edge of one to that of the other
 */
export function arrowBetween(from: Rect, to: Rect, aside: number): Arrow {
  const [a, b] = [centreOf(from), centreOf(to)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) {
    const [start, end]: [Point, Point] = [
      [a[0], from.y],
      [b[0], to.y],
    ];
    const bend: Point = [a[0] + 2 * aside, (from.y + to.y) / 2];
    return { start, bend, end, middle: pointOn({ start, bend, end }, 0.5), heading: Math.PI / 2 };
  }
  // The middle of a quadratic curve lies half as far aside as the point that bends it.
  const bend: Point = [
    (a[0] + b[0]) / 2 + (2 * aside * dy) / length,
    (a[1] + b[1]) / 2 - (2 * aside * dx) / length,
  ];
  return betweenBorders({ start: a, bend, end: b }, from, to);
}

type Joined = { id: string; from: string; to: string };
const pairOf = ({ from, to }: Joined): string => (from < to ? `${from} ${to}` : `${to} ${from}`);

/**
 * How far each arrow bows aside, by id: those of the same two ends lie a step apart, evenly about the straight line.
 * @param step in the unit of the rectangles
 */
export function asidesOf(joined: readonly Joined[], step: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of joined) counts.set(pairOf(one), (counts.get(pairOf(one)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    joined.map((one) => {
      const pair = pairOf(one);
      const at = seen.get(pair) ?? 0;
      seen.set(pair, at + 1);
      const aside = (at - ((counts.get(pair) ?? 1) - 1) / 2) * step;
      // Left of one that goes the other way is right of this one.
      return [one.id, one.from < one.to ? aside : -aside];
    }),
  );
}

/** Bisections to the border: a curve of 1,000 px is cut within a thousandth. */
const BISECTIONS = 24;

const isInside = ([x, y]: Point, rect: Rect): boolean =>
  x > rect.x && y > rect.y && x < rect.x + rect.width && y < rect.y + rect.height;

/** Where the curve, from that of its ends which lies in the rectangle, leaves it first; that end where it never does. */
function leaves(curve: Curve, rect: Rect, end: 0 | 1): number {
  const at = (t: number) => pointOn(curve, end === 0 ? t : 1 - t);
  for (let i = 1; i <= STEPS; i++) {
    if (isInside(at(i / STEPS), rect)) continue;
    let [inside, outside] = [(i - 1) / STEPS, i / STEPS];
    for (let n = 0; n < BISECTIONS; n++) {
      const middle = (inside + outside) / 2;
      if (isInside(at(middle), rect)) inside = middle;
      else outside = middle;
    }
    return end === 0 ? outside : 1 - outside;
  }
  return end;
}

/** The part of a curve between the centres of two rectangles that lies between their borders. */
function betweenBorders(whole: Curve, from: Rect, to: Rect): Arrow {
  const [first, last] = [leaves(whole, from, 0), leaves(whole, to, 1)];
  const [s, t] = first < last ? [first, last] : [0, 1];
  const { start: a, bend: b, end: c } = whole;
  /** The point of the curve for equal parameters, and what bends the part between two of them (its polar form). */
  const polar = (u: number, v: number): Point => {
    const [x, y, z] = [(1 - u) * (1 - v), (1 - u) * v + u * (1 - v), u * v];
    return [x * a[0] + y * b[0] + z * c[0], x * a[1] + y * b[1] + z * c[1]];
  };
  const [start, bend, end] = [polar(s, s), polar(s, t), polar(t, t)];
  const heading = Math.atan2(end[1] - bend[1], end[0] - bend[0]);
  return { start, bend, end, middle: pointOn({ start, bend, end }, 0.5), heading };
}

function distanceToSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** How far a point lies from the curve, taken as 16 straight pieces. */
export function distanceToArrow(arrow: Arrow, point: Point): number {
  let least = Infinity;
  let before = arrow.start;
  for (let i = 1; i <= STEPS; i++) {
    const next = pointOn(arrow, i / STEPS);
    least = Math.min(least, distanceToSegment(point, before, next));
    before = next;
  }
  return least;
}
