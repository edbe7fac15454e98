/** What routes of imports do with what they are sent: the file goes to disk within its limit, the mapping is checked. */
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ImportMapping } from "@/lib/contracts/imports";
import { AppError, invalid } from "@/lib/core/app-error";
import { inputIssues } from "../http/input-issues";
import { syncFolder } from "../storage/durable-rename";
import type { RawBody } from "../use-case";

const tooLarge = (maxBytes: number) =>
  new AppError(
    "too_large",
    `A file may have ${Math.floor(maxBytes / 1024 ** 2)} MB. Split it and import the parts one after the other.`,
  );

/** @returns its size in bytes; @throws AppError when it is empty or too large, or the disk is full */
export async function saveUpload(path: string, body: RawBody, maxBytes: number): Promise<number> {
  if ((body.contentLength ?? 0) > maxBytes) throw tooLarge(maxBytes);
  await mkdir(dirname(path), { recursive: true });
  let size = 0;
  async function* counted() {
    for await (const chunk of Readable.fromWeb(body.stream as never)) {
      size += (chunk as Buffer).byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  }
  try {
    await pipeline(counted, createWriteStream(path, { flush: true }));
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(path, { force: true });
    if ((error as NodeJS.ErrnoException).code === "ENOSPC")
      throw new AppError("storage_full", "The disk of the server is full. Nothing was imported.", {
        cause: error,
      });
    throw error;
  }
  if (size === 0) {
    await rm(path, { force: true });
    throw new AppError("invalid_input", "The file is empty.");
  }
  return size;
}

export function readMapping(text: string | undefined): ImportMapping | null {
  if (text === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("mapping", "is not valid JSON");
  }
  const parsed = ImportMapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = inputIssues(parsed.error, ImportMapping).map(({ path, message }) => ({
    path: path === "" ? "mapping" : `mapping.${path}`,
    message,
  }));
  throw new AppError("invalid_input", `${issues[0]?.path}: ${issues[0]?.message}`, { issues });
}
