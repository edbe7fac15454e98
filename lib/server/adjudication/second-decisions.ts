/** Second decisions: adjudicated tasks are drawn, and somebody else decides them without sight of the first decision. */

import type { Db } from "@/db/client/database";
import { dropHoldsOn } from "@/db/queries/adjudication-holds";
import { findResolution } from "@/db/queries/resolutions";
import {
  addToSample,
  emptySample,
  findSecondResolution,
  resolvedOutsideSample,
  saveSecondResolution,
} from "@/db/queries/second-resolutions";
import { lockTask, type TaskRow } from "@/db/queries/tasks";
import type { SecondResolution } from "@/lib/contracts/resolutions";
import { AppError, forbidden, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { seededRandom, seedFrom, shuffled } from "@/lib/core/random";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { requireDocument } from "../labeling/require-document";
import { judgementHasOldLabels, requireSchemaVersion } from "../projects/require-schema-version";
import { requireJudge } from "../resolutions/resolutions";
import type { UseCase } from "../use-case";

/** @returns null where the task is in no sample, or nobody has decided it a second time yet */
export async function readSecondResolution(
  db: Db,
  { id }: Pick<TaskRow, "id">,
): Promise<SecondResolution | null> {
  const found = await findSecondResolution(db, { taskId: id });
  if (!found?.document) return null;
  const { document, undecidable, name, updatedAt } = found;
  return { document, undecidable: undecidable ?? [], resolvedBy: name ?? "", updatedAt };
}

/** Draws without regard to who decided and how; what is in the sample already stays. */
export const drawSecondSample: UseCase<"drawSecondSample"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const nowMs = context.now();
  // Read outside of the transaction: of many decisions few are drawn.
  const candidates = await resolvedOutsideSample(context.database.read, { projectId });
  if (candidates.length === 0) throw new AppError("conflict", say("reviews.nothingToDraw"));
  const taskIds = shuffled(candidates, seededRandom(seedFrom(context.newId()))).slice(0, body.count);
  return context.database.write(async (db) => {
    await addToSample(db, { projectId, taskIds, nowMs });
    const event = { projectId, actorId: actor.id, action: "adjudication.sample", target: projectId };
    await recordEvent(db, { ...event, detail: { tasks: taskIds.length } }, nowMs);
    return { drawn: taskIds.length };
  });
};

export const emptySecondSample: UseCase<"emptySecondSample"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  return { removed: await context.database.write((db) => emptySample(db, { projectId })) };
};

export const putSecondResolution: UseCase<"putSecondResolution"> = async (context, { params, body }) => {
  const { task, project, actor } = await requireJudge(context, params.task);
  const { projectId } = task;
  const { schemaVersion } = project;
  const document = await requireDocument(context, task, {
    ...{ schemaVersion, document: body.document, undecidable: body.undecidable },
    completeness: "submitted",
  });
  const nowMs = context.now();
  return context.database.write(async (db) => {
    await requireSchemaVersion(db, { projectId, schemaVersion }, judgementHasOldLabels);
    if (!(await lockTask(db, { taskId: task.id }))) throw notFound("task");
    const first = await findResolution(db, { taskId: task.id });
    const drawn = await findSecondResolution(db, { taskId: task.id });
    if (!first || !drawn) throw new AppError("conflict", say("reviews.notInSample"));
    if (first.resolvedBy === actor.id) throw forbidden(say("reviews.decidedFirst"));
    // Who has sent it may see the first decision since.
    if (drawn.document) throw new AppError("conflict", say("reviews.decidedTwice"));
    await dropHoldsOn(db, { taskId: task.id });
    await saveSecondResolution(db, {
      ...{ taskId: task.id, document, schemaVersion, resolvedBy: actor.id, updatedAt: nowMs },
      undecidable: body.undecidable.length > 0 ? body.undecidable : null,
      first: { document: first.document, undecidable: first.undecidable },
    });
    const event = { projectId, actorId: actor.id, action: "task.resolve_again", target: task.id };
    await recordEvent(db, { ...event, detail: {} }, nowMs);
    const saved = await readSecondResolution(db, task);
    if (!saved) throw notFound("finalAnswer");
    return saved;
  });
};
