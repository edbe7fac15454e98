/**
 * The release job: has the items made, writes them, freezes. A release that did not finish is marked failed; one that is
 * frozen is never written again, also when the process died between freezing it and saying so.
 */
import { z } from "zod";
import type { Db } from "@/db/client/database";
import { updateJob } from "@/db/queries/jobs";
import { deleteItems, findRelease, insertItems, type ReleaseRow, updateRelease } from "@/db/queries/releases";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Services } from "../../context";
import { datasheetOf } from "../../releases/datasheet";
import type { FreezePart } from "../../releases/freeze-release";
import { makeReleaseLink } from "../../releases/make-release-link";
import { CARD_VERSION } from "../../releases/release-card";
import { frozenSummaryOf, ReleasePayload, type StoredSummary } from "../../releases/stored-release";
import { enqueueWebhook, isHeard } from "../../webhooks/enqueue-webhook";
import { runInWorker } from "../../worker/worker";
import { defineJob, type Job, type JobResult } from "../define-job";
import { holdRun } from "../job-runner";

/** How long the link lasts that webhooks are told. */
const LINK_MS = 7 * 24 * 3_600_000;

const Checkpoint = z.looseObject({});
type ReleaseRun = Job<ReleasePayload, z.infer<typeof Checkpoint>>;

async function freeze(services: Services, job: ReleaseRun, release: ReleaseRow): Promise<StoredSummary> {
  const { projectId } = job;
  const { releaseId, plan } = job.payload;
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
  const facts = await runInWorker(services, "freezeRelease", input, take);
  const { now, newId } = services;
  const frozenAt = now();
  const datasheet = datasheetOf({ ...release, plan, frozenAt }, facts);
  const summary: StoredSummary = { ...facts, datasheet, card: CARD_VERSION };
  const payload = {
    release: { id: releaseId, number: release.number },
    tasks: summary.counts.tasks,
    checksum: summary.checksum,
  };
  await hold(async (db) => {
    await updateRelease(db, { id: releaseId, status: "frozen", summary, frozenAt });
    const event = "release.frozen";
    if (!(await isHeard(db, { projectId, event }))) return;
    const { url, expiresAt } = await makeReleaseLink(services, db, {
      projectId,
      releaseId,
      options: { format: "jsonl", images: true, forSpreadsheets: false },
      createdBy: release.createdBy,
      lastsMs: LINK_MS,
    });
    const message = { projectId, event, payload: { ...payload, download: { url, expiresAt } } } as const;
    await enqueueWebhook(db, message, now(), newId);
  });
  return summary;
}

async function run(services: Services, job: ReleaseRun): Promise<JobResult> {
  const { releaseId } = job.payload;
  const release = await findRelease(services.database.read, { releaseId });
  if (!release) throw new AppError("not_found", say("releases.deleted"));
  const summary =
    release.status === "frozen" ? frozenSummaryOf(release) : await freeze(services, job, release);
  return { tasks: summary.counts.tasks };
}

const undo = (services: Services, job: ReleaseRun): Promise<void> =>
  services.database.write(async (db) => {
    await holdRun(services, db, job);
    const { releaseId } = job.payload;
    const release = await findRelease(db, { releaseId });
    if (release?.status !== "building") return;
    await deleteItems(db, { releaseId });
    await updateRelease(db, { id: releaseId, status: "failed" });
  });

export const releaseJob = defineJob({
  class: "release",
  payload: ReleasePayload,
  checkpoint: Checkpoint,
  run,
  undo,
});
