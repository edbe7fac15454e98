/** What annotations, predictions, rules and releases of a project hold of its label schemas. */
import type { Db } from "@/db/client/database";
import { ALL_DOCUMENTS, PEOPLES_DOCUMENTS, walkDocuments } from "@/db/queries/documents";
import { ruleLabels } from "@/db/queries/guidelines";
import { listSchemas } from "@/db/queries/projects";
import { frozenBefore } from "@/db/queries/releases";
import { heldKeys } from "@/lib/annotation/held-keys";
import type { RemovedPart } from "@/lib/labels/removed-parts";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";
import type { Procedure } from "../worker/procedure";

/** How many annotations, final answers and corrections of reviewers hold each of the parts, in their order. */
export async function countHolding(
  db: Db,
  projectId: string,
  parts: readonly RemovedPart[],
): Promise<number[]> {
  const counts = new Map(parts.map(({ key }) => [key, 0]));
  if (parts.length > 0) {
    const texts = [...new Set(parts.map(({ text }) => text))];
    for await (const page of walkDocuments(db, { projectId, tables: PEOPLES_DOCUMENTS, texts }))
      for (const document of page)
        for (const key of heldKeys(document)) {
          const count = counts.get(key);
          if (count !== undefined) counts.set(key, count + 1);
        }
  }
  return parts.map(({ key }) => counts.get(key) ?? 0);
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
    add(key.split("/")[0] ?? "");
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
