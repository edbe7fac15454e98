import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { InputContent } from "../../input-content";
import type { MaskShape } from "./shape";

/** The run lengths cover the image exactly and at least one pixel is set. */
export const checkMask = (shape: MaskShape, _control: unknown, input: InputContent): Issue[] => {
  if (input.kind !== "image") return [{ path: "size", message: say("answers.needsImage") }];
  const [height, width] = shape.size;
  if (height !== input.heightPx || width !== input.widthPx)
    return [
      { path: "size", message: say("answers.maskSize", { height: input.heightPx, width: input.widthPx }) },
    ];
  let total = 0;
  let set = 0;
  shape.counts.forEach((count, i) => {
    total += count;
    if (i % 2 === 1) set += count;
  });
  if (total !== height * width)
    return [{ path: "counts", message: say("answers.maskRuns", { covered: total, all: height * width }) }];
  return set === 0 ? [{ path: "counts", message: say("answers.emptyMask") }] : [];
};
