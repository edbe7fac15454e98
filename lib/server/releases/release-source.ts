/** What a release is made of, under the labels it was asked for with: a later version of them is another release. */
import type { Db } from "@/db/client/database";
import { listSchemas } from "@/db/queries/projects";
import { frozenBefore } from "@/db/queries/releases";
import type { ReleasePlan } from "@/lib/contracts/releases";
import { notFound } from "@/lib/core/app-error";
import { labelNames } from "@/lib/labels/label-names";
import { allCandidateNames } from "../candidates/kept-lists";
import { standingDuplicates } from "../duplicates/standing-duplicates";
import { annotationCounter } from "../labeling/counted-annotations";
import type { ReleaseSource } from "./select-tasks";

type Asked = {
  projectId: string;
  schemaVersion: number;
  plan: ReleasePlan;
  /** Of the release; what was released before it is kept. Left out for one that would come next. */
  number?: number;
};

/** @param db of one instant, see `snapshotOf` */
export async function releaseSource(
  db: Db,
  { projectId, schemaVersion, plan, number }: Asked,
): Promise<ReleaseSource> {
  const versions = (await listSchemas(db, { projectId })).slice(0, schemaVersion);
  const schema = versions[schemaVersion - 1];
  if (!schema) throw notFound("project");
  const names = new Map([...(await allCandidateNames(db, { projectId, schema })), ...labelNames(versions)]);
  const counter = await annotationCounter(db, { projectId });
  return {
    db,
    projectId,
    schema,
    plan,
    names,
    counter,
    earlier: await frozenBefore(db, { projectId, number }),
    duplicates: await standingDuplicates(db, { projectId }),
  };
}
