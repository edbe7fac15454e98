import type { Point } from "@/lib/core/geometry";
import type { Outline } from "../../outline";
import type { PathSink } from "../../path";
import type { SkeletonControl } from "./control";
import type { SkeletonShape } from "./shape";

/** Of the dot of a joint on the screen. */
const RADIUS_PX = 4;

/** Bones between joints that are set, as stretches. */
function bonesOf({ joints }: SkeletonShape, { bones }: SkeletonControl): [Point, Point][] {
  const places = new Map(joints.map(({ id, x, y }): [string, Point] => [id, [x, y]]));
  return bones.flatMap(([from, to]): [Point, Point][] => {
    const [a, b] = [places.get(from), places.get(to)];
    return a && b ? [[a, b]] : [];
  });
}

/** Bones as lines, visible joints as dots, hidden ones as crosses. */
function trace(path: PathSink, shape: SkeletonShape, pixel: number, control: SkeletonControl): void {
  for (const [a, b] of bonesOf(shape, control)) {
    path.moveTo(...a);
    path.lineTo(...b);
  }
  const radius = RADIUS_PX * pixel;
  for (const { x, y, visibility } of shape.joints) {
    if (visibility === 2) {
      path.moveTo(x + radius, y);
      path.ellipse(x, y, radius, radius, 0, 0, 2 * Math.PI);
      continue;
    }
    path.moveTo(x - radius, y - radius);
    path.lineTo(x + radius, y + radius);
    path.moveTo(x - radius, y + radius);
    path.lineTo(x + radius, y - radius);
  }
}

export const outline: Outline<SkeletonShape, SkeletonControl> = { trace };
