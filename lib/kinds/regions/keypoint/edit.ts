import type { Point } from "@/lib/core/geometry";
import { defineEditing } from "@/lib/editor/editing";
import { clickTool } from "../../drawing/click-tool";
import { onImage, seenPart } from "../../drawing/place";
import { outline } from "./outline";
import type { KeypointShape } from "./shape";

const shapeAt = ([x, y]: Point): KeypointShape => ({ kind: "keypoint", x, y });

export const editing = defineEditing({
  outline,
  tool: clickTool("keypoint", shapeAt),
  shapes: {
    handles: ({ x, y }) => [{ id: "point", point: [x, y], pulls: [x, y], cursor: "move", isRound: true }],
    dragHandle: (_shape, _handle, to, { limits }) => shapeAt(onImage(to, limits)),
    move: ({ x, y }, dx, dy, limits) => shapeAt(onImage([x + dx, y + dy], limits)),
    // A point has no size.
    grow: (shape) => shape,
    fields: ({ x, y }, { limits }) => [
      { key: "x", value: x, min: 0, max: limits.width },
      { key: "y", value: y, min: 0, max: limits.height },
    ],
    setField: ({ x, y }, key, value, limits) =>
      shapeAt(onImage(key === "x" ? [value, y] : [x, value], limits)),
    initial: (visible, limits) => {
      const { x, y, width, height } = seenPart(visible, limits);
      return shapeAt(onImage([x + width / 2, y + height / 2], limits));
    },
  },
});
