/** What an import has brought and nobody has worked on since, so that it can be taken back. */
import type { Db } from "../client/database";

/** `sinceMs`: when the import began. */
export type ImportToUndo = { projectId: string; jobId: string; sinceMs: number };

/** Whether somebody has answered, reviewed, decided, commented on or asked about the task since, other than the import itself. */
export const WORKED_ON = (taskId: string) => `(
  exists (select 1 from annotation w where w.task_id = ${taskId}
    and (w.import_job_id is null or w.import_job_id <> ?) and w.updated_at >= ?)
  or exists (select 1 from review w where w.task_id = ${taskId} and w.created_at >= ?)
  or exists (select 1 from comment w where w.task_id = ${taskId} and w.created_at >= ?)
  or exists (select 1 from question w where w.task_id = ${taskId} and w.created_at >= ?)
  or exists (select 1 from resolution w where w.task_id = ${taskId}
    and (w.import_job_id is null or w.import_job_id <> ?) and w.updated_at >= ?))`;

/** The values of `WORKED_ON`, in order. */
export const workedOnValues = ({ jobId, sinceMs }: Pick<ImportToUndo, "jobId" | "sinceMs">) => [
  jobId,
  sinceMs,
  sinceMs,
  sinceMs,
  sinceMs,
  jobId,
  sinceMs,
];

/** Tasks that would go, tasks that stay since somebody has worked on them, and tasks from before that would lose its labels. */
export async function countUndo(
  db: Db,
  wanted: ImportToUndo,
): Promise<{ tasks: number; stay: number; labeled: number }> {
  const { projectId, jobId } = wanted;
  const [own] = await db.raw.all<{ tasks: number | string; stay: number | string | null }>(
    `select count(*) as "tasks", sum(case when ${WORKED_ON("t.id")} then 1 else 0 end) as "stay"
     from task t where t.import_job_id = ? and t.project_id = ?`,
    [...workedOnValues(wanted), jobId, projectId],
  );
  const [other] = await db.raw.all<{ labeled: number | string }>(
    `select count(distinct l.task_id) as "labeled" from (
       select task_id from annotation where import_job_id = ? and project_id = ?
       union select task_id from prediction where import_job_id = ? and project_id = ?
       union select task_id from resolution where import_job_id = ? and project_id = ?) l
     join task t on t.id = l.task_id
     where (t.import_job_id is null or t.import_job_id <> ?) and not ${WORKED_ON("t.id")}`,
    [jobId, projectId, jobId, projectId, jobId, projectId, jobId, ...workedOnValues(wanted)],
  );
  const stay = Number(own?.stay ?? 0);
  return { tasks: Number(own?.tasks ?? 0) - stay, stay, labeled: Number(other?.labeled ?? 0) };
}

/** Some of the tasks that the import has added and nobody has worked on. */
export async function tasksToUndo(
  db: Db,
  { limit, ...wanted }: ImportToUndo & { limit: number },
): Promise<string[]> {
  const rows = await db.raw.all<{ id: string }>(
    `select t.id from task t where t.import_job_id = ? and t.project_id = ?
       and not ${WORKED_ON("t.id")} order by t.id limit ?`,
    [wanted.jobId, wanted.projectId, ...workedOnValues(wanted), limit],
  );
  return rows.map(({ id }) => id);
}
