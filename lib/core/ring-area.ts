/**
 * Areas of shapes given as rings, by the even-odd rule: rings may cross themselves, and a ring within another one is a hole.
 * The plane is cut into strips at every corner and every crossing; within a strip no edges cross, so what lies between them is
 * trapezoids, whose area is the height times the width in the middle. Exact but for rounding, and no outline of the common
 * part has to be made.
 */
import type { Point } from "./geometry";

export type Rings = readonly (readonly (readonly [number, number])[])[];

/** An edge that is not level, from its upper to its lower end; `side` says whose it is. */
type Edge = { x0: number; y0: number; x1: number; y1: number; side: 0 | 1 };

/** With more edges than this, crossings are not looked for: the area is then measured along so many lines. */
const MAX_EXACT_EDGES = 4_000;
const SAMPLED_LINES = 4_096;

function edgesOf(rings: Rings, side: 0 | 1): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings)
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length] as Point;
      if (ay < by) edges.push({ x0: ax, y0: ay, x1: bx, y1: by, side });
      else if (by < ay) edges.push({ x0: bx, y0: by, x1: ax, y1: ay, side });
    });
  return edges;
}

const xAt = ({ x0, y0, x1, y1 }: Edge, y: number) => x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);

/** The height at which two edges cross; NaN where they do not. */
function crossing(a: Edge, b: Edge): number {
  const top = Math.max(a.y0, b.y0);
  const bottom = Math.min(a.y1, b.y1);
  if (top >= bottom) return Number.NaN;
  const above = xAt(a, top) - xAt(b, top);
  const below = xAt(a, bottom) - xAt(b, bottom);
  return above * below < 0 ? top + ((bottom - top) * above) / (above - below) : Number.NaN;
}

/** @param edges by their upper ends */
function heightsOf(edges: readonly Edge[]): number[] {
  const heights: number[] = [];
  for (const { y0, y1 } of edges) heights.push(y0, y1);
  if (edges.length > MAX_EXACT_EDGES) {
    const sorted = Float64Array.from(heights).sort();
    const [top, bottom] = [sorted[0] as number, sorted.at(-1) as number];
    return Array.from({ length: SAMPLED_LINES + 1 }, (_, i) => top + ((bottom - top) * i) / SAMPLED_LINES);
  }
  edges.forEach((a, i) => {
    for (let j = i + 1; j < edges.length && (edges[j] as Edge).y0 < a.y1; j++) {
      const height = crossing(a, edges[j] as Edge);
      if (!Number.isNaN(height)) heights.push(height);
    }
  });
  return heights;
}

export type Areas = { a: number; b: number; both: number };

/** @returns in square pixels: of either shape, and of what they have in common */
export function areasOf(a: Rings, b: Rings): Areas {
  const edges = [...edgesOf(a, 0), ...edgesOf(b, 1)].sort((one, other) => one.y0 - other.y0);
  const heights = Float64Array.from(heightsOf(edges)).sort();
  const areas = { a: 0, b: 0, both: 0 };
  let active: Edge[] = [];
  let next = 0;
  for (let i = 1; i < heights.length; i++) {
    const [top, bottom] = [heights[i - 1] as number, heights[i] as number];
    if (bottom <= top) continue;
    const middle = (top + bottom) / 2;
    for (; next < edges.length && (edges[next] as Edge).y0 < middle; next++) active.push(edges[next] as Edge);
    active = active.filter(({ y1 }) => y1 > middle);
    const crossed = active
      .map((edge) => ({ x: xAt(edge, middle), side: edge.side }))
      .sort((one, other) => one.x - other.x);
    let [isInA, isInB] = [false, false];
    crossed.forEach(({ x, side }, k) => {
      if (side === 0) isInA = !isInA;
      else isInB = !isInB;
      const strip = (bottom - top) * ((crossed[k + 1]?.x ?? x) - x);
      if (isInA) areas.a += strip;
      if (isInB) areas.b += strip;
      if (isInA && isInB) areas.both += strip;
    });
  }
  return areas;
}

export const ringArea = (rings: Rings): number => areasOf(rings, []).a;

/** Intersection over union, in [0, 1]; 0 for shapes that only touch, and for those without an area. */
export function ringIou(a: Rings, b: Rings): number {
  const areas = areasOf(a, b);
  const union = areas.a + areas.b - areas.both;
  return areas.both <= 0 || union <= 0 ? 0 : Math.min(areas.both / union, 1);
}
