import { boxCorners } from "@/lib/core/geometry";
import type { Outline } from "../../outline";
import { traceLine } from "../../path";
import type { BoxShape } from "./shape";

export const outline: Outline<BoxShape> = {
  rings: (shape) => [boxCorners(shape)],
  trace: (path, shape) => {
    if (shape.rotation === 0) path.rect(shape.x, shape.y, shape.width, shape.height);
    else traceLine(path, boxCorners(shape), true);
  },
};
