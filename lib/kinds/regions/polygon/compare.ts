import { ringIou } from "@/lib/core/ring-area";
import { closestToAll } from "../../closest-to-all";
import type { ShapeComparison } from "../../compare";
import { ringsOf } from "./rings";
import type { PolygonShape } from "./shape";

const iou = (a: PolygonShape, b: PolygonShape) => ringIou(ringsOf(a), ringsOf(b));

export const compare = (): ShapeComparison<PolygonShape> => ({
  type: "overlap",
  iou,
  middle: (shapes) => closestToAll(shapes, iou),
});
