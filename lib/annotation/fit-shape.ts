import { type RegionControl, regionKind, type Shape } from "@/lib/kinds";

/** The shape without what its control no longer has: itself where all is left, null where nothing is. */
export function fitShape(shape: Shape, control: RegionControl): Shape | null {
  if (shape.kind !== control.kind) return shape;
  const kind = regionKind(control.kind);
  return kind.fit ? kind.fit(shape, control) : shape;
}
