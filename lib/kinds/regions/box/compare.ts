import type { ShapeComparison } from "../../compare";
import { medianRect } from "../../median-rect";
import { boxIou } from "./iou";
import type { BoxShape } from "./shape";

export const compare = (): ShapeComparison<BoxShape> => ({
  type: "overlap",
  iou: boxIou,
  middle: (shapes) => ({ kind: "box", ...medianRect(shapes) }),
});
