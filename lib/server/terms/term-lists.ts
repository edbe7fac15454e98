/** Term lists and patterns of a project: added, listed, and deleted with their predictions. */
import { deletePredictions } from "@/db/queries/predictions";
import { lockProjectRow } from "@/db/queries/projects";
import {
  countTermLists,
  deleteTermList as deleteTermListRow,
  hasTermListNamed,
  insertTermList,
  listTermLists as listTermListRows,
} from "@/db/queries/term-lists";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import { wakeLanes } from "../jobs/wake";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { modelOf } from "./model-of";
import { readList } from "./read-list";
import { enqueueRun, requireIdle, requireTermList, toTermList } from "./term-runs";

const MAX_LISTS = 50;
/** How many predictions one transaction deletes. */
const BATCH = 2_000;

export const listTermLists: UseCase<"listTermLists"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const db = context.database.read;
  const rows = await listTermListRows(db, { projectId: params.project });
  return { items: await Promise.all(rows.map((row) => toTermList(db, row))), nextCursor: null };
};

export const createTermList: UseCase<"createTermList"> = async (context, { params, query, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { schema } = await projectWithSchema(context, projectId);
  const { entries, duplicates } = await readList(body, query, schema);
  const { name, control, label = null, matchCase, wholeWords } = query;
  const id = context.newId();
  const nowMs = context.now();
  await context.database.write(async (db) => {
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    if ((await countTermLists(db, { projectId })) >= MAX_LISTS)
      throw new AppError("conflict", say("terms.tooManyLists", { max: MAX_LISTS }));
    if (await hasTermListNamed(db, { projectId, name })) throw invalid("name", say("terms.nameTaken"));
    await insertTermList(db, {
      id,
      projectId,
      name,
      kind: query.format === "patterns" ? "patterns" : "terms",
      settings: { control, label, matchCase, wholeWords },
      entries,
      entryCount: entries.length,
      duplicates,
      lastJobId: null,
      createdBy: actor.id,
      createdAt: nowMs,
    });
    await enqueueRun(context, db, { projectId, listId: id, createdBy: actor.id });
    const detail = { added: entries.length };
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "terms.create", target: id, detail },
      nowMs,
    );
  });
  wakeLanes();
  const db = context.database.read;
  return toTermList(db, await requireTermList(db, { project: projectId, list: id }));
};

export const deleteTermList: UseCase<"deleteTermList"> = async (context, { params }) => {
  const { project: projectId, list: listId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const model = await context.database.write(async (db) => {
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    const row = await requireTermList(db, params);
    await requireIdle(db, row);
    await deleteTermListRow(db, { projectId, listId });
    const event = { projectId, actorId: actor.id, action: "terms.delete", target: listId };
    await recordEvent(db, event, context.now());
    return modelOf(row);
  });
  // In short transactions: annotators write in between.
  const deleteBatch = () =>
    context.database.write((db) => deletePredictions(db, { projectId, model, limit: BATCH }));
  while ((await deleteBatch()) === BATCH);
  return {};
};
