import type { LabelSchema } from "./schema";

/** Names of candidates by the id of the question and their own. */
export type CandidateNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The schema with the names of candidates that a page shows; the same object where there are none. Never stored. */
export function withCandidateNames(schema: LabelSchema, names: CandidateNames = {}): LabelSchema {
  if (Object.keys(names).length === 0) return schema;
  const controls = schema.controls.map((control) =>
    Object.hasOwn(names, control.id) ? { ...control, names: names[control.id] } : control,
  );
  return { ...schema, controls };
}
