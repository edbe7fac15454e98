/** Points on the borders of shapes: the nearest one, and the way along a border between two. */
import type { Point } from "@/lib/core/geometry";

/** A ring, closed by itself, or an open line. */
export type Border = { points: readonly Point[]; isClosed: boolean };

/** Where a point lies on a border: the number of the corner before it, and the share of the edge from there on, 0 to 1. */
export type BorderPlace = { border: Border; at: number; point: Point; isCorner: boolean };

const edgesOf = ({ points, isClosed }: Border): number => (isClosed ? points.length : points.length - 1);
const corner = ({ points }: Border, i: number): Point => points[i % points.length] as Point;

/** The nearest point on the edge from a to b, and its share of the edge. */
function onEdge([x, y]: Point, a: Point, b: Point): { point: Point; share: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(Math.max(((x - a[0]) * dx + (y - a[1]) * dy) / length, 0), 1);
  return { point: [a[0] + share * dx, a[1] + share * dy], share };
}

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The nearest place on any of the borders within the reach; a corner within it before any place between two.
 * @param reach in the units of the points
 */
export function nearestPlace(borders: readonly Border[], point: Point, reach: number): BorderPlace | null {
  let best: BorderPlace | null = null;
  let nearest = reach;
  const consider = (place: BorderPlace) => {
    const away = distance(place.point, point);
    if (away > reach) return;
    if (best && (best.isCorner !== place.isCorner ? best.isCorner : away >= nearest)) return;
    best = place;
    nearest = away;
  };
  for (const border of borders) {
    for (const [i, one] of border.points.entries()) consider({ border, at: i, point: one, isCorner: true });
    for (let i = 0; i < edgesOf(border); i++) {
      const { point: found, share } = onEdge(point, corner(border, i), corner(border, i + 1));
      if (share > 0 && share < 1) consider({ border, at: i + share, point: found, isCorner: false });
    }
  }
  return best;
}

/** Corners strictly after `from` and before `to`, going up. */
function cornersUp(border: Border, from: number, to: number): Point[] {
  const found: Point[] = [];
  for (let i = Math.floor(from) + 1; i < to; i++) found.push(corner(border, i));
  return found;
}

function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1] as Point, points[i] as Point);
  return length;
}

/**
 * The corners of a border between two places on it, both left out, in the order from the one to the other.
 * @param isLongWay round a ring the other way than the shorter one
 */
export function wayBetween(
  { border, at: from, point: start }: BorderPlace,
  { at: to, point: end }: BorderPlace,
  isLongWay = false,
): Point[] {
  const count = border.points.length;
  if (!border.isClosed)
    return from <= to ? cornersUp(border, from, to) : cornersUp(border, to, from).reverse();
  const up = cornersUp(border, from, to > from ? to : to + count);
  const down = cornersUp(border, to, from > to ? from : from + count).reverse();
  if (from === to) return [];
  const isUpShorter = lengthOf([start, ...up, end]) <= lengthOf([start, ...down, end]);
  return isUpShorter !== isLongWay ? up : down;
}

const signedArea = (ring: readonly Point[]): number => {
  let sum = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
};

/**
 * A border whose stretch between two places runs along a path instead. Of a ring the larger of the two shapes is kept, as a
 * path that cuts a corner off, or adds one, means.
 */
export function withStretch(from: BorderPlace, to: BorderPlace, path: readonly Point[]): Point[] {
  const { border } = from;
  const drawn = [from.point, ...path, to.point];
  if (!border.isClosed) {
    const [first, last] = from.at <= to.at ? [from, to] : [to, from];
    const along = from.at <= to.at ? drawn : drawn.toReversed();
    const head = border.points.slice(0, Math.ceil(first.at));
    const tail = border.points.slice(Math.floor(last.at) + 1);
    return [...head, ...along, ...tail];
  }
  const count = border.points.length;
  const up = cornersUp(border, to.at, from.at > to.at ? from.at : from.at + count);
  const down = cornersUp(border, from.at, to.at > from.at ? to.at : to.at + count).reverse();
  const candidates = [
    [...drawn, ...up],
    [...drawn, ...down],
  ];
  return candidates.toSorted((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)))[0] as Point[];
}
