import type { Point } from "@/lib/core/geometry";
import { defineEditing } from "@/lib/editor/editing";
import { pointModes } from "../../drawing/point-modes";
import { pointsEditor } from "../../drawing/points-editor";
import { outline } from "./outline";
import type { PolylineShape } from "./shape";

const MIN_POINTS = 2;
const shapeOf = (points: Point[]): PolylineShape => ({ kind: "polyline", points });

const RINGS = {
  ringsOf: ({ points }: PolylineShape) => [points],
  fromRings: ([points = []]: Point[][]) => shapeOf(points),
};

export const editing = defineEditing({
  outline,
  endsItself: true,
  ...pointModes(
    { kind: "polyline", isClosed: false, minPoints: MIN_POINTS, shapeOf },
    RINGS,
    "kinds.hintPolyline",
  ),
  shapes: pointsEditor<PolylineShape>({
    ...RINGS,
    isClosed: false,
    minPoints: MIN_POINTS,
    /** Level, through the middle quarter. */
    initial: ({ x, y, width, height }) => [
      [x + (width * 3) / 8, y + height / 2],
      [x + (width * 5) / 8, y + height / 2],
    ],
  }),
});
