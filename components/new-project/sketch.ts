/** Measures that the parts of a small drawing of the label view share, in the units of its view box. */

import { labelColors } from "@/lib/labels/color";
import { hasLabels, type LabelSchema, type RegionControl } from "@/lib/labels/schema";

export const FRAME = { width: 240, height: 150, side: 78, bar: 15 } as const;

export type Place = { x: number; y: number; width: number; height: number };

/** What the drawing of an input is made from. */
export type SketchProps = {
  schema: LabelSchema;
  input: LabelSchema["inputs"][number];
  place: Place;
  /** The schema asks how regions belong together. */
  isRelated: boolean;
};

/** A region to be drawn: its control, and the colour of its label. */
export type SketchRegion = { control: RegionControl; color: string };

/** So many regions as an example, the controls by turns, each with another label. */
export function sketchRegions(
  schema: LabelSchema,
  controls: readonly RegionControl[],
  count: number,
): SketchRegion[] {
  const colors = labelColors(schema);
  if (controls.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const control = controls[i % controls.length] as RegionControl;
    const labels = hasLabels(control) ? control.labels : [];
    const label = labels[Math.floor(i / controls.length) % Math.max(1, labels.length)];
    return { control, color: colors.get(`${control.id}/${label?.id ?? ""}`) ?? "var(--l8)" };
  });
}
