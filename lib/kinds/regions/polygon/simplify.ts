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
