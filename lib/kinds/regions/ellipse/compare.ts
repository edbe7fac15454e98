import { ringIou } from "@/lib/core/ring-area";
import type { ShapeComparison } from "../../compare";
import { medianRect } from "../../median-rect";
import { fromRect, rectOf } from "./rect";
import { ringOf } from "./ring";
import type { EllipseShape } from "./shape";

export const compare = (): ShapeComparison<EllipseShape> => ({
  type: "overlap",
  iou: (a, b) => ringIou([ringOf(a)], [ringOf(b)]),
  middle: (shapes) => fromRect(medianRect(shapes.map(rectOf))),
});
