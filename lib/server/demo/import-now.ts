/** Imports a file and waits for it: by the job runner of this process, or here when none is running. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ImportFormat, ImportJob, ImportMapping } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import type { Context } from "../context";
import { getImport, startImport } from "../imports/imports";
import { runWaitingJobs } from "../jobs/job-runner";
import { jobRunnerStarted } from "../jobs/kick";
import { JOB_WORKS } from "../jobs/works";
import type { RawBody } from "../use-case";

const LOOK_MS = 100;

export type ImportNow = {
  projectId: string;
  format: ImportFormat;
  mode: "all-or-nothing" | "skip-bad-rows";
  fileName: string;
  mapping: ImportMapping | undefined;
  /** Of a zip, as in the contract. */
  table?: string | undefined;
  body: RawBody;
  onProgress?: (job: ImportJob) => void;
};

const isOver = (job: ImportJob) => job.status !== "queued" && job.status !== "running";

/** @returns the finished import; @throws AppError with the problem and the first bad rows when it failed */
export async function importNow(context: Context, request: ImportNow): Promise<ImportJob> {
  const { projectId, format, mode, fileName, mapping, table, body } = request;
  let job = await startImport(context, {
    params: { project: projectId },
    query: { format, mode, fileName, table, ...(mapping && { mapping: JSON.stringify(mapping) }) },
    body,
  });
  const running = jobRunnerStarted() ? Promise.resolve() : runWaitingJobs(context, JOB_WORKS);
  // Another process on the same database may have taken the job: then this one only watches.
  while (!isOver(job)) {
    await Promise.race([running.then(() => sleep(LOOK_MS)), sleep(LOOK_MS)]);
    job = await getImport(context, {
      params: { project: projectId, job: job.id },
      query: undefined,
      body: undefined,
    });
    request.onProgress?.(job);
  }
  await running;
  if (job.status === "done") return job;
  const rows = job.firstErrors.map((error) => `  row ${error.row}: ${error.message}`);
  throw new AppError("unprocessable", [job.problem ?? `The import was ${job.status}.`, ...rows].join("\n"));
}
