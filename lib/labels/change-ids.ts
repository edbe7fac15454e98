/** Ids of controls and labels changed together with everything in the schema that refers to them. */

import { goesByInput, inputAbout } from "./about";
import { comparesInputs } from "./compared-inputs";
import { type Control, hasLabels, isRelationControl, type LabelSchema } from "./schema";
import { freeSlug, isFollowing } from "./slug";

/** Keys that annotations, predictions, rules or releases hold: `controlId` and `controlId/labelId`. They never change. */
export type HeldKeys = ReadonlySet<string>;

const replaced = (ids: readonly string[], from: string, to: string) =>
  ids.map((id) => (id === from ? to : id));
const mapControls = (schema: LabelSchema, change: (control: Control) => Control): LabelSchema => ({
  ...schema,
  controls: schema.controls.map(change),
});

/** The schema with another id of a control; conditions, relations and attributes that name it follow. */
export function withControlId(schema: LabelSchema, from: string, to: string): LabelSchema {
  return mapControls(schema, (control) => {
    let next: Control = control.id === from ? { ...control, id: to } : control;
    if (next.visibleWhen?.control === from)
      next = { ...next, visibleWhen: { ...next.visibleWhen, control: to } };
    if (isRelationControl(next))
      next = {
        ...next,
        ...(next.from && { from: replaced(next.from, from, to) }),
        ...(next.to && { to: replaced(next.to, from, to) }),
      };
    if (!hasLabels(next)) return next;
    const labels = next.labels.map((label) =>
      label.attributes?.includes(from)
        ? { ...label, attributes: replaced(label.attributes, from, to) }
        : label,
    );
    return { ...next, labels } as Control;
  });
}

/** The schema with another id of one label; its children, conditions and a default that name it follow. */
export function withLabelId(schema: LabelSchema, controlId: string, from: string, to: string): LabelSchema {
  return mapControls(schema, (control) => {
    let next = control;
    const when = next.visibleWhen;
    if (when?.control === controlId && when.anyOf)
      next = { ...next, visibleWhen: { ...when, anyOf: replaced(when.anyOf, from, to) } };
    if (next.id !== controlId || !hasLabels(next)) return next;
    if ("default" in next && next.default !== undefined)
      next = {
        ...next,
        default: Array.isArray(next.default)
          ? replaced(next.default, from, to)
          : next.default === from
            ? to
            : next.default,
      };
    if (isRelationControl(next))
      next = {
        ...next,
        ...(next.requiredRoles && { requiredRoles: replaced(next.requiredRoles, from, to) }),
        ...(next.singleRoles && { singleRoles: replaced(next.singleRoles, from, to) }),
      };
    const labels = next.labels.map((label) => ({
      ...label,
      id: label.id === from ? to : label.id,
      ...(label.parent === undefined ? {} : { parent: label.parent === from ? to : label.parent }),
    }));
    return { ...next, labels } as Control;
  });
}

/** An id for a new control that no control has and nothing stored holds. */
export const newControlId = (schema: LabelSchema, name: string, held: HeldKeys): string =>
  freeSlug(name, (id) => held.has(id) || schema.controls.some((control) => control.id === id));

/** An id for a new label of the control, likewise. */
export const newLabelId = (
  control: { id: string; labels: readonly { id: string }[] },
  name: string,
  held: HeldKeys,
): string =>
  freeSlug(name, (id) => held.has(`${control.id}/${id}`) || control.labels.some((label) => label.id === id));

/** What the id of a control is made from: its name, with its input where it goes by that. */
const idSource = (schema: LabelSchema, control: Control): string =>
  goesByInput(schema, control) ? `${control.name} ${inputAbout(control)}` : control.name;

/** The control under another name. Its id follows, unless it was chosen by hand or something stored holds it. */
export function renameControl(schema: LabelSchema, at: number, name: string, held: HeldKeys): LabelSchema {
  const control = schema.controls[at];
  if (!control) return schema;
  const named: LabelSchema = {
    ...schema,
    controls: schema.controls.map((one, i) => (i === at ? ({ ...one, name } as Control) : one)),
  };
  if (held.has(control.id) || !isFollowing(control.id, idSource(schema, control))) return named;
  const others = { ...schema, controls: schema.controls.filter((_, i) => i !== at) };
  const source = idSource(named, { ...control, name });
  return withControlId(named, control.id, newControlId(others, source, held));
}

/** The same for a label of a control. */
export function renameLabel(
  schema: LabelSchema,
  [at, labelAt]: readonly [number, number],
  name: string,
  held: HeldKeys,
): LabelSchema {
  const control = schema.controls[at];
  const label = control && hasLabels(control) ? control.labels[labelAt] : undefined;
  if (!control || !hasLabels(control) || !label) return schema;
  const labels = control.labels.map((one, i) => (i === labelAt ? { ...one, name } : one));
  const named: LabelSchema = {
    ...schema,
    controls: schema.controls.map((one, i) => (i === at ? ({ ...control, labels } as Control) : one)),
  };
  if (held.has(`${control.id}/${label.id}`) || !isFollowing(label.id, label.name)) return named;
  const others = { id: control.id, labels: control.labels.filter((_, i) => i !== labelAt) };
  return withLabelId(named, control.id, label.id, newLabelId(others, name, held));
}

/** Every id that was made from a name, made from the names the schema has now: for one whose names were translated. */
export function followNames(schema: LabelSchema): LabelSchema {
  const nothing: HeldKeys = new Set();
  let next = schema;
  schema.controls.forEach((control, at) => {
    const others = { ...next, controls: next.controls.filter((_, i) => i !== at) };
    next = withControlId(next, control.id, newControlId(others, idSource(schema, control), nothing));
    const current = next.controls[at];
    // Labels that stand for inputs have the ids of these.
    if (!current || !hasLabels(current) || comparesInputs(current)) return;
    const taken: { id: string }[] = [];
    for (const label of current.labels) {
      const id = newLabelId({ id: current.id, labels: taken }, label.name, nothing);
      taken.push({ id });
      // Two steps, so that an id another label still has is not taken for it.
      next = withLabelId(next, current.id, label.id, `\0${taken.length}`);
    }
    taken.forEach(({ id }, i) => {
      next = withLabelId(next, current.id, `\0${i + 1}`, id);
    });
  });
  return next;
}
