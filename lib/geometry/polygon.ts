/** Outlines with holes, as polygons are stored: what they cover follows the even-odd rule over all their rings. */
import type { Point } from "@/lib/core/geometry";

/** A stored PolygonShape is one. Rings are not closed by a repeated corner; either direction is fine. */
export type Polygon = { points: Point[]; holes?: Point[][] };

export const ringsOf = ({ points, holes = [] }: Polygon): Point[][] => [points, ...holes];

/** @param rings the outer one first */
export const polygonOf = ([points = [], ...holes]: Point[][]): Polygon =>
  holes.length > 0 ? { points, holes } : { points };
