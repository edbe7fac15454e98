/** Outlines with holes, as polygons are stored: what they cover follows the even-odd rule over all their rings. */
import type { Point } from "@/lib/core/geometry";

/** A stored PolygonShape is one. Rings are not closed by a repeated corner; either direction is fine. */
export type Polygon = { points: Point[]; holes?: Point[][] };

export const ringsOf = ({ points, holes = [] }: Polygon): Point[][] => [points, ...holes];

/** @param rings the outer one first */
export const polygonOf = ([points = [], ...holes]: Point[][]): Polygon =>
  holes.length > 0 ? { points, holes } : { points };

/** Corners of what is computed lie on a grid so fine, so that the same is computed again from a result. */
export const GRID_PX = 1 / 16;

export const onGrid = ([x, y]: Point): Point => [
  Math.round(x / GRID_PX) * GRID_PX + 0,
  Math.round(y / GRID_PX) * GRID_PX + 0,
];
