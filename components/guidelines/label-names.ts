import { labelNamer } from "@/lib/labels/label-name";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";

/** `controlId/labelId` with a name for people, in the order of the schema. */
export const labelTargets = (schema: LabelSchema): { target: string; name: string; control: string }[] =>
  schema.controls.flatMap((control) => {
    if (!hasLabels(control)) return [];
    const nameOf = labelNamer(control);
    return control.labels.map((label) => ({
      target: `${control.id}/${label.id}`,
      name: nameOf(label.id) ?? label.name,
      control: control.name,
    }));
  });
