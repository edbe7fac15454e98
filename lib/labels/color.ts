/** Label colours: eight palette slots that follow the theme, given out in order, or a colour of the label's own. */
import { hasLabels, type Label, type LabelSchema } from "./schema";

export const PALETTE_SLOTS = ["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8"] as const;

/** CSS colour of a label: its own, else the palette slot of its place in the control. */
export function labelColor(label: Label, place: number): string {
  const color = label.color ?? `l${(place % PALETTE_SLOTS.length) + 1}`;
  return color.startsWith("#") ? color : `var(--${color})`;
}

/** CSS colour by `controlId/labelId`; places run on through the controls so that neighbours differ. */
export function labelColors(schema: LabelSchema): Map<string, string> {
  const colors = new Map<string, string>();
  let place = 0;
  for (const control of schema.controls) {
    if (!hasLabels(control)) continue;
    for (const label of control.labels) colors.set(`${control.id}/${label.id}`, labelColor(label, place++));
  }
  return colors;
}
