import { boundsOf, isInside, type Rect } from "@/lib/core/geometry";
import { defineRegionKind } from "../../define";
import { describePoints } from "../../describe-place";
import { checkPolygon } from "./check";
import { PolygonControl } from "./control";
import { ringsOf } from "./rings";
import { PolygonShape } from "./shape";

export const polygon = defineRegionKind<PolygonControl, PolygonShape>({
  kind: "polygon",
  on: "image",
  name: "kindNames.polygon",
  icon: "M8 2.500l5.5 4-2 6.500h-7l-2-6.500z",
  key: "g",
  control: PolygonControl,
  shape: PolygonShape,
  check: checkPolygon,
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "polygon", input, labels }),
  describe: ({ points }) => describePoints(points),
  example: () => ({
    kind: "polygon",
    points: [
      [10, 20],
      [110, 30],
      [60, 90],
    ],
  }),
  geometry: {
    bounds: ({ points }) => boundsOf(points) as Rect, // a polygon has points
    contains: (shape, point) => isInside(ringsOf(shape), point),
    hasArea: true,
  },
  tool: {
    name: "kinds.toolPolygon",
    hint: "kinds.hintPolygon",
    hasModes: true,
    hasCorners: true,
    hasLevels: true,
  },
  edit: () => import("./edit"),
});
