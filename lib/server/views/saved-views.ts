/** Saved views of a list: one's own, and those that are shared with everybody who sees the list. */
import type { Db } from "@/db/client/database";
import { lockProjectRow } from "@/db/queries/projects";
import {
  chosenColumns,
  countViews,
  deleteView as deleteViewRow,
  findView,
  idOfViewNamed,
  insertView,
  listViews as listViewRows,
  saveColumns,
  updateView,
  type ViewRow,
} from "@/db/queries/saved-views";
import { withAnnotator } from "@/lib/blind/pseudonyms";
import type { ProjectRole } from "@/lib/contracts/common";
import type { SavedView, ViewedList } from "@/lib/contracts/saved-views";
import { AppError, forbidden, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isManager, type Membership, requireRole } from "../access";
import { type PeopleFor, peopleFor } from "../blind/people-for";
import type { Context } from "../context";
import type { UseCase } from "../use-case";

/** Of one user in one project: more would not be found again. */
const MAX_VIEWS = 200;
const SEEN_BY: Record<ViewedList, ProjectRole> = { tasks: "manager", reviews: "reviewer" };

type Reader = { callerId: string; people: PeopleFor };

const requireList = (context: Context, projectId: string, list: ViewedList) =>
  requireRole(context, projectId, SEEN_BY[list]);

/** Stored with the annotator who is meant, and told with the one whom the reader knows. */
const toView = (view: ViewRow, by: string, { callerId, people }: Reader): SavedView => {
  const { id, list, name, shared } = view;
  const query = people.isBlind
    ? withAnnotator(view.query, (userId) => people.annotator({ id: userId, name: "" }).id)
    : view.query;
  return { id, list, name, query, shared, own: view.userId === callerId, by };
};

const toStored = (query: string, people: PeopleFor): string =>
  people.isBlind ? withAnnotator(query, people.userOf) : query;

export const listViews: UseCase<"listViews"> = async (context, { params, query }) => {
  const { list } = query;
  const membership = await requireList(context, params.project, list);
  const { actor } = membership;
  const people = await peopleFor(context, params.project, membership);
  const who = { projectId: params.project, list, userId: actor.id };
  const db = context.database.read;
  const [rows, columns] = [await listViewRows(db, who), await chosenColumns(db, who)];
  return { items: rows.map(({ view, by }) => toView(view, by, { callerId: actor.id, people })), columns };
};

export const createView: UseCase<"createView"> = async (context, { params, body }) => {
  const projectId = params.project;
  const membership = await requireList(context, projectId, body.list);
  const { id: userId, name: by } = membership.actor;
  if (body.shared) requireMaySay(membership);
  const people = await peopleFor(context, projectId, membership);
  const query = toStored(body.query, people);
  const row = { id: context.newId(), projectId, userId, ...body, query, createdAt: context.now() };
  await context.database.write(async (db) => {
    if ((await countViews(db, { projectId, userId })) >= MAX_VIEWS)
      throw new AppError("conflict", say("fields.tooManyViews", { max: MAX_VIEWS }));
    if (!(await insertView(db, row))) throw nameIsTaken();
  });
  return toView(row, by, { callerId: userId, people });
};

const nameIsTaken = () => invalid("name", say("fields.viewNameTaken"));

/** What all see is the managers' to say. */
function requireMaySay(membership: Membership): void {
  if (!isManager(membership)) throw forbidden(say("access.shareViews"));
}

/** The view, for who may change it: its owner, and managers where it is shared. */
async function requireOwnView(context: Context, db: Db, at: { project: string; view: string }) {
  const membership = await requireRole(context, at.project, "reviewer", db);
  const view = await findView(db, { projectId: at.project, viewId: at.view });
  const isOwn = view?.userId === membership.actor.id;
  if (!view || !(isOwn || (view.shared && isManager(membership)))) throw notFound("view");
  return { view, membership };
}

export const patchView: UseCase<"patchView"> = async (context, { params, body }) =>
  context.database.write(async (db) => {
    const { view, membership } = await requireOwnView(context, db, params);
    if (body.shared && !view.shared) requireMaySay(membership);
    const { projectId, list, userId } = view;
    if (body.name !== undefined) {
      // Of two renames to one name at a time the second finds the first.
      await lockProjectRow(db, { projectId });
      const named = await idOfViewNamed(db, { projectId, list, userId, name: body.name });
      if (named !== undefined && named !== view.id) throw nameIsTaken();
    }
    const people = await peopleFor(context, projectId, membership);
    const { name, shared } = body;
    const query = body.query === undefined ? undefined : toStored(body.query, people);
    await updateView(db, {
      viewId: view.id,
      ...(name !== undefined && { name }),
      ...(query !== undefined && { query }),
      ...(shared !== undefined && { shared }),
    });
    const rows = await listViewRows(db, { projectId, list, userId });
    const changed = rows.find((row) => row.view.id === view.id);
    if (!changed) throw notFound("view");
    return toView(changed.view, changed.by, { callerId: membership.actor.id, people });
  });

export const deleteView: UseCase<"deleteView"> = async (context, { params }) => {
  await context.database.write(async (db) => {
    const { view } = await requireOwnView(context, db, params);
    await deleteViewRow(db, { viewId: view.id });
  });
  return {};
};

export const putColumns: UseCase<"putColumns"> = async (context, { params, body }) => {
  const { list, columns } = body;
  const { actor } = await requireList(context, params.project, list);
  const row = { projectId: params.project, list, userId: actor.id, columns };
  await context.database.write((db) =>
    saveColumns(db, { ...row, id: context.newId(), createdAt: context.now() }),
  );
  return {};
};
