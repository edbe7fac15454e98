/** What charts of a project count: work over time, and labels. All walk the project, so those of requests are scans. */
import { and, eq, gte, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Database, Db } from "../client/database";
import { isExcluded } from "./exclusions";
import { tasksBy } from "./task-index";
import { OF_RESOLUTION } from "./task-labels";

type Project = { projectId: string };
type Since = Project & { sinceMs: number };

/** Time zones differ from UTC by multiples of it. */
const QUARTER_MS = 900_000;
const quarterOf = (column: string) => sql.raw(`${column} / ${QUARTER_MS}`);

/** Submitted annotations of a person within a quarter of an hour, which begins at `atMs`. */
export type QuarterOfWork = { userId: string; atMs: number; annotations: number };

/** Who has submitted how much in which quarter of an hour; what came with an import is nobody's work here. */
export async function workByQuarter(
  { read, scan }: Database,
  { projectId, sinceMs }: Since,
): Promise<QuarterOfWork[]> {
  const { annotation } = read.t;
  const quarter = quarterOf("submitted_at");
  const query = read.q
    .select({
      userId: annotation.userId,
      quarter: quarter.as("quarter"),
      annotations: sql`count(*)`.as("annotations"),
    })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, projectId),
        eq(annotation.state, "submitted"),
        gte(annotation.submittedAt, sinceMs),
        sql`import_job_id is null`,
      ),
    )
    .groupBy(annotation.userId, quarter);
  const rows = await scan<{ user_id: string; quarter: number; annotations: number }>(query.toSQL());
  return rows.map((row) => ({
    userId: row.user_id,
    atMs: Number(row.quarter) * QUARTER_MS,
    annotations: Number(row.annotations),
  }));
}

/** The median lead time of each person's submitted annotations, ms; of an even number the mean of the middle two. */
export async function medianLeadTimes(
  { read, scan }: Database,
  { projectId, sinceMs }: Since,
): Promise<Map<string, number>> {
  const ranked = sql`(select user_id, lead_time_ms,
      row_number() over (partition by user_id order by lead_time_ms) as place,
      count(*) over (partition by user_id) as total
    from annotation where project_id = ${projectId} and state = 'submitted' and submitted_at >= ${sinceMs}
      and import_job_id is null) as ranked`;
  const query = read.q
    .select({ userId: sql`user_id`.as("user_id"), median: sql`avg(lead_time_ms)`.as("median") })
    .from(ranked)
    .where(sql`place in ((total + 1) / 2, (total + 2) / 2)`)
    .groupBy(sql`user_id`);
  const rows = await scan<{ user_id: string; median: number }>(query.toSQL());
  return new Map(rows.map((row) => [row.user_id, Number(row.median)]));
}

/**
 * How many tasks have become done in which quarter of an hour: with the last annotation that was submitted to them. Tasks
 * that are done without one are not among them.
 */
export async function doneByQuarter(
  { read, scan }: Database,
  { projectId }: Project,
): Promise<{ atMs: number; tasks: number }[]> {
  const last = sql`(select (select max(a.submitted_at) from annotation a
      where a.task_id = t.id and a.state = 'submitted') as last_at
    from task t where t.project_id = ${projectId} and t.status = 'done') as done`;
  const quarter = quarterOf("last_at");
  const query = read.q
    .select({ quarter: quarter.as("quarter"), tasks: sql`count(*)`.as("tasks") })
    .from(last)
    .where(sql`last_at is not null`)
    .groupBy(quarter);
  const rows = await scan<{ quarter: number; tasks: number }>(query.toSQL());
  return rows.map((row) => ({ atMs: Number(row.quarter) * QUARTER_MS, tasks: Number(row.tasks) }));
}

/** `uses` are answers and regions with the label; `final` are those of final answers. */
export type LabelCount = {
  key: string;
  uses: number;
  annotations: number;
  tasks: number;
  final: { uses: number; tasks: number };
};

/**
 * How often each control, and each label of it, is in submitted annotations and in final answers, from the index of labels.
 * `uses` and `annotations` leave out what exclusions cover; `tasks` are those that a list filtered by the label has, so they
 * do not.
 * @param params.userId counts the annotations of one annotator only
 */
export async function labelCounts(
  { read, scan }: Database,
  { projectId, userId }: Project & { userId?: string | undefined },
): Promise<LabelCount[]> {
  const isFinal = sql`x.user_id = ${OF_RESOLUTION}`;
  const excluded = sql`exists (select 1 from annotation a
    where a.task_id = x.task_id and a.user_id = x.user_id and ${sql.raw(isExcluded("a"))})`;
  const some = await scan<{ one: number }>(
    read.q
      .select({ one: sql`1`.as("one") })
      .from(read.t.exclusion)
      .where(and(eq(read.t.exclusion.projectId, projectId), sql`lifted_at is null`))
      .limit(1)
      .toSQL(),
  );
  const counts = some.length === 0 ? sql`not (${isFinal})` : sql`not (${isFinal}) and not ${excluded}`;
  const sum = (condition: SQL, what: SQL) => sql`sum(case when ${condition} then ${what} else 0 end)`;
  const query = read.q
    .select({
      key: sql`x.label_key`.as("label_key"),
      uses: sum(counts, sql`x.uses`).as("uses"),
      annotations: sum(counts, sql`1`).as("annotations"),
      tasks: sql`count(distinct x.task_id)`.as("tasks"),
      finalUses: sum(isFinal, sql`x.uses`).as("final_uses"),
      finalTasks: sum(isFinal, sql`1`).as("final_tasks"),
    })
    .from(sql`task_label as x`)
    .where(
      and(sql`x.project_id = ${projectId}`, userId === undefined ? undefined : sql`x.user_id = ${userId}`),
    )
    .groupBy(sql`x.label_key`);
  type Row = Record<"uses" | "annotations" | "tasks" | "final_uses" | "final_tasks", number> & {
    label_key: string;
  };
  const rows = await scan<Row>(query.toSQL());
  return rows.map((row) => ({
    key: row.label_key,
    uses: Number(row.uses),
    annotations: Number(row.annotations),
    tasks: Number(row.tasks),
    final: { uses: Number(row.final_uses), tasks: Number(row.final_tasks) },
  }));
}

/** Tasks whose labels are not in the index yet. */
export async function countStaleLabels(db: Db, { projectId }: Project): Promise<number> {
  const { task } = db.t;
  const [row] = await db.q
    .select({ tasks: sql<number>`count(*)` })
    .from(tasksBy(db, "task_labels_stale"))
    .where(and(eq(task.projectId, projectId), sql`labels_stale`));
  return Number(row?.tasks ?? 0);
}

/** The published versions of the guideline, without their texts. */
export async function guidelineDates(
  db: Db,
  { projectId, sinceMs }: Since,
): Promise<{ version: number; publishedAt: number }[]> {
  const { guidelineVersion } = db.t;
  return db.q
    .select({ version: guidelineVersion.version, publishedAt: guidelineVersion.publishedAt })
    .from(guidelineVersion)
    .where(and(eq(guidelineVersion.projectId, projectId), gte(guidelineVersion.publishedAt, sinceMs)))
    .orderBy(guidelineVersion.version);
}

/** When the last submitted annotation of each task came in, ms. For the worker. */
export async function lastSubmissions(db: Db, { projectId, sinceMs }: Since): Promise<Map<string, number>> {
  const { annotation } = db.t;
  const rows = await db.q
    .select({ taskId: annotation.taskId, at: sql<number>`max(${annotation.submittedAt})` })
    .from(annotation)
    .where(and(eq(annotation.projectId, projectId), eq(annotation.state, "submitted")))
    .groupBy(annotation.taskId)
    .having(sql`max(${annotation.submittedAt}) >= ${sinceMs}`);
  return new Map(rows.map(({ taskId, at }) => [taskId, Number(at)]));
}

/** The units of the tasks that two annotators answered, in task order. For the worker. */
export async function comparedUnits(db: Db, { projectId, controlId }: Project & { controlId: string }) {
  const { agreementUnit } = db.t;
  return db.q
    .select({ taskId: agreementUnit.taskId, unit: agreementUnit.unit })
    .from(agreementUnit)
    .where(
      and(
        eq(agreementUnit.projectId, projectId),
        eq(agreementUnit.controlId, controlId),
        isNotNull(agreementUnit.disagreement),
      ),
    )
    .orderBy(agreementUnit.taskId);
}
