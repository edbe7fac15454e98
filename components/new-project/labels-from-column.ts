/** Labels named after the values of a column. */

import { comparesInputs } from "@/lib/labels/compared-inputs";
import { withPasted } from "@/lib/labels/pasted-labels";
import { type Control, hasLabels, type LabelSchema } from "@/lib/labels/schema";

/** The first question with labels of its own has the values for labels; the schema itself where there is none. */
export function labelledBy(schema: LabelSchema, values: readonly string[]): LabelSchema {
  const at = schema.controls.findIndex((control) => hasLabels(control) && !comparesInputs(control));
  const control = schema.controls[at];
  if (!control || !hasLabels(control)) return schema;
  const empty = { id: control.id, labels: [{ id: "new", name: "" }] };
  // A tab would part a value into a name and what stands behind it.
  const text = values.map((value) => value.replaceAll(/\s+/gu, " ").trim()).join("\n");
  const labels = withPasted(empty, text, { at: "new", hasTree: false, held: new Set() });
  return {
    ...schema,
    controls: schema.controls.map((one, i) => (i === at ? ({ ...control, labels } as Control) : one)),
  };
}
