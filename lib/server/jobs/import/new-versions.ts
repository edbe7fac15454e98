/**
 * Rows whose task is there already with other data, as new versions. The old task moves to the earlier versions; what its
 * annotators had answered comes back to them as drafts, with the marks that still fit. Answers of people who cannot work
 * here, and final answers, become predictions to start from: nobody has looked at them beside the new data.
 */
import type { Db } from "@/db/client/database";
import type { AnnotationRow } from "@/db/queries/annotations";
import { standingExclusions } from "@/db/queries/exclusions";
import { listMembers } from "@/db/queries/members";
import { CAME_BACK, recountLocked } from "@/db/queries/queue";
import { lockTasks } from "@/db/queries/task-locks";
import { moveToVersions, type Replaced, type StandingTask, standingTasks } from "@/db/queries/task-versions";
import type { TaskRow } from "@/db/queries/tasks";
import {
  type CarriedAnswer,
  type CarriedDocument,
  documentCarrier,
  type TaskVersion,
} from "@/lib/annotation/carry-document";
import { type AnnotationDocument, isEmptyDocument } from "@/lib/annotation/document";
import { isExcludedBy } from "@/lib/annotation/excluded";
import { fitDocument } from "@/lib/annotation/fit-document";
import type { LabelSchema } from "@/lib/labels/schema";
import { textsOf } from "@/lib/text-forms/shape-texts";
import { isImportedPerson } from "../../members/imported-people";
import { type AnnotationInsert, annotationRows, type RevisionInsert } from "./annotation-rows";
import type { ImportRun } from "./import-run";
import type { NewTask } from "./new-task";

/** A row with other data than the task with its id. */
export type ChangedRow = { taskId: string; newId: string; task: NewTask };

type CameBack = { row: AnnotationRow; document: AnnotationDocument };
type ForModels = { model: string; document: AnnotationDocument };
/** A task that has made room for its new version. */
export type VersionPlan = {
  newId: string;
  earlier: TaskRow;
  task: NewTask;
  drafts: CameBack[];
  suggested: ForModels[];
  carried: number;
  lost: number;
};

type People = { canWork: Set<string>; isExcluded: (row: AnnotationRow) => boolean };

async function peopleOf(db: Db, projectId: string): Promise<People> {
  const members = await listMembers(db, { projectId });
  const exclusions = await standingExclusions(db, { projectId });
  return {
    canWork: new Set(members.flatMap(({ userId, email }) => (isImportedPerson(email) ? [] : [userId]))),
    isExcluded: (row) => exclusions.some((one) => isExcludedBy(one, row)),
  };
}

const versionOf = (
  schema: LabelSchema,
  data: Record<string, unknown>,
  images: readonly { field: string; assetId: string }[],
): TaskVersion => ({
  texts: textsOf(schema, data),
  images: Object.fromEntries(images.map(({ field, assetId }) => [field, assetId])),
});

/** What was written for the earlier version and counts for something. */
function planOf(
  schema: LabelSchema,
  people: People,
  standing: StandingTask,
  { newId, task }: ChangedRow,
): { plan: VersionPlan; replaced: Replaced } {
  const { task: earlier } = standing;
  const carry = documentCarrier(
    schema,
    versionOf(schema, earlier.data, standing.assets),
    versionOf(schema, task.data, task.images),
  );
  const carryOver = (document: AnnotationDocument): CarriedDocument =>
    carry(fitDocument(document, schema).document);
  const plan: VersionPlan = { newId, earlier, task, drafts: [], suggested: [], carried: 0, lost: 0 };
  const carriedBy: Record<string, CarriedAnswer> = {};
  // By numbers: whoever labels next is not to know whose answer it was, and names of people may be equal.
  const suggest = (name: string, document: AnnotationDocument) => {
    const { document: kept } = carryOver(document);
    if (!isEmptyDocument(kept))
      plan.suggested.push({ model: `Version ${earlier.version}, ${name}`, document: kept });
  };
  for (const row of standing.annotations) {
    if (row.state === "skipped" || people.isExcluded(row)) continue;
    if (!people.canWork.has(row.userId)) {
      suggest(`answer ${plan.suggested.length + 1}`, row.document);
      continue;
    }
    const { document, carried, lost } = carryOver(row.document);
    plan.drafts.push({ row, document });
    plan.carried += carried;
    plan.lost += lost.length;
    carriedBy[row.userId] = { carried, lost };
  }
  for (const { document } of standing.resolutions) suggest("final answer", document);
  return { plan, replaced: { standing, newId, carried: carriedBy } };
}

/** Moves the tasks of changed rows out of the way of their new versions, which take over their numbers. */
export async function makeRoom(
  db: Db,
  run: ImportRun,
  changed: readonly ChangedRow[],
): Promise<VersionPlan[]> {
  if (changed.length === 0) return [];
  const { job, schema, services } = run;
  const { projectId } = job;
  const taskIds = changed.map(({ taskId }) => taskId);
  await lockTasks(db, { taskIds });
  const standing = new Map(
    (await standingTasks(db, { projectId, taskIds })).map((one) => [one.task.id, one]),
  );
  const people = await peopleOf(db, projectId);
  const planned: ReturnType<typeof planOf>[] = [];
  for (const row of changed) {
    const stood = standing.get(row.taskId);
    if (stood) planned.push(planOf(schema, people, stood, row));
    // Long texts that changed all over take their time to compare, and others ask meanwhile.
    await new Promise(setImmediate);
  }
  await moveToVersions(db, {
    projectId,
    replaced: planned.map(({ replaced }) => replaced),
    importJobId: job.id,
    replacedBy: job.createdBy,
    replacedAt: services.now(),
  });
  return planned.map(({ plan }) => plan);
}

/**
 * Gives annotators back what they had answered, once the new versions are in place. Labels in the same file are of imported
 * people, who get nothing back, so that no two are of one person.
 * @returns how many answers
 */
export async function bringAnswersBack(
  db: Db,
  run: ImportRun,
  plans: readonly VersionPlan[],
  schemaVersion: number,
): Promise<number> {
  if (plans.length === 0) return 0;
  const { job, services } = run;
  const { projectId } = job;
  const nowMs = services.now();
  const annotations: AnnotationInsert[] = [];
  const revisions: RevisionInsert[] = [];
  const assignments: Db["t"]["assignment"]["$inferInsert"][] = [];
  const predictions: Db["t"]["prediction"]["$inferInsert"][] = [];
  for (const { newId: taskId, drafts, suggested } of plans) {
    for (const { row, document } of drafts) {
      const { userId, leadTimeMs } = row;
      const ids = { id: services.newId(), projectId, taskId, userId, schemaVersion, importJobId: job.id };
      const made = annotationRows(ids, { state: "draft", document, leadTimeMs, createdAt: null }, nowMs);
      annotations.push(made.annotation);
      revisions.push(made.revision);
      if (row.state === "submitted")
        assignments.push({ projectId, taskId, userId, rank: CAME_BACK, done: false, createdAt: nowMs });
    }
    for (const { model, document } of suggested)
      predictions.push({
        id: services.newId(),
        projectId,
        taskId,
        schemaVersion,
        importJobId: job.id,
        model,
        document,
        score: null,
        createdBy: job.createdBy,
        createdAt: nowMs,
      });
  }
  await db.raw.insertMany(db.t.annotation, annotations);
  await db.raw.insertMany(db.t.annotationRevision, revisions);
  await db.raw.insertMany(db.t.assignment, assignments);
  await db.raw.insertMany(db.t.prediction, predictions);
  await recountLocked(db, { taskIds: plans.map(({ newId }) => newId) });
  return annotations.length;
}
