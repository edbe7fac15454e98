import { distanceToSegment, type Point } from "@/lib/core/geometry";

/**
 * The points of a line without those that lie closer than `tolerance` to what remains (Ramer 1972, Douglas and Peucker
 * 1973). Both ends stay.
 */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, points.length - 1]);
  const stretches: [number, number][] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    let farthest = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSegment(points[i] as Point, points[from] as Point, points[to] as Point);
      if (distance > most) [farthest, most] = [i, distance];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    stretches.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

/**
 * A closed ring without the corners that lie closer than `tolerance` to what remains: both ways between its first corner
 * and the one farthest from that are simplified as lines. The first corner and at least three stay; of a ring of fewer
 * corners, all.
 */
export function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  const first = ring[0];
  if (!first || ring.length <= 3) return ring.slice();
  const far = farthest(ring, ([x, y]) => Math.hypot(x - first[0], y - first[1]));
  const there = simplify(ring.slice(0, far + 1), tolerance);
  const back = simplify([...ring.slice(far), first], tolerance);
  const kept = [...there, ...back.slice(1, -1)];
  if (kept.length > 2) return kept;
  const third = farthest(ring, (point) => distanceToSegment(point, first, ring[far] as Point));
  return [0, far, third].sort((a, b) => a - b).map((i) => ring[i] as Point);
}

/** The index of the first of the points that are farthest. */
function farthest(points: readonly Point[], distance: (point: Point) => number): number {
  let [best, most] = [0, -1];
  points.forEach((point, i) => {
    const far = distance(point);
    if (far > most) [best, most] = [i, far];
  });
  return best;
}
