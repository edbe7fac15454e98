import type { Point } from "@/lib/core/geometry";
import { defineEditing } from "@/lib/editor/editing";
import { lateTool } from "@/lib/editor/tools/late-tool";
import { anyState } from "../../drawing/mode-tool";
import { pointModes } from "../../drawing/point-modes";
import { pointsEditor } from "../../drawing/points-editor";
import { wandMode } from "../../drawing/wand-mode";
import { outline } from "./outline";
import { ringsOf } from "./rings";
import type { PolygonShape } from "./shape";

const MIN_POINTS = 3;

function fromRings([points = [], ...holes]: Point[][]): PolygonShape {
  return { kind: "polygon", points, ...(holes.length > 0 ? { holes } : {}) };
}

export const editing = defineEditing({
  outline,
  endsItself: true,
  ...pointModes(
    {
      kind: "polygon",
      isClosed: true,
      minPoints: MIN_POINTS,
      shapeOf: (points) => fromRings([points]),
    },
    { ringsOf, fromRings },
    "kinds.hintPolygon",
    {
      tools: {
        hole: lateTool(() => import("./hole-tool").then(async ({ holeTool }) => anyState(await holeTool()))),
        wand: lateTool(() => import("./picked").then(({ polygonWand }) => anyState(polygonWand))),
      },
      modes: [
        {
          id: "hole",
          name: "kinds.modeHole",
          hint: "kinds.hintHole",
          icon: "M2.500 2.500h11v11h-11zM6 6h4v4H6z",
        },
        wandMode("kinds.hintWandOutline"),
      ],
    },
  ),
  segment: () => import("./picked").then(({ polygonSegment }) => anyState(polygonSegment)),
  shapes: {
    ...pointsEditor<PolygonShape>({
      ringsOf,
      fromRings,
      isClosed: true,
      minPoints: MIN_POINTS,
      /** Four corners in the middle quarter. */
      initial: ({ x, y, width, height }) => {
        const at = (fx: number, fy: number): Point => [x + width * fx, y + height * fy];
        return [at(3 / 8, 3 / 8), at(5 / 8, 3 / 8), at(5 / 8, 5 / 8), at(3 / 8, 5 / 8)];
      },
    }),
    fromPolygon: (polygon) => fromRings(ringsOf({ kind: "polygon", ...polygon })),
    canCombine: true,
  },
});
