import { rotatePoint } from "@/lib/core/geometry";
import { defineRegionKind } from "../../define";
import { describeRect } from "../../describe-place";
import { checkBox } from "./check";
import { BoxControl } from "./control";
import { boxExtent } from "./iou";
import { BoxShape } from "./shape";

export const box = defineRegionKind<BoxControl, BoxShape>({
  kind: "box",
  on: "image",
  name: "kindNames.box",
  icon: "M2.5 4h11v8h-11z",
  key: "b",
  control: BoxControl,
  shape: BoxShape,
  check: checkBox,
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "box", input, labels }),
  describe: (shape) =>
    shape.rotation === 0 ? describeRect(shape) : `${describeRect(shape)} · ${Math.round(shape.rotation)}°`,
  example: () => ({ kind: "box", x: 10, y: 20, width: 100, height: 50, rotation: 0 }),
  geometry: {
    bounds: boxExtent,
    contains: (box, point) => {
      const [x, y] = rotatePoint(point, [box.x + box.width / 2, box.y + box.height / 2], -box.rotation);
      return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
    },
    hasArea: true,
  },
  tool: { name: "kinds.toolBox", hint: "kinds.hintDrag", hasModes: true },
  edit: () => import("./edit"),
});
