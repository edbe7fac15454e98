/** Adds to a label schema what an import needs and it lacks: labels of its questions, and questions. */

import type { Unplaced } from "@/lib/imports/naming";
import { ANSWER_KINDS, kindOf, RELATION_KINDS, regionKind } from "@/lib/kinds";
import { foldName } from "./name-index";
import {
  type Control,
  type ControlKind,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type Label,
  type LabeledControl,
  type LabelSchema,
} from "./schema";
import { freeSlug } from "./slug";

/** Of links between regions there is one kind. */
const [LINK] = Object.keys(RELATION_KINDS) as [keyof typeof RELATION_KINDS];
/** The kind of an answer of which nothing but its words is known. */
const [CLOSED] = Object.keys(ANSWER_KINDS) as [keyof typeof ANSWER_KINDS];
const NAME_CHARS = 200;
const PATH_SEPARATOR = " › ";

const isCalled = (control: Control, name: string) =>
  control.id === name || foldName(control.name) === foldName(name);

/** Whether the question could take it, once it has the label. */
function fits(control: Control, missing: Unplaced): boolean {
  if (missing.part === "region") return isRegionControl(control) && control.kind === missing.kind;
  if (missing.part === "link") return isRelationControl(control);
  // Of a question without labels there is nothing to add: it is the same question once it has been made.
  const isOfKind = hasLabels(control) || control.kind === missing.kind;
  return isAnswerControl(control) && (control.per ?? "task") === missing.per && isOfKind;
}

/** Labels by name, those of a tree by their paths; what is there already stays as it is. */
function withLabels(control: LabeledControl, names: readonly string[]): LabeledControl {
  const labels: Label[] = [...control.labels];
  const isTree = labels.some(({ parent }) => parent !== undefined);
  for (const path of names) {
    let parent: string | undefined;
    for (const part of isTree ? path.split(PATH_SEPARATOR) : [path]) {
      const name = part.trim().slice(0, NAME_CHARS);
      if (name === "") continue;
      const above = parent;
      const known = labels.find(
        (label) => label.parent === above && (label.id === name || foldName(label.name) === foldName(name)),
      );
      const id = known?.id ?? freeSlug(name, (wanted) => labels.some((label) => label.id === wanted));
      if (!known) labels.push({ id, name, ...(above === undefined ? {} : { parent: above }) });
      parent = id;
    }
  }
  return { ...control, labels } as LabeledControl;
}

function kindFor(missing: Unplaced): ControlKind {
  if (missing.part === "region") return missing.kind;
  if (missing.part === "link") return LINK;
  return missing.kind ?? CLOSED;
}

/** The question that takes it, made new; null where the schema shows nothing that it could be about. */
function newControl(schema: LabelSchema, missing: Unplaced): Control | null {
  const kind = kindFor(missing);
  const on = missing.part === "region" ? regionKind(missing.kind).on : undefined;
  const input = schema.inputs.find((one) => on === undefined || one.kind === on);
  if (!input) return null;
  const name = (missing.control ?? "").trim().slice(0, NAME_CHARS) || kind;
  const id = freeSlug(name, (wanted) => schema.controls.some((control) => control.id === wanted));
  const blank = kindOf(kind).blank({
    id,
    name,
    labels: [],
    input: input.id,
    inputs: schema.inputs.map((one) => one.id),
  });
  const isPerRegion = missing.part === "answer" && missing.per === "region";
  const control = { ...blank, ...(isPerRegion ? { per: "region" } : {}) } as Control;
  if (!hasLabels(control)) return control;
  const isSeveral = missing.part === "answer" && missing.labels.length > 1;
  return { ...control, ...(isSeveral ? { multiple: true } : {}) } as Control;
}

/**
 * @param unplaced what the schema has no place for
 * @returns the schema with a place for each, as far as there can be one; still to be checked
 */
export function extendSchema(schema: LabelSchema, unplaced: readonly Unplaced[]): LabelSchema {
  let controls = [...schema.controls];
  for (const missing of unplaced) {
    const fitting = controls.filter((control) => fits(control, missing));
    const named =
      missing.control === undefined ? [] : fitting.filter((one) => isCalled(one, missing.control ?? ""));
    // An answer to a question that the schema lacks is no new label of another question.
    const isOther = missing.part === "answer" && missing.control !== undefined;
    let control = named[0] ?? (isOther ? undefined : fitting[0]);
    if (!control) {
      const made = newControl({ ...schema, controls }, missing);
      if (!made) continue;
      controls.push(made);
      control = made;
    }
    if (!hasLabels(control)) continue;
    const told = missing.labels.filter((label) => label.trim() !== "");
    const names = told.length > 0 ? told : [control.name];
    const extended = withLabels(control, names);
    controls = controls.map((one) => (one.id === extended.id ? extended : one));
  }
  const known = new Set(schema.controls.map(({ id }) => id));
  return {
    ...schema,
    controls: controls.map((control) => (known.has(control.id) ? control : withFewLabels(control, schema))),
  };
}

/** A new closed question of which only one label is known, as a kind that takes so few. */
function withFewLabels(control: Control, { inputs }: LabelSchema): Control {
  if (!isAnswerControl(control) || !hasLabels(control)) return control;
  const isValid = (one: Control) => kindOf(one.kind).control.safeParse(one).success;
  if (isValid(control)) return control;
  const [input = ""] = inputs.map(({ id }) => id);
  const { id, name, labels, per } = control;
  for (const kind of Object.keys(ANSWER_KINDS) as ControlKind[]) {
    const blank = kindOf(kind).blank({ id, name, labels, input, inputs: inputs.map((one) => one.id) });
    const other = { ...blank, ...(per === undefined ? {} : { per }) } as Control;
    if (hasLabels(other) && isValid(other)) return other;
  }
  return control;
}
