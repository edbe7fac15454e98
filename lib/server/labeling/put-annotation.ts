/**
 * The one write of the label loop: draft, submit or skip. It is checked and hashed before the transaction; inside, the
 * revision decides. A repeated write gets the same response again; a write on an older revision gets 409 with the
 * server's current annotation. A late answer to a full task is kept as an extra draft, never dropped.
 */
import type { Db } from "@/db/client/database";
import {
  type AnnotationRow,
  insertAnnotation,
  insertRevision,
  revisionHash,
  updateAnnotation,
} from "@/db/queries/annotations";
import { isShown } from "@/db/queries/gold";
import { type AnswerPlace, answerPlace } from "@/db/queries/label-loop";
import { findResolution } from "@/db/queries/resolutions";
import { findReview } from "@/db/queries/reviews";
import { lockTask, type TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { judgeWrite } from "@/lib/annotation/judge-write";
import type { PutAnnotation } from "@/lib/contracts/label-requests";
import type { PutAnnotationResponse } from "@/lib/contracts/labeling";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Context } from "../context";
import { hasFeedback } from "../gold/gold-feedback";
import { prepareGold } from "../gold/prepare-gold";
import { wakeLanes } from "../jobs/wake";
import { answerHasOldLabels, requireSchemaVersion } from "../projects/require-schema-version";
import { renewConfirmed } from "../terms/renew-confirmed";
import type { UseCase } from "../use-case";
import { enqueueAnswerWebhooks } from "./enqueue-answer-webhooks";
import { toOwnAnnotation } from "./label-task";
import { prepareProgress } from "./progress";
import { completed, nextTasks, requireTask } from "./queue";
import { requireDocument } from "./require-document";
import { hashRevision, updateCounters } from "./update-counters";

type Write = {
  context: Context;
  task: TaskRow;
  userId: string;
  body: PutAnnotation;
  document: AnnotationDocument;
  hash: string;
};

const stale = (current: AnnotationRow) =>
  new AppError("stale_revision", say("labeling.staleAnnotation"), {
    extra: { current: toOwnAnnotation(current) },
  });

/** The stored row when this very write arrived before; undefined when it is new; throws when it is stale. */
async function replayed(
  db: Db,
  write: Write,
  { existing, idExists }: AnswerPlace,
): Promise<AnnotationRow | undefined> {
  const { body, hash } = write;
  const { id: annotationId, revision } = existing ?? { id: "", revision: 0 };
  // Looked up only where the rule can ask for it: most writes are new.
  const isNext = existing !== null && revision === body.baseRevision + 1;
  const storedHash = isNext ? await revisionHash(db, { annotationId, revision }) : undefined;
  const stored = existing && { annotationId, revision, hash: storedHash ?? "" };
  const decision = judgeWrite(stored ?? null, { ...body, hash });
  if (decision === "unknown-base") throw new AppError("conflict", say("labeling.unknownRevision"));
  if (existing && decision === "repeated") return existing;
  if (existing && decision === "stale") throw stale(existing);
  if (!existing && idExists) throw new AppError("conflict", say("labeling.idInUse"));
  return undefined;
}

/**
 * Refuses changes of an annotation that a review has accepted or fixed, or that a resolution rests on, or whose annotator
 * has seen the gold answer. The resolution of a gold task was there before, and would give it away.
 */
async function requireUnlocked(db: Db, existing: AnnotationRow, isGold: boolean): Promise<void> {
  if (existing.state !== "submitted") return;
  if (!isGold && (await findResolution(db, { taskId: existing.taskId })))
    throw new AppError("locked", say("labeling.resolved"));
  if (isGold && (await isShown(db, existing))) throw new AppError("locked", say("labeling.goldShown"));
  // Only an answer whose review is not due can have been reviewed as it stands.
  if (existing.reviewDue) return;
  const review = await findReview(db, { annotationId: existing.id, revision: existing.revision });
  if (review) throw new AppError("locked", say("labeling.accepted"));
}

/** Whether there is a place for this annotation: one it holds already, a lease, an assignment, or room. */
function hasPlace(
  { existing, isLeased, isAssigned }: AnswerPlace,
  { openSlots, gold }: { openSlots: number; gold: boolean },
): boolean {
  if (existing?.state === "submitted" || openSlots > 0 || gold || isLeased) return true;
  // An assignment holds a place until its annotator submits or skips.
  return existing?.state !== "skipped" && isAssigned;
}

/** `isCounted`: the counters of the annotator were changed; `hasStarted`: so were searches for what annotators have marked. */
type Stored = { row: AnnotationRow; isCounted: boolean; hasStarted: boolean };

/** @returns the annotation as it is stored now */
async function store(db: Db, write: Write): Promise<Stored> {
  const { context, task, userId, body, document, hash } = write;
  await requireSchemaVersion(
    db,
    { projectId: task.projectId, schemaVersion: body.schemaVersion },
    answerHasOldLabels,
  );
  const locked = await lockTask(db, { taskId: task.id });
  const place =
    locked &&
    (await answerPlace(db, {
      projectId: task.projectId,
      taskId: task.id,
      userId,
      annotationId: body.annotationId,
    }));
  if (!place) throw new AppError("gone", say("labeling.taskDeleted"));
  const known = await replayed(db, write, place);
  if (known) return { row: known, isCounted: false, hasStarted: false };
  const existing = place.existing ?? undefined;
  if (existing) await requireUnlocked(db, existing, locked.gold);
  const nowMs = context.now();
  const late = body.state !== "skipped" && !hasPlace(place, locked);
  const state = late ? "draft" : body.state;
  const row: AnnotationRow = {
    id: body.annotationId,
    projectId: task.projectId,
    taskId: task.id,
    userId,
    state,
    revision: body.baseRevision + 1,
    document,
    schemaVersion: body.schemaVersion,
    guidelineVersion: body.guidelineVersion,
    leadTimeMs: body.leadTimeMs,
    skipReason: body.state === "skipped" ? (body.skipReason ?? "other") : null,
    skipNote: body.state === "skipped" ? (body.skipNote ?? null) : null,
    late,
    reviewDue: state === "submitted",
    createdAt: existing?.createdAt ?? nowMs,
    updatedAt: nowMs,
    submittedAt: state === "submitted" ? nowMs : null,
    importJobId: null,
  };
  if (existing) await updateAnnotation(db, row);
  else await insertAnnotation(db, row);
  const { id: annotationId, revision, projectId, schemaVersion, guidelineVersion, leadTimeMs } = row;
  await insertRevision(db, {
    annotationId,
    revision,
    projectId,
    state: body.state,
    document,
    hash,
    schemaVersion,
    guidelineVersion,
    leadTimeMs,
    createdAt: nowMs,
  });
  await updateCounters(db, { row, existing, timeZone: context.timeZone, isAssigned: place.isAssigned });
  if (place.hasWebhooks) await enqueueAnswerWebhooks(db, context, row, locked.status);
  const isConfirming = place.hasConfirmedTerms && state === "submitted";
  const isCounted = (state === "submitted") !== (existing?.state === "submitted");
  return { row, isCounted, hasStarted: isConfirming && (await renewConfirmed(context, db, projectId)) };
}

export const putAnnotation: UseCase<"putAnnotation"> = async (context, { params, body }) => {
  const { task, project, actor, role } = await requireTask(context, params.task);
  if (body.schemaVersion !== project.schemaVersion) throw answerHasOldLabels(project.schemaVersion);
  const document = await requireDocument(context, task, {
    schemaVersion: project.schemaVersion,
    document: body.document,
    completeness: body.state === "submitted" ? "submitted" : "draft",
  });
  const hash = hashRevision({ state: body.state, document, schemaVersion: body.schemaVersion });
  if (body.next) await prepareProgress(context, project.id);
  const gold = body.next && (await prepareGold(context, project, { userId: actor.id, role }));
  const write: Write = { context, task, userId: actor.id, body, document, hash };
  let hasStarted = false;
  const answer = await context.database.write(async (db): Promise<PutAnnotationResponse> => {
    const { row, ...stored } = await store(db, write);
    hasStarted = stored.hasStarted;
    const { id, revision, state, late, updatedAt } = row;
    const annotation = { id, revision, state, late, updatedAt };
    const told = {
      annotation,
      ...(state === "submitted" && hasFeedback(project, task) && { feedback: true }),
    };
    if (!body.next) return told;
    return {
      ...told,
      next: await nextTasks(context, db, project, {
        ...body.next,
        userId: actor.id,
        role,
        gold,
        isMemberLocked: stored.isCounted,
      }),
    };
  });
  if (hasStarted) wakeLanes();
  if (!answer.next) return answer;
  return {
    ...answer,
    next: await completed(context, { projectId: project.id, userId: actor.id }, answer.next),
  };
};
