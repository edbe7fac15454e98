/**
 * Draws what a polygon does not cover: of the one that is selected, else of the topmost one under the first corner. Inside it
 * becomes a hole; across the outline it is cut off. One step.
 */
import type { Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { addRegion, type Command, updateRegion } from "@/lib/editor/commands";
import { pieceOf } from "@/lib/editor/decided";
import { regionControl, type ToolContext } from "@/lib/editor/tools/tool";
import { loadBooleans } from "@/lib/geometry/booleans";
import { onGrid, type Polygon, polygonOf, ringsOf } from "@/lib/geometry/polygon";
import { pointsTool } from "../../drawing/points-tool";
import { regionKind } from "../../index";
import type { PolygonShape } from "./shape";

type PolygonRegion = Region & { shape: PolygonShape };

const isPolygon = (region: Region | undefined): region is PolygonRegion => region?.shape.kind === "polygon";

function targetOf([first]: readonly Point[], context: ToolContext): PolygonRegion | undefined {
  const { regions } = context.document;
  const isFree = (region: Region) =>
    !context.locked.has(region.id) && regionControl(region, context) !== null;
  const chosen = regions.find(({ id }) => context.selection.length === 1 && id === context.selection[0]);
  if (isPolygon(chosen) && isFree(chosen)) return chosen;
  return regions
    .filter(isPolygon)
    .filter(isFree)
    .findLast(({ shape }) => first && regionKind("polygon").geometry?.contains(shape, first));
}

/**
 * Corners that were put on the grid of the set operations are those they came from again: what has a border in common with
 * another shape keeps it to the last digit.
 */
function withOwnCorners(piece: Polygon, given: readonly Point[]): Polygon {
  const own = new Map(given.map((point) => [String(onGrid(point)), point]));
  return polygonOf(ringsOf(piece).map((ring) => ring.map((point) => own.get(String(point)) ?? point)));
}

export async function holeTool() {
  const booleans = await loadBooleans();
  return pointsTool(
    { kind: "polygon", isClosed: true, minPoints: 3, shapeOf: (points) => ({ kind: "polygon", points }) },
    {
      finish: (points, context) => {
        const target = targetOf(points, context);
        if (!target) return null;
        const corners = [...ringsOf(target.shape).flat(), ...points];
        const [first, ...others] = booleans
          .subtract([target.shape], [{ points }])
          .map((piece) => withOwnCorners(piece, corners));
        // Nothing would be left: deleting is another action.
        if (!first) return null;
        const shape: PolygonShape = { kind: "polygon", ...first };
        const pieces = others.map(
          (piece): Command => addRegion(pieceOf(target, context.newId(), { kind: "polygon", ...piece })),
        );
        return { commands: [updateRegion(target.id, { shape }), ...pieces], select: [target.id] };
      },
    },
  );
}
