/** What a bulk action works on, in batches that are small enough for one transaction, and what is done with a batch. */
import type { Db } from "@/db/client/database";
import { taskIdsOfAnnotations } from "@/db/queries/annotations";
import { type BulkItemRow, bulkItems, countBulkItems } from "@/db/queries/bulk-items";
import { findJob } from "@/db/queries/jobs";
import { lockTasks } from "@/db/queries/task-locks";
import { findTasks, tasksToChange } from "@/db/queries/tasks";
import { notFound } from "@/lib/core/app-error";
import type { Services } from "../context";
import { countTasks, findPage } from "../tasks/find-tasks";
import { prepareFilter, taskWhere } from "../tasks/task-where";
import type { BulkCheckpoint, BulkRun } from "./bulk-payload";
import type { BulkWork, Done } from "./bulk-work";
import { DONE, left } from "./bulk-work";
import * as change from "./change-tasks";
import { GoldBefore, markGold, undoGold, unmarkGold } from "./gold-many";
import { followAgain, OverlapWas, setOverlap, undoOverlap } from "./overlap-many";
import { ReviewedBefore, reviewAnnotations, reviewTasks, undoReview } from "./review-many";

/** A transaction of so many takes some tens of milliseconds at most, and all other writers wait for it. */
const SIZES = {
  assign: 100,
  unassign: 100,
  return: 100,
  delete: 40,
  markGold: 40,
  unmarkGold: 40,
  setOverlap: 100,
  followProject: 100,
  accept: 20,
  reject: 15,
  undo: 20,
};
/** Counted no further, for the progress. */
const MOST_COUNTED = 2_000_000;

type Wanted = { annotationId: string; taskId: string; revision: number };
export type Batch = {
  taskIds: string[];
  /** What counts for the progress. */
  size: number;
  next: Pick<BulkCheckpoint, "afterSeq" | "at">;
  annotations?: Wanted[];
  /** Lines of the report that are taken back. */
  items?: BulkItemRow[];
};

export async function totalOf(services: Services, { projectId, payload }: BulkRun): Promise<number | null> {
  const { action, selection } = payload;
  if (action.kind === "undo")
    return countBulkItems(services.database.read, { projectId, jobId: action.jobId }, DONE);
  if (!selection) return 0;
  if ("ids" in selection) return selection.ids.length;
  if ("annotations" in selection) return selection.annotations.length;
  const where = taskWhere(projectId, selection.filter);
  return (await countTasks(services.database, where, MOST_COUNTED)).total;
}

/** From the checkpoint on. */
export async function* batchesOf(services: Services, job: BulkRun): AsyncGenerator<Batch> {
  const { projectId, payload, checkpoint } = job;
  const { action, selection } = payload;
  const { read } = services.database;
  const limit = SIZES[action.kind];
  if (action.kind === "undo") {
    for (let at = checkpoint.at; ; ) {
      const of = { projectId, jobId: action.jobId, after: at, limit, outcomes: DONE };
      const items = await bulkItems(read, of);
      const last = items.at(-1);
      if (!last) return;
      at = last.number;
      const taskIds = [...new Set(items.map(({ taskId }) => taskId))];
      yield { taskIds, items, size: items.length, next: { afterSeq: 0, at } };
    }
  }
  if (selection === undefined) return;
  if ("filter" in selection) {
    const where = taskWhere(projectId, selection.filter);
    await prepareFilter(services, where);
    for (let seq = checkpoint.afterSeq; ; ) {
      const after = { value: seq, seq };
      const taskIds = await findPage(services.database, { where, sort: "seq", after, limit });
      const [last] = await findTasks(read, { projectId, taskIds: taskIds.slice(-1) });
      if (!last) return;
      seq = last.seq;
      yield { taskIds, size: taskIds.length, next: { afterSeq: seq, at: 0 } };
    }
  }
  if ("ids" in selection)
    for (let at = checkpoint.at; at < selection.ids.length; ) {
      const taskIds = selection.ids.slice(at, at + limit);
      at += taskIds.length;
      yield { taskIds, size: taskIds.length, next: { afterSeq: 0, at } };
    }
  else
    for (let at = checkpoint.at; at < selection.annotations.length; ) {
      const some = selection.annotations.slice(at, at + limit);
      const tasks = await taskIdsOfAnnotations(read, {
        projectId,
        annotationIds: some.map(({ annotationId }) => annotationId),
      });
      const annotations = some.map((one) => ({ ...one, taskId: tasks.get(one.annotationId) ?? "" }));
      at += some.length;
      yield {
        taskIds: [...new Set(tasks.values())],
        annotations,
        size: some.length,
        next: { afterSeq: 0, at },
      };
    }
}

/** Runs the action on a batch, in a transaction of its own. */
export async function workOn(services: Services, db: Db, job: BulkRun, batch: Batch): Promise<Done[]> {
  const { projectId, payload } = job;
  const { action, starter, selection } = payload;
  const work: BulkWork = { services, db, projectId, starter };
  // Locked before they are looked at: what is decided by them has to hold when it is written.
  await lockTasks(db, { taskIds: batch.taskIds });
  const found = await tasksToChange(db, { projectId, taskIds: batch.taskIds });
  const byId = new Map(found.map((task) => [task.id, task]));
  if (action.kind === "undo") return undoLines(work, job, byId, batch.items ?? []);
  if (batch.annotations && (action.kind === "accept" || action.kind === "reject"))
    return reviewAnnotations(work, byId, batch.annotations, action);
  // The status may have changed since the tasks were found.
  const status = selection && "filter" in selection ? selection.filter.status : undefined;
  const tasks = found.filter((task) => status === undefined || task.status === status);
  const others = found.filter((task) => !tasks.includes(task)).map((task) => left(task, "changed"));
  return [...others, ...(await changeTasks(work, action, tasks))];
}

type Action = Exclude<BulkRun["payload"]["action"], { kind: "undo" }>;

async function changeTasks(work: BulkWork, action: Action, tasks: change.TaskToChange[]): Promise<Done[]> {
  switch (action.kind) {
    case "assign":
      return change.assign(work, tasks, action.userId);
    case "unassign":
      return change.unassign(work, tasks, action.userId);
    case "return":
      return change.returnToQueue(work, tasks);
    case "delete":
      return change.remove(work, tasks, action.withAnswers);
    case "markGold":
      return markGold(work, tasks);
    case "unmarkGold":
      return unmarkGold(work, tasks);
    case "setOverlap":
      return setOverlap(work, tasks, action.overlap);
    case "followProject":
      return followAgain(work, tasks);
    default:
      return reviewTasks(work, tasks, action);
  }
}

async function undoLines(
  work: BulkWork,
  { payload }: BulkRun,
  tasks: ReadonlyMap<string, change.TaskToChange>,
  items: readonly BulkItemRow[],
): Promise<Done[]> {
  const kind = await kindOfUndone(work, payload);
  const lines: Done[] = [];
  for (const { taskId, seq, before } of items) {
    const task = tasks.get(taskId);
    lines.push(task ? await undoLine(work, task, kind, before) : left({ id: taskId, seq }, "gone"));
  }
  return lines;
}

async function kindOfUndone({ db, projectId }: BulkWork, { action }: BulkRun["payload"]): Promise<string> {
  const undone = action.kind === "undo" ? await findJob(db, { projectId, jobId: action.jobId }) : undefined;
  if (!undone) throw notFound("bulkAction");
  return (undone.payload as { action: { kind: string } }).action.kind;
}

async function undoLine(
  work: BulkWork,
  task: change.TaskToChange,
  kind: string,
  before: unknown,
): Promise<Done> {
  if (kind === "assign") return change.undoAssign(work, task, change.AssignedBefore.parse(before));
  if (kind === "accept" || kind === "reject")
    return undoReview(work, task, ReviewedBefore.parse(before), kind);
  if (kind === "markGold" || kind === "unmarkGold") return undoGold(work, task, GoldBefore.parse(before));
  if (kind === "setOverlap" || kind === "followProject")
    return undoOverlap(work, task, OverlapWas.parse(before));
  return change.undoUnassign(work, task, change.UnassignedBefore.parse(before));
}
