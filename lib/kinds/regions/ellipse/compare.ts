import { ringIou } from "@/lib/core/ring-area";
import type { ShapeComparison } from "../../compare";
import { medianRect } from "../../median-rect";
import { outlineOf } from "./outline";
import { fromRect, rectOf } from "./rect";
import type { EllipseShape } from "./shape";

export const compare = (): ShapeComparison<EllipseShape> => ({
  type: "overlap",
  iou: (a, b) => ringIou([outlineOf(a)], [outlineOf(b)]),
  middle: (shapes) => fromRect(medianRect(shapes.map(rectOf))),
});
