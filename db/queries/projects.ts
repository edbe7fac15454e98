import { and, count, desc, eq, gt, lt, sql, sum } from "drizzle-orm";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Db } from "../client/database";
import { place, prepared } from "../client/prepared";
import type { ProjectSettings } from "../schema/projects";

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

/** Locks the project's row until the transaction ends, so that numbers counted on it are given out once. */
export async function lockProjectRow(
  db: Db,
  { projectId }: { projectId: string },
): Promise<ProjectRow | undefined> {
  const query = db.q.select().from(db.t.project).where(eq(db.t.project.id, projectId)).limit(1);
  const [row] = db.dialect === "postgres" ? await query.for("update") : await query;
  return row;
}

/** Projects of a person, newest first; all of them for the owner of the instance. */
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
    schemaVersion?: number;
    guidelineVersion?: number;
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

export async function insertSchema(
  db: Db,
  row: { projectId: string; version: number; schema: LabelSchema; createdBy: string; createdAt: number },
): Promise<void> {
  await db.q.insert(db.t.labelSchemaVersion).values(row);
}

export async function countTasks(db: Db, { projectId }: { projectId: string }) {
  const { task } = db.t;
  const rows = await db.q
    .select({
      status: task.status,
      tasks: count(),
      answers: sum(task.answerCount).mapWith(Number),
      wanted: sum(task.overlap).mapWith(Number),
      skipped: sum(task.skipCount).mapWith(Number),
    })
    .from(task)
    .where(eq(task.projectId, projectId))
    .groupBy(task.status);
  const total = { tasks: 0, done: 0, started: 0, answers: 0, answersWanted: 0, skipped: 0 };
  for (const row of rows) {
    total.tasks += row.tasks;
    total.answers += row.answers ?? 0;
    total.answersWanted += row.wanted ?? 0;
    total.skipped += row.skipped ?? 0;
    if (row.status === "done") total.done += row.tasks;
    if (row.status === "started") total.started += row.tasks;
  }
  return total;
}

/** Submitted answers per UTC day since `sinceMs`. */
export async function answersPerDay(db: Db, { projectId, sinceMs }: { projectId: string; sinceMs: number }) {
  const { annotation } = db.t;
  const day = sql<number>`${annotation.submittedAt} / 86400000`.mapWith(Number);
  return db.q
    .select({ day, answers: count() })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, projectId),
        eq(annotation.state, "submitted"),
        gt(annotation.submittedAt, sinceMs),
      ),
    )
    .groupBy(day)
    .orderBy(day);
}

export async function workByPerson(db: Db, { projectId }: { projectId: string }) {
  const { annotation, user } = db.t;
  return db.q
    .select({ userId: annotation.userId, name: user.name, state: annotation.state, answers: count() })
    .from(annotation)
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(eq(annotation.projectId, projectId))
    .groupBy(annotation.userId, user.name, annotation.state)
    .orderBy(user.name, annotation.userId);
}

/** Lead times of the last `limit` submitted answers of a person, milliseconds. */
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
    t.question,
    t.resolution,
    t.review,
    t.annotationRevision,
    t.annotation,
    t.agreementUnit,
    t.lease,
    t.assignment,
    t.taskAsset,
    t.releaseItem,
    t.release,
    t.jobError,
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
  for (const table of scoped) await db.q.delete(table).where(eq(table.projectId, projectId));
  await db.q.delete(t.project).where(eq(t.project.id, projectId));
}
