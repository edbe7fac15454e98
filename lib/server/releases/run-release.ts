/**
 * The release job: collect, split, write the items, freeze. A release that did not finish is marked failed; one that is
 * frozen is never written again, also when the process died between freezing it and saying so.
 */
import type { Db } from "@/db/client/database";
import type { JobRow } from "@/db/queries/jobs";
import { updateJob } from "@/db/queries/jobs";
import { deleteItems, findRelease, insertItems, type ReleaseRow, updateRelease } from "@/db/queries/releases";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { EXPORT_FORMATS, type ExportFormatName } from "@/lib/exports/formats";
import type { FrozenItem } from "@/lib/exports/item";
import type { Services } from "../context";
import { holdRun } from "../jobs/job-runner";
import { announce } from "../webhooks/announce";
import { collectItems, itemChecksum, planRelease } from "./collect-items";

export type ReleasePayload = { releaseId: string; plan: ReleasePlan };
/** Stored with the release: everything about it that is not an item. */
export type ReleaseSummary = {
  counts: ReleaseCounts;
  checksum: string;
  algorithmVersion: string;
  losses: Record<ExportFormatName, Record<string, number>>;
};

const BATCH = 1_000;
const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormatName[];

async function freeze(services: Services, job: JobRow, release: ReleaseRow): Promise<ReleaseSummary> {
  const { projectId } = job;
  const { releaseId, plan } = job.payload as ReleasePayload;
  const hold = <T>(work: (db: Db) => Promise<T>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      return work(db);
    });
  const report = (done: number, total: number | null) =>
    hold((db) => updateJob(db, { id: job.id, progress: { done, total, unit: "tasks", perSecond: null } }));
  await hold((db) => deleteItems(db, { releaseId }));
  const collected = await collectItems(services, projectId, plan, (done) => report(done, null));
  if (collected.items.length === 0)
    throw new AppError("invalid_input", "No task fits this plan, so there is nothing to release.");
  const { assignments, summary, algorithmVersion } = planRelease(collected, plan);
  const checksum = itemChecksum();
  const header = { releaseName: release.name, schema: collected.schema, perAnnotator: plan.labels === "all" };
  const losses = Object.fromEntries(FORMATS.map((name) => [name, {}])) as ReleaseSummary["losses"];
  for (let start = 0; start < collected.items.length; start += BATCH) {
    const rows = collected.items.slice(start, start + BATCH).map((item, i) => {
      const { split, group } = assignments[start + i] ?? { split: "train" as const, group: "" };
      const frozen: FrozenItem = { ...item, split, group };
      for (const name of FORMATS)
        for (const [what, count] of Object.entries(EXPORT_FORMATS[name].losses(header, frozen)))
          losses[name][what] = (losses[name][what] ?? 0) + count;
      const text = canonicalJson(frozen);
      checksum.update(`${text}\n`);
      return { releaseId, projectId, seq: item.seq, split, item: text };
    });
    await hold((db) => insertItems(db, rows));
    await report(start + rows.length, collected.items.length);
  }
  const frozen = { counts: summary, checksum: checksum.digest("hex"), algorithmVersion, losses };
  const { now, newId } = services;
  const payload = {
    release: { id: releaseId, number: release.number },
    tasks: summary.tasks,
    checksum: frozen.checksum,
  };
  await hold(async (db) => {
    await updateRelease(db, { id: releaseId, status: "frozen", summary: frozen, frozenAt: now() });
    await announce(db, { projectId, event: "release.frozen", payload }, now(), newId);
  });
  return frozen;
}

export async function runRelease(services: Services, job: JobRow): Promise<Record<string, number>> {
  const { releaseId } = job.payload as ReleasePayload;
  const release = await findRelease(services.database.read, { releaseId });
  if (!release) throw new AppError("not_found", "The release was deleted.");
  const summary =
    release.status === "frozen" ? (release.summary as ReleaseSummary) : await freeze(services, job, release);
  return { tasks: summary.counts.tasks };
}

export const failRelease = (services: Services, job: JobRow): Promise<void> =>
  services.database.write(async (db) => {
    await holdRun(services, db, job);
    const { releaseId } = job.payload as ReleasePayload;
    const release = await findRelease(db, { releaseId });
    if (release?.status !== "building") return;
    await deleteItems(db, { releaseId });
    await updateRelease(db, { id: releaseId, status: "failed" });
  });
