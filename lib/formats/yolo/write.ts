/**
 * YOLO object detection: `class cx cy w h`, from the centre of the box. Written is the upright rectangle around the part of
 * a region that lies on the image: rotations and outlines are counted as lost.
 */
import { boundsOf } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { isOutlinedKind, ringsOnImage } from "@/lib/exports/outlines";
import { inShares, yoloFormat } from "./data-set";

export const yolo = yoloFormat({
  holds: isOutlinedKind,
  none: say("releases.yoloOutlines"),
  partOf: (shape, image) => boundsOf(ringsOnImage(shape, image).flat()),
  line: ({ x, y, width, height }, { widthPx, heightPx }) =>
    [
      inShares(x + width / 2, widthPx),
      inShares(y + height / 2, heightPx),
      inShares(width, widthPx),
      inShares(height, heightPx),
    ].join(" "),
  lost: (_, __, shape) => {
    if (shape.kind !== "box") return { outlines: 1 };
    return shape.rotation === 0 ? {} : { rotations: 1 };
  },
});
