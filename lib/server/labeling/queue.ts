/** The queue and leases, as routes. */
import type { Db } from "@/db/client/database";
import { findOwnAnnotation, ownHistory } from "@/db/queries/annotations";
import { standingExclusions } from "@/db/queries/exclusions";
import { insertDraws } from "@/db/queries/gold";
import { findTaskFor, queuePlace } from "@/db/queries/label-loop";
import { deleteLease, findLease, renewLeases } from "@/db/queries/leases";
import { addMember, findMembership, managerNames, setQueueCursor } from "@/db/queries/members";
import type { ProjectRow } from "@/db/queries/projects";
import { isAssigned, recountTasks } from "@/db/queries/queue";
import { replacedBy } from "@/db/queries/task-versions";
import { lockTask } from "@/db/queries/tasks";
import { isExcludedBy } from "@/lib/annotation/excluded";
import type { ProjectRole } from "@/lib/contracts/common";
import type { QueueRequest } from "@/lib/contracts/label-requests";
import type { LabelTask, QueueResponse } from "@/lib/contracts/labeling";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireProject, requireRank, requireRole, requireUser, roleOf } from "../access";
import type { Actor, Context } from "../context";
import { readTimeCursor, writeTimeCursor } from "../cursor";
import { workLimitOf } from "../distribution/work-limit";
import { inEvenTime } from "../gold/even-time";
import { type PreparedGold, prepareGold } from "../gold/prepare-gold";
import { isGoldOn } from "../gold/queue-order";
import { keptSchema } from "../projects/kept-schema";
import { findPage } from "../tasks/find-tasks";
import { keptTexts } from "../tasks/kept-texts";
import type { UseCase } from "../use-case";
import { claimTasks } from "./claim-tasks";
import { labelTasks } from "./label-task";
import { withNeighbours } from "./neighbours";
import { labelProgress, prepareProgress, trueProgress } from "./progress";

export const leaseMsOf = (project: ProjectRow): number => project.settings.leaseMinutes * 60_000;

const NOTHING = { taskIds: [], expiresAt: 0, reached: null };

/** Claims and reads the next tasks. Call inside a write transaction. */
export async function nextTasks(
  context: Context,
  db: Db,
  project: ProjectRow,
  request: {
    userId: string;
    role: ProjectRole;
    count: number;
    have: string[];
    among?: string[] | undefined;
    back?: boolean | undefined;
    gold: PreparedGold | undefined;
    /** This transaction has changed the annotator's counters. */
    isMemberLocked?: boolean;
  },
): Promise<QueueResponse> {
  const { role, gold, ...asked } = request;
  const leaseMs = leaseMsOf(project);
  const nowMs = context.now();
  const { userId, have } = request;
  const place = await queuePlace(db, { projectId: project.id, userId, have, nowMs });
  if (!place) throw notFound("project");
  // Annotations of an excluded annotator count for nothing: they get no tasks that another annotator could do.
  const exclusions = place.hasExclusion ? await standingExclusions(db, { projectId: project.id }) : [];
  const isExcludedNow = exclusions.some((one) => isExcludedBy(one, { userId, submittedAt: nowMs }));
  const onlyOwn = role === "reviewer" || isExcludedNow;
  const limit = workLimitOf(context, project, { role, membership: place.membership });
  const claim = { ...asked, place, onlyOwn, limit, gold: gold?.mix, projectId: project.id, nowMs, leaseMs };
  const { taskIds, expiresAt, reached } = gold?.paused ? NOTHING : await claimTasks(db, claim);
  const isLimited = reached !== null && taskIds.length === 0;
  const paused = (gold?.paused || isLimited) && {
    managers: await managerNames(db, { projectId: project.id }),
    ...(isLimited && { limit: reached }),
  };
  const tasks = await labelTasks(db, {
    projectId: project.id,
    userId,
    taskIds,
    schemaVersion: project.schemaVersion,
    leaseExpiresAt: () => expiresAt,
  });
  const progress = await labelProgress(context, { projectId: project.id, userId }, place.membership);
  const { schemaVersion, contentRevision } = project;
  const told = { ...(request.back && { back: true }), ...(paused && { paused }) };
  return { tasks, ...told, progress, leaseMs, schemaVersion, contentRevision };
}

/**
 * The tasks with what the label schema adds to them: the texts of inputs that have a form, and neighbouring tasks. Call outside
 * of transactions: reading them takes its time.
 */
async function withSurroundings(
  context: Context,
  key: { projectId: string; version: number },
  tasks: LabelTask[],
): Promise<LabelTask[]> {
  const schema = tasks.length > 0 ? await keptSchema(context.database, key) : undefined;
  if (!schema) return tasks;
  const hasForms = schema.inputs.some(({ form }) => form !== undefined);
  const withTexts = async (task: LabelTask) => ({ ...task, texts: await keptTexts(context, schema, task) });
  const shaped = hasForms ? await Promise.all(tasks.map(withTexts)) : tasks;
  return withNeighbours(context.database.read, { projectId: key.projectId, schema }, shaped);
}

/** Call after the transaction: what it wrote counts, too. */
export async function completed(
  context: Context,
  who: { projectId: string; userId: string },
  response: QueueResponse,
): Promise<QueueResponse> {
  const { projectId } = who;
  const { progress, tasks, schemaVersion } = response;
  const isEnd = tasks.length === 0 && !response.back;
  return {
    ...response,
    tasks: await withSurroundings(context, { projectId, version: schemaVersion }, tasks),
    progress: await trueProgress(context, who, { progress, isEnd }),
  };
}

type Found = { projectId: string; userId: string; role: ProjectRole; withGold: boolean };

/**
 * The tasks that a search finds among those the annotator may be handed: more than are asked for, since others may take
 * some before they are claimed. Undefined without a search.
 */
async function foundTasks(
  context: Context,
  { projectId, userId, role, withGold }: Found,
  { search, count, have }: QueueRequest,
): Promise<string[] | undefined> {
  if (search === undefined) return undefined;
  const where = { projectId, search, openFor: userId, onlyOwn: role === "reviewer", withGold };
  return findPage(context.database, { where, sort: "seq", limit: 2 * count + have.length });
}

type Asked = Awaited<ReturnType<typeof requireProject>>;

async function handOut(context: Context, { actor, role, project }: Asked, body: QueueRequest) {
  await prepareProgress(context, project.id);
  const { count, have, back } = body;
  const who = { projectId: project.id, userId: actor.id, role };
  const gold = await prepareGold(context, project, who);
  const among = await foundTasks(context, { ...who, withGold: gold !== undefined }, body);
  const answer = await context.database.write(async (db) => {
    // The owner of the instance labels as a member, so that their place in the queue can be kept.
    if (actor.role === "owner")
      await addMember(db, { projectId: project.id, userId: actor.id, role: "manager", nowMs: context.now() });
    return nextTasks(context, db, project, { userId: actor.id, role, count, have, among, back, gold });
  });
  return completed(context, { projectId: project.id, userId: actor.id }, answer);
}

export const queue: UseCase<"queue"> = async (context, { params, body }) => {
  const asked = await requireProject(context, params.project, "annotator");
  const work = () => handOut(context, asked, body);
  return asked.role === "annotator" && isGoldOn(asked.project.gold) ? inEvenTime(work) : work();
};

/** Members learn that the task has another version now; what they hold of it was made for data that are no longer asked about. */
async function missingTask(context: Context, taskId: string, actor: Actor): Promise<AppError> {
  const later = await replacedBy(context.database.read, { taskId });
  const found =
    later && (await findTaskFor(context.database.read, { taskId: later.taskId, userId: actor.id }));
  return found && roleOf(actor, found)
    ? new AppError("not_found", say("answers.taskReplaced", { task: found.task.seq }))
    : notFound("task");
}

/** The task and its project for a caller who may label there; any other caller gets `not_found`. */
export async function requireTask(context: Context, taskId: string) {
  const actor = requireUser(context);
  const found = await findTaskFor(context.database.read, { taskId, userId: actor.id });
  if (!found) throw await missingTask(context, taskId, actor);
  const role = roleOf(actor, found);
  if (!role) throw notFound("task");
  return { task: found.task, project: found.project, ...requireRank(actor, role, "annotator") };
}

export const renewLease: UseCase<"renewLease"> = async (context, { params }) => {
  const { task, project, actor } = await requireTask(context, params.task);
  const leaseExpiresAt = context.now() + leaseMsOf(project);
  const renewed = await context.database.write((db) =>
    renewLeases(db, { userId: actor.id, taskIds: [task.id], expiresAt: leaseExpiresAt }),
  );
  if (renewed.length === 0) throw notFound("reservation");
  return { leaseExpiresAt };
};

export const releaseLease: UseCase<"releaseLease"> = async (context, { params, query }) => {
  const { task, project, actor } = await requireTask(context, params.task);
  await context.database.write(async (db) => {
    await lockTask(db, { taskId: task.id });
    const own = { taskId: task.id, userId: actor.id };
    if (!(await deleteLease(db, own, query?.until))) return;
    await recountTasks(db, { taskIds: [task.id] });
    if (isGoldOn(project.gold)) {
      const draw = { projectId: task.projectId, userId: actor.id, taskIds: [task.id], nowMs: context.now() };
      await insertDraws(db, { ...draw, returned: true });
    }
    if (task.gold) return;
    // An annotator who gives a task back starts there again next time.
    const member = { projectId: task.projectId, userId: actor.id };
    const place = await findMembership(db, member);
    if (place && place.queueCursor >= task.queueRank)
      await setQueueCursor(db, { ...member, queueCursor: task.queueRank - 1 });
  });
  return {};
};

export const getLabelTask: UseCase<"getLabelTask"> = async (context, { params }) => {
  const { task, project, actor, role } = await requireTask(context, params.task);
  const db = context.database.read;
  const lease = await findLease(db, { taskId: task.id, userId: actor.id });
  const own = await findOwnAnnotation(db, { taskId: task.id, userId: actor.id });
  // An annotator opens what they hold, are promised or have answered, never a task of their choice.
  if (!lease && !own && role === "annotator") {
    if (!(await isAssigned(db, { taskId: task.id, userId: actor.id }))) throw notFound("task");
  }
  const expiresAt = lease?.expiresAt ?? null;
  const [opened] = await labelTasks(db, {
    projectId: task.projectId,
    userId: actor.id,
    taskIds: [task.id],
    schemaVersion: project.schemaVersion,
    leaseExpiresAt: () => expiresAt,
  });
  if (!opened) throw notFound("task");
  const key = { projectId: task.projectId, version: project.schemaVersion };
  const [whole = opened] = await withSurroundings(context, key, [opened]);
  return whole;
};

export const history: UseCase<"history"> = async (context, { params, query }) => {
  const { actor } = await requireRole(context, params.project, "annotator");
  const limit = query?.limit ?? 100;
  const rows = await ownHistory(context.database.read, {
    projectId: params.project,
    userId: actor.id,
    before: readTimeCursor(query?.cursor),
    limit,
  });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ annotationId: _, ...item }) => item),
    nextCursor: last ? writeTimeCursor({ at: last.updatedAt, id: last.annotationId }) : null,
  };
};
