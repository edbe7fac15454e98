/** Uploaded files: kept in the storage, so that any process can go on with an import, until its job has ended. */
import { Readable } from "node:stream";
import { liveJobIds } from "@/db/queries/jobs";
import { ImportMapping } from "@/lib/contracts/imports";
import { AppError, invalid, invalidIssues } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Services } from "../context";
import { readInput } from "../http/input-issues";
import type { OpenFile } from "../storage/storage";
import type { RawBody } from "../use-case";

const FOLDER = "uploads";
/** Another process may be receiving a younger one right now. */
const MIN_AGE_MS = 24 * 3_600_000;

const keyOf = (jobId: string): string => `${FOLDER}/${jobId}`;
const missing = () => new AppError("gone", say("imports.uploadGone"));

const tooLarge = (maxBytes: number) =>
  new AppError("too_large", say("imports.fileTooLarge", { size: Math.floor(maxBytes / 1024 ** 2) }));

/** @throws AppError when it is empty or too large, or the disk is full: nothing of it stays then */
export async function saveUpload({ storage, config }: Services, jobId: string, body: RawBody): Promise<void> {
  const { maxUploadBytes } = config;
  if ((body.contentLength ?? 0) > maxUploadBytes) throw tooLarge(maxUploadBytes);
  async function* limited() {
    let size = 0;
    for await (const chunk of Readable.fromWeb(body.stream as never)) {
      size += (chunk as Buffer).byteLength;
      if (size > maxUploadBytes) throw tooLarge(maxUploadBytes);
      yield chunk as Buffer;
    }
    if (size === 0) throw new AppError("invalid_input", say("imports.emptyFile"));
  }
  await storage.put(keyOf(jobId), limited());
}

/** Its bytes from the start. @throws AppError `gone` */
export async function* readUpload({ storage }: Services, jobId: string): AsyncGenerator<Uint8Array> {
  const file = await storage.get(keyOf(jobId));
  if (file === null) throw missing();
  yield* file.stream as AsyncIterable<Uint8Array>;
}

/** Its bytes from any place. @throws AppError `gone` */
export async function openUpload({ storage }: Services, jobId: string): Promise<OpenFile> {
  const file = await storage.open(keyOf(jobId));
  if (file === null) throw missing();
  return file;
}

export const dropUpload = ({ storage }: Services, jobId: string): Promise<void> =>
  storage.delete(keyOf(jobId));

/** Takes away uploads that no job will read: of imports cut off by a crash, or of a project deleted meanwhile. */
export async function sweepUploads({ storage, database, now }: Services): Promise<number> {
  const files = await storage.list(FOLDER);
  if (files.length === 0) return 0;
  const live = new Set(await liveJobIds(database.read));
  // One that is still coming in is called like its job, with an ending.
  const jobOf = (key: string) => key.slice(FOLDER.length + 1).split(".")[0] ?? "";
  const left = files.filter(
    ({ key, modifiedAt }) => !live.has(jobOf(key)) && now() - modifiedAt >= MIN_AGE_MS,
  );
  for (const { key } of left) await storage.delete(key);
  return left.length;
}

export function readMapping(text: string | undefined): ImportMapping | null {
  if (text === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("mapping", say("fields.notJson"));
  }
  const read = readInput(ImportMapping, value);
  if (read.ok) return read.value;
  const issues = read.error.map(({ path, message }) => ({
    path: path === "" ? "mapping" : `mapping.${path}`,
    message,
  }));
  throw invalidIssues(issues);
}
