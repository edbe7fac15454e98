/**
 * The one write of the label loop: draft, submit or skip. It is checked and hashed before the transaction; inside, the
 * revision decides. Repeating a write that arrived already answers as it did; a write on an older revision gets 409 with
 * what the server holds. A late answer to a full task is kept as an extra draft, never dropped.
 */
import { createHash } from "node:crypto";
import type { Db } from "@/db/client/database";
import { markStale } from "@/db/queries/agreement";
import {
  type AnnotationRow,
  annotationIdExists,
  findOwnAnnotation,
  insertAnnotation,
  insertRevision,
  revisionHash,
  updateAnnotation,
} from "@/db/queries/annotations";
import { imagesOf } from "@/db/queries/assets";
import { addSubmitted } from "@/db/queries/members";
import { findSchema } from "@/db/queries/projects";
import { deleteLease, findLease, isAssigned, recountTasks } from "@/db/queries/queue";
import { lockTask, type TaskRow } from "@/db/queries/tasks";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { PutAnnotation, PutAnnotationResponse } from "@/lib/contracts/labeling";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import type { Context } from "../context";
import type { UseCase } from "../use-case";
import { toOwnAnnotation } from "./label-task";
import { nextTasks, requireTask } from "./queue";

type Write = {
  context: Context;
  task: TaskRow;
  userId: string;
  body: PutAnnotation;
  document: AnnotationDocument;
  hash: string;
};

async function requireDocument(context: Context, task: TaskRow, body: PutAnnotation, schemaVersion: number) {
  if (body.schemaVersion !== schemaVersion)
    throw new AppError(
      "schema_changed",
      "The manager has changed the labels meanwhile. Your work is kept on this device; reload to go on with the new labels.",
      {
        extra: { schemaVersion },
      },
    );
  const db = context.database.read;
  const schema = await findSchema(db, { projectId: task.projectId, version: schemaVersion });
  if (!schema) throw new AppError("internal", `project ${task.projectId} has no schema ${schemaVersion}`);
  const assets = schema.inputs.some((input) => input.kind === "image")
    ? ((await imagesOf(db, { taskIds: [task.id] })).get(task.id) ?? [])
    : [];
  const images = Object.fromEntries(assets.map(({ field, asset }) => [field, asset]));
  const completeness = body.state === "submitted" ? "submitted" : "draft";
  const checked = checkDocument(body.document, schema, taskInputs(schema, task.data, images), completeness);
  if (checked.ok) return checked.value;
  const first = checked.error[0];
  throw new AppError("invalid_input", `${first?.path}: ${first?.message}`, { issues: checked.error });
}

const stale = (current: AnnotationRow) =>
  new AppError(
    "stale_revision",
    "This task was changed elsewhere meanwhile. Both versions are kept; choose one.",
    {
      extra: { current: toOwnAnnotation(current) },
    },
  );

/** The stored row when this very write arrived before; undefined when it is new; throws when it is stale. */
async function replayed(
  db: Db,
  write: Write,
  existing: AnnotationRow | undefined,
): Promise<AnnotationRow | undefined> {
  const { body, hash } = write;
  if (!existing) {
    if (body.baseRevision !== 0)
      throw new AppError("conflict", "The server does not know the revision this was made on.");
    if (await annotationIdExists(db, { annotationId: body.annotationId }))
      throw new AppError("conflict", "This annotation id is in use already.");
    return undefined;
  }
  if (existing.id === body.annotationId && existing.revision === body.baseRevision) return undefined;
  if (existing.id !== body.annotationId) throw stale(existing);
  const known = await revisionHash(db, { annotationId: existing.id, revision: body.baseRevision + 1 });
  if (known === hash) return existing;
  throw stale(existing);
}

/** Whether there is a place for this answer: one already held, a reservation, an assignment, or room. */
async function hasPlace(
  db: Db,
  write: Write,
  existing: AnnotationRow | undefined,
  openSlots: number,
): Promise<boolean> {
  if (existing?.state === "submitted" || openSlots > 0) return true;
  const own = { taskId: write.task.id, userId: write.userId };
  if (await findLease(db, own)) return true;
  // An assignment holds a place until its person answers or skips.
  return existing?.state !== "skipped" && (await isAssigned(db, own));
}

async function store(db: Db, write: Write): Promise<AnnotationRow> {
  const { context, task, userId, body, document, hash } = write;
  const locked = await lockTask(db, { taskId: task.id });
  if (!locked)
    throw new AppError("gone", "This task was deleted meanwhile. Your work is kept on this device.");
  const existing = await findOwnAnnotation(db, { taskId: task.id, userId });
  const known = await replayed(db, write, existing);
  if (known) return known;
  const nowMs = context.now();
  const late = body.state !== "skipped" && !(await hasPlace(db, write, existing, locked.openSlots));
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
    createdAt: existing?.createdAt ?? nowMs,
    updatedAt: nowMs,
    submittedAt: state === "submitted" ? nowMs : null,
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
  await settle(db, row, existing);
  return row;
}

/** Everything a change of state moves: the lease, the task's counts, the person's counter, the agreement. */
async function settle(db: Db, row: AnnotationRow, existing: AnnotationRow | undefined): Promise<void> {
  const change = Number(row.state === "submitted") - Number(existing?.state === "submitted");
  if (change !== 0) await addSubmitted(db, { projectId: row.projectId, userId: row.userId, change });
  if (row.state === "submitted" || existing?.state === "submitted")
    await markStale(db, { taskIds: [row.taskId] });
  if (row.state === "draft" && existing?.state !== "submitted" && existing?.state !== "skipped") return;
  if (row.state !== "draft") await deleteLease(db, { taskId: row.taskId, userId: row.userId });
  await recountTasks(db, { taskIds: [row.taskId] });
}

export const putAnnotation: UseCase<"putAnnotation"> = async (context, { params, body }) => {
  const { task, project, actor } = await requireTask(context, params.task);
  const document = await requireDocument(context, task, body, project.schemaVersion);
  const hash = createHash("sha256")
    .update(canonicalJson({ state: body.state, document, schemaVersion: body.schemaVersion }))
    .digest("hex");
  const write: Write = { context, task, userId: actor.id, body, document, hash };
  return context.database.write(async (db): Promise<PutAnnotationResponse> => {
    const row = await store(db, write);
    const { id, revision, state, late, updatedAt } = row;
    const annotation = { id, revision, state, late, updatedAt };
    if (!body.next) return { annotation };
    return { annotation, next: await nextTasks(context, db, project, { ...body.next, userId: actor.id }) };
  });
};
