import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/core/app-error";
import { newId } from "@/lib/core/ids";
import { say } from "@/lib/core/message";
import { FORMAT_NAMES } from "@/lib/formats";
import { SPLITS } from "@/lib/split/ratios";
import { downloadRelease } from "../releases/download-release";
import { renameDurably } from "../storage/durable-rename";
import { type Command, givenPath, oneOf, optional, required, UsageError } from "./command";
import { contextAs, withInstance } from "./instance";

const STDOUT = "-";
const isThere = (path: string) => stat(path).catch(() => undefined);

/** The command refuses a bad target before a long export rather than after it. */
async function requireTarget(path: string): Promise<void> {
  const folder = await isThere(dirname(path));
  if (!folder?.isDirectory())
    throw new AppError("not_found", say("operator.noFolder", { path: dirname(path) }));
  if ((await isThere(path))?.isDirectory())
    throw new AppError("conflict", say("operator.isFolder", { path }));
}

/** Ends the writing on Ctrl-C, so that what was begun is taken away. */
async function pump(content: Readable, target: Writable): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  try {
    await pipeline(content, target, { signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) throw new AppError("conflict", say("operator.stopped"), { cause: error });
    throw error;
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

/** The file appears under its name only when it is whole and on the disk. */
async function save(content: Readable, path: string): Promise<void> {
  const part = `${path}.${newId()}.part`;
  try {
    await pump(content, createWriteStream(part, { flush: true, flags: "wx" }));
    await renameDurably(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function print(content: Readable): Promise<void> {
  try {
    await pump(content, process.stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
    throw new AppError("gone", say("operator.outputClosed"), { cause: error });
  }
}

export const exportRelease: Command = {
  name: "export",
  summary: "Write a frozen release as a zip",
  options: {
    release: { type: "string", value: "ID", required: true, help: "its id, as in the address of its page" },
    format: { type: "string", value: "FORMAT", required: true, help: FORMAT_NAMES.join(", ") },
    out: { type: "string", value: "PATH", required: true, help: "the file to write, or - for stdout" },
    split: { type: "string", value: "SPLIT", help: `this split alone: ${SPLITS.join(", ")}` },
    "no-images": { type: "boolean", help: "leave the image files out" },
    "for-spreadsheets": { type: "boolean", help: "tables: put ' before cells a spreadsheet would run" },
    as: { type: "string", value: "EMAIL", help: "who does it; the owner when left out" },
  },
  notes: [
    "The same release always gives the same bytes. A file of that name is replaced when the new one is whole.",
  ],
  run: async (values) => {
    const params = { release: required(values, "release") };
    const format = oneOf(values, "format", FORMAT_NAMES);
    const images = !values["no-images"];
    const split = values.split === undefined ? undefined : oneOf(values, "split", SPLITS);
    const forSpreadsheets = Boolean(values["for-spreadsheets"]);
    const query = { format, images, forSpreadsheets, ...(split && { split }) };
    const out = required(values, "out");
    const path = out === STDOUT ? undefined : givenPath(out);
    if (path === undefined && process.stdout.isTTY)
      throw new UsageError("--out -: a zip is nothing to look at.");
    if (path !== undefined) await requireTarget(path);
    return withInstance(async (services) => {
      const context = await contextAs(services, optional(values, "as"));
      const answer = await downloadRelease(context, { params, query, body: undefined });
      if (!answer.body) throw new AppError("internal", say("operator.emptyRelease"));
      const content = Readable.fromWeb(answer.body as never);
      await (path === undefined ? print(content) : save(content, path));
      if (path !== undefined) console.error(`Wrote ${path}`);
      return 0;
    });
  },
};
