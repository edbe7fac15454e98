import { boundsOf, type Rect } from "@/lib/core/geometry";
import { lineNearness } from "@/lib/geometry/line-nearness";
import { closestToAll } from "../../closest-to-all";
import type { ShapeComparison } from "../../compare";
import { toleranceOf, widened } from "../../tolerance";
import type { PolylineControl } from "./control";
import type { PolylineShape } from "./shape";

export function compare(control: PolylineControl): ShapeComparison<PolylineShape> {
  const tolerance = toleranceOf(control);
  const nearness = (a: PolylineShape, b: PolylineShape) => lineNearness(a.points, b.points, tolerance);
  return {
    type: "nearness",
    extent: ({ points }) => widened(boundsOf(points) as Rect, tolerance), // a line has points
    nearness,
    middle: (shapes) => closestToAll(shapes, nearness),
  };
}
