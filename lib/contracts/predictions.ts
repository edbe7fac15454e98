/** Suggestions of models and labeling rules: shown to annotators, never a label by themselves. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { says } from "@/lib/core/message";
import { Id, Paging, TimeMs } from "./common";

/** Name and version of a model or rule, as its user calls it. One suggestion per task and model. */
export const ModelName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, says("predictions.giveModel")),
    z.maxLength(200, says("fields.tooLong", { max: 200 })),
    z.regex(/^\P{Cc}*$/u, says("fields.noControlCharacters")),
  );

/** How sure the model is, 0 to 1; null when it does not say. */
const Score = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));

export const MAX_PREDICTIONS = 1_000;

const NewPrediction = z
  .strictObject({
    taskId: z.optional(Id),
    /** The id the task was imported with; a number as it stands in a file of numbers. */
    externalId: z.optional(
      z.pipe(
        z.union([
          z.string().check(z.minLength(1), z.maxLength(500)),
          z.number().check(
            z.refine((id) => !Number.isInteger(id) || Number.isSafeInteger(id), {
              error: says("answers.inexactNumber"),
            }),
          ),
        ]),
        z.transform(String),
      ),
    ),
    /**
     * Checked against the schema and the task in the use case. Controls and labels may go by their names instead of their
     * ids.
     */
    document: z.unknown(),
    score: z._default(Score, null),
  })
  .check(
    z.refine((item) => (item.taskId === undefined) !== (item.externalId === undefined), {
      message: says("predictions.oneTaskName"),
    }),
  );

export const AddPredictions = z.strictObject({
  model: ModelName,
  items: z
    .array(NewPrediction)
    .check(z.minLength(1), z.maxLength(MAX_PREDICTIONS, says("predictions.tooMany"))),
});
export type AddPredictions = z.infer<typeof AddPredictions>;
/** `replaced` are those that took the place of an earlier suggestion of the same model for the same task. */
export const AddedPredictions = z.object({ added: z.int(), replaced: z.int() });

export const ListPredictions = z.strictObject({ ...Paging.shape, model: z.optional(ModelName) });
export const Prediction = z.object({
  id: Id,
  taskId: Id,
  model: z.string(),
  score: z.nullable(z.number()),
  document: AnnotationDocument,
  /** The label schema it was checked against; annotators see those of the current one only. */
  schemaVersion: z.int(),
  createdAt: TimeMs,
});
export type Prediction = z.infer<typeof Prediction>;

export const PredictionModel = z.object({
  model: z.string(),
  predictions: z.int(),
  /** Of the newest suggestion. */
  lastAddedAt: TimeMs,
  schemaVersion: z.int(),
});
export type PredictionModel = z.infer<typeof PredictionModel>;

export const RemovePredictions = z.strictObject({ model: ModelName });
export const RemovedPredictions = z.object({ removed: z.int() });
