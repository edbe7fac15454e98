/** The register of region kinds: adding one means a file beside this one and a line here. */
import type { Issue } from "@/lib/core/app-error";
import type { RegionControl, RegionKindName } from "@/lib/labels/schema";
import type { InputContent } from "../context";
import type { Shape } from "../shapes";
import { box } from "./box";
import { ellipse } from "./ellipse";
import type { RegionKind } from "./kind";
import { mask } from "./mask";
import { polygon, polyline } from "./paths";
import { keypoint, skeleton } from "./points";
import { span } from "./span";

type Register = { [K in RegionKindName]: RegionKind<K> };

const REGION_KINDS: Register = { box, polygon, polyline, ellipse, keypoint, skeleton, mask, span };

/** Problems of the shape for this control and input, with paths relative to the region. */
export function checkShape(shape: Shape, control: RegionControl, input: InputContent | undefined): Issue[] {
  if (shape.kind !== control.kind)
    return [
      { path: "shape.kind", message: `"${control.name}" takes a ${control.kind}, not a ${shape.kind}` },
    ];
  if (input === undefined)
    return [{ path: "control", message: `this task has nothing in "${control.input}"` }];
  // The register pairs each kind with its own shape and control; TypeScript cannot follow that through the lookup.
  const kind = REGION_KINDS[shape.kind] as unknown as RegionKind<RegionKindName>;
  return kind.check(shape, control, input).map(({ path, message }) => ({ path: `shape.${path}`, message }));
}
