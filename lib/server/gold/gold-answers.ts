/** The gold answer of a task: taken from its resolution, or given by a manager. */
import type { Db } from "@/db/client/database";
import { deleteGoldAnswers, findGoldAnswer, type GoldAnswerRow, saveGoldAnswers } from "@/db/queries/gold";
import { findRule } from "@/db/queries/guidelines";
import { findResolution, type ResolutionRow } from "@/db/queries/resolutions";
import { lockTask, type TaskRow } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import type { GoldAnswer } from "@/lib/contracts/gold";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { fitsSchema } from "@/lib/gold/fits-schema";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { toRule } from "../guidelines/rules";
import { requireTask } from "../labeling/queue";
import { requireDocument } from "../labeling/require-document";
import { keptSchema } from "../projects/kept-schema";
import { judgementHasOldLabels, requireSchemaVersion } from "../projects/require-schema-version";
import type { UseCase } from "../use-case";

async function requireManager(context: Context, taskId: string) {
  const found = await requireTask(context, taskId);
  await requireRole(context, found.task.projectId, "manager");
  return found;
}

export async function ruleOf(db: Db, { projectId, ruleId }: { projectId: string; ruleId: string | null }) {
  const row = ruleId === null ? undefined : await findRule(db, { projectId, ruleId });
  const rule = row ? toRule(row) : null;
  return rule && { id: rule.id, code: rule.code, title: rule.title, statement: rule.statement };
}

/** @returns null of a task that is no gold task */
export async function readGoldAnswer(
  { database }: Context,
  task: TaskRow,
  schemaVersion: number,
): Promise<GoldAnswer | null> {
  const row = await findGoldAnswer(database.read, { taskId: task.id });
  if (!row) return null;
  const schema = await keptSchema(database, { projectId: task.projectId, version: schemaVersion });
  const rule = await ruleOf(database.read, row);
  const names = await namesOf(database.read, { userIds: [row.createdBy] });
  const { taskId, revision, document, source, note, updatedAt } = row;
  return {
    ...{ taskId, revision, document, schemaVersion: row.schemaVersion, source, note, updatedAt },
    rule: rule && { id: rule.id, code: rule.code, title: rule.title },
    fits: schema !== undefined && fitsSchema(document, schema),
    createdBy: names.get(row.createdBy) ?? "",
  };
}

export const getGoldAnswer: UseCase<"getGoldAnswer"> = async (context, { params }) => {
  const { task, project } = await requireManager(context, params.task);
  return { answer: await readGoldAnswer(context, task, project.schemaVersion) };
};

/** What a resolution becomes as a gold answer. */
export const fromResolution = (
  { taskId, projectId, document, schemaVersion, ruleId, note, importJobId }: ResolutionRow,
  { revision, createdBy, nowMs }: { revision: number; createdBy: string; nowMs: number },
): GoldAnswerRow => ({
  ...{ taskId, projectId, document, schemaVersion, ruleId, note, importJobId, revision, createdBy },
  source: importJobId === null ? "resolution" : "imported",
  createdAt: nowMs,
  updatedAt: nowMs,
});

export const putGoldAnswer: UseCase<"putGoldAnswer"> = async (context, { params, body }) => {
  const { task, project, actor } = await requireManager(context, params.task);
  const { projectId } = task;
  const { schemaVersion } = project;
  const { baseRevision, document, note, ruleId = null } = body;
  if (ruleId !== null && !(await findRule(context.database.read, { projectId, ruleId })))
    throw invalid("ruleId", say("reviews.unknownRule"));
  const resolution = body.fromResolution
    ? await findResolution(context.database.read, { taskId: task.id })
    : undefined;
  if (body.fromResolution && !resolution) throw new AppError("conflict", say("gold.noResolution"));
  if (resolution?.undecidable) throw new AppError("conflict", say("gold.undecidable"));
  // The resolution may have been made under older labels.
  const checked = await requireDocument(context, task, {
    schemaVersion,
    document: resolution ? resolution.document : document,
    completeness: "submitted",
  });
  const nowMs = context.now();
  await context.database.write(async (db) => {
    await requireSchemaVersion(db, { projectId, schemaVersion }, judgementHasOldLabels);
    if (!(await lockTask(db, { taskId: task.id }))) throw notFound("task");
    const before = await findGoldAnswer(db, { taskId: task.id });
    if ((before?.revision ?? 0) !== baseRevision) throw new AppError("stale_revision", say("gold.stale"));
    const made = { revision: baseRevision + 1, createdBy: actor.id, nowMs };
    const row: GoldAnswerRow = resolution
      ? { ...fromResolution(resolution, made), document: checked, schemaVersion }
      : {
          ...{
            taskId: task.id,
            projectId,
            document: checked,
            schemaVersion,
            ruleId,
            note,
            importJobId: null,
          },
          ...{ revision: made.revision, source: "written" as const, createdBy: actor.id },
          ...{ createdAt: nowMs, updatedAt: nowMs },
        };
    await saveGoldAnswers(db, [row]);
    const detail = { source: row.source, revision: row.revision };
    const event = { projectId, actorId: actor.id, action: "gold.mark", target: task.id, detail };
    await recordEvent(db, event, nowMs);
  });
  return { answer: await readGoldAnswer(context, task, schemaVersion) };
};

export const deleteGoldAnswer: UseCase<"deleteGoldAnswer"> = async (context, { params }) => {
  const { task, actor } = await requireManager(context, params.task);
  await context.database.write(async (db) => {
    if (!(await lockTask(db, { taskId: task.id }))) throw notFound("task");
    if (!(await findGoldAnswer(db, { taskId: task.id }))) return;
    await deleteGoldAnswers(db, { taskIds: [task.id] });
    const event = { projectId: task.projectId, actorId: actor.id, action: "gold.unmark", target: task.id };
    await recordEvent(db, event, context.now());
  });
  return {};
};
