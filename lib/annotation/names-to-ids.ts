/**
 * Names of controls and labels in a document from outside, turned into their ids: a model or another tool knows the
 * names shown on screen. An id is always taken as an id first; a name that several have is left as it is and refused
 * later.
 */
import { cached } from "@/lib/kinds/cached";
import { type Finder, finderOf, labelFinder } from "@/lib/labels/name-index";
import { type Control, findControl, hasLabels, type LabelSchema } from "@/lib/labels/schema";

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const controlsOf = cached((schema: LabelSchema): Finder => finderOf(schema.controls));
const labelsOf = cached(labelFinder);

/** What no item goes by stays as it is, for the check to refuse. */
const idOf = (given: string, find: Finder): string => find(given) ?? given;

/** What finds the candidates of questions that take them from lists, by the ids of the questions. */
type Finders = ReadonlyMap<string, Finder>;
const NONE: Finders = new Map();

function labelIds(value: unknown, control: Control | undefined, lists: Finders): unknown {
  const find = control && (hasLabels(control) ? labelsOf(control) : lists.get(control.id));
  if (!find) return value;
  if (typeof value === "string") return idOf(value, find);
  return Array.isArray(value) ? value.map((one) => labelIds(one, control, lists)) : value;
}

function withAnswers(answers: unknown, schema: LabelSchema, lists: Finders): unknown {
  if (!isObject(answers)) return answers;
  const entries = Object.entries(answers).map(([given, value]) => {
    const id = idOf(given, controlsOf(schema));
    return [id, labelIds(value, findControl(schema, id), lists)] as const;
  });
  const ids = new Set(entries.map(([id]) => id));
  // Two names of one control: the check must see both.
  return ids.size < entries.length ? answers : Object.fromEntries(entries);
}

function withControl(
  part: unknown,
  schema: LabelSchema,
  labelField: "labels" | "label",
  lists: Finders,
): unknown {
  if (!isObject(part) || typeof part.control !== "string") return part;
  const control = idOf(part.control, controlsOf(schema));
  const labels = labelIds(part[labelField], findControl(schema, control), lists);
  return {
    ...part,
    control,
    ...(labels === undefined ? {} : { [labelField]: labels }),
    ...(isObject(part.attributes) ? { attributes: withAnswers(part.attributes, schema, lists) } : {}),
  };
}

/**
 * @param input untrusted; what is no document comes back as it is, for the check to refuse
 * @param lists of the project
 */
export function namesToIds(input: unknown, schema: LabelSchema, lists: Finders = NONE): unknown {
  // `__proto__` is refused by the check; copying would lose it.
  if (!isObject(input) || (isObject(input.answers) && Object.hasOwn(input.answers, "__proto__")))
    return input;
  const list = (value: unknown, field: "labels" | "label") =>
    Array.isArray(value) ? value.map((part) => withControl(part, schema, field, lists)) : value;
  return {
    ...input,
    ...("answers" in input ? { answers: withAnswers(input.answers, schema, lists) } : {}),
    ...("regions" in input ? { regions: list(input.regions, "labels") } : {}),
    ...("relations" in input ? { relations: list(input.relations, "label") } : {}),
  };
}
