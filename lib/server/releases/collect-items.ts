/** Chooses tasks and labels for a release and plans its split: the same for the preview and the frozen release. */
import { createHash } from "node:crypto";
import { type AnnotationRow, answersOf } from "@/db/queries/annotations";
import { type AssetRow, imagesOf } from "@/db/queries/assets";
import { findProject, findSchema } from "@/db/queries/projects";
import { resolutionsOf } from "@/db/queries/resolutions";
import { latestReviews, type ReviewRow } from "@/db/queries/reviews";
import { type TaskRow, walkAnsweredTasks } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { notFound } from "@/lib/core/app-error";
import { groupBy } from "@/lib/core/group-by";
import { fileNames } from "@/lib/exports/file-names";
import type { FrozenAnnotation, FrozenImage, FrozenItem } from "@/lib/exports/item";
import { findLabel, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { type PlanTask, planSplit } from "@/lib/split/plan-split";
import type { Services } from "../context";
import { chooseLabels, type Reason } from "./choose-labels";
import { toWarnings } from "./split-warnings";
import { addTies, noTies, type Ties, tieWarnings } from "./tie-warnings";

const BATCH = 1_000;
type TaskAsset = { field: string; asset: AssetRow };
export type Collected = {
  items: Omit<FrozenItem, "split" | "group">[];
  plan: PlanTask[];
  excluded: Map<Reason, number>;
  ties: Ties;
  schema: LabelSchema;
};

type ReviewedAnswer = AnnotationRow & Pick<FrozenAnnotation, "review">;

/** The answer as its review left it: what a reviewer has fixed takes the place of what was submitted. */
function withReview(row: AnnotationRow, review: ReviewRow | undefined): ReviewedAnswer {
  if (review?.revision !== row.revision || review.verdict === "rejected") return { ...row, review: null };
  const { verdict, document, schemaVersion } = review;
  if (verdict !== "fixed" || document === null) return { ...row, review: "accepted" };
  return { ...row, document, schemaVersion, review: verdict };
}

/** Keys of what is counted per split: `controlId/labelId`; ratings count as labels of their control. */
function labelKeys(schema: LabelSchema, documents: AnnotationDocument[]): string[] {
  const keys: string[] = [];
  for (const { answers, regions } of documents) {
    for (const control of schema.controls) {
      const answer = answers[control.id];
      if (answer !== undefined && (hasLabels(control) || control.kind === "rating"))
        keys.push(...[answer].flat().map((value) => `${control.id}/${value}`));
    }
    for (const region of regions) keys.push(...region.labels.map((label) => `${region.control}/${label}`));
  }
  return keys;
}

/** @param onProgress called with the number of tasks looked at */
export async function collectItems(
  services: Services,
  projectId: string,
  plan: ReleasePlan,
  onProgress?: (done: number) => Promise<void>,
): Promise<Collected> {
  const db = services.database.read;
  const project = await findProject(db, { projectId });
  const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  if (!schema) throw notFound("project");
  const collected: Collected = { items: [], plan: [], excluded: new Map(), ties: noTies(), schema };
  const annotators = new Map<string, string>();
  const nameFile = fileNames();
  const exclude = (reason: Reason) =>
    collected.excluded.set(reason, (collected.excluded.get(reason) ?? 0) + 1);
  const freeze = (task: TaskRow, rows: ReviewedAnswer[], assets: TaskAsset[]) => {
    for (const row of rows)
      if (!annotators.has(row.userId)) annotators.set(row.userId, `annotator-${annotators.size + 1}`);
    const images: FrozenImage[] = assets.map(({ field, asset }) => ({
      field,
      assetId: asset.id,
      file: nameFile(asset.fileName, asset.servedSha256, asset.mime),
      sha256: asset.servedSha256,
      widthPx: asset.widthPx,
      heightPx: asset.heightPx,
    }));
    const annotations = rows.map((row) => ({
      annotator: annotators.get(row.userId) ?? "",
      document: row.document,
      guidelineVersion: row.guidelineVersion,
      review: row.review,
      schemaVersion: row.schemaVersion,
    }));
    const { id, seq, externalId, data } = task;
    return { id, seq, externalId, data, images, annotations };
  };
  let seen = 0;
  for (let afterSeq = 0; ; ) {
    const tasks: TaskRow[] = await walkAnsweredTasks(db, { projectId, afterSeq, limit: BATCH });
    if (tasks.length === 0) return collected;
    const taskIds = tasks.map((task) => task.id);
    const given = await answersOf(db, { projectId, taskIds });
    const reviews = await latestReviews(db, { annotationIds: given.map((row) => row.annotation.id) });
    const answers = groupBy(given, (row) => row.annotation.taskId);
    const images = await imagesOf(db, { taskIds });
    const resolutions = await resolutionsOf(db, { projectId, taskIds });
    for (const task of tasks) {
      const answered = (answers.get(task.id) ?? [])
        .map((row) => withReview(row.annotation, reviews.get(row.annotation.id)))
        .filter((row) => row.state === "submitted")
        .sort((a, b) => (a.userId < b.userId ? -1 : 1));
      const rows = plan.onlyAccepted ? answered.filter((row) => row.review !== null) : answered;
      const chosen = chooseLabels(schema, plan, task, rows, resolutions.get(task.id));
      if (typeof chosen === "string") {
        const isForReview = chosen === "too-few-answers" && answered.length >= plan.minAnswers;
        exclude(isForReview ? "not-accepted" : chosen);
        continue;
      }
      if (chosen) addTies(collected.ties, chosen);
      const { labels, labelsFrom } = chosen ?? { labels: null, labelsFrom: null };
      collected.items.push({ ...freeze(task, rows, images.get(task.id) ?? []), labels, labelsFrom });
      const documents = labels ? [labels] : rows.map((row) => row.document);
      const { id, groupKey, contentHash, data } = task;
      collected.plan.push({ id, groupKey, contentHash, data, labels: labelKeys(schema, documents) });
    }
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    seen += tasks.length;
    await onProgress?.(seen);
    await new Promise(setImmediate);
  }
}

/** Splits what was collected. @throws AppError when the ratios are wrong */
export function planRelease(collected: Collected, plan: ReleasePlan) {
  const planned = planSplit(collected.plan, {
    seed: plan.seed,
    ratios: plan.ratios,
    groupField: plan.groupField ?? null,
  });
  if (!planned.ok) throw planned.error;
  const { assignments, counts, labels, divergence, warnings, algorithmVersion } = planned.value;
  const nameOf = (key: string) => {
    const [controlId, labelId] = key.split("/");
    const control = collected.schema.controls.find((item) => item.id === controlId);
    return control ? `${control.name} › ${findLabel(control, labelId ?? "")?.name ?? labelId}` : key;
  };
  const perLabel = [...groupBy(labels, (share) => share.label)].map(([key, shares]) => {
    const [control = "", label = ""] = key.split("/");
    const at = (split: string) => shares.find((share) => share.split === split)?.count ?? 0;
    const split = { train: at("train"), validation: at("validation"), test: at("test") };
    return {
      control,
      label,
      name: nameOf(key),
      counts: split,
      total: split.train + split.validation + split.test,
    };
  });
  const summary: ReleaseCounts = {
    tasks: collected.items.length,
    annotations: collected.items.reduce((sum, item) => sum + item.annotations.length, 0),
    groups: new Set(assignments.map((item) => item.group)).size,
    splits: counts,
    labels: perLabel,
    excluded: [...collected.excluded].map(([reason, count]) => ({ reason, count })),
    divergence: Math.max(0, ...Object.values(divergence).map((value) => value ?? 0)),
    warnings: [...toWarnings(warnings, nameOf), ...tieWarnings(collected.ties)],
  };
  return { assignments, summary, algorithmVersion };
}

export const itemChecksum = () => createHash("sha256");
