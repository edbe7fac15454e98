/** Labels that a model's predictions speak against: searches, what they have found, and what was dismissed. */
import * as z from "zod/mini";
import { LABEL_PROBLEMS, NO_RESULT_REASONS } from "@/lib/label-errors/run-summary";
import { flag, Id, MessageShape, TimeMs, Told } from "./common";
import { ModelName } from "./predictions";

const ControlId = z.string().check(z.minLength(1), z.maxLength(64));
const LabelId = z.string().check(z.maxLength(200));
const FileName = z.string().check(z.minLength(1), z.maxLength(255));

export const PROBABILITY_FORMATS = ["csv", "jsonl"] as const;
/** The body is the file: a row per task with `task_id`, `external_id` or `id`, and a column per label, by id or name. */
export const UploadProbabilities = z.strictObject({
  control: ControlId,
  format: z.enum(PROBABILITY_FORMATS),
  fileName: FileName,
});
export type UploadProbabilities = z.infer<typeof UploadProbabilities>;

export const StartLabelErrorRun = z.strictObject({
  control: ControlId,
  source: z.discriminatedUnion("kind", [
    /** What was uploaded for the question. */
    z.strictObject({ kind: z.literal("probabilities") }),
    /** Predictions with a score; of a question the rest is shared evenly by its other labels. */
    z.strictObject({ kind: z.literal("predictions"), model: ModelName }),
  ]),
});
export type StartLabelErrorRun = z.infer<typeof StartLabelErrorRun>;

export const GetLabelErrors = z.strictObject({ control: z.optional(ControlId) });

const Source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("probabilities"), fileName: z.string() }),
  z.object({ kind: z.literal("predictions"), model: z.string() }),
]);

const Summary = z.object({
  tasks: z.int().check(z.describe("Tasks with a label and a probability.")),
  leftOut: z.object({ noLabel: z.int(), tie: z.int(), noProbability: z.int() }),
  reason: z.nullable(z.enum(NO_RESULT_REASONS)).check(z.describe("Why there is no result.")),
  likely: z.int().check(z.describe("Likely errors: of a question by prune-by-noise-rate.")),
  differing: z.int().check(z.describe("Tasks whose label is not the most probable one.")),
  noiseRate: z
    .nullable(z.number())
    .check(z.describe("Estimated share of wrong labels, by the joint; null of regions.")),
  joint: z
    .array(z.object({ given: z.string(), truth: z.string(), tasks: z.int() }))
    .check(z.describe("The calibrated joint of a question: tasks by given and true label.")),
});

export const LabelErrorJob = z.object({
  id: Id,
  control: z.string(),
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  phase: z.enum(["reading", "searching"]),
  done: z.int(),
  problem: z.nullable(z.string()),
  problemMessage: z.nullable(MessageShape),
  errors: z
    .array(z.object({ row: z.int(), ...Told.shape }))
    .check(z.describe("The first bad rows of the file.")),
});
export type LabelErrorJob = z.infer<typeof LabelErrorJob>;

export const LabelErrorReport = z.object({
  controls: z.array(z.object({ control: z.string(), name: z.string(), isObjects: z.boolean() })),
  /** The one that is told of; null where no question can be searched. */
  control: z.nullable(z.string()),
  models: z
    .array(z.object({ model: z.string(), predictions: z.int() }))
    .check(z.describe("Models with predictions for the present labels.")),
  set: z.nullable(z.object({ fileName: z.string(), tasks: z.int(), scaled: z.int(), createdAt: TimeMs })),
  job: z.nullable(LabelErrorJob).check(z.describe("The last one of the question.")),
  run: z.nullable(
    z.object({
      source: Source,
      summary: Summary,
      createdBy: z.string(),
      createdAt: TimeMs,
      outdated: z.boolean().check(z.describe("Labels have changed since.")),
    }),
  ),
  counts: z
    .object({ open: z.int(), dismissed: z.int(), decided: z.int() })
    .check(z.describe("Likely errors by what became of them; decided: adjudicated or reviewed since.")),
});
export type LabelErrorReport = z.infer<typeof LabelErrorReport>;

export const LabelErrorState = z.enum(["open", "dismissed", "decided"]);
export type LabelErrorState = z.infer<typeof LabelErrorState>;

const filters = {
  control: ControlId,
  given: z.optional(LabelId),
  suggested: z.optional(LabelId),
  state: z.optional(LabelErrorState),
};
export const ListLabelErrors = z.strictObject({
  ...filters,
  /** Also tasks whose label is not the most probable one, without being likely errors. */
  all: z._default(flag(), false),
  cursor: z.optional(z.string().check(z.maxLength(20))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
});
export type ListLabelErrors = z.infer<typeof ListLabelErrors>;

export const LabelErrorItem = z.object({
  taskId: Id,
  seq: z.int(),
  externalId: z.nullable(z.string()),
  preview: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  likely: z.boolean(),
  problem: z.enum(LABEL_PROBLEMS),
  given: z.string().check(z.describe("Label id; empty where the problem has none.")),
  suggested: z.string(),
  score: z
    .number()
    .check(z.describe("Probability of the given label, or the quality of the regions, 0 to 1.")),
  probability: z.nullable(z.number()).check(z.describe("Of what is suggested.")),
  state: LabelErrorState,
});
export type LabelErrorItem = z.infer<typeof LabelErrorItem>;

export const DownloadLabelErrors = z.strictObject({ control: ControlId });

export const DismissLabelErrors = z.strictObject({
  control: ControlId,
  taskIds: z.array(Id).check(z.minLength(1), z.maxLength(1_000)),
  dismissed: z.boolean(),
});
export const DismissedLabelErrors = z.object({
  change: LabelErrorReport.shape.counts.check(
    z.describe("By how much the counts of likely errors are more now, or fewer where negative."),
  ),
});

/** The list that is walked through; as `ListLabelErrors`, in which no state asks for all. */
export const LabelErrorWalkQuery = z.strictObject(filters);
export const LabelErrorWalk = z.object({
  previous: z.nullable(Id).check(z.describe("Of any state where open ones are walked through.")),
  next: z.nullable(Id).check(z.describe("Behind the last one comes the first that was passed over.")),
  place: z
    .nullable(z.object({ at: z.int(), of: z.int() }))
    .check(z.describe("Among the likely errors of any state, which does not move; null of other tasks.")),
});
