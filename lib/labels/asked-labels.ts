/** Which labels a control asked per region is asked about: those that name it; of all regions where no label does. */
import {
  type AnswerControl,
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type LabelSchema,
  type RegionControl,
} from "./schema";

export type AskedLabel = { control: RegionControl; id: string; name: string; isAsked: boolean };

/** The labels of all regions, in the order of the schema. */
export const askedLabels = (schema: LabelSchema, { id }: Pick<AnswerControl, "id">): AskedLabel[] =>
  schema.controls.filter(isRegionControl).flatMap((control) =>
    control.labels.map((label) => ({
      control,
      id: label.id,
      name: label.name,
      isAsked: label.attributes?.includes(id) ?? false,
    })),
  );

/** Changes the ids that labels name; a label that names none has no list. */
function mapAttributes(
  schema: LabelSchema,
  change: (attributes: readonly string[], place: string) => readonly string[],
): LabelSchema {
  const mapped = (control: Control): Control => {
    if (!hasLabels(control)) return control;
    const labels = control.labels.map(({ attributes, ...label }) => {
      const next = change(attributes ?? [], `${control.id}/${label.id}`);
      return next.length > 0 ? { ...label, attributes: [...next] } : label;
    });
    return { ...control, labels } as Control;
  };
  return { ...schema, controls: schema.controls.map(mapped) };
}

/** The schema in which a control is asked about a label, or no longer. */
export const withAskedLabel = (
  schema: LabelSchema,
  id: string,
  { control, id: label }: Pick<AskedLabel, "control" | "id">,
  isAsked: boolean,
): LabelSchema =>
  mapAttributes(schema, (attributes, place) => {
    if (place !== `${control.id}/${label}`) return attributes;
    const others = attributes.filter((one) => one !== id);
    return isAsked ? [...others, id] : others;
  });

/** The schema in which labels name only controls that are asked per region: one was removed, or is asked per task now. */
export function withoutStrayAttributes(schema: LabelSchema): LabelSchema {
  const asked = new Set(
    schema.controls.flatMap((one) => (isAnswerControl(one) && one.per === "region" ? one.id : [])),
  );
  const isStray = (id: string) => !asked.has(id);
  const hasStray = schema.controls.some(
    (control) => hasLabels(control) && control.labels.some(({ attributes }) => attributes?.some(isStray)),
  );
  return hasStray ? mapAttributes(schema, (ids) => ids.filter((id) => asked.has(id))) : schema;
}
