/**
 * YOLO oriented boxes: `class x1 y1 x2 y2 x3 y3 x4 y4`, the corners clockwise, of an upright box from the top left one on.
 * Boxes and ellipses keep their rotation; other outlines get the rectangle of the least area around them, whatever its
 * rotation, and are counted as lost. Of a region that reaches beyond the image the rectangle is made around the part on it.
 * Its corners may still lie beyond: they are moved to the border, which bends the rectangle, and counted.
 */
import type { Point } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { isOutlinedKind, ringsOnImage } from "@/lib/exports/outlines";
import type { FrozenImage } from "@/lib/formats/writer";
import { leastRectTurn, rectAt } from "@/lib/geometry/least-rect";
import { pointsInShares, yoloFormat } from "../yolo/data-set";

/** In shares of the image: what 6 decimals cannot tell apart. */
const SAME = 5e-7;

const isBeyond = ([x, y]: Point, { widthPx, heightPx }: FrozenImage): boolean =>
  Math.max(-x / widthPx, x / widthPx - 1, -y / heightPx, y / heightPx - 1) > SAME;

export const yoloObb = yoloFormat({
  holds: isOutlinedKind,
  none: say("releases.yoloObbOutlines"),
  partOf: (shape, image) => {
    const points = ringsOnImage(shape, image).flat();
    if (points.length === 0) return null;
    return rectAt(points, "rotation" in shape ? shape.rotation : leastRectTurn(points));
  },
  line: (corners, image) => pointsInShares(corners, image),
  lost: (corners, image, shape) => ({
    outlines: shape.kind === "box" ? 0 : 1,
    cornersBeyondImage: corners.some((corner) => isBeyond(corner, image)) ? 1 : 0,
  }),
});
