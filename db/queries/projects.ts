import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Database, Db } from "../client/database";
import { place, prepared } from "../client/prepared";
import type { AnnotationState } from "../schema/annotations";
import type { DistributionSettings, GoldSettings, ProjectSettings } from "../schema/projects";
import type { TaskStatus } from "../schema/tasks";
import { forgetSearchTexts } from "./task-search";

export type ProjectRow = Db["t"]["project"]["$inferSelect"];

const projectById = prepared<{ projectId: string }, ProjectRow[]>(({ q, t }) =>
  q
    .select()
    .from(t.project)
    .where(eq(t.project.id, place("projectId")))
    .limit(1),
);

export async function findProject(
  db: Db,
  { projectId }: { projectId: string },
): Promise<ProjectRow | undefined> {
  const [row] = await projectById(db, { projectId });
  return row;
}

/**
 * Locks the project's row until the transaction ends: numbers counted on it are given out once, and no transaction
 * stores an annotation meanwhile (`holdSchemaVersion`).
 */
export async function lockProjectRow(
  db: Db,
  { projectId }: { projectId: string },
): Promise<ProjectRow | undefined> {
  const query = db.q.select().from(db.t.project).where(eq(db.t.project.id, projectId)).limit(1);
  const [row] = db.dialect === "postgres" ? await query.for("update") : await query;
  return row;
}

// The weakest lock that keeps out `lockProjectRow`, so that writers of answers do not wait for each other.
const heldVersion = prepared<{ projectId: string }, { schemaVersion: number }[]>((db) => {
  const { project } = db.t;
  const query = db.q
    .select({ schemaVersion: project.schemaVersion })
    .from(project)
    .where(eq(project.id, place("projectId")))
    .limit(1);
  return db.dialect === "postgres" ? query.for("key share") : query;
});

/**
 * The version of the labels, which does not change until the transaction ends. Call it before locking any task: a
 * change of the labels locks the project and then waits for its tasks.
 */
export async function holdSchemaVersion(
  db: Db,
  { projectId }: { projectId: string },
): Promise<number | undefined> {
  const [row] = await heldVersion(db, { projectId });
  return row?.schemaVersion;
}

/** Projects of a user, newest first; all of them for the owner of the instance. */
export async function listProjects(
  db: Db,
  {
    userId,
    all,
    before,
    limit,
  }: { userId: string; all: boolean; before?: string | undefined; limit: number },
) {
  const { project, membership } = db.t;
  const mine = and(eq(membership.projectId, project.id), eq(membership.userId, userId));
  const base = db.q.select({ project, role: membership.role }).from(project).leftJoin(membership, mine);
  const member = all ? undefined : eq(membership.userId, userId);
  return base
    .where(and(member, before === undefined ? undefined : lt(project.id, before)))
    .orderBy(desc(project.id))
    .limit(limit);
}

export async function insertProject(db: Db, row: Db["t"]["project"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.project).values(row);
}

export async function updateProject(
  db: Db,
  {
    projectId,
    ...changes
  }: {
    projectId: string;
    name?: string;
    description?: string;
    settings?: ProjectSettings;
    gold?: GoldSettings;
    distribution?: DistributionSettings;
    schemaVersion?: number;
    guidelineVersion?: number;
    contentRevision?: number;
    lastSeq?: number;
    lastRule?: number;
    lastQuestion?: number;
    isDemo?: boolean;
  },
): Promise<void> {
  if (Object.keys(changes).length > 0)
    await db.q.update(db.t.project).set(changes).where(eq(db.t.project.id, projectId));
}

const schemaOf = prepared<{ projectId: string; version: number }, { schema: LabelSchema }[]>(
  ({ q, t: { labelSchemaVersion: table } }) =>
    q
      .select({ schema: table.schema })
      .from(table)
      .where(and(eq(table.projectId, place("projectId")), eq(table.version, place("version"))))
      .limit(1),
);

export async function findSchema(db: Db, { projectId, version }: { projectId: string; version: number }) {
  const [row] = await schemaOf(db, { projectId, version });
  return row?.schema;
}

/** Every version of a project's label schema, oldest first. */
export async function listSchemas(db: Db, { projectId }: { projectId: string }): Promise<LabelSchema[]> {
  const table = db.t.labelSchemaVersion;
  const rows = await db.q
    .select({ schema: table.schema })
    .from(table)
    .where(eq(table.projectId, projectId))
    .orderBy(asc(table.version));
  return rows.map((row) => row.schema);
}

export async function insertSchema(
  db: Db,
  row: { projectId: string; version: number; schema: LabelSchema; createdBy: string; createdAt: number },
): Promise<void> {
  await db.q.insert(db.t.labelSchemaVersion).values(row);
}

/** Counts over all tasks of a project but the gold ones, which it does not need answered; walks them, so it runs as a `scan`. */
export async function countTasks({ read, scan }: Database, { projectId }: { projectId: string }) {
  const { task } = read.t;
  const query = read.q
    .select({
      status: task.status,
      tasks: sql`count(*)`.as("tasks"),
      answers:
        sql`sum(case when ${task.answerCount} < ${task.overlap} then ${task.answerCount} else ${task.overlap} end)`.as(
          "answers",
        ),
      given: sql`sum(${task.answerCount})`.as("given"),
      wanted: sql`sum(${task.overlap})`.as("wanted"),
      skipped: sql`sum(${task.skipCount})`.as("skipped"),
    })
    .from(task)
    .where(and(eq(task.projectId, projectId), eq(task.gold, false)))
    .groupBy(task.status);
  type Counted = Record<"tasks" | "answers" | "given" | "wanted" | "skipped", number> & {
    status: TaskStatus;
  };
  const total = { tasks: 0, done: 0, started: 0, answers: 0, answersWanted: 0, answersBeyond: 0, skipped: 0 };
  for (const row of await scan<Counted>(query.toSQL())) {
    total.tasks += Number(row.tasks);
    total.answers += Number(row.answers);
    total.answersWanted += Number(row.wanted);
    total.answersBeyond += Number(row.given) - Number(row.answers);
    total.skipped += Number(row.skipped);
    if (row.status === "done") total.done += Number(row.tasks);
    if (row.status === "started") total.started += Number(row.tasks);
  }
  return total;
}

/** Time zones differ from UTC by multiples of it. */
const QUARTER_MS = 900_000;

/** Submitted answers per quarter of an hour since `sinceMs`, for days of any time zone to be made of; a `scan`. */
export async function answersOverTime(
  { read, scan }: Database,
  { projectId, sinceMs }: { projectId: string; sinceMs: number },
): Promise<{ atMs: number; answers: number }[]> {
  const { annotation } = read.t;
  const quarter = sql.raw(`submitted_at / ${QUARTER_MS}`);
  const query = read.q
    .select({ quarter: quarter.as("quarter"), answers: sql`count(*)`.as("answers") })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, projectId),
        eq(annotation.state, "submitted"),
        gt(annotation.submittedAt, sinceMs),
      ),
    )
    .groupBy(quarter)
    .orderBy(quarter);
  const rows = await scan<{ quarter: number; answers: number }>(query.toSQL());
  return rows.map((row) => ({ atMs: Number(row.quarter) * QUARTER_MS, answers: Number(row.answers) }));
}

/** How many annotations of each state each annotator has; a `scan`. */
export async function workByPerson({ read, scan }: Database, { projectId }: { projectId: string }) {
  const { annotation, user } = read.t;
  const query = read.q
    .select({
      userId: annotation.userId,
      name: user.name,
      state: annotation.state,
      answers: sql`count(*)`.as("answers"),
    })
    .from(annotation)
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(eq(annotation.projectId, projectId))
    .groupBy(annotation.userId, user.name, annotation.state)
    .orderBy(user.name, annotation.userId);
  type Work = { user_id: string; name: string; state: AnnotationState; answers: number };
  const rows = await scan<Work>(query.toSQL());
  return rows.map(({ user_id: userId, name, state, answers }) => ({
    userId,
    name,
    state,
    answers: Number(answers),
  }));
}

/** Lead times of the last `limit` submitted annotations of an annotator, milliseconds. */
export async function recentLeadTimes(db: Db, params: { projectId: string; userId: string; limit: number }) {
  const { annotation } = db.t;
  const rows = await db.q
    .select({ leadTimeMs: annotation.leadTimeMs })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, params.projectId),
        eq(annotation.userId, params.userId),
        eq(annotation.state, "submitted"),
        // Of imported annotations the time is not known.
        gt(annotation.leadTimeMs, 0),
      ),
    )
    .orderBy(desc(annotation.updatedAt))
    .limit(params.limit);
  return rows.map((row) => row.leadTimeMs);
}

/** Deletes every row that belongs to the project; audit events stay. */
export async function deleteProject(db: Db, { projectId }: { projectId: string }): Promise<void> {
  const t = db.t;
  const scoped = [
    t.webhookDelivery,
    t.webhook,
    t.prediction,
    t.taskProbability,
    t.probabilitySet,
    t.labelError,
    t.labelErrorRun,
    t.labelErrorDismissal,
    t.termList,
    t.candidateList,
    t.duplicateLink,
    t.shareStratum,
    t.question,
    t.exclusion,
    t.goldDraw,
    t.ownFigures,
    t.goldAnswer,
    t.comment,
    t.adjudicationHold,
    t.resolution,
    t.secondResolution,
    t.methodResolution,
    t.review,
    t.annotationRevision,
    t.annotation,
    t.agreementUnit,
    t.agreementPattern,
    t.agreementSum,
    t.lease,
    t.assignment,
    t.taskAsset,
    t.taskLabel,
    t.savedView,
    t.taskVersion,
    t.releaseItem,
    t.releaseLink,
    t.release,
    t.jobError,
    t.bulkItem,
    t.job,
    t.task,
    t.asset,
    t.ruleRevision,
    t.rule,
    t.guidelineVersion,
    t.guidelineDraft,
    t.labelSchemaVersion,
    t.invite,
    t.membership,
  ];
  await forgetSearchTexts(db, { projectId });
  for (const table of scoped) await db.q.delete(table).where(eq(table.projectId, projectId));
  await db.q.delete(t.project).where(eq(t.project.id, projectId));
}
