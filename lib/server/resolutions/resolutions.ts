/**
 * The resolution of a task: one annotator's document as it stands, or one edited by the reviewer or manager. The
 * annotations themselves stay unchanged, so that agreement still measures the annotators; releases take the resolution.
 */
import type { Db } from "@/db/client/database";
import { dropHoldsOn } from "@/db/queries/adjudication-holds";
import { type AnnotationRow, findAnnotation, findOwnAnnotation } from "@/db/queries/annotations";
import { findRule } from "@/db/queries/guidelines";
import {
  deleteResolution as deleteResolutionRow,
  findResolution,
  findResolutionView,
  type ResolutionRow,
  saveResolution,
} from "@/db/queries/resolutions";
import { lockTask, type TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { PutResolution, Resolution } from "@/lib/contracts/resolutions";
import { AppError, forbidden, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { type Membership, requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { askWhereDisputed } from "../distribution/wanted-overlap";
import { toRule } from "../guidelines/rules";
import { requireTask } from "../labeling/queue";
import { requireDocument } from "../labeling/require-document";
import { judgementHasOldLabels, requireSchemaVersion } from "../projects/require-schema-version";
import { requireNotLabeling } from "../reviews/requires";
import type { UseCase } from "../use-case";
import { enqueueWebhook } from "../webhooks/enqueue-webhook";

/** @returns null while the task has no resolution */
export async function readResolution(db: Db, task: TaskRow): Promise<Resolution | null> {
  const found = await findResolutionView(db, { taskId: task.id });
  if (!found) return null;
  const { ruleId, resolvedBy: _by, createdAt: _created, projectId, ...rest } = found.resolution;
  const row = ruleId === null ? undefined : await findRule(db, { projectId, ruleId });
  const rule = row ? toRule(row) : null;
  return {
    ...rest,
    undecidable: rest.undecidable ?? [],
    rule: rule && { id: rule.id, code: rule.code, title: rule.title },
    resolvedBy: found.name,
  };
}

/** The task, when the caller may resolve it: a reviewer may not where they have an annotation of their own. */
export async function requireJudge(context: Context, taskId: string) {
  const found = await requireTask(context, taskId);
  const membership: Membership = await requireRole(context, found.task.projectId, "reviewer");
  await requireNotLabeling(context.database.read, membership, taskId);
  if (membership.role === "reviewer") {
    const own = await findOwnAnnotation(context.database.read, { taskId, userId: membership.actor.id });
    if (own) throw forbidden(say("reviews.ownAnswer"));
  }
  return found;
}

type Decision = Pick<
  ResolutionRow,
  "document" | "undecidable" | "method" | "annotationId" | "annotationRevision"
>;

async function chosenAnswer(db: Db, task: TaskRow, body: PutResolution): Promise<AnnotationRow> {
  const answer = await findAnnotation(db, { annotationId: body.annotationId ?? "" });
  if (!answer || answer.taskId !== task.id) throw notFound("answer");
  if (answer.state !== "submitted") throw invalid("annotationId", say("reviews.notSubmittedAnswer"));
  if (answer.revision !== body.annotationRevision)
    throw new AppError("stale_revision", say("reviews.staleResolved"), {
      extra: { revision: answer.revision },
    });
  return answer;
}

const COMPLETE = { completeness: "submitted" as const };

async function decide(
  context: Context,
  db: Db,
  task: TaskRow,
  body: PutResolution,
  schemaVersion: number,
  edited: AnnotationDocument | null,
): Promise<Decision> {
  if (edited) {
    const undecidable = body.undecidable.length > 0 ? body.undecidable : null;
    return { document: edited, undecidable, method: "edited", annotationId: null, annotationRevision: null };
  }
  const answer = await chosenAnswer(db, task, body);
  // It may have been given under older labels.
  const document = await requireDocument(context, task, {
    ...COMPLETE,
    schemaVersion,
    document: answer.document,
  });
  return {
    ...{ document, undecidable: null, method: "chosen" as const },
    ...{ annotationId: answer.id, annotationRevision: answer.revision },
  };
}

const stale = (current: Resolution | null) =>
  new AppError("stale_revision", say("reviews.resolvedMeanwhile"), { extra: { current } });

export const getResolution: UseCase<"getResolution"> = async (context, { params }) => {
  const { task } = await requireJudge(context, params.task);
  const resolution = await readResolution(context.database.read, task);
  if (!resolution) throw notFound("finalAnswer");
  return resolution;
};

export const putResolution: UseCase<"putResolution"> = async (context, { params, body }) => {
  const { task, project, actor } = await requireJudge(context, params.task);
  const { projectId } = task;
  if (body.ruleId !== undefined) {
    const rule = await findRule(context.database.read, { projectId, ruleId: body.ruleId });
    if (!rule) throw invalid("ruleId", say("reviews.unknownRule"));
  }
  const { schemaVersion } = project;
  const { document } = body;
  const { undecidable } = body;
  const edited =
    document === undefined
      ? null
      : await requireDocument(context, task, { ...COMPLETE, schemaVersion, document, undecidable });
  return context.database.write(async (db) => {
    await requireSchemaVersion(db, { projectId, schemaVersion }, judgementHasOldLabels);
    if (!(await lockTask(db, { taskId: task.id }))) throw notFound("task");
    const before = await findResolution(db, { taskId: task.id });
    if ((before?.revision ?? 0) !== body.baseRevision) throw stale(await readResolution(db, task));
    const decision = await decide(context, db, task, body, schemaVersion, edited);
    const nowMs = context.now();
    await saveResolution(db, {
      taskId: task.id,
      projectId,
      revision: body.baseRevision + 1,
      ...decision,
      schemaVersion,
      ruleId: body.ruleId ?? null,
      note: body.note,
      resolvedBy: actor.id,
      importJobId: null,
      createdAt: before?.createdAt ?? nowMs,
      updatedAt: nowMs,
    });
    await dropHoldsOn(db, { taskId: task.id });
    await recordEvent(
      db,
      {
        projectId,
        actorId: actor.id,
        action: "task.resolve",
        target: task.id,
        detail: { method: decision.method, revision: body.baseRevision + 1 },
      },
      nowMs,
    );
    const payload = {
      task: { id: task.id, number: task.seq },
      resolution: { revision: body.baseRevision + 1, method: decision.method },
    };
    await enqueueWebhook(db, { projectId, event: "task.resolved", payload }, nowMs, context.newId);
    const saved = await readResolution(db, task);
    if (!saved) throw notFound("finalAnswer");
    return saved;
  });
};

export const deleteResolution: UseCase<"deleteResolution"> = async (context, { params, query }) => {
  const { task, project, actor } = await requireJudge(context, params.task);
  await context.database.write(async (db) => {
    if (!(await lockTask(db, { taskId: task.id }))) throw notFound("task");
    const before = await findResolution(db, { taskId: task.id });
    if (!before) return;
    if (before.revision !== query.revision) throw stale(await readResolution(db, task));
    await deleteResolutionRow(db, { taskId: task.id });
    await askWhereDisputed(db, project, [task.id]);
    const event = { projectId: task.projectId, actorId: actor.id, action: "task.reopen", target: task.id };
    await recordEvent(db, { ...event, detail: { revision: before.revision } }, context.now());
  });
  return {};
};
