import type { Point, Rect } from "@/lib/core/geometry";
import type { SkeletonControl } from "./control";
import type { SkeletonShape } from "./shape";

/** Where the joints of the template stand, as shares of its width and height. */
export function templatePlaces({ joints }: SkeletonControl): Map<string, Point> {
  return new Map(
    joints.map(({ id, x, y }, i): [string, Point] => {
      if (x !== undefined && y !== undefined) return [id, [x, y]];
      // From the top clockwise on a circle.
      const angle = (2 * Math.PI * i) / joints.length - Math.PI / 2;
      return [id, [0.5 + Math.cos(angle) / 2, 0.5 + Math.sin(angle) / 2]];
    }),
  );
}

const round = (value: number) => Math.round(value * 100) / 100 + 0;

/** The template in a rectangle, every joint visible. */
export function skeletonIn(control: SkeletonControl, { x, y, width, height }: Rect): SkeletonShape {
  const joints = [...templatePlaces(control)].map(([id, [shareX, shareY]]) => ({
    id,
    x: round(x + shareX * width),
    y: round(y + shareY * height),
    visibility: 2 as const,
  }));
  return { kind: "skeleton", joints };
}
