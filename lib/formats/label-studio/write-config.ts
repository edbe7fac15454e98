/** A label schema as the labeling configuration that shows and asks the same, as far as Label Studio can. */
import { isAskedPerRegion } from "@/lib/exports/class-answers";
import { type Control, hasLabels, type Label, type LabelSchema } from "@/lib/labels/schema";
import { childrenOf } from "@/lib/labels/tree";
import { inputNames, isWritten, MANY, resultNamer, TAGS } from "./names";

/** What XML 1.0 cannot hold, in any form. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);

type Value = string | number | boolean | undefined;
type Tag = { name: string; attributes: Readonly<Record<string, Value>>; children?: readonly Tag[] };

function xmlOf({ name, attributes, children = [] }: Tag, indent: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  if (children.length === 0) return `${indent}<${name}${written}/>\n`;
  const inner = children.map((child) => xmlOf(child, `${indent}  `)).join("");
  return `${indent}<${name}${written}>\n${inner}${indent}</${name}>\n`;
}

/** The palette follows the theme here; only a colour of the label's own is told. */
const lookOf = ({ color, hotkey, description }: Label) => ({
  background: color?.startsWith("#") ? color : undefined,
  hotkey,
  hint: description,
});

function labelTags(control: Control, name: "Label" | "Choice" | "Relation"): Tag[] {
  if (!hasLabels(control)) return [];
  const nameOf = resultNamer(control);
  const isTree = control.kind === "taxonomy";
  const below = childrenOf(control.labels);
  const tagOf = (label: Label): Tag => ({
    name,
    attributes: { value: label.name, alias: nameOf(label).isId ? label.id : undefined, ...lookOf(label) },
    children: isTree ? (below.get(label.id) ?? []).map((child) => tagOf(child)) : [],
  });
  return (isTree ? (below.get(null) ?? []) : control.labels).map(tagOf);
}

const several = (control: Control) =>
  "multiple" in control && control.multiple ? { choice: "multiple" } : { choice: "single" };

/** The attributes of a kind, and the tags within. */
function ownOf(control: Control): Omit<Tag, "name"> {
  switch (control.kind) {
    case "choice":
      return { attributes: several(control), children: labelTags(control, "Choice") };
    case "taxonomy":
      return {
        attributes: {
          maxUsages: control.multiple ? undefined : 1,
          leafsOnly: control.leavesOnly,
        },
        children: labelTags(control, "Choice"),
      };
    case "rating":
      return { attributes: { maxRating: control.max } };
    case "number":
      return {
        attributes: {
          min: control.min,
          max: control.max,
          step: control.step ?? (control.integer ? 1 : undefined),
        },
      };
    case "text":
      return { attributes: { rows: control.multiline ? 4 : undefined, maxSubmissions: 1, editable: true } };
    case "list":
      return { attributes: { maxSubmissions: control.max ?? MANY, editable: true } };
    case "datetime":
      return { attributes: { only: control.mode === "datetime" ? "date,time" : control.mode } };
    case "relation":
      return { attributes: {}, children: labelTags(control, "Relation") };
    case "box":
    case "ellipse":
      return {
        attributes: { ...several(control), canRotate: control.rotatable ?? false },
        children: labelTags(control, "Label"),
      };
    case "polyline":
      return { attributes: { ...several(control), closable: false }, children: labelTags(control, "Label") };
    default:
      return {
        attributes: hasLabels(control) ? several(control) : {},
        children: labelTags(control, "Label"),
      };
  }
}

/** What a control is asked about: its input, or all inputs of a comparison; questions about the task name the first one. */
function toName(control: Control, names: ReadonlyMap<string, string>): string | undefined {
  if (control.kind === "relation") return undefined;
  const inputs =
    control.kind === "pairwise"
      ? [control.left, control.right]
      : "input" in control
        ? [control.input]
        : [...names.keys()].slice(0, 1);
  return inputs.map((input) => names.get(input) ?? input).join(",");
}

function headingOf({ id, name, description }: Control): Tag[] {
  const value = [...(name === id ? [] : [name]), ...(description === undefined ? [] : [description])].join(
    ": ",
  );
  return value === "" ? [] : [{ name: "Header", attributes: { value } }];
}

/** The labels of another control, by ids, as results call them. */
function namesIn({ controls }: LabelSchema, id: string, labels: readonly string[]): string | undefined {
  const control = controls.find((one) => one.id === id);
  if (!control || !hasLabels(control) || labels.length === 0) return undefined;
  const nameOf = resultNamer(control);
  return control.labels
    .filter((label) => labels.includes(label.id))
    .map((label) => nameOf(label).name)
    .join(",");
}

/** A control in the view that shows it, where it waits for an answer or for the label of a region. */
function withCondition(schema: LabelSchema, control: Control, tags: readonly Tag[]): readonly Tag[] {
  const { visibleWhen } = control;
  const askers = isAskedPerRegion(control)
    ? schema.controls.flatMap((one) => {
        const labels = (hasLabels(one) ? one.labels : []).filter((label) =>
          label.attributes?.includes(control.id),
        );
        return labels.length > 0 ? [{ id: one.id, labels: labels.map(({ id }) => id) }] : [];
      })
    : [];
  const [asker] = askers;
  let inner = tags;
  // A view knows one tag to look at.
  if (asker && askers.length === 1) {
    const attributes = { whenTagName: asker.id, whenLabelValue: namesIn(schema, asker.id, asker.labels) };
    inner = [
      { name: "View", attributes: { visibleWhen: "region-selected", ...attributes }, children: inner },
    ];
  }
  if (!visibleWhen) return inner;
  const attributes = {
    visibleWhen: "choice-selected",
    whenTagName: visibleWhen.control,
    whenChoiceValue: namesIn(schema, visibleWhen.control, visibleWhen.anyOf ?? []),
  };
  return [{ name: "View", attributes, children: inner }];
}

export function configOf(schema: LabelSchema): string {
  const names = inputNames(schema);
  const shown = schema.inputs.map(
    ({ id, kind, field }): Tag => ({
      name: kind === "image" ? "Image" : "Text",
      attributes: { name: names.get(id), value: `$${field}` },
    }),
  );
  const relations = schema.controls
    .filter(({ kind }) => kind === "relation")
    .flatMap((control) => labelTags(control, "Relation"));
  const asked = schema.controls
    .filter((control) => isWritten(control) && control.kind !== "relation")
    .flatMap((control) => {
      const { attributes, children } = ownOf(control);
      const tag: Tag = {
        name: TAGS[control.kind] ?? "",
        attributes: {
          name: control.id,
          toName: toName(control, names),
          ...attributes,
          perRegion: isAskedPerRegion(control) || undefined,
          required: control.required || undefined,
        },
        ...(children && { children }),
      };
      return withCondition(schema, control, [...headingOf(control), tag]);
    });
  const all = [
    ...shown,
    ...asked,
    ...(relations.length > 0 ? [{ name: "Relations", attributes: {}, children: relations }] : []),
  ];
  return xmlOf({ name: "View", attributes: {}, children: all }, "");
}
