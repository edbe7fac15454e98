/**
 * The job that finds near-duplicates: hashes images that have no hash yet, has all tasks compared, and writes the pairs.
 * Pairs that a manager has decided stay as they are; undecided ones that this run does not find again go. A run that is
 * cancelled or fails takes back the pairs it has added, and keeps the hashes.
 */
import { z } from "zod";
import type { Db } from "@/db/client/database";
import {
  countUnhashed,
  deleteLinksFoundBy,
  deleteLinksNotSeenBy,
  holdTasksBySeq,
  saveImageHashes,
  saveLinks,
  unhashedImages,
} from "@/db/queries/duplicates";
import { findJob, updateJob } from "@/db/queries/jobs";
import { DuplicateSimilarities } from "@/lib/contracts/duplicates";
import type { Services } from "../../context";
import type { DuplicatesPart, LinkedSeqs } from "../../duplicates/find-duplicates";
import { hashImage } from "../../duplicates/hash-image";
import { runInWorker } from "../../worker/worker";
import { defineJob, type Job, type JobResult } from "../define-job";
import { Cancelled, holdRun } from "../job-runner";

const Payload = z.object({ similarities: DuplicateSimilarities });
/** Hashes are kept with their images; comparing starts from the beginning. */
const Checkpoint = z.object({});
type DuplicatesRun = Job<z.infer<typeof Payload>, z.infer<typeof Checkpoint>>;

const IMAGES_AT_ONCE = 40;

function stepsOf(services: Services, job: DuplicatesRun) {
  /** In a transaction, unless the run is to end. */
  const hold = (work: (db: Db) => Promise<void>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      const current = await findJob(db, { projectId: job.projectId, jobId: job.id });
      if (!current || current.cancelRequested) throw new Cancelled();
      await work(db);
    });
  const report = (db: Db, unit: string, done: number, total: number | null) =>
    updateJob(db, { id: job.id, progress: { done, total, unit, perSecond: null } });
  return { hold, report };
}

/** Empty where there is nothing to compare: a damaged file is told in the log and not read again. */
async function hashOf(
  { storage, log }: Services,
  image: { id: string; thumbnailKey: string },
): Promise<string> {
  const file = await storage.get(image.thumbnailKey);
  if (!file) {
    log.warn({ event: "image-hash", asset: image.id, problem: "the storage does not have its thumbnail" });
    return "";
  }
  const bytes: Uint8Array[] = [];
  for await (const chunk of file.stream) bytes.push(chunk as Uint8Array);
  return hashImage(Buffer.concat(bytes)).then(
    (hash) => hash ?? "",
    (err: unknown) => {
      log.warn({ event: "image-hash", asset: image.id, err });
      return "";
    },
  );
}

async function hashImages(services: Services, job: DuplicatesRun): Promise<void> {
  const { projectId } = job;
  const { hold, report } = stepsOf(services, job);
  const total = await countUnhashed(services.database.read, { projectId });
  let done = 0;
  for (let after = ""; ; ) {
    const images = await unhashedImages(services.database.read, { projectId, after, limit: IMAGES_AT_ONCE });
    if (images.length === 0) return;
    const rows = await Promise.all(
      images.map(async (image) => ({ id: image.id, imageHash: await hashOf(services, image) })),
    );
    done += rows.length;
    await hold(async (db) => {
      await saveImageHashes(db, rows);
      await report(db, "images", done, Math.max(done, total));
    });
    after = images.at(-1)?.id ?? after;
  }
}

async function run(services: Services, job: DuplicatesRun): Promise<JobResult> {
  const { projectId, payload } = job;
  const { hold, report } = stepsOf(services, job);
  // A run that was killed may have written some.
  await hold((db) => deleteLinksFoundBy(db, { projectId, foundBy: job.id }));
  await hashImages(services, job);
  const seenBy = `${job.id}.${job.attempts}`;
  const write = async (db: Db, links: readonly LinkedSeqs[]) => {
    const seqs = [...new Set(links.flatMap(({ seqA, seqB }) => [seqA, seqB]))];
    const ids = await holdTasksBySeq(db, { projectId, seqs });
    const rows = links.flatMap(({ seqA, seqB, kind, similarity }) => {
      const [taskA, taskB] = [ids.get(seqA), ids.get(seqB)];
      // Deleted meanwhile.
      if (taskA === undefined || taskB === undefined) return [];
      const run = { foundBy: job.id, seenBy, status: "found" as const, createdAt: services.now() };
      return [{ id: services.newId(), projectId, taskA, taskB, seqA, seqB, kind, similarity, ...run }];
    });
    await saveLinks(db, rows);
  };
  const take = (part: DuplicatesPart) =>
    hold(async (db) => {
      if ("phase" in part) return report(db, part.phase, part.done, part.total);
      await write(db, part.links);
      await report(db, "writing", part.done, part.total);
    });
  const facts = await runInWorker(services, "findDuplicates", { projectId, ...payload.similarities }, take);
  await hold((db) => deleteLinksNotSeenBy(db, { projectId, seenBy }));
  return facts;
}

export const duplicatesJob = defineJob({
  class: "duplicates",
  payload: Payload,
  checkpoint: Checkpoint,
  run,
  undo: (services, job) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      await deleteLinksFoundBy(db, { projectId: job.projectId, foundBy: job.id });
    }),
});
