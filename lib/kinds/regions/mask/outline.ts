import { ringsOf } from "@/lib/geometry/polygon";
import { traceRle } from "@/lib/geometry/trace-mask";
import { cached } from "../../cached";
import type { Outline } from "../../outline";
import { traceLine } from "../../path";
import type { MaskShape } from "./shape";

/** Along the edges of the pixels, so that the outline is exact at any zoom. */
const rings = cached((shape: MaskShape) => traceRle(shape).flatMap(ringsOf));

export const outline: Outline<MaskShape> = {
  rings,
  trace: (path, shape) => {
    for (const ring of rings(shape)) traceLine(path, ring, true);
  },
};
