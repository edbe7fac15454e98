/**
 * Reviews of submitted annotations. An annotator can no longer change an accepted or fixed annotation; a rejected one
 * goes back to them as a draft and keeps its place. One review per revision: the reviewer may change the review
 * decision until the annotator has gone on, and the audit keeps every decision.
 */
import type { Db } from "@/db/client/database";
import {
  type AnnotationRow,
  findAnnotation,
  insertRevision,
  updateAnnotation,
} from "@/db/queries/annotations";
import { imagesOf } from "@/db/queries/assets";
import { findRule } from "@/db/queries/guidelines";
import { findMembership, listMembers } from "@/db/queries/members";
import { findProject } from "@/db/queries/projects";
import { bringBack } from "@/db/queries/queue";
import {
  countWaiting,
  findReview,
  listReviews as listReviewRows,
  type ReviewRow,
  saveReview,
  waitingAnswers,
} from "@/db/queries/reviews";
import { findTask, insertAssignments, lockTask } from "@/db/queries/tasks";
import type { ReviewItem } from "@/lib/contracts/reviews";
import { AppError, forbidden, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isManager, requireRole } from "../access";
import { recordEvent } from "../audit";
import { readTimeCursor, writeTimeCursor } from "../cursor";
import { toTaskImage } from "../labeling/label-task";
import { requireDocument } from "../labeling/require-document";
import { hashRevision, updateCounters } from "../labeling/update-counters";
import { judgementHasOldLabels, requireSchemaVersion } from "../projects/require-schema-version";
import type { UseCase } from "../use-case";
import { enqueueWebhook } from "../webhooks/enqueue-webhook";
import { toAnswerReviews } from "./answer-reviews";
import { requireNotLabeling } from "./requires";

const COUNTED_MOST = 1_000;

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

export const createReview: UseCase<"createReview"> = async (context, { params, body }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const { actor } = membership;
  const read = context.database.read;
  const answer = await findAnnotation(read, { annotationId: body.annotationId });
  const task = answer && (await findTask(read, { taskId: answer.taskId }));
  const project = await findProject(read, { projectId });
  if (!task || !project || answer.projectId !== projectId) throw notFound("answer");
  if (answer.userId === actor.id) throw forbidden(say("reviews.ownWork"));
  const fixed =
    body.decision === "fixed"
      ? await requireDocument(context, task, {
          schemaVersion: project.schemaVersion,
          document: body.document,
          completeness: "submitted",
        })
      : null;
  return context.database.write(async (db) => {
    const { schemaVersion } = project;
    if (fixed) await requireSchemaVersion(db, { projectId, schemaVersion }, judgementHasOldLabels);
    await lockTask(db, { taskId: task.id });
    const existing = await findAnnotation(db, { annotationId: answer.id });
    if (!existing) throw notFound("answer");
    await requireNotLabeling(db, membership, task.id);
    if (existing.revision !== body.revision)
      throw new AppError("stale_revision", say("reviews.stale"), {
        extra: { currentRevision: existing.revision },
      });
    if (existing.state !== "submitted") throw new AppError("conflict", say("reviews.notSubmitted"));
    if (body.ruleId !== undefined && !(await findRule(db, { projectId, ruleId: body.ruleId })))
      throw notFound("rule");
    const nowMs = context.now();
    const earlier = await findReview(db, { annotationId: existing.id, revision: existing.revision });
    const row: ReviewRow = {
      id: earlier?.id ?? context.newId(),
      projectId,
      taskId: task.id,
      annotationId: existing.id,
      revision: existing.revision,
      decision: body.decision,
      reason: body.reason,
      ruleId: body.ruleId ?? null,
      document: fixed,
      schemaVersion: fixed ? schemaVersion : existing.schemaVersion,
      reviewerId: actor.id,
      createdAt: nowMs,
    };
    await saveReview(db, row);
    if (body.decision === "rejected") await sendBack(db, existing, { nowMs, timeZone: context.timeZone });
    else await updateAnnotation(db, { id: existing.id, reviewDue: false });
    const detail = { task: task.id, revision: row.revision, decision: row.decision, rule: row.ruleId };
    const event = { projectId, actorId: actor.id, action: "review.save", target: existing.id, detail };
    await recordEvent(db, event, nowMs);
    const payload = {
      task: { id: task.id, number: task.seq },
      annotation: { id: existing.id, revision: row.revision },
      decision: row.decision,
    };
    await enqueueWebhook(db, { projectId, event: "review.saved", payload }, nowMs, context.newId);
    const [review] = await toAnswerReviews(db, projectId, [row]);
    if (!review) throw new AppError("internal", say("reviews.notShown", { id: row.id }));
    return { review };
  });
};

export const listReviews: UseCase<"listReviews"> = async (context, { params, query }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const db = context.database.read;
  const limit = query?.limit ?? 100;
  const status = query?.status ?? "waiting";
  const cursor = readTimeCursor(query?.cursor);
  const blind = !isManager(membership);
  const whose = { projectId, reviewerId: membership.actor.id, blind, annotator: query?.annotator };
  const rows =
    status === "waiting"
      ? (await waitingAnswers(db, { ...whose, after: cursor, limit })).map((row) => ({
          ...row,
          review: null,
        }))
      : await listReviewRows(db, { ...whose, decision: status, before: cursor, limit });
  const reviewed = rows.flatMap((row) => row.review ?? []);
  // A list shows no answers; a page of corrections may weigh a lot.
  const told = (await toAnswerReviews(db, projectId, reviewed)).map(({ document: _, ...review }) => review);
  const images = await imagesOf(db, { taskIds: [...new Set(rows.map((row) => row.taskId))] });
  const items = rows.map((row): ReviewItem => {
    const image = images.get(row.taskId)?.[0];
    const at = row.review === null ? -1 : reviewed.indexOf(row.review);
    return {
      annotationId: row.annotationId,
      revision: row.revision,
      task: {
        id: row.taskId,
        seq: row.seq,
        preview: row.preview,
        thumbnailUrl: image ? toTaskImage(image.asset).thumbnailUrl : null,
      },
      annotator: { id: row.userId, name: row.name },
      submittedAt: row.submittedAt,
      review: told[at] ?? null,
    };
  });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const end =
    last &&
    (last.review
      ? { at: last.review.createdAt, id: last.review.id }
      : { at: last.submittedAt ?? 0, id: last.annotationId });
  const first = cursor === undefined;
  const count = first ? await countWaiting(db, { ...whose, most: COUNTED_MOST + 1 }) : 0;
  const people = first ? await listMembers(db, { projectId }) : [];
  return {
    items,
    nextCursor: end ? writeTimeCursor(end) : null,
    waiting: first ? { count: Math.min(count, COUNTED_MOST), isMore: count > COUNTED_MOST } : null,
    annotators: first
      ? people
          .filter(({ userId }) => userId !== membership.actor.id)
          .map(({ userId: id, name }) => ({ id, name }))
      : null,
  };
};
