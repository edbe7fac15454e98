import type { Issue } from "@/lib/core/app-error";
import type { InputContent } from "../../input-content";
import type { MaskShape } from "./shape";

/** The run lengths cover the image exactly and at least one pixel is set. */
export const checkMask = (shape: MaskShape, _control: unknown, input: InputContent): Issue[] => {
  if (input.kind !== "image") return [{ path: "size", message: "it needs an image" }];
  const [height, width] = shape.size;
  if (height !== input.heightPx || width !== input.widthPx)
    return [{ path: "size", message: `expected ${input.heightPx} × ${input.widthPx} (height, width)` }];
  let total = 0;
  let set = 0;
  shape.counts.forEach((count, i) => {
    total += count;
    if (i % 2 === 1) set += count;
  });
  if (total !== height * width)
    return [{ path: "counts", message: `the runs cover ${total} pixels of ${height * width}` }];
  return set === 0 ? [{ path: "counts", message: "no pixel is set" }] : [];
};
