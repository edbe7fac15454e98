/** Label schemas for checks of answers: a version never changes, so that the last ones used are kept instead of read again. */
import type { Database } from "@/db/client/database";
import { findSchema } from "@/db/queries/projects";
import type { LabelSchema } from "@/lib/labels/schema";

const MOST_KEPT = 50;
const keptOf = new WeakMap<Database, Map<string, LabelSchema>>();

/** Reads what is committed; undefined where there is no such version (yet). */
export async function keptSchema(
  database: Database,
  { projectId, version }: { projectId: string; version: number },
): Promise<LabelSchema | undefined> {
  const kept = keptOf.get(database) ?? new Map<string, LabelSchema>();
  keptOf.set(database, kept);
  const key = `${projectId} ${version}`;
  const schema = kept.get(key) ?? (await findSchema(database.read, { projectId, version }));
  if (!schema) return undefined;
  // The last used go to the end.
  kept.delete(key);
  kept.set(key, schema);
  const oldest = kept.size > MOST_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return schema;
}
