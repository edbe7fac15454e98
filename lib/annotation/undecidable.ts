/**
 * What the person who adjudicated a task says cannot be decided: a question, or one object. Nothing of it stands in the
 * document of the resolution; an object is kept here in the form most gave it, so that users of a dataset can leave its place out.
 */
import * as z from "zod/mini";
import type { Control, LabelSchema } from "../labels/schema";
import { type AnnotationDocument, emptyDocument, Region } from "./document";

export const Undecidable = z.strictObject({
  control: z.string(),
  /** Absent where the question itself, a relation or the chains cannot be decided. */
  region: z.optional(Region),
});
export type Undecidable = z.infer<typeof Undecidable>;
export const MAX_UNDECIDABLE = 1000;

/** Questions of which a part cannot be decided: their answers are no reference to measure annotators against. */
export const undecidableControls = (list: readonly Undecidable[] | null): ReadonlySet<string> =>
  new Set(list?.map(({ control }) => control));

/** Questions that have no answer because it cannot be decided. */
const open = (list: readonly Undecidable[]): ReadonlySet<string> =>
  new Set(list.flatMap(({ control, region }) => (region === undefined ? [control] : [])));

/** The schema in which a question that cannot be decided need not be answered. */
export function withoutRequired(schema: LabelSchema, list: readonly Undecidable[]): LabelSchema {
  if (list.length === 0) return schema;
  const free = open(list);
  const optional = (control: Control): Control =>
    free.has(control.id) && "required" in control ? { ...control, required: false } : control;
  return { ...schema, controls: schema.controls.map(optional) };
}

/** The document without answers to what cannot be decided, also those that an empty answer would stand for. */
export function withoutUndecidable(
  document: AnnotationDocument,
  list: readonly Undecidable[] | null,
): AnnotationDocument {
  if (!list || list.length === 0) return document;
  const free = open(list);
  const answers = Object.entries(document.answers).filter(([control]) => !free.has(control));
  return { ...document, answers: Object.fromEntries(answers) };
}

/** The objects that cannot be decided, as a document. */
export const documentOf = (list: readonly Undecidable[] = []): AnnotationDocument => ({
  ...emptyDocument(),
  regions: list.flatMap(({ region }) => region ?? []),
});

/** Whether a task has no final answer: what every task has to have cannot be decided, or there is nothing beside it. */
export function hasNoAnswer(
  schema: LabelSchema,
  { answers, regions }: AnnotationDocument,
  list: readonly Undecidable[] | null,
): boolean {
  if (!list || list.length === 0) return false;
  if (Object.keys(answers).length === 0 && regions.length === 0) return true;
  const free = open(list);
  return schema.controls.some(
    (control) => free.has(control.id) && "required" in control && control.required === true,
  );
}
