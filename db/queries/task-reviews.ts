/**
 * How far the review of a task is. Its annotations wait for a review, or their current revision has one; a rejected annotation
 * is a draft of a further revision until it is submitted again.
 */
import { sql } from "drizzle-orm";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";
import type { ReviewDecision } from "../schema/decisions";
import { SHORT_BYTES } from "./short-documents";
import type { TaskPart } from "./task-part";

export type ReviewState = "waiting" | ReviewDecision;
export const REVIEW_STATES = ["waiting", "accepted", "fixed", "rejected"] as const satisfies ReviewState[];

/** Of annotation `a` and its review `r`: that the review holds for the annotation as it is now. */
const HOLDS = `((r.decision <> 'rejected' and r.revision = a.revision and a.state = 'submitted')
  or (r.decision = 'rejected' and r.revision < a.revision and a.state = 'draft'))`;
const OF_REVIEW = "from review as r join annotation as a on a.id = r.annotation_id";

/** Tasks with an annotation in that state. */
export function reviewPart({ t: { task } }: Db, projectId: string, state: ReviewState): TaskPart {
  if (state === "waiting")
    // As text, so that both planners match it to the partial index.
    return {
      where: sql`exists (select 1 from annotation as a where a.task_id = ${task.id} and a.review_due)`,
      ids: sql`select a.task_id from annotation as a where a.project_id = ${projectId} and review_due`,
    };
  const from = sql.raw(OF_REVIEW);
  const condition = sql`r.decision = ${state} and ${sql.raw(HOLDS)}`;
  return {
    where: sql`exists (select 1 ${from} where r.task_id = ${task.id} and ${condition})`,
    ids: sql`select r.task_id ${from} where r.project_id = ${projectId} and ${condition}`,
  };
}

/** How many annotations of each task are in each state; tasks without any are not in it. */
export async function reviewsOfTasks(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<Map<string, Partial<Record<ReviewState, number>>>> {
  if (taskIds.length === 0) return new Map();
  const tasks = listOf(db, taskIds);
  const rows = await db.raw.all<{ taskId: string; state: ReviewState; annotations: number | string }>(
    `select a.task_id as "taskId", 'waiting' as state, count(*) as annotations
       from annotation as a where a.task_id ${isListed(db)} and a.review_due group by a.task_id
     union all
     select r.task_id, r.decision, count(distinct a.id) ${OF_REVIEW}
       where r.task_id ${isListed(db)} and ${HOLDS} group by r.task_id, r.decision`,
    [tasks, tasks],
  );
  const states = new Map<string, Partial<Record<ReviewState, number>>>();
  for (const { taskId, state, annotations } of rows)
    states.set(taskId, { ...states.get(taskId), [state]: Number(annotations) });
  return states;
}

/** Annotations as a reviewer has corrected them, by task and annotator as `task user`; long ones are left out. */
export async function correctedDocuments(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<Map<string, AnnotationDocument>> {
  if (taskIds.length === 0) return new Map();
  const rows = await db.raw.all<{ taskId: string; userId: string; document: string }>(
    `select r.task_id as "taskId", a.user_id as "userId", r.document as document ${OF_REVIEW}
      where r.task_id ${isListed(db)} and r.decision = 'fixed' and ${HOLDS}
        and octet_length(r.document) <= ${SHORT_BYTES}`,
    [listOf(db, taskIds)],
  );
  return new Map(
    rows.map(({ taskId, userId, document }) => [
      `${taskId} ${userId}`,
      JSON.parse(document) as AnnotationDocument,
    ]),
  );
}
