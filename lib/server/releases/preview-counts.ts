/** What a release by a plan would hold; runs in the computing thread. */
import { findProject } from "@/db/queries/projects";
import { countAnsweredTasks } from "@/db/queries/tasks";
import type { PreviewProgress, ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { notFound } from "@/lib/core/app-error";
import type { Procedure } from "../worker/procedure";
import { planRelease } from "./plan-release";
import { releaseSource } from "./release-source";

export const previewCounts: Procedure<
  { projectId: string; plan: ReleasePlan },
  PreviewProgress,
  ReleaseCounts
> = async (db, { projectId, plan }, send) => {
  const project = await findProject(db, { projectId });
  if (!project) throw notFound("project");
  const source = await releaseSource(db, { projectId, schemaVersion: project.schemaVersion, plan });
  const total = await countAnsweredTasks(db, { projectId });
  return (await planRelease(source, (done) => send({ done, total }))).summary;
};
