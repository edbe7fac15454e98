/**
 * How near two lines lie to each other: the share of each one's length that is within a tolerance of the other, as the
 * harmonic mean of the two shares (the buffer method of Goodchild and Hunter, 1997, taken both ways). Where lines are drawn
 * from and to, and where their points lie on them, does not matter.
 */
import { distanceToSegment } from "@/lib/core/geometry";

type Xy = readonly [number, number];
/** Half-open, in [0, 1] of a segment. */
type Stretch = [from: number, to: number];

const lengthOf = ([ax, ay]: Xy, [bx, by]: Xy) => Math.hypot(bx - ax, by - ay);

/** Where on the segment from `a` to `b` a disc is met. */
function inDisc([ax, ay]: Xy, [bx, by]: Xy, [cx, cy]: Xy, radius: number): Stretch | null {
  const [dx, dy, fx, fy] = [bx - ax, by - ay, ax - cx, ay - cy];
  const [qa, qb, qc] = [dx * dx + dy * dy, 2 * (fx * dx + fy * dy), fx * fx + fy * fy - radius * radius];
  const root = qb * qb - 4 * qa * qc;
  if (qa === 0 || root < 0) return null;
  const half = Math.sqrt(root);
  const [from, to] = [Math.max((-qb - half) / (2 * qa), 0), Math.min((-qb + half) / (2 * qa), 1)];
  return from < to ? [from, to] : null;
}

/** Where it lies in the strip of that half width along the segment from `c` to `d`, ends cut off square. */
function inStrip([ax, ay]: Xy, [bx, by]: Xy, c: Xy, d: Xy, radius: number): Stretch | null {
  const length = lengthOf(c, d);
  if (length === 0) return null;
  const [ux, uy] = [(d[0] - c[0]) / length, (d[1] - c[1]) / length];
  let [from, to] = [0, 1];
  /** Keeps what lies between two bounds along an axis. */
  const keep = (start: number, change: number, low: number, high: number) => {
    if (change === 0) {
      if (start < low || start > high) to = -1;
      return;
    }
    const [one, other] = [(low - start) / change, (high - start) / change];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  };
  const [px, py, dx, dy] = [ax - c[0], ay - c[1], bx - ax, by - ay];
  keep(px * ux + py * uy, dx * ux + dy * uy, 0, length);
  keep(py * ux - px * uy, dy * ux - dx * uy, -radius, radius);
  return from < to ? [from, to] : null;
}

/** The length of what several stretches cover together. */
function covered(stretches: Stretch[]): number {
  let [sum, reached] = [0, 0];
  for (const [from, to] of stretches.sort((a, b) => a[0] - b[0])) {
    if (to <= reached) continue;
    sum += to - Math.max(from, reached);
    reached = to;
  }
  return sum;
}

const eachSegment = (line: readonly Xy[]): [Xy, Xy][] => line.slice(1).map((end, i) => [line[i] as Xy, end]);

/** The share of the length of `a` that lies within the tolerance of `b`. A line without a length is a point. */
function nearShare(a: readonly Xy[], b: readonly Xy[], tolerance: number): number {
  const others = eachSegment(b);
  let [near, all] = [0, 0];
  for (const [from, to] of eachSegment(a)) {
    const length = lengthOf(from, to);
    if (length === 0) continue;
    const stretches = others.flatMap(([c, d]) =>
      [
        inDisc(from, to, c, tolerance),
        inDisc(from, to, d, tolerance),
        inStrip(from, to, c, d, tolerance),
      ].filter((stretch) => stretch !== null),
    );
    near += covered(stretches) * length;
    all += length;
  }
  if (all > 0) return Math.min(near / all, 1);
  const point = a[0];
  return point && others.some(([c, d]) => distanceToSegment(point, c, d) <= tolerance) ? 1 : 0;
}

/**
 * @param a, b at least two points each, px
 * @param tolerance px, above 0
 * @returns in [0, 1], symmetric; 1 for a line and itself, 0 for lines that nowhere come so near
 */
export function lineNearness(a: readonly Xy[], b: readonly Xy[], tolerance: number): number {
  const [x, y] = [nearShare(a, b, tolerance), nearShare(b, a, tolerance)];
  return x + y === 0 ? 0 : (2 * x * y) / (x + y);
}
