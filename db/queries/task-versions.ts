/**
 * Versions of tasks. The data of a task row never change; a new version is a new row with the same number, and the old one
 * moves to `task_version` with its answers.
 */
import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { CarriedAnswer } from "@/lib/annotation/carry-document";
import type { Db } from "../client/database";
import type { TaskRows } from "../schema/task-versions";
import type { AnnotationRow } from "./annotations";
import { insertSearchTexts } from "./task-search";
import { deleteTasks, findTasks, holdTasks, type TaskRow } from "./tasks";

type Project = { projectId: string };
type ResolutionRow = Db["t"]["resolution"]["$inferSelect"];
type CommentRow = Db["t"]["comment"]["$inferSelect"];
type SecondRow = Db["t"]["secondResolution"]["$inferSelect"];
type LinkRow = Db["t"]["duplicateLink"]["$inferSelect"];
type AssetLink = Db["t"]["taskAsset"]["$inferSelect"];

/** A task with all that hangs on it. */
export type StandingTask = TaskRows & {
  task: TaskRow;
  annotations: AnnotationRow[];
  resolutions: ResolutionRow[];
  comments: CommentRow[];
  secondResolutions: SecondRow[];
  assets: AssetLink[];
};

const byTask = <T extends { taskId: string }>(rows: readonly T[], taskId: string): T[] =>
  rows.filter((row) => row.taskId === taskId);

/** The tasks of the project with their rows. The caller has locked them. */
export async function standingTasks(
  db: Db,
  { projectId, taskIds }: Project & { taskIds: string[] },
): Promise<StandingTask[]> {
  if (taskIds.length === 0) return [];
  const { t } = db;
  const tasks = await findTasks(db, { projectId, taskIds });
  const searchTexts = await db.q
    .select({ taskId: t.taskSearch.taskId, text: t.taskSearch.text })
    .from(t.taskSearch)
    .where(inArray(t.taskSearch.taskId, taskIds));
  const annotations = await db.q.select().from(t.annotation).where(inArray(t.annotation.taskId, taskIds));
  const annotationIds = annotations.map(({ id }) => id);
  const revisions =
    annotationIds.length === 0
      ? []
      : await db.q
          .select()
          .from(t.annotationRevision)
          .where(inArray(t.annotationRevision.annotationId, annotationIds));
  const assets = await db.q.select().from(t.taskAsset).where(inArray(t.taskAsset.taskId, taskIds));
  const assignments = await db.q.select().from(t.assignment).where(inArray(t.assignment.taskId, taskIds));
  const predictions = await db.q.select().from(t.prediction).where(inArray(t.prediction.taskId, taskIds));
  const reviews = await db.q.select().from(t.review).where(inArray(t.review.taskId, taskIds));
  const resolutions = await db.q.select().from(t.resolution).where(inArray(t.resolution.taskId, taskIds));
  const comments = await db.q.select().from(t.comment).where(inArray(t.comment.taskId, taskIds));
  const seconds = await db.q
    .select()
    .from(t.secondResolution)
    .where(inArray(t.secondResolution.taskId, taskIds));
  const goldAnswers = await db.q.select().from(t.goldAnswer).where(inArray(t.goldAnswer.taskId, taskIds));
  const goldDraws = await db.q.select().from(t.goldDraw).where(inArray(t.goldDraw.taskId, taskIds));
  const { duplicateLink } = t;
  const links = await db.q
    .select()
    .from(duplicateLink)
    .where(or(inArray(duplicateLink.taskA, taskIds), inArray(duplicateLink.taskB, taskIds)));
  return tasks.map((task) => {
    const own = byTask(annotations, task.id);
    const ids = new Set(own.map(({ id }) => id));
    return {
      task,
      searchText: byTask(searchTexts, task.id)[0]?.text ?? "",
      assets: byTask(assets, task.id),
      assignments: byTask(assignments, task.id),
      predictions: byTask(predictions, task.id),
      annotations: own,
      revisions: revisions.filter(({ annotationId }) => ids.has(annotationId)),
      reviews: byTask(reviews, task.id),
      resolutions: byTask(resolutions, task.id),
      comments: byTask(comments, task.id),
      secondResolutions: byTask(seconds, task.id),
      goldAnswers: byTask(goldAnswers, task.id),
      goldDraws: byTask(goldDraws, task.id),
      duplicateLinks: links.filter(({ taskA, taskB }) => taskA === task.id || taskB === task.id),
    };
  });
}

async function moveQuestions(db: Db, from: string, to: string): Promise<void> {
  const { question } = db.t;
  await db.q.update(question).set({ taskId: to }).where(eq(question.taskId, from));
}

export type Replaced = { standing: StandingTask; newId: string; carried: Record<string, CarriedAnswer> };

/** Moves tasks out of the way of their new versions. Questions about them go on with those. */
export async function moveToVersions(
  db: Db,
  {
    projectId,
    replaced,
    ...by
  }: Project & { replaced: Replaced[]; importJobId: string | null; replacedBy: string; replacedAt: number },
): Promise<void> {
  const { taskVersion } = db.t;
  for (const { standing, newId } of replaced) {
    const { id, version } = standing.task;
    if (version > 1) await db.q.update(taskVersion).set({ taskId: newId }).where(eq(taskVersion.taskId, id));
    await moveQuestions(db, id, newId);
  }
  await db.raw.insertMany(
    taskVersion,
    replaced.map(({ standing, newId, carried }) => {
      const { data, ...task } = standing.task;
      const { id, version } = standing.task;
      return { id, projectId, taskId: newId, version, data, rows: { ...standing, task }, carried, ...by };
    }),
  );
  await deleteTasks(db, { projectId, taskIds: replaced.map(({ standing }) => standing.task.id) });
}

export type TaskVersionRow = Db["t"]["taskVersion"]["$inferSelect"];

/** Earlier versions of a task, the latest first. */
export async function versionsOf(
  db: Db,
  { projectId, taskId }: Project & { taskId: string },
): Promise<TaskVersionRow[]> {
  const { taskVersion } = db.t;
  return db.q
    .select()
    .from(taskVersion)
    .where(and(eq(taskVersion.projectId, projectId), eq(taskVersion.taskId, taskId)))
    .orderBy(desc(taskVersion.version));
}

/** What became of the annotators' answers when the data were replaced last, by task and annotator. */
export async function carriedAnswers(
  db: Db,
  tasks: readonly Pick<TaskRow, "id" | "version">[],
): Promise<Map<string, Record<string, CarriedAnswer>>> {
  const later = tasks.filter(({ version }) => version > 1);
  if (later.length === 0) return new Map();
  const { taskVersion } = db.t;
  const rows = await db.q
    .select({ taskId: taskVersion.taskId, version: taskVersion.version, carried: taskVersion.carried })
    .from(taskVersion)
    .where(
      inArray(
        taskVersion.taskId,
        later.map(({ id }) => id),
      ),
    );
  const current = new Map(later.map(({ id, version }) => [id, version]));
  return new Map(
    rows
      .filter(({ taskId, version }) => version + 1 === current.get(taskId))
      .map(({ taskId, carried }) => [taskId, carried]),
  );
}

/** The task that has taken the place of one with this id. */
export async function replacedBy(
  db: Db,
  { taskId }: { taskId: string },
): Promise<{ projectId: string; taskId: string } | undefined> {
  const { taskVersion } = db.t;
  const [row] = await db.q
    .select({ projectId: taskVersion.projectId, taskId: taskVersion.taskId })
    .from(taskVersion)
    .where(eq(taskVersion.id, taskId))
    .limit(1);
  return row;
}

/** Deletes tasks and puts the versions before them back, each as it stood, with its answers; tasks without one only go. */
export async function putVersionsBack(
  db: Db,
  { projectId, taskIds }: Project & { taskIds: string[] },
): Promise<void> {
  if (taskIds.length === 0) return;
  const { t } = db;
  const rows = await db.q
    .select()
    .from(t.taskVersion)
    .where(and(eq(t.taskVersion.projectId, projectId), inArray(t.taskVersion.taskId, taskIds)))
    .orderBy(desc(t.taskVersion.version));
  const latest = rows.filter((row, at) => rows.findIndex(({ taskId }) => taskId === row.taskId) === at);
  for (const { id, taskId } of latest) {
    await db.q.delete(t.taskVersion).where(eq(t.taskVersion.id, id));
    await db.q.update(t.taskVersion).set({ taskId: id }).where(eq(t.taskVersion.taskId, taskId));
    await moveQuestions(db, taskId, id);
  }
  await deleteTasks(db, { projectId, taskIds });
  for (const { id, data, rows: stood } of latest) {
    const isStale = stood.annotations.length + stood.resolutions.length > 0;
    await db.raw.insertMany(t.task, [
      {
        gold: false,
        overlapByHand: false,
        inShare: false,
        overlapAsked: 0,
        ...stood.task,
        data,
        agreementStale: stood.annotations.length > 0,
        labelsStale: isStale,
      },
    ]);
    await insertSearchTexts(db, [{ taskId: id, projectId, text: stood.searchText }]);
    const hanging = [
      [t.taskAsset, stood.assets],
      [t.assignment, stood.assignments],
      [t.prediction, stood.predictions],
      [t.annotation, stood.annotations],
      [t.annotationRevision, stood.revisions],
      [t.review, stood.reviews],
      [t.resolution, stood.resolutions],
      [t.comment, stood.comments ?? []],
      [t.secondResolution, stood.secondResolutions ?? []],
      [t.goldAnswer, stood.goldAnswers ?? []],
      [t.goldDraw, stood.goldDraws ?? []],
    ] as const;
    for (const [table, of] of hanging) await db.raw.insertMany(table, [...of]);
  }
  await putLinksBack(
    db,
    latest.flatMap(({ rows: stood }) => stood.duplicateLinks),
  );
}

/** Pairs of near-duplicates, where both tasks are there; both may have been replaced, and bring the pair. */
async function putLinksBack(db: Db, rows: Record<string, unknown>[]): Promise<void> {
  const { duplicateLink } = db.t;
  const links = [...new Map((rows as LinkRow[]).map((link) => [link.id, link])).values()];
  const there = await holdTasks(db, { taskIds: links.flatMap(({ taskA, taskB }) => [taskA, taskB]) });
  const whole = links.filter(({ taskA, taskB }) => there.has(taskA) && there.has(taskB));
  if (whole.length > 0) await db.q.insert(duplicateLink).values(whole).onConflictDoNothing();
}
