/** Which tasks a release takes, and with which labels. Reads task by task, so that a project of any size passes through. */
import type { Db } from "@/db/client/database";
import { type AnnotationRow, annotationsOfTasks } from "@/db/queries/annotations";
import { type AssetRow, imagesOf } from "@/db/queries/assets";
import { resolutionsOf } from "@/db/queries/resolutions";
import { latestReviews, type ReviewRow } from "@/db/queries/reviews";
import { type TaskRow, walkAnsweredTasks } from "@/db/queries/tasks";
import type { ReleasePlan } from "@/lib/contracts/releases";
import { groupBy } from "@/lib/core/group-by";
import type { FrozenAnnotation } from "@/lib/exports/item";
import type { LabelSchema } from "@/lib/labels/schema";
import { type Chosen, chooseLabels, type Reason } from "./choose-labels";

const BATCH = 500;

/** What a release is made of. `db` shows one instant, so that the same walk twice finds the same. */
export type ReleaseSource = { db: Db; projectId: string; schema: LabelSchema; plan: ReleasePlan };

export type ReviewedAnswer = AnnotationRow & Pick<FrozenAnnotation, "review">;

export type Selected = {
  task: TaskRow;
  answers: ReviewedAnswer[];
  images: { field: string; asset: AssetRow }[];
  /** Null when the release keeps every annotation. */
  chosen: Chosen | null;
};

/** The answer as its review left it: what a reviewer has fixed takes the place of what was submitted. */
function withReview(row: AnnotationRow, review: ReviewRow | undefined): ReviewedAnswer {
  if (review?.revision !== row.revision || review.verdict === "rejected") return { ...row, review: null };
  const { verdict, document, schemaVersion } = review;
  if (verdict !== "fixed" || document === null) return { ...row, review: "accepted" };
  return { ...row, document, schemaVersion, review: verdict };
}

async function selectBatch(source: ReleaseSource, tasks: TaskRow[]): Promise<(Selected | Reason)[]> {
  const { db, projectId, schema, plan } = source;
  const taskIds = tasks.map((task) => task.id);
  const given = await annotationsOfTasks(db, { projectId, taskIds });
  const reviews = await latestReviews(db, { annotationIds: given.map((row) => row.id) });
  const answers = groupBy(given, (row) => row.taskId);
  const hasImages = schema.inputs.some(({ kind }) => kind === "image");
  const images: Awaited<ReturnType<typeof imagesOf>> = hasImages
    ? await imagesOf(db, { taskIds })
    : new Map();
  const resolutions = await resolutionsOf(db, { projectId, taskIds });
  return tasks.map((task) => {
    const answered = (answers.get(task.id) ?? [])
      .map((row) => withReview(row, reviews.get(row.id)))
      .filter((row) => row.state === "submitted")
      .sort((a, b) => (a.userId < b.userId ? -1 : 1));
    const rows = plan.onlyAccepted ? answered.filter((row) => row.review !== null) : answered;
    const chosen = chooseLabels(schema, plan, task, rows, resolutions.get(task.id));
    if (typeof chosen !== "string") return { task, answers: rows, images: images.get(task.id) ?? [], chosen };
    const isForReview = chosen === "too-few-answers" && answered.length >= plan.minAnswers;
    return isForReview ? "not-accepted" : chosen;
  });
}

/** In task order, page by page: the tasks that are in the release, and why others are not. */
export async function* selectTasks(source: ReleaseSource): AsyncGenerator<(Selected | Reason)[]> {
  const { db, projectId } = source;
  for (let afterSeq = 0; ; ) {
    const tasks: TaskRow[] = await walkAnsweredTasks(db, { projectId, afterSeq, limit: BATCH });
    if (tasks.length === 0) return;
    yield await selectBatch(source, tasks);
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    // Whoever else waits in this thread gets a turn between two pages.
    await new Promise(setImmediate);
  }
}
