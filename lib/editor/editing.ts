/** The drawing half of the kinds of regions, loaded for the kinds of a project alone. */
import {
  type ControlKind,
  isRegionControl,
  REGION_KINDS,
  type RegionControl,
  type RegionKindName,
  regionKind,
  type Shape,
} from "@/lib/kinds";
import type { Outline } from "@/lib/kinds/outline";
import type { LabelSchema } from "@/lib/labels/schema";
import type { ShapeEditor } from "./shape-editor";
import type { Editing, RegionEditing, Tool, ToolId, ToolState } from "./tools/tool";

type Rest<F> = F extends (shape: never, ...rest: infer R) => unknown ? R : never;
type OfText = Pick<RegionEditing, "moveEdge" | "placeEdge">;

/** What the `edit` of a manifest gives: a tool, and for shapes on images what changes them. */
export function defineEditing<S extends ToolState, G, C = unknown>(
  editing: Omit<RegionEditing, "tool" | "shapes" | "outline" | keyof OfText> & {
    moveEdge?: (shape: G, ...rest: Rest<NonNullable<OfText["moveEdge"]>>) => G | null;
    placeEdge?: (shape: G, ...rest: Rest<NonNullable<OfText["placeEdge"]>>) => G | null;
    tool: Tool<S>;
    shapes?: ShapeEditor<G, C>;
    outline?: Outline<G, C>;
  },
): RegionEditing {
  // A tool is given back the states it made itself, and its shapes are those of its own kind.
  return editing as unknown as RegionEditing;
}

/** A project of texts does without them. */
const SHARED = { imageTools: () => import("./tools/image-tools") };

/** Of the kinds of regions a schema has, and the tools of its images; kinds without a drawing tool are left out. */
export async function loadEditing({ controls, inputs }: LabelSchema): Promise<Editing> {
  const drawn = [...new Set(controls.filter(isRegionControl).map(({ kind }) => kind))];
  const loaded = await Promise.all(
    drawn.map(async (kind) => [kind, await regionKind(kind).edit?.()] as const),
  );
  const hasImage = inputs.some(({ kind }) => kind === "image");
  const { IMAGE_TOOLS } = hasImage ? await SHARED.imageTools() : { IMAGE_TOOLS: [] };
  // Manifests cannot name the type without a circle of imports; `defineEditing` is what made it.
  const own = loaded.flatMap(([kind, part]) =>
    part ? [[kind, part.editing as RegionEditing] as const] : [],
  );
  return new Map<ToolId, RegionEditing>([...IMAGE_TOOLS, ...own]);
}

/** Whether shapes of the kind are drawn on images and have a drawing tool. */
export const drawsShapes = (kind: ControlKind): boolean =>
  kind in REGION_KINDS &&
  regionKind(kind as RegionKindName).on === "image" &&
  regionKind(kind as RegionKindName).edit !== undefined;

/** How shapes of the kind are drawn. */
export const outlineOf = (
  editing: Editing,
  kind: RegionKindName,
): Outline<Shape, RegionControl> | undefined => editing.get(kind)?.outline;

export const shapesOf = (
  editing: Editing,
  kind: RegionKindName,
): ShapeEditor<Shape, RegionControl> | undefined => editing.get(kind)?.shapes;
