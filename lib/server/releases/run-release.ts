/**
 * The release job: has the items made, writes them, freezes. A release that did not finish is marked failed; one that is
 * frozen is never written again, also when the process died between freezing it and saying so.
 */
import type { Db } from "@/db/client/database";
import type { JobRow } from "@/db/queries/jobs";
import { updateJob } from "@/db/queries/jobs";
import { deleteItems, findRelease, insertItems, type ReleaseRow, updateRelease } from "@/db/queries/releases";
import { AppError } from "@/lib/core/app-error";
import { compute } from "../compute/compute";
import type { Services } from "../context";
import { holdRun } from "../jobs/job-runner";
import { announce } from "../webhooks/announce";
import { datasheetOf } from "./datasheet";
import type { FreezePart } from "./freeze-release";
import { frozenSummaryOf, payloadOf, type StoredSummary } from "./stored-release";

async function freeze(services: Services, job: JobRow, release: ReleaseRow): Promise<StoredSummary> {
  const { projectId } = job;
  const { releaseId, plan } = payloadOf(job);
  const hold = <T>(work: (db: Db) => Promise<T>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      return work(db);
    });
  const report = (db: Db, done: number, total: number | null) =>
    updateJob(db, { id: job.id, progress: { done, total, unit: "tasks", perSecond: null } });
  const take = (part: FreezePart) =>
    hold(async (db) => {
      if ("looked" in part) return report(db, part.looked, null);
      await insertItems(
        db,
        part.rows.map((row) => ({ ...row, releaseId, projectId })),
      );
      await report(db, part.done, part.total);
    });
  await hold((db) => deleteItems(db, { releaseId }));
  const { name: releaseName, schemaVersion, number } = release;
  const input = { projectId, number, releaseName, schemaVersion, plan };
  const facts = await compute(services, "freezeRelease", input, take);
  const { now, newId } = services;
  const frozenAt = now();
  const summary: StoredSummary = { ...facts, datasheet: datasheetOf({ ...release, plan, frozenAt }, facts) };
  const payload = {
    release: { id: releaseId, number: release.number },
    tasks: summary.counts.tasks,
    checksum: summary.checksum,
  };
  await hold(async (db) => {
    await updateRelease(db, { id: releaseId, status: "frozen", summary, frozenAt });
    await announce(db, { projectId, event: "release.frozen", payload }, now(), newId);
  });
  return summary;
}

export async function runRelease(services: Services, job: JobRow): Promise<Record<string, number>> {
  const { releaseId } = payloadOf(job);
  const release = await findRelease(services.database.read, { releaseId });
  if (!release) throw new AppError("not_found", "The release was deleted.");
  const summary =
    release.status === "frozen" ? frozenSummaryOf(release) : await freeze(services, job, release);
  return { tasks: summary.counts.tasks };
}

export const failRelease = (services: Services, job: JobRow): Promise<void> =>
  services.database.write(async (db) => {
    await holdRun(services, db, job);
    const { releaseId } = payloadOf(job);
    const release = await findRelease(db, { releaseId });
    if (release?.status !== "building") return;
    await deleteItems(db, { releaseId });
    await updateRelease(db, { id: releaseId, status: "failed" });
  });
