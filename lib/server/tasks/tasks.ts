/** The task list, one task with all annotations, and bulk changes. */
import type { Db } from "@/db/client/database";
import { answersOf } from "@/db/queries/annotations";
import { imagesOf } from "@/db/queries/assets";
import { standingExclusions } from "@/db/queries/exclusions";
import { findMembership } from "@/db/queries/members";
import { neighboursOf, someTasks, type TaskCursor, type TaskWhere } from "@/db/queries/task-list";
import { lockTasks } from "@/db/queries/task-locks";
import { findTask, findTasks, tasksToChange } from "@/db/queries/tasks";
import { findUser } from "@/db/queries/users";
import { isExcludedBy } from "@/lib/annotation/excluded";
import type { ProjectRole } from "@/lib/contracts/common";
import type { TaskAnswer, TaskSelection } from "@/lib/contracts/tasks";
import { invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { withTexts } from "@/lib/text-forms/shape-texts";
import { isManager, requireRole } from "../access";
import { readSecondResolution } from "../adjudication/second-decisions";
import { recordEvent } from "../audit";
import { type PeopleFor, peopleFor } from "../blind/people-for";
import { countOf } from "../bulk/bulk-work";
import { assign, remove, unassign } from "../bulk/change-tasks";
import { namesOfAnswers } from "../candidates/names-of-answers";
import { readMethodResolution } from "../consensus/method-resolution";
import type { Context } from "../context";
import { readCursor } from "../cursor";
import { readGoldAnswer } from "../gold/gold-answers";
import { annotationCounter } from "../labeling/counted-annotations";
import { toTaskImage } from "../labeling/label-task";
import { requireTask } from "../labeling/queue";
import { isImportedPerson } from "../members/imported-people";
import { projectWithSchema } from "../projects/projects";
import { majorityOf } from "../resolutions/majority";
import { readResolution } from "../resolutions/resolutions";
import { answerReviews } from "../reviews/answer-reviews";
import { requireNotLabeling } from "../reviews/requires";
import type { UseCase } from "../use-case";
import { countTasks, findPage } from "./find-tasks";
import { listCells } from "./list-cells";
import { toTaskItems } from "./task-items";
import { taskSummaries } from "./task-summaries";
import { prepareFilter, taskWhere } from "./task-where";

/** How many tasks one transaction of a bulk change touches. */
const BATCH = 500;

/** What the tasks are ordered by, then the number of the task. */
function readTaskCursor(text: string | undefined): TaskCursor | undefined {
  const parts = readCursor(text, /^(-?\d{1,9})\.(\d{1,9})$/);
  return parts && { value: Number(parts[0]), seq: Number(parts[1]) };
}

/** Nothing is counted for a later page or unasked, nor for a first page with room: it has them all. */
async function totalFor(
  context: Context,
  where: TaskWhere,
  page: { isCounted: boolean; isFull: boolean; size: number },
) {
  if (!page.isCounted) return { total: null, totalIsExact: null };
  return page.isFull ? countTasks(context.database, where) : { total: page.size, totalIsExact: true };
}

export const listTasks: UseCase<"listTasks"> = async (context, { params, query }) => {
  const membership = await requireRole(context, params.project, "manager");
  const people = await peopleFor(context, params.project, membership);
  const { sort, cursor, limit, columns, count, ...filter } = query;
  const where = taskWhere(params.project, filter);
  await prepareFilter(context, where);
  const db = context.database.read;
  const taskIds = await findPage(context.database, { where, sort, after: readTaskCursor(cursor), limit });
  const rows = await findTasks(db, { projectId: params.project, taskIds });
  const isFull = taskIds.length === limit;
  const last = isFull ? rows.at(-1) : undefined;
  const value = sort.endsWith("answers")
    ? last?.answerCount
    : sort.endsWith("priority")
      ? last?.priority
      : last?.seq;
  const summaries = await taskSummaries(context, { projectId: params.project, taskIds });
  const cellsOf = await listCells(context, params.project, { columns, rowsOf: async () => rows, people });
  const isCounted = count !== false && cursor === undefined;
  return {
    items: (await toTaskItems(db, rows, people)).map((item) => ({
      ...item,
      summary: summaries.get(item.id)?.all ?? null,
      ...(cellsOf && { cells: cellsOf(item.id, (control) => summaries.get(item.id)?.of(control) ?? null) }),
    })),
    nextCursor: last ? `${value}.${last.seq}` : null,
    ...(await totalFor(context, where, { isCounted, isFull, size: taskIds.length })),
  };
};

/** Counting may take longer than the page itself, so that a list can show its page first. */
export const countListedTasks: UseCase<"countTasks"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const where = taskWhere(params.project, query ?? {});
  await prepareFilter(context, where);
  return countTasks(context.database, where);
};

/** Of so many tasks at either end: data of one project have the same fields, or those of a few imports. */
const FIELDS_OF = 5;
const MAX_FIELDS = 200;

export const listTaskFields: UseCase<"listTaskFields"> = async (context, { params }) => {
  await requireRole(context, params.project, "reviewer");
  const { schema } = await projectWithSchema(context, params.project);
  const some = await someTasks(context.database.read, { projectId: params.project, limit: FIELDS_OF });
  const shown = [...schema.inputs, ...(schema.context ?? [])].map(({ field }) => field);
  const stored = some.flatMap(({ data }) => Object.keys(data));
  return { fields: [...new Set([...shown, ...stored])].slice(0, MAX_FIELDS) };
};

type Answers = Awaited<ReturnType<typeof answersOf>>;

/** @param asker the response hides exclusions from annotators, their own included */
async function toAnswers(
  db: Db,
  asker: { projectId: string; role: ProjectRole; people: PeopleFor },
  rows: Answers,
): Promise<TaskAnswer[]> {
  const { projectId, role, people } = asker;
  const exclusions = role === "annotator" ? [] : await standingExclusions(db, { projectId });
  const annotationIds = rows.map((row) => row.annotation.id);
  const reviews = await answerReviews(db, { projectId, annotationIds });
  return rows.map(({ annotation, name }) => {
    const {
      id,
      userId,
      taskId: _task,
      projectId: _project,
      createdAt: _created,
      submittedAt: _submitted,
      reviewDue: _due,
      ...answer
    } = annotation;
    const excluded = exclusions.some((exclusion) => isExcludedBy(exclusion, annotation));
    const annotator = people.annotator({ id: userId, name });
    const who = { userId: annotator.id, name: annotator.name };
    return { ...answer, ...who, annotationId: id, excluded, review: reviews.get(id) ?? null };
  });
}

/** Managers see everything; reviewers what was submitted, and nothing while they label the task themselves. */
export const getTask: UseCase<"getTask"> = async (context, { params }) => {
  const membership = await requireRole(context, params.project, "reviewer");
  const people = await peopleFor(context, params.project, membership);
  const db = context.database.read;
  const row = await findTask(db, { taskId: params.task });
  if (!row || row.projectId !== params.project) throw notFound("task");
  await requireNotLabeling(db, membership, row.id);
  const all = await answersOf(db, { projectId: row.projectId, taskIds: [row.id] });
  const answers = isManager(membership) ? all : all.filter((one) => one.annotation.state === "submitted");
  if (!isManager(membership) && answers.length === 0) throw notFound("task");
  const { count } = await annotationCounter(db, { projectId: row.projectId });
  const { counted } = await count(
    answers.map(({ annotation }) => annotation).filter(({ state }) => state === "submitted"),
  );
  const [item] = await toTaskItems(db, [row], people);
  const images = (await imagesOf(db, { taskIds: [row.id] })).get(row.id) ?? [];
  const project = await projectWithSchema(context, params.project);
  if (!item) throw notFound("task");
  const given = await toAnswers(db, { projectId: row.projectId, role: membership.role, people }, answers);
  const resolution = await readResolution(db, row);
  const methodResolution = resolution ? null : await readMethodResolution(db, row);
  const second = resolution && (await readSecondResolution(db, row));
  const majority = majorityOf(project.schema, counted);
  const isForManager = isManager(membership);
  const gold = isForManager ? await readGoldAnswer(context, row, project.project.schemaVersion) : null;
  const documents = [
    ...given.flatMap(({ document, review }) => [document, ...(review?.document ? [review.document] : [])]),
    ...[resolution, second, methodResolution, majority, gold].flatMap((made) =>
      made?.document ? [made.document] : [],
    ),
  ];
  return {
    task: { ...item, gold: isForManager && item.gold },
    data: row.data,
    ...withTexts(project.schema, row.data),
    images: Object.fromEntries(images.map(({ field, asset }) => [field, toTaskImage(asset)])),
    answers: given,
    resolution,
    methodResolution,
    second,
    gold,
    majority,
    candidateNames: await namesOfAnswers(
      context.database,
      { projectId: row.projectId, schema: project.schema },
      documents,
    ),
    neighbours: isManager(membership) ? await neighboursOf(db, row) : { previous: null, next: null },
  };
};

export const listAnnotations: UseCase<"listAnnotations"> = async (context, { params }) => {
  const { task, actor, role } = await requireTask(context, params.task);
  const people = await peopleFor(context, task.projectId, { actor, role });
  const db = context.database.read;
  const rows = await answersOf(db, { projectId: task.projectId, taskIds: [task.id] });
  const visible = role === "manager" ? rows : rows.filter((row) => row.annotation.userId === actor.id);
  return {
    items: await toAnswers(db, { projectId: task.projectId, role, people }, visible),
    nextCursor: null,
  };
};

type ToChange = Awaited<ReturnType<typeof tasksToChange>>;

/** The ids of a selection in batches. @throws AppError `not_found` when a given id is not of the project */
async function* batchesOf(
  { database }: Context,
  projectId: string,
  selection: TaskSelection,
): AsyncGenerator<string[]> {
  if ("filter" in selection) {
    const where = taskWhere(projectId, selection.filter);
    for (let after = { value: 0, seq: 0 }; ; ) {
      const taskIds = await findPage(database, { where, sort: "seq", after, limit: BATCH });
      const last = taskIds.at(-1);
      const [row] = last === undefined ? [] : await findTasks(database.read, { projectId, taskIds: [last] });
      if (taskIds.length > 0) yield taskIds;
      if (taskIds.length < BATCH || !row) return;
      after = { value: row.seq, seq: row.seq };
    }
  }
  const taskIds = [...new Set(selection.ids)];
  const known = await tasksToChange(database.read, { projectId, taskIds });
  if (known.length < taskIds.length) throw notFound("task");
  for (let from = 0; from < taskIds.length; from += BATCH) yield taskIds.slice(from, from + BATCH);
}

/**
 * Runs a change over the selected tasks in batches, each a transaction; all given ids must belong to the project.
 * @param change returns the counts of its batch: they are added up after each commit, since a transaction may run twice
 */
async function inBatches<Counts extends Record<string, number>>(
  context: Context,
  projectId: string,
  selection: TaskSelection,
  none: Counts,
  change: (db: Db, tasks: ToChange) => Promise<Counts>,
): Promise<Counts> {
  // The status may have changed since the ids were found; what else a filter names does not change while they wait.
  const status = "filter" in selection ? selection.filter.status : undefined;
  let sum: Record<string, number> = none;
  for await (const taskIds of batchesOf(context, projectId, selection)) {
    const counts = await context.database.write(async (db) => {
      // Locked before they are looked at: what is decided by their open places has to hold when it is written.
      await lockTasks(db, { taskIds });
      const found = await tasksToChange(db, { projectId, taskIds });
      const tasks = status === undefined ? found : found.filter((task) => task.status === status);
      return tasks.length > 0 ? await change(db, tasks) : none;
    });
    sum = Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + (counts[key] ?? 0)]));
  }
  return sum as Counts;
}

/** @throws AppError `invalid_input` where the person is no member, or one who cannot work here */
export async function requireAssignee(
  { database: { read } }: Context,
  { projectId, userId, isNew }: { projectId: string; userId: string; isNew: boolean },
): Promise<void> {
  if (!(await findMembership(read, { projectId, userId }))) throw invalid("userId", say("access.notMember"));
  const user = await findUser(read, { userId });
  if (isNew && user && isImportedPerson(user.email)) throw invalid("userId", say("access.importedPerson"));
}

export const assignTasks: UseCase<"assignTasks"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  await requireAssignee(context, { projectId, userId: body.userId, isNew: body.assigned });
  const none = { changed: 0, full: 0 };
  const result = await inBatches(context, projectId, body.selection, none, async (db, tasks) => {
    const work = { services: context, db, projectId };
    const given = await (body.assigned ? assign : unassign)(work, tasks, body.userId);
    return { changed: countOf(given, "done"), full: countOf(given, "full") };
  });
  await context.database.write((db) =>
    recordEvent(
      db,
      {
        projectId,
        actorId: actor.id,
        action: body.assigned ? "task.assign" : "task.unassign",
        target: body.userId,
        detail: result,
      },
      context.now(),
    ),
  );
  return result;
};

export const deleteTasks: UseCase<"deleteTasks"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const none = { deleted: 0, kept: 0 };
  const result = await inBatches(context, projectId, body.selection, none, async (db, tasks) => {
    const given = await remove({ db, projectId }, tasks, body.withAnswers);
    return { deleted: countOf(given, "done"), kept: countOf(given, "worked") };
  });
  await context.database.write((db) =>
    recordEvent(
      db,
      { projectId, actorId: actor.id, action: "task.delete", target: projectId, detail: result },
      context.now(),
    ),
  );
  return result;
};
