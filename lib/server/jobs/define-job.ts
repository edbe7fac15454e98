/**
 * The contract of a background job: one folder per job, whose manifest has the schema of its stored values and its run
 * function. Stored values are parsed where they are read: a row may be of another version of the program.
 */
import type { z } from "zod";
import type { Db } from "@/db/client/database";
import type { JobRow } from "@/db/queries/jobs";
import type { Issue } from "@/lib/core/app-error";
import { readValue } from "@/lib/core/zod-issues";
import { inEnglish } from "@/lib/i18n/tell";
import type { Services } from "../context";

/** Jobs of one class run one after the other; a slow job never holds up one of another class. */
export const JOB_CLASSES = [
  "import",
  "release",
  "tiles",
  "duplicates",
  "terms",
  "bulk",
  "consensus",
  "label-errors",
] as const;
export type JobClass = (typeof JOB_CLASSES)[number];

export type Job<Payload, Checkpoint> = Omit<JobRow, "payload" | "checkpoint"> & {
  payload: Payload;
  checkpoint: Checkpoint;
};
export type JobResult = Record<string, number>;
export type JobEnd =
  | { status: "done"; result: JobResult }
  /** `problem` is a packed message. */
  | { status: "failed"; problem: string }
  | { status: "cancelled" };

type Steps<J> = {
  run: (services: Services, job: J) => Promise<JobResult>;
  /** Takes back what a run that failed or was cancelled has done; may be called again after a crash. */
  undo: (services: Services, job: J, end: "failed" | "cancelled") => Promise<void>;
  /** In the transaction that writes the end. */
  ended?: (services: Services, db: Db, job: J, end: JobEnd) => Promise<void>;
  /** After the end is written, whatever it was; a crash in between leaves only what the next start sweeps away. */
  cleanUp?: (services: Services, job: J) => Promise<void>;
};

type Definition<Payload, Checkpoint> = Steps<Job<Payload, Checkpoint>> & {
  class: JobClass;
  payload: z.ZodType<Payload>;
  /** Where a restarted job goes on; written in the transaction of the work that it stands for. Starts as `{}`. */
  checkpoint: z.ZodType<Checkpoint>;
};

/** A job as the runner knows it: its steps take a row and parse it. */
export type JobKindOf<Payload, Checkpoint> = Steps<JobRow> & {
  class: JobClass;
  /** @throws Error for a row that this version does not understand */
  parse: (row: JobRow) => Job<Payload, Checkpoint>;
};

/** For the log; the job runner stores the message that managers see. */
function notUnderstood({ id }: JobRow, issues: readonly Issue[]): Error {
  const [{ path, message }] = issues as [Issue];
  return new Error(`what is stored of job ${id} is not understood: ${path}: ${inEnglish(message)}`);
}

export function defineJob<Payload, Checkpoint>(
  definition: Definition<Payload, Checkpoint>,
): JobKindOf<Payload, Checkpoint> {
  const parse = (row: JobRow): Job<Payload, Checkpoint> => {
    const payload = readValue(definition.payload, row.payload);
    if (!payload.ok) throw notUnderstood(row, payload.error);
    const checkpoint = readValue(definition.checkpoint, row.checkpoint);
    if (!checkpoint.ok) throw notUnderstood(row, checkpoint.error);
    return { ...row, payload: payload.value, checkpoint: checkpoint.value };
  };
  const { ended, cleanUp } = definition;
  return {
    class: definition.class,
    parse,
    run: async (services, row) => definition.run(services, parse(row)),
    undo: async (services, row, end) => definition.undo(services, parse(row), end),
    ...(ended && { ended: async (services, db, row, end) => ended(services, db, parse(row), end) }),
    ...(cleanUp && { cleanUp: async (services, row) => cleanUp(services, parse(row)) }),
  };
}
