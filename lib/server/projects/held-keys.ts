/** What annotations, predictions, rules and releases of a project hold of its label schemas. */
import type { Db } from "@/db/client/database";
import { ALL_DOCUMENTS, PEOPLES_DOCUMENTS, walkDocuments } from "@/db/queries/documents";
import { ruleLabels } from "@/db/queries/guidelines";
import { listSchemas } from "@/db/queries/projects";
import { frozenBefore } from "@/db/queries/releases";
import { heldKeys } from "@/lib/annotation/held-keys";
import { lostKeys } from "@/lib/annotation/lost-keys";
import { narrowedControls, partName, type RemovedPart, removedParts } from "@/lib/labels/removed-parts";
import { findControl, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

/** A part that answers lose, and how many annotations, final answers and corrections of reviewers hold it. */
export type Loss = { what: string; annotations: number };

const controlIn = (key: string): string => key.split("/")[0] ?? "";

/** What is lost when `after` replaces `before`; parts that nothing holds are left out. */
export async function countLosses(
  db: Db,
  projectId: string,
  before: LabelSchema,
  after: LabelSchema,
): Promise<Loss[]> {
  const removed = removedParts(before, after);
  const narrowed = narrowedControls(before, after);
  if (removed.length + narrowed.length === 0) return [];
  const parts = new Set(removed.map(({ key }) => key));
  const controls = new Map(narrowed.map((control) => [control.id, control]));
  const counts = new Map<string, number>();
  const texts = new Set([
    ...removed.map(({ text }) => text),
    ...narrowed.map(({ id }) => JSON.stringify(id)),
  ]);
  for await (const page of walkDocuments(db, { projectId, tables: PEOPLES_DOCUMENTS, texts: [...texts] }))
    for (const document of page) {
      const gone = [...heldKeys(document)].filter((key) => parts.has(key));
      // An answer is told once: by its label or figure that is gone, else as an answer to its question.
      const told = new Set(gone.map(controlIn));
      const others = [...lostKeys(document, controls)].filter((key) => key.includes("/") || !told.has(key));
      for (const key of new Set([...gone, ...others])) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return losable(before, removed).flatMap(({ key, name }) => {
    const annotations = counts.get(key) ?? 0;
    return annotations > 0 ? { what: name, annotations } : [];
  });
}

/** All that can be lost, in the order of the schema, each with its key and name. */
function losable(before: LabelSchema, removed: readonly RemovedPart[]): { key: string; name: string }[] {
  const names = new Map(removed.map(({ key, name }) => [key, name]));
  return keysOf(before)
    .concat([...names.keys()])
    .filter((key, i, all) => all.indexOf(key) === i)
    .map((key) => ({ key, name: names.get(key) ?? nameOf(before, key) }));
}

function nameOf(schema: LabelSchema, key: string): string {
  const [id, label] = key.split("/");
  const control = findControl(schema, id ?? "");
  if (!control) return key;
  return label === undefined ? control.name : partName(control, label);
}

/** `controlId` and `controlId/labelId` of all that a schema has. */
const keysOf = (schema: LabelSchema): string[] =>
  schema.controls.flatMap((control) => [
    control.id,
    ...(hasLabels(control) ? control.labels.map(({ id }) => `${control.id}/${id}`) : []),
  ]);

/** Whether anything stored holds the keys; the walk over the documents ends once all are found. */
async function findHeld(db: Db, projectId: string, keys: ReadonlySet<string>): Promise<Set<string>> {
  const held = new Set<string>();
  const add = (key: string) => keys.has(key) && held.add(key);
  const schemas = await listSchemas(db, { projectId });
  for (const { schemaVersion } of await frozenBefore(db, { projectId }))
    for (const key of keysOf(schemas[schemaVersion - 1] ?? { inputs: [], controls: [] })) add(key);
  for (const key of await ruleLabels(db, { projectId })) {
    add(key);
    add(controlIn(key));
  }
  if (held.size === keys.size) return held;
  for await (const page of walkDocuments(db, { projectId, tables: ALL_DOCUMENTS })) {
    for (const document of page) for (const key of heldKeys(document)) add(key);
    if (held.size === keys.size) break;
    // Other requests of this thread get a turn between two pages.
    await new Promise(setImmediate);
  }
  return held;
}

/** Those of the keys that are held. */
export const heldOf = (db: Db, projectId: string, keys: readonly string[]): Promise<Set<string>> =>
  findHeld(db, projectId, new Set(keys));

/** Held keys of every version of a project's label schema; runs in the computing thread. */
export const schemaUsage: Procedure<{ projectId: string }, never, string[]> = async (db, { projectId }) => {
  const keys = (await listSchemas(db, { projectId })).flatMap(keysOf);
  return [...(await findHeld(db, projectId, new Set(keys)))].sort();
};

/** Whether any annotation, prediction or final answer has a region of these controls. */
export async function hasRegionsOf(
  db: Db,
  projectId: string,
  controls: ReadonlySet<string>,
): Promise<boolean> {
  if (controls.size === 0) return false;
  const texts = [...controls].map((id) => JSON.stringify(id));
  for await (const page of walkDocuments(db, { projectId, tables: ALL_DOCUMENTS, texts }))
    if (page.some(({ regions }) => regions.some(({ control }) => controls.has(control)))) return true;
  return false;
}
