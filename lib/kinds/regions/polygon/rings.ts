import type { Point } from "@/lib/core/geometry";
import type { PolygonShape } from "./shape";

/** The outer ring first, then its holes. */
export const ringsOf = ({ points, holes = [] }: PolygonShape): Point[][] => [points, ...holes];
