import { boundsOf, distanceToLine, type Rect } from "@/lib/core/geometry";
import { checkPoints } from "../../check-points";
import { defineRegionKind } from "../../define";
import { describePoints } from "../../describe-place";
import { PolylineControl } from "./control";
import { PolylineShape } from "./shape";

export const polyline = defineRegionKind<PolylineControl, PolylineShape>({
  kind: "polyline",
  on: "image",
  name: "kindNames.polyline",
  icon: "M2.5 12L6 5l4 5 3.5-6.5",
  key: "p",
  control: PolylineControl,
  shape: PolylineShape,
  check: (shape, _control, input) => checkPoints(shape.points, input, "points"),
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "polyline", input, labels }),
  geometry: {
    bounds: ({ points }) => boundsOf(points) as Rect, // a line has points
    contains: () => false,
    distance: ({ points }, point) => distanceToLine(points, point),
  },
  tool: {
    name: "kinds.toolPolyline",
    hint: "kinds.hintPolyline",
    hasModes: true,
    hasCorners: true,
    hasLevels: true,
  },
  edit: () => import("./edit"),
  describe: ({ points }) => describePoints(points),
  example: () => ({
    kind: "polyline",
    points: [
      [10, 20],
      [110, 30],
    ],
  }),
});
