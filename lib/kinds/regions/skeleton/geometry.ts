import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
import type { SkeletonShape } from "./shape";

const placesOf = ({ joints }: SkeletonShape): Point[] => joints.map(({ x, y }) => [x, y]);

export const boundsOfJoints = (shape: SkeletonShape): Rect => boundsOf(placesOf(shape)) as Rect; // it has joints

/** Anywhere between its joints: bones are thin, and joints far apart. */
export function isBetweenJoints(shape: SkeletonShape, [px, py]: Point): boolean {
  const { x, y, width, height } = boundsOfJoints(shape);
  return px >= x && py >= y && px <= x + width && py <= y + height;
}
