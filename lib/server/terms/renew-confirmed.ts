/** Searches again for what annotators have marked, once enough was submitted since the last search. */
import type { Db } from "@/db/client/database";
import { findJob } from "@/db/queries/jobs";
import { submittedByAll } from "@/db/queries/members";
import { confirmedLists, type TermListHead } from "@/db/queries/term-lists";
import type { Context } from "../context";
import { termsJob } from "../jobs/terms";
import { enqueueRun } from "./term-runs";

/** Fewer would hardly add a term. */
const MIN_SUBMITTED = 20;
/** A search goes through all tasks. */
const MIN_PAUSE_MS = 60_000;

async function isDue(context: Context, db: Db, list: TermListHead, submitted: number): Promise<boolean> {
  const { projectId, lastJobId } = list;
  const row = lastJobId === null ? undefined : await findJob(db, { projectId, jobId: lastJobId });
  if (!row) return true;
  const { status, payload, finishedAt } = termsJob.parse(row);
  if (status === "queued" || status === "running") return false;
  const pauseMs = context.now() - (finishedAt ?? 0);
  return submitted - payload.submitted >= MIN_SUBMITTED && pauseMs >= MIN_PAUSE_MS;
}

/** In the transaction of a submit. @returns whether a search was started; wake the lanes after the transaction */
export async function renewConfirmed(context: Context, db: Db, projectId: string): Promise<boolean> {
  const lists = await confirmedLists(db, { projectId });
  const submitted = lists.length === 0 ? 0 : await submittedByAll(db, { projectId });
  let hasStarted = false;
  for (const list of lists) {
    if (!(await isDue(context, db, list, submitted))) continue;
    await enqueueRun(context, db, { projectId, listId: list.id, createdBy: list.createdBy });
    hasStarted = true;
  }
  return hasStarted;
}
