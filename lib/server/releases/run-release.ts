/** The release job: collect, split, write the items, freeze. A release that did not finish is marked failed. */

import type { JobRow } from "@/db/queries/jobs";
import { updateJob } from "@/db/queries/jobs";
import { deleteItems, findRelease, insertItems, updateRelease } from "@/db/queries/releases";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { EXPORT_FORMATS, type ExportFormatName } from "@/lib/exports/formats";
import type { FrozenItem } from "@/lib/exports/item";
import type { Services } from "../context";
import { JOB_LEASE_MS } from "../jobs/job-runner";
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

async function freeze(
  services: Services,
  job: JobRow,
  { releaseId, plan }: ReleasePayload,
): Promise<ReleaseSummary> {
  const { projectId } = job;
  const release = await findRelease(services.database.read, { releaseId });
  if (!release) throw new AppError("not_found", "The release was deleted.");
  const beat = (done: number, total: number | null) =>
    services.database.write((db) =>
      updateJob(db, {
        id: job.id,
        progress: { done, total, unit: "tasks", perSecond: null },
        leasedUntil: services.now() + JOB_LEASE_MS,
      }),
    );
  await services.database.write((db) => deleteItems(db, { releaseId }));
  const collected = await collectItems(services, projectId, plan, (done) => beat(done, null));
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
    await services.database.write((db) => insertItems(db, rows));
    await beat(start + rows.length, collected.items.length);
  }
  return { counts: summary, checksum: checksum.digest("hex"), algorithmVersion, losses };
}

export async function runRelease(services: Services, job: JobRow): Promise<Record<string, number>> {
  const payload = job.payload as ReleasePayload;
  const { releaseId } = payload;
  try {
    const summary = await freeze(services, job, payload);
    await services.database.write((db) =>
      updateRelease(db, { id: releaseId, status: "frozen", summary, frozenAt: services.now() }),
    );
    return { tasks: summary.counts.tasks };
  } catch (error) {
    await services.database.write(async (db) => {
      await deleteItems(db, { releaseId });
      await updateRelease(db, { id: releaseId, status: "failed" });
    });
    throw error;
  }
}
