/**
 * Takes suggestions of a model in, all or none. Each document is checked as a draft against the current label schema and
 * its task, before the transaction; a task of another project is refused in the same words as one that does not exist.
 */
import { imagesOf } from "@/db/queries/assets";
import { type PredictionRow, replacePredictions } from "@/db/queries/predictions";
import { lockProjectRow } from "@/db/queries/projects";
import { findTasks, holdTasks, type TaskRow, tasksByIdentity } from "@/db/queries/tasks";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { namesToIds } from "@/lib/annotation/names-to-ids";
import type { AddPredictions } from "@/lib/contracts/predictions";
import { AppError, type Issue, invalidIssues, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts } from "@/lib/text-forms/shape-texts";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { linkIssues } from "../candidates/check-links";
import { candidateFinders } from "../candidates/kept-lists";
import type { Context } from "../context";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";

const MAX_ISSUES = 50;
/** How many documents are checked before other requests get a turn. */
const CHECKED_AT_ONCE = 50;

type Item = AddPredictions["items"][number];

const noTask = (path: string): Issue => ({ path, message: say("predictions.unknownTask") });

function refuse(issues: Issue[]): void {
  if (issues.length > 0) throw invalidIssues(issues);
}

/** The task of each item, in their order. */
async function requireTasks(context: Context, projectId: string, items: Item[]): Promise<TaskRow[]> {
  const db = context.database.read;
  const identityOf = (externalId: string) => `id:${externalId}`;
  const identities = items.flatMap(({ externalId }) =>
    externalId === undefined ? [] : [identityOf(externalId)],
  );
  const byIdentity = await tasksByIdentity(db, { projectId, identities });
  const ids = items.map(({ taskId, externalId }) => taskId ?? byIdentity.get(identityOf(externalId ?? "")));
  const found = await findTasks(db, { projectId, taskIds: [...new Set(ids.flatMap((id) => id ?? []))] });
  const byId = new Map(found.map((task) => [task.id, task]));
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const tasks = ids.map((id, i) => {
    const task = byId.get(id ?? "");
    const path = `items.${i}.${items[i]?.taskId === undefined ? "externalId" : "taskId"}`;
    if (!task) issues.push(noTask(path));
    else if (seen.size === seen.add(task.id).size)
      issues.push({ path, message: say("predictions.taskTwice") });
    return task;
  });
  refuse(issues.slice(0, MAX_ISSUES));
  return tasks.flatMap((task) => task ?? []);
}

async function requireDocuments(
  context: Context,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
  items: Item[],
  tasks: TaskRow[],
): Promise<AnnotationDocument[]> {
  const hasImages = schema.inputs.some((input) => input.kind === "image");
  const taskIds = tasks.map((task) => task.id);
  const images = hasImages ? await imagesOf(context.database.read, { taskIds }) : new Map();
  const issues: Issue[] = [];
  const documents: AnnotationDocument[] = [];
  const lists = await candidateFinders(context.database, { projectId, schema });
  for (const [i, task] of tasks.entries()) {
    if (issues.length >= MAX_ISSUES) break;
    if (i % CHECKED_AT_ONCE === CHECKED_AT_ONCE - 1) await new Promise(setImmediate);
    const assets: { field: string; asset: { widthPx: number; heightPx: number } }[] =
      images.get(task.id) ?? [];
    const sizes = Object.fromEntries(assets.map(({ field, asset }) => [field, asset]));
    const document = namesToIds(items[i]?.document, schema, lists);
    const checked = checkDocument(
      document,
      schema,
      taskInputs(schema, task.data, sizes, shapeTexts(schema, task.data)),
      "draft",
    );
    const problems = checked.ok
      ? await linkIssues(context.database, { projectId, schema }, checked.value)
      : checked.error;
    if (checked.ok) documents.push(checked.value);
    for (const { path, message } of problems)
      issues.push({ path: [`items.${i}.document`, path].filter(Boolean).join("."), message });
  }
  refuse(issues.slice(0, MAX_ISSUES));
  return documents;
}

export const addPredictions: UseCase<"addPredictions"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { project, schema } = await projectWithSchema(context, projectId);
  const tasks = await requireTasks(context, projectId, body.items);
  const documents = await requireDocuments(context, { projectId, schema }, body.items, tasks);
  const nowMs = context.now();
  const { schemaVersion } = project;
  const rows = tasks.map(
    (task, i): PredictionRow => ({
      id: context.newId(),
      projectId,
      taskId: task.id,
      model: body.model,
      document: documents[i] as AnnotationDocument,
      score: body.items[i]?.score ?? null,
      schemaVersion,
      createdBy: actor.id,
      importJobId: null,
      createdAt: nowMs,
    }),
  );
  return context.database.write(async (db) => {
    // Also keeps two calls for the same model apart.
    const now = await lockProjectRow(db, { projectId });
    if (!now) throw notFound("project");
    if (now.schemaVersion !== schemaVersion)
      throw new AppError("schema_changed", say("predictions.schemaChanged"), {
        extra: { schemaVersion: now.schemaVersion },
      });
    const there = await holdTasks(db, { taskIds: rows.map((row) => row.taskId) });
    const gone = rows.flatMap((row, i) => (there.has(row.taskId) ? [] : [noTask(`items.${i}`)]));
    refuse(gone.slice(0, MAX_ISSUES));
    const replaced = await replacePredictions(db, rows);
    const added = rows.length - replaced;
    await recordEvent(
      db,
      {
        projectId,
        actorId: actor.id,
        action: "prediction.add",
        target: body.model,
        detail: { added, replaced },
      },
      nowMs,
    );
    return { added, replaced };
  });
};
