/**
 * Unions, differences and common parts of polygons, and polygons cut by a line. A list of polygons stands for all that any
 * of them covers, each by the even-odd rule over its rings: an outline may cross itself, and a hole may cross the outline.
 *
 * Outlines are computed by polygon-clipping (Martinez, Rueda and Feito 2009), loaded when first needed. Corners are put on
 * a grid of 1/16 pixel before and after, so areas are right to a sixteenth of a pixel along the outline. Rings below 1/16
 * square pixel, or thinner than the grid, are errors of rounding and left out. That library fills rings by the non-zero
 * rule, so rings that cross themselves are taken apart before; where it fails, pixels decide (raster-boolean.ts).
 */
import { type Point, polygonArea } from "@/lib/core/geometry";
import { isSame, simpleLoops, turnOf } from "./crossings";
import { GRID_PX, onGrid, type Polygon, polygonOf, ringsOf } from "./polygon";
import { rasterBoolean, type SetOperation } from "./raster-boolean";
import { slicePolygon } from "./slice-polygon";

type MultiPolygon = [number, number][][][];
type Clip = (first: MultiPolygon, ...others: MultiPolygon[]) => MultiPolygon;
/** What is used of polygon-clipping. */
export type Clipper = Record<"union" | "difference" | "intersection" | "xor", Clip>;

type Polygons = readonly Polygon[];

export type Booleans = {
  /** What either covers, each connected part with its holes. */
  union: (a: Polygons, b: Polygons) => Polygon[];
  /** What `a` covers and `b` does not; none when nothing is left. */
  subtract: (a: Polygons, b: Polygons) => Polygon[];
  /** What both cover. */
  intersect: (a: Polygons, b: Polygons) => Polygon[];
  /**
   * The pieces of a polygon cut along an open line of two or more points; the polygon itself, alone, where the line does
   * not cut it through: ends of the line that hang within it, or reach into a hole only, do not cut.
   */
  slice: (polygon: Polygon, line: readonly Point[]) => Polygon[];
};

/** Loads what the operations need; they themselves do not wait. */
export async function loadBooleans(): Promise<Booleans> {
  return booleansWith((await import("polygon-clipping")).default);
}

export function booleansWith(clipper: Clipper): Booleans {
  const apply = (operation: SetOperation) => (a: Polygons, b: Polygons) => {
    const [one, other] = [a.map(roundedCorners), b.map(roundedCorners)];
    return tidy(outlines(clipper, operation, [one, other]) ?? rasterBoolean(operation, one, other));
  };
  const sets = { union: apply("union"), subtract: apply("subtract"), intersect: apply("intersect") };
  return { ...sets, slice: (polygon, line) => slicePolygon(sets, polygon, line) };
}

const OPERATIONS = { union: "union", subtract: "difference", intersect: "intersection" } as const;

/** @returns null where the library cannot tell */
function outlines(clipper: Clipper, operation: SetOperation, [a, b]: [Polygons, Polygons]): Polygon[] | null {
  try {
    const [one, other] = [areaOf(clipper, a), areaOf(clipper, b)];
    return clipper[OPERATIONS[operation]](one, other).map((rings) => polygonOf(rings.map(opened)));
  } catch {
    // Errors of rounding leave the sweep with an outline that does not close: the library throws. Pixels decide then.
    return null;
  }
}

/** What a list of polygons covers, in the library's terms. */
function areaOf(clipper: Clipper, polygons: Polygons): MultiPolygon {
  const [first = [], ...others] = polygons.map((polygon) => {
    const [loop = [], ...more] = ringsOf(polygon)
      .flatMap(simpleLoops)
      .map((ring): MultiPolygon => [[ring]]);
    return more.length > 0 ? clipper.xor(loop, ...more) : loop;
  });
  return others.length > 0 ? clipper.union(first, ...others) : first;
}

const roundedCorners = (polygon: Polygon): Polygon =>
  polygonOf(ringsOf(polygon).map((ring) => ring.map(onGrid)));

/** The library repeats the first corner at the end. */
const opened = (ring: Point[]): Point[] =>
  ring.length > 1 && isSame(ring[0] as Point, ring.at(-1) as Point) ? ring.slice(0, -1) : ring;

const MIN_AREA = 1 / 16;

function tidy(polygons: Polygons): Polygon[] {
  return polygons.flatMap((polygon) => {
    const [points = [], ...holes] = ringsOf(polygon).map((ring) => bends(ring.map(onGrid)));
    return hasArea(points) ? [polygonOf([points, ...holes.filter(hasArea)])] : [];
  });
}

function hasArea(ring: readonly Point[]): boolean {
  const around = ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] as Point;
    return sum + Math.hypot(nx - x, ny - y);
  }, 0);
  // A strip is half as long as its outline.
  return polygonArea(ring) >= Math.max(MIN_AREA, (around / 2) * GRID_PX);
}

/** The corners where a ring bends: not those on a straight side, on the same spot, or at the tip of a way there and back. */
function bends(ring: readonly Point[]): Point[] {
  const kept: Point[] = [];
  const isStraight = (a: Point | undefined, b: Point | undefined, c: Point | undefined) =>
    a !== undefined && b !== undefined && c !== undefined && turnOf(a, b, c) === 0;
  for (const point of ring) {
    while (isStraight(kept.at(-2), kept.at(-1), point)) kept.pop();
    if (kept.length === 0 || !isSame(kept.at(-1) as Point, point)) kept.push(point);
  }
  for (let before = -1; before !== kept.length && kept.length > 2; ) {
    before = kept.length;
    if (isStraight(kept.at(-2), kept.at(-1), kept[0])) kept.pop();
    if (isStraight(kept.at(-1), kept[0], kept[1])) kept.shift();
  }
  return kept;
}
