/** Documents that are short enough to be read for each task of a list. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";
import { OF_RESOLUTION } from "./task-labels";

/** Of a hundred tasks with a few annotations each, some milliseconds. */
export const SHORT_BYTES = 8_000;

export type ShortDocument = {
  taskId: string;
  /** The annotator; empty for the resolution. */
  userId: string;
  submittedAt: number | null;
  /** Null of one that is too long. */
  document: AnnotationDocument | null;
};

/** What was submitted to the tasks, by annotator, and their resolutions. */
export async function shortDocuments(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<ShortDocument[]> {
  if (taskIds.length === 0) return [];
  const short = `case when octet_length(document) <= ${SHORT_BYTES} then document end as document`;
  const tasks = listOf(db, taskIds);
  // By the tasks alone: with the project beside them SQLite walks the whole project.
  const rows = await db.raw.all<{
    taskId: string;
    projectId: string;
    userId: string;
    submittedAt: number | string | null;
    document: string | null;
  }>(
    `select task_id as "taskId", project_id as "projectId", user_id as "userId", submitted_at as "submittedAt", ${short}
       from annotation where task_id ${isListed(db)} and state = 'submitted'
     union all
     select task_id, project_id, '${OF_RESOLUTION}', null, ${short} from resolution where task_id ${isListed(db)}`,
    [tasks, tasks],
  );
  return rows
    .filter((row) => row.projectId === projectId)
    .map(({ taskId, userId, submittedAt, document }) => ({
      taskId,
      userId,
      submittedAt: submittedAt === null ? null : Number(submittedAt),
      document: document === null ? null : (JSON.parse(document) as AnnotationDocument),
    }))
    .toSorted((a, b) => (a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0));
}
