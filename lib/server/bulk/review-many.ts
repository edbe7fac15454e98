/** Bulk review decisions, and taking them back. The tasks are locked. */
import { z } from "zod";
import {
  type AnnotationRow,
  annotationsOfTasks,
  findAnnotation,
  insertRevision,
  updateAnnotation,
} from "@/db/queries/annotations";
import { assignmentsOf } from "@/db/queries/assignments";
import { recountLocked } from "@/db/queries/queue";
import { deleteReview, findReview } from "@/db/queries/reviews";
import { deleteAssignments } from "@/db/queries/tasks";
import type { BulkDecision } from "@/lib/contracts/bulk-actions";
import { AppError } from "@/lib/core/app-error";
import { recordEvent } from "../audit";
import { hashRevision, updateCounters } from "../labeling/update-counters";
import { requireNotLabeling } from "../reviews/requires";
import { reviewAnnotation } from "../reviews/review-annotation";
import { type BulkWork, type Done, done, left } from "./bulk-work";

type Task = { id: string; seq: number };

/** `revision` is the one that was reviewed; `submittedAt` its time. */
export const ReviewedBefore = z.object({
  annotationId: z.string(),
  reviewId: z.string(),
  revision: z.number(),
  submittedAt: z.nullable(z.number()),
  /** The annotator had an assignment before a rejection made one. */
  wasAssigned: z.boolean(),
});

/** Whether the starter may see the task: a reviewer who is to label it has to stay blind. */
async function isBlind({ db, starter }: BulkWork, taskId: string): Promise<boolean> {
  const { role, userId } = starter;
  try {
    await requireNotLabeling(db, { role, actor: { id: userId } }, taskId);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return true;
    throw error;
  }
}

async function decide(
  work: BulkWork,
  task: Task,
  existing: AnnotationRow,
  decision: BulkDecision,
): Promise<Done> {
  const { services, db, starter } = work;
  if (existing.userId === starter.userId) return left(task, "own");
  if (existing.state !== "submitted") return left(task, "changed");
  if (!existing.reviewDue) return left(task, "already");
  if (await isBlind(work, task.id)) return left(task, "labeling");
  const assigned = await assignmentsOf(db, { taskIds: [task.id], userId: existing.userId });
  const review = await reviewAnnotation(services, db, {
    task,
    existing,
    decision: decision.kind === "accept" ? "accepted" : "rejected",
    reason: decision.kind === "accept" ? "" : decision.reason,
    ruleId: decision.kind === "accept" ? null : (decision.ruleId ?? null),
    fixed: null,
    reviewerId: starter.userId,
    timeZone: starter.timeZone,
  });
  return done(task, {
    annotationId: existing.id,
    reviewId: review.id,
    revision: existing.revision,
    submittedAt: existing.submittedAt,
    wasAssigned: assigned.length > 0,
  } satisfies z.infer<typeof ReviewedBefore>);
}

/** All submitted annotations of the tasks, a line of the report for each; one for a task that has none. */
export async function reviewTasks(
  work: BulkWork,
  tasks: readonly Task[],
  decision: BulkDecision,
): Promise<Done[]> {
  const { db, projectId } = work;
  const rows = await annotationsOfTasks(db, { projectId, taskIds: tasks.map(({ id }) => id) });
  const lines: Done[] = [];
  for (const task of tasks) {
    const submitted = rows.filter(({ taskId, state }) => taskId === task.id && state === "submitted");
    if (submitted.length === 0) lines.push(left(task, "nothing"));
    for (const row of submitted) lines.push(await decide(work, task, row, decision));
  }
  return lines;
}

/** @param wanted annotations of these tasks, with the revisions that were looked at */
export async function reviewAnnotations(
  work: BulkWork,
  tasks: ReadonlyMap<string, Task>,
  wanted: readonly { annotationId: string; taskId: string; revision: number }[],
  decision: BulkDecision,
): Promise<Done[]> {
  const lines: Done[] = [];
  for (const { annotationId, taskId, revision } of wanted) {
    const task = tasks.get(taskId);
    const existing = await findAnnotation(work.db, { annotationId });
    if (!task || !existing) lines.push(left(task ?? { id: taskId, seq: 0 }, "gone"));
    else if (existing.revision !== revision) lines.push(left(task, "changed"));
    else lines.push(await decide(work, task, existing, decision));
  }
  return lines;
}

/** The annotation waits for a review again, unless its annotator or a reviewer has gone on. */
export async function undoReview(
  work: BulkWork,
  task: Task,
  { annotationId, reviewId, revision, submittedAt, wasAssigned }: z.infer<typeof ReviewedBefore>,
  kind: BulkDecision["kind"],
): Promise<Done> {
  const { services, db, projectId, starter } = work;
  const existing = await findAnnotation(db, { annotationId });
  if (!existing) return left(task, "gone");
  const review = await findReview(db, { annotationId, revision });
  const decision = kind === "accept" ? "accepted" : "rejected";
  const isAsLeft =
    kind === "accept"
      ? existing.state === "submitted" && existing.revision === revision
      : existing.state === "draft" && existing.revision === revision + 1;
  if (!isAsLeft || review?.id !== reviewId || review.decision !== decision) return left(task, "changed");
  await deleteReview(db, { reviewId });
  if (kind === "accept") await updateAnnotation(db, { id: annotationId, reviewDue: true });
  else await submitAgain(work, existing, { submittedAt, wasAssigned });
  const detail = { task: task.id, revision, decision };
  const event = { projectId, actorId: starter.userId, action: "review.undo", target: annotationId, detail };
  await recordEvent(db, event, services.now());
  return done(task);
}

async function submitAgain(
  { services, db, starter }: BulkWork,
  existing: AnnotationRow,
  { submittedAt, wasAssigned }: { submittedAt: number | null; wasAssigned: boolean },
): Promise<void> {
  const { projectId, taskId, userId, document, schemaVersion, guidelineVersion, leadTimeMs } = existing;
  const nowMs = services.now();
  const row: AnnotationRow = {
    ...existing,
    state: "submitted",
    revision: existing.revision + 1,
    reviewDue: true,
    updatedAt: nowMs,
    submittedAt: submittedAt ?? nowMs,
  };
  await updateAnnotation(db, row);
  await insertRevision(db, {
    annotationId: row.id,
    revision: row.revision,
    projectId,
    state: row.state,
    document,
    hash: hashRevision({ state: row.state, document, schemaVersion }),
    schemaVersion,
    guidelineVersion,
    leadTimeMs,
    createdAt: nowMs,
  });
  await updateCounters(db, { row, existing, timeZone: starter.timeZone });
  if (wasAssigned) return;
  await deleteAssignments(db, { taskIds: [taskId], userId });
  await recountLocked(db, { taskIds: [taskId] });
}
