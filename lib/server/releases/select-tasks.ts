/** Which tasks a release takes, and with which labels. Reads task by task, so that a project of any size passes through. */
import type { Db } from "@/db/client/database";
import { type AnnotationRow, annotationsOfTasks } from "@/db/queries/annotations";
import { type AssetRow, imagesOf } from "@/db/queries/assets";
import { type MethodResolutionRow, methodResolutionsOf } from "@/db/queries/method-resolutions";
import { splitsOf } from "@/db/queries/releases";
import { resolutionsOf } from "@/db/queries/resolutions";
import { latestReviews, type ReviewRow } from "@/db/queries/reviews";
import { seqsOfSearch } from "@/db/queries/task-list";
import { type TaskRow, walkAnsweredTasks } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { withoutUndecidable } from "@/lib/annotation/undecidable";
import type { ReleasePlan } from "@/lib/contracts/releases";
import { groupBy } from "@/lib/core/group-by";
import type { FrozenAnnotation } from "@/lib/formats/writer";
import type { LabelNames } from "@/lib/labels/label-names";
import type { LabelSchema } from "@/lib/labels/schema";
import { groupInField } from "@/lib/split/plan-split";
import type { Split } from "@/lib/split/ratios";
import type { StandingDuplicates } from "../duplicates/standing-duplicates";
import type { AnnotationCounter } from "../labeling/counted-annotations";
import { type Chosen, type LabelChooser, labelChooser, type Reason } from "./choose-labels";
import { type PlanDates, planDates } from "./plan-dates";

const BATCH = 500;

/** What a release is made of. `db` shows one instant, so that the same walk twice finds the same. */
export type ReleaseSource = {
  db: Db;
  projectId: string;
  schema: LabelSchema;
  plan: ReleasePlan;
  /** Also of what earlier versions of the schema had. */
  names: LabelNames;
  counter: AnnotationCounter;
  /** Frozen releases before this one, oldest first. */
  earlier: readonly { id: string; schemaVersion: number }[];
  duplicates: StandingDuplicates;
};

export type ReviewedAnswer = AnnotationRow & Pick<FrozenAnnotation, "review">;

export type Selected = {
  task: TaskRow;
  answers: ReviewedAnswer[];
  images: { field: string; asset: AssetRow }[];
  /** Null when the release keeps every annotation. */
  chosen: Chosen | null;
  /** Where the decision on the task comes from, a person here or an import; null without one, also where a run of consensus settled it. */
  decided: "here" | "import" | null;
  /** How far its annotators agree, in [0, 1]; 1 unless the plan asks. */
  agreement: number;
  /** The split of the first release that had it; null when none had, or the plan divides anew. */
  released: Split | null;
  /** An earlier release had it in test. */
  wasTest: boolean;
};

/** The answer as its review left it: what a reviewer has fixed takes the place of what was submitted. */
function withReview(row: AnnotationRow, review: ReviewRow | undefined): ReviewedAnswer {
  if (review?.revision !== row.revision || review.decision === "rejected") return { ...row, review: null };
  const { decision, document, schemaVersion } = review;
  if (decision !== "fixed" || document === null) return { ...row, review: "accepted" };
  return { ...row, document, schemaVersion, review: decision };
}

/** By task number, of the tasks of a page: where they were released first, and those that were ever in test. */
async function releasedSplits({ db, earlier }: ReleaseSource, tasks: readonly TaskRow[]) {
  const first = new Map<number, Split>();
  const inTest = new Set<number>();
  const [from, to] = [tasks[0]?.seq, tasks.at(-1)?.seq];
  if (from === undefined || to === undefined) return { first, inTest };
  for (const { id } of earlier)
    for (const { seq, split } of await splitsOf(db, { releaseId: id, firstSeq: from, lastSeq: to })) {
      if (!first.has(seq)) first.set(seq, split);
      if (split === "test") inTest.add(seq);
    }
  return { first, inTest };
}

const isWithin = (
  row: AnnotationRow,
  { fromMs, beforeMs }: PlanDates,
  { minGuideline = 0, annotators }: ReleasePlan,
) => {
  if (annotators && annotators.users.includes(row.userId) !== (annotators.mode === "only")) return false;
  const at = row.submittedAt ?? row.updatedAt;
  return at >= fromMs && at < beforeMs && (row.guidelineVersion ?? 0) >= minGuideline;
};

const isEmpty = ({ answers, regions }: AnnotationDocument): boolean =>
  Object.keys(answers).length === 0 && regions.length === 0;

/** Whether the plan takes a task at all. */
type Takes = (task: TaskRow) => boolean;

async function taskFilter({ db, projectId, plan }: ReleaseSource): Promise<Takes> {
  const { search, field } = plan.tasks ?? {};
  const found = search ? new Set(await seqsOfSearch(db, { projectId, search })) : null;
  const values = field && new Set(field.values);
  return ({ seq, data }) =>
    (found === null || found.has(seq)) &&
    (!field || !values || values.has(groupInField(data, field.name) ?? ""));
}

type Settled = MethodResolutionRow & { document: AnnotationDocument };
const withDocument = (rows: readonly MethodResolutionRow[]): Settled[] =>
  rows.flatMap(({ document, ...row }) => (document === null ? [] : { ...row, document }));

async function selectBatch(
  source: ReleaseSource,
  dates: PlanDates,
  takes: Takes,
  chooser: LabelChooser,
  page: TaskRow[],
): Promise<(Selected | Reason)[]> {
  const { db, projectId, schema, plan, counter } = source;
  const tasks = page.filter(takes);
  const taskIds = tasks.map((task) => task.id);
  const given = await annotationsOfTasks(db, { projectId, taskIds });
  const reviews = await latestReviews(db, { annotationIds: given.map((row) => row.id) });
  const submitted = given
    .map((row) => withReview(row, reviews.get(row.id)))
    .filter((row) => row.state === "submitted");
  const { counted, excluded } = await counter.count(submitted);
  const answers = groupBy(counted, (row) => row.taskId);
  const out = groupBy(excluded, ({ annotation }) => annotation.taskId);
  const hasImages = schema.inputs.some(({ kind }) => kind === "image");
  const images: Awaited<ReturnType<typeof imagesOf>> = hasImages
    ? await imagesOf(db, { taskIds })
    : new Map();
  const decided = await counter.explicit([...(await resolutionsOf(db, { projectId, taskIds })).values()]);
  const resolutions = new Map(
    decided.map((row) => [
      row.taskId,
      { ...row, document: withoutUndecidable(row.document, row.undecidable) },
    ]),
  );
  const settled =
    plan.labels === "consensus"
      ? await counter.explicit(
          withDocument([...(await methodResolutionsOf(db, { projectId, taskIds })).values()]),
        )
      : [];
  const byMethod = new Map(settled.map((row) => [row.taskId, row]));
  const released = await releasedSplits(source, tasks);
  return page.map((task) => {
    if (!takes(task)) return "filtered-out";
    const left = out.get(task.id)?.length ?? 0;
    const answered = (answers.get(task.id) ?? []).sort((a, b) => (a.userId < b.userId ? -1 : 1));
    const within = answered.filter((row) => isWithin(row, dates, plan));
    const rows = plan.onlyAccepted ? within.filter((row) => row.review !== null) : within;
    const resolution = resolutions.get(task.id);
    const chosen = chooser.choose(task, rows, resolution, byMethod.get(task.id));
    if (typeof chosen !== "string") {
      const documents = chosen ? [chosen.labels] : rows.map(({ document }) => document);
      if (plan.onlyLabeled && documents.every(isEmpty)) return "no-labels";
      return {
        task,
        answers: rows,
        images: images.get(task.id) ?? [],
        chosen,
        decided: resolution ? (resolution.importJobId === null ? "here" : "import") : null,
        agreement: plan.policies?.minAgreement ? chooser.agreement(rows, resolution) : 1,
        released: plan.keepReleased ? (released.first.get(task.seq) ?? null) : null,
        wasTest: released.inTest.has(task.seq),
      };
    }
    const isFew = chosen === "too-few-answers";
    if (!isFew) return chosen;
    if (within.length >= plan.minAnswers) return "not-accepted";
    if (answered.length >= plan.minAnswers) return "outside-limits";
    return answered.length + left >= plan.minAnswers ? "annotator-excluded" : chosen;
  });
}

/** In task order, page by page: the tasks that are in the release, and why others are not. */
export async function* selectTasks(source: ReleaseSource): AsyncGenerator<(Selected | Reason)[]> {
  const dates = planDates(source.plan);
  const takes = await taskFilter(source);
  const chooser = labelChooser(source.schema, source.plan);
  const { db, projectId } = source;
  for (let afterSeq = 0; ; ) {
    const tasks: TaskRow[] = await walkAnsweredTasks(db, { projectId, afterSeq, limit: BATCH });
    if (tasks.length === 0) return;
    yield await selectBatch(source, dates, takes, chooser, tasks);
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    // Other requests of this thread get a turn between two pages.
    await new Promise(setImmediate);
  }
}
