/** The register of editable image shapes: adding one means a file beside this one and a line here. */
import type { Shape } from "@/lib/annotation/shapes";
import { boxEditor } from "./box";
import type { ShapeEditor } from "./kind";

type Register = { [K in Shape["kind"]]?: ShapeEditor<K> };
const EDITORS: Register = { box: boxEditor };

/** A shape's editor by kind; undefined for kinds that are not drawn on an image or not editable yet. */
export function shapeEditor(kind: string): ShapeEditor<Shape["kind"]> | undefined {
  // The register pairs each kind with its own shape; TypeScript cannot follow that through the lookup.
  return (EDITORS as Record<string, unknown>)[kind] as ShapeEditor<Shape["kind"]> | undefined;
}
