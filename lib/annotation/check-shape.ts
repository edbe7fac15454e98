import type { Issue } from "@/lib/core/app-error";
import { type RegionControl, regionKind, type Shape } from "@/lib/kinds";
import type { InputContent } from "@/lib/kinds/input-content";

/** Problems of the shape for this control and input, with paths relative to the region. */
export function checkShape(shape: Shape, control: RegionControl, input: InputContent | undefined): Issue[] {
  if (shape.kind !== control.kind)
    return [
      { path: "shape.kind", message: `"${control.name}" takes a ${control.kind}, not a ${shape.kind}` },
    ];
  if (input === undefined)
    return [{ path: "control", message: `this task has nothing in "${control.input}"` }];
  return regionKind(shape.kind)
    .check(shape, control, input)
    .map(({ path, message }) => ({ path: `shape.${path}`, message }));
}
