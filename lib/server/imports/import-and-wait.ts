/** Imports a file and waits for it: by the job runner of this process, or here when none is running. */
import type { ImportFormat, ImportJob, ImportMapping } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { ChosenCells, TextPart } from "@/lib/formats/reader";
import type { Encoding } from "@/lib/imports/encodings";
import type { Context } from "../context";
import { waitForJobs } from "../jobs/wait-for-jobs";
import type { RawBody } from "../use-case";
import { getImport, startImport } from "./import-routes";

export type ImportNow = ChosenCells & {
  projectId: string;
  format: ImportFormat;
  mode: "all-or-nothing" | "skip-bad-rows";
  fileName: string;
  mapping: ImportMapping | undefined;
  /** Of a zip, as in the contract. */
  table?: string | undefined;
  encoding?: Encoding | undefined;
  taskPer?: TextPart | undefined;
  body: RawBody;
  onProgress?: (job: ImportJob) => void;
};

const isOver = (job: ImportJob) => job.status !== "queued" && job.status !== "running";

/** @returns the finished import; @throws AppError with the problem and the first bad rows when it failed */
export async function importNow(context: Context, request: ImportNow): Promise<ImportJob> {
  const { projectId, format, mode, fileName, mapping, body } = request;
  const { table, encoding, taskPer, delimiter, header } = request;
  let job = await startImport(context, {
    params: { project: projectId },
    query: {
      format,
      mode,
      fileName,
      table,
      encoding,
      taskPer,
      delimiter,
      header,
      ...(mapping && { mapping: JSON.stringify(mapping) }),
    },
    body,
  });
  await waitForJobs(context, async () => {
    if (isOver(job)) return true;
    job = await getImport(context, {
      params: { project: projectId, job: job.id },
      query: undefined,
      body: undefined,
    });
    request.onProgress?.(job);
    return isOver(job);
  });
  if (job.status === "done") return job;
  const problem = job.problem ?? say("operator.importEnded", { status: job.status });
  const rows = job.firstErrors.map((error) => `\n  row ${error.row}: ${error.message}`).join("");
  throw new AppError("unprocessable", say("operator.importFailed", { problem, rows }));
}
