/** What a release is made of, under the labels it was asked for with: a later version of them is another release. */
import type { Db } from "@/db/client/database";
import { findSchema } from "@/db/queries/projects";
import type { ReleasePlan } from "@/lib/contracts/releases";
import { notFound } from "@/lib/core/app-error";
import { annotationCounter } from "../labeling/counted-annotations";
import type { ReleaseSource } from "./select-tasks";

type Asked = { projectId: string; schemaVersion: number; plan: ReleasePlan };

/** @param db of one instant, see `snapshotOf` */
export async function releaseSource(
  db: Db,
  { projectId, schemaVersion, plan }: Asked,
): Promise<ReleaseSource> {
  const schema = await findSchema(db, { projectId, version: schemaVersion });
  if (!schema) throw notFound("project");
  return { db, projectId, schema, plan, counter: await annotationCounter(db, { projectId }) };
}
