import { rotatePoint } from "@/lib/core/geometry";
import { defineRegionKind } from "../../define";
import { describeRect } from "../../describe-place";
import { checkEllipse } from "./check";
import { EllipseControl } from "./control";
import { EllipseShape } from "./shape";

export const ellipse = defineRegionKind<EllipseControl, EllipseShape>({
  kind: "ellipse",
  on: "image",
  name: "kindNames.ellipse",
  icon: "M8 12.500c3.3 0 6-2 6-4.500s-2.7-4.5-6-4.500S2 5.5 2 8s2.7 4.5 6 4.500z",
  key: "o",
  control: EllipseControl,
  shape: EllipseShape,
  check: checkEllipse,
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "ellipse", input, labels }),
  geometry: {
    bounds: ({ cx, cy, rx, ry, rotation }) => {
      const radians = (rotation * Math.PI) / 180;
      const half = (along: number, across: number) =>
        Math.hypot(along * Math.cos(radians), across * Math.sin(radians));
      const [width, height] = [half(rx, ry), half(ry, rx)];
      return { x: cx - width, y: cy - height, width: 2 * width, height: 2 * height };
    },
    contains: ({ cx, cy, rx, ry, rotation }, point) => {
      const [x, y] = rotatePoint(point, [cx, cy], -rotation);
      return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
    },
    hasArea: true,
  },
  tool: { name: "kinds.toolEllipse", hint: "kinds.hintEllipse" },
  edit: () => import("./edit"),
  describe: ({ cx, cy, rx, ry }) => describeRect({ x: cx - rx, y: cy - ry, width: 2 * rx, height: 2 * ry }),
  example: () => ({ kind: "ellipse", cx: 60, cy: 45, rx: 50, ry: 25, rotation: 0 }),
});
