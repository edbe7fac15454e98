import { type Rle, rleArea, rleBounds, rleContains } from "@/lib/geometry/rle";
import { cached } from "../../cached";
import { defineRegionKind } from "../../define";
import { describeRect } from "../../describe-place";
import { checkMask } from "./check";
import { MaskControl } from "./control";
import { MaskShape } from "./shape";

const rleOf = ({ size, counts }: MaskShape): Rle => ({ size, counts });
const boundsOf = cached((shape: MaskShape) => rleBounds(rleOf(shape)) ?? { x: 0, y: 0, width: 0, height: 0 });

export const mask = defineRegionKind<MaskControl, MaskShape>({
  kind: "mask",
  on: "image",
  name: "kindNames.mask",
  icon: "M3 13c2 0 3-1 3-2.500L12.5 3 13.5 4 7 10.500M6 10.500L7 10.5",
  key: "m",
  control: MaskControl,
  shape: MaskShape,
  check: checkMask,
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "mask", input, labels }),
  describe: (shape) => `${describeRect(boundsOf(shape))} · ${rleArea(rleOf(shape))} px²`,
  /** 60 × 40 px at (10, 20). */
  example: (_control, { width, height }) => {
    const [left, top, columns, rows] = [10, 20, 60, 40];
    const between = Array.from({ length: columns - 1 }, () => [rows, height - rows]).flat();
    const before = left * height + top;
    const after = (width - left - columns) * height + height - top - rows;
    return { kind: "mask", size: [height, width], counts: [before, ...between, rows, after] };
  },
  geometry: {
    bounds: boundsOf,
    contains: (shape, [x, y]) => rleContains(rleOf(shape), x, y),
    hasArea: true,
    pixels: rleOf,
    isFilled: true,
  },
  tool: { name: "kinds.toolMask", hint: "kinds.hintMask", hasModes: true, hasSize: true, hasLevels: true },
  edit: () => import("./edit"),
});
