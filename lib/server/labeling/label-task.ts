/**
 * Tasks as the label view receives them: data, images, the annotator's own annotation and lease. No other annotator's
 * work.
 */
import type { Db } from "@/db/client/database";
import { type AnnotationRow, ownAnnotations } from "@/db/queries/annotations";
import { type AssetRow, imagesOf } from "@/db/queries/assets";
import { countThreads } from "@/db/queries/comments";
import { findTasksToShow, type TaskToShow } from "@/db/queries/label-loop";
import { predictionsOf, type TaskPrediction } from "@/db/queries/predictions";
import { carriedAnswers } from "@/db/queries/task-versions";
import type { LabelTask, OwnAnnotation, Suggestion, TaskImage } from "@/lib/contracts/labeling";
import { urlOf } from "@/lib/contracts/url-of";
import { ownQuestions } from "../questions/own-questions";
import { answerReviews } from "../reviews/answer-reviews";

/** The address of what is shown of an image: stored files that browsers show need no variant. */
function shownUrl({ id, tiles, displayKey }: AssetRow): string {
  const params = { asset: id };
  if (tiles) return urlOf("getAsset", { params, query: { variant: "preview" } });
  return urlOf("getAsset", displayKey === null ? { params } : { params, query: { variant: "display" } });
}

export const toTaskImage = (asset: AssetRow): TaskImage => ({
  assetId: asset.id,
  widthPx: asset.widthPx,
  heightPx: asset.heightPx,
  url: shownUrl(asset),
  thumbnailUrl: urlOf("getAsset", { params: { asset: asset.id }, query: { variant: "thumbnail" } }),
  ...(asset.window && { window: asset.window }),
  ...(asset.tiles && { tileLevels: asset.tiles.levels }),
});

export const toOwnAnnotation = (row: AnnotationRow): OwnAnnotation => ({
  id: row.id,
  revision: row.revision,
  state: row.state,
  document: row.document,
  skipReason: row.skipReason,
  late: row.late,
  updatedAt: row.updatedAt,
});

const toSuggestions = (rows: TaskPrediction[]): Suggestion[] =>
  rows
    .map(({ id, model, score, document }) => ({ id, model, score, document }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));

/** In the order of the ids; ids of other projects are left out. */
export async function labelTasks(
  db: Db,
  params: {
    projectId: string;
    userId: string;
    taskIds: string[];
    /** Of the project now: suggestions made for older labels are left out. */
    schemaVersion: number;
    leaseExpiresAt: (taskId: string) => number | null;
  },
): Promise<LabelTask[]> {
  const { projectId, userId, taskIds, schemaVersion } = params;
  const shown = await findTasksToShow(db, { projectId, userId, taskIds });
  const those = (condition: (one: TaskToShow) => boolean) =>
    shown.filter(condition).map(({ task }) => task.id);
  const images = await imagesOf(db, { taskIds: those((one) => one.hasImages) });
  const asked = await ownQuestions(db, { projectId, userId, taskIds: those((one) => one.isAskedAbout) });
  const answers = await ownAnnotations(db, { taskIds: those((one) => one.isAnswered), userId });
  const own = new Map(answers.map((row) => [row.taskId, row]));
  const predictions = await predictionsOf(db, {
    taskIds: those((one) => one.hasPredictions),
    schemaVersion,
  });
  const reviews = await answerReviews(db, {
    projectId,
    annotationIds: [...own.values()].map(({ id }) => id),
  });
  const comments = await countThreads(db, { annotationIds: [...own.values()].map(({ id }) => id) });
  const carried = await carriedAnswers(
    db,
    shown.map(({ task }) => task),
  );
  return shown.map(({ task }) => {
    const annotation = own.get(task.id);
    const changed = carried.get(task.id)?.[userId];
    return {
      id: task.id,
      seq: task.seq,
      externalId: task.externalId,
      data: task.data,
      images: Object.fromEntries(
        (images.get(task.id) ?? []).map(({ field, asset }) => [field, toTaskImage(asset)]),
      ),
      leaseExpiresAt: params.leaseExpiresAt(task.id),
      annotation: annotation ? toOwnAnnotation(annotation) : null,
      predictions: toSuggestions(predictions.get(task.id) ?? []),
      questions: asked.get(task.id) ?? [],
      review: (annotation && reviews.get(annotation.id)) ?? null,
      ...(annotation && comments.has(annotation.id) && { comments: comments.get(annotation.id) }),
      ...(changed && { changed }),
    };
  });
}
