import type { ShapeComparison } from "../../compare";
import { median } from "../../median-rect";
import { FAR, nearnessAt, toleranceOf, widened } from "../../tolerance";
import type { KeypointControl } from "./control";
import type { KeypointShape } from "./shape";

export function compare(control: KeypointControl): ShapeComparison<KeypointShape> {
  const tolerance = toleranceOf(control);
  return {
    type: "nearness",
    extent: ({ x, y }) => widened({ x, y, width: 0, height: 0 }, (tolerance * FAR) / 2),
    distance: (a, b) => Math.hypot(a.x - b.x, a.y - b.y) / tolerance,
    nearness: (a, b) => nearnessAt(Math.hypot(a.x - b.x, a.y - b.y), tolerance),
    middle: (shapes) => ({
      kind: "keypoint",
      x: median(shapes.map(({ x }) => x)),
      y: median(shapes.map(({ y }) => y)),
    }),
  };
}
