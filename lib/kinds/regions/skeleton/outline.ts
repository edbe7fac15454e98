import type { Point } from "@/lib/core/geometry";
import type { Dot, Outline } from "../../outline";
import type { PathSink } from "../../path";
import type { SkeletonControl } from "./control";
import type { SkeletonShape } from "./shape";

/** Bones between joints that are set, as stretches. */
function bonesOf({ joints }: SkeletonShape, { bones }: SkeletonControl): [Point, Point][] {
  const places = new Map(joints.map(({ id, x, y }): [string, Point] => [id, [x, y]]));
  return bones.flatMap(([from, to]): [Point, Point][] => {
    const [a, b] = [places.get(from), places.get(to)];
    return a && b ? [[a, b]] : [];
  });
}

/** Bones as lines. */
function trace(path: PathSink, shape: SkeletonShape, _pixel: number, control: SkeletonControl): void {
  for (const [a, b] of bonesOf(shape, control)) {
    path.moveTo(...a);
    path.lineTo(...b);
  }
}

/** Visible joints are full, hidden ones hollow, here and as grips; a joint that is absent has no place to be drawn at. */
export const dots = ({ joints }: SkeletonShape): Dot[] =>
  joints.map(({ x, y, visibility }) => ({ point: [x, y], isHollow: visibility === 1 }));

export const outline: Outline<SkeletonShape, SkeletonControl> = { trace, dots };
