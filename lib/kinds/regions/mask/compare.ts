import { rleIou } from "@/lib/geometry/rle-sets";
import type { ShapeComparison } from "../../compare";
import { mostPixels } from "./most-pixels";
import type { MaskShape } from "./shape";

export const compare = (): ShapeComparison<MaskShape> => ({
  type: "overlap",
  iou: rleIou,
  middle: (shapes) => ({ kind: "mask", ...mostPixels(shapes) }),
});
