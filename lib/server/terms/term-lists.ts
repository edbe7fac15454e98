/** Term lists and patterns of a project: added, listed, and deleted with their predictions. */
import { deletePredictions } from "@/db/queries/predictions";
import { lockProjectRow } from "@/db/queries/projects";
import {
  countTermLists,
  deleteTermList as deleteTermListRow,
  hasTermListNamed,
  insertTermList,
  listTermLists as listTermListRows,
  type TermListRow,
} from "@/db/queries/term-lists";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { wakeLanes } from "../jobs/wake";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { modelOf } from "./model-of";
import { type ReadList, readList, requireControl } from "./read-list";
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

type NewList = Pick<TermListRow, "name" | "kind" | "settings"> & ReadList;

/** Adds a list and starts its first run. */
async function addList(
  context: Context,
  { projectId, createdBy }: { projectId: string; createdBy: string },
  { name, kind, settings, entries, duplicates }: NewList,
) {
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
      kind,
      settings,
      entries,
      entryCount: entries.length,
      duplicates,
      lastJobId: null,
      createdBy,
      createdAt: nowMs,
    });
    await enqueueRun(context, db, { projectId, listId: id, createdBy });
    const detail = { added: entries.length };
    await recordEvent(
      db,
      { projectId, actorId: createdBy, action: "terms.create", target: id, detail },
      nowMs,
    );
  });
  wakeLanes();
  const db = context.database.read;
  return toTermList(db, await requireTermList(db, { project: projectId, list: id }));
}

export const createTermList: UseCase<"createTermList"> = async (context, { params, query, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { schema } = await projectWithSchema(context, projectId);
  const read = await readList(body, query, schema);
  const { name, control, format, label = null, matchCase, wholeWords } = query;
  const kind = format === "patterns" ? "patterns" : "terms";
  const settings = { control, label, matchCase, wholeWords };
  return addList(context, { projectId, createdBy: actor.id }, { name, kind, settings, ...read });
};

export const createConfirmedTerms: UseCase<"createConfirmedTerms"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { schema } = await projectWithSchema(context, projectId);
  const { name, ...options } = body;
  requireControl(schema, options);
  const settings = { ...options, label: null };
  // Its runs collect the entries.
  const list: NewList = { name, kind: "confirmed", settings, entries: [], duplicates: 0 };
  return addList(context, { projectId, createdBy: actor.id }, list);
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
