/**
 * What a review decision does to the annotation and all that depends on it, for one annotation as for many. The caller has
 * locked the task and looked at the annotation in this transaction.
 */
import type { Db } from "@/db/client/database";
import { type AnnotationRow, insertRevision, updateAnnotation } from "@/db/queries/annotations";
import { findMembership } from "@/db/queries/members";
import { bringBack } from "@/db/queries/queue";
import { findReview, type ReviewRow, saveReview } from "@/db/queries/reviews";
import { insertAssignments } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { recordEvent } from "../audit";
import type { Services } from "../context";
import { hashRevision, updateCounters } from "../labeling/update-counters";
import { enqueueWebhook } from "../webhooks/enqueue-webhook";

/** The answer becomes a draft of its annotator again, exactly as if they had reopened it, and keeps its place. */
async function sendBack(
  db: Db,
  existing: AnnotationRow,
  { nowMs, timeZone }: { nowMs: number; timeZone: string },
): Promise<void> {
  const { projectId, taskId, userId, document, schemaVersion, guidelineVersion, leadTimeMs } = existing;
  const row: AnnotationRow = {
    ...existing,
    state: "draft",
    revision: existing.revision + 1,
    reviewDue: false,
    updatedAt: nowMs,
    submittedAt: null,
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
  // An annotator who has left the project gets nothing back; their place is free again.
  if (await findMembership(db, { projectId, userId })) {
    await insertAssignments(db, [{ projectId, taskId, userId, createdAt: nowMs }]);
    await bringBack(db, { taskId, userId });
  }
  await updateCounters(db, { row, existing, timeZone });
}

export type Reviewing = {
  task: { id: string; seq: number };
  existing: AnnotationRow;
  decision: ReviewRow["decision"];
  reason: string;
  ruleId: string | null;
  /** Of a fix: the corrected document, and the version of the label schema that it was checked against. */
  fixed: { document: AnnotationDocument; schemaVersion: number } | null;
  reviewerId: string;
  /** Of the reviewer: decides the day that a rejected annotation no longer counts for. */
  timeZone: string;
};

/** Writes the decision over an earlier one about the same revision. */
export async function reviewAnnotation(
  services: Pick<Services, "now" | "newId">,
  db: Db,
  { task, existing, decision, reason, ruleId, fixed, reviewerId, timeZone }: Reviewing,
): Promise<ReviewRow> {
  const { projectId } = existing;
  const nowMs = services.now();
  const earlier = await findReview(db, { annotationId: existing.id, revision: existing.revision });
  const row: ReviewRow = {
    id: earlier?.id ?? services.newId(),
    projectId,
    taskId: task.id,
    annotationId: existing.id,
    revision: existing.revision,
    decision,
    reason,
    ruleId,
    document: fixed?.document ?? null,
    schemaVersion: fixed?.schemaVersion ?? existing.schemaVersion,
    reviewerId,
    createdAt: nowMs,
  };
  await saveReview(db, row);
  if (decision === "rejected") await sendBack(db, existing, { nowMs, timeZone });
  else await updateAnnotation(db, { id: existing.id, reviewDue: false });
  const detail = { task: task.id, revision: row.revision, decision, rule: ruleId };
  const event = { projectId, actorId: reviewerId, action: "review.save", target: existing.id, detail };
  await recordEvent(db, event, nowMs);
  const payload = {
    task: { id: task.id, number: task.seq },
    annotation: { id: existing.id, revision: row.revision },
    decision,
  };
  await enqueueWebhook(db, { projectId, event: "review.saved", payload }, nowMs, services.newId);
  return row;
}
