/** Suggestions of models and labeling rules: shown to annotators, never a label by themselves. */

import { z } from "zod";
import { AnnotationDocument } from "@/lib/annotation/document";
import { says } from "@/lib/core/message";
import { Id, Paging, TimeMs } from "./common";

/** Name and version of a model or rule, as its user calls it. One suggestion per task and model. */
export const ModelName = z
  .string()
  .trim()
  .min(1, says("predictions.giveModel"))
  .max(200, says("fields.tooLong", { max: 200 }))
  .regex(/^\P{Cc}*$/u, says("fields.noControlCharacters"));

/** How sure the model is, 0 to 1; null when it does not say. */
const Score = z.number().min(0).max(1).nullable();

export const MAX_PREDICTIONS = 1_000;

const NewPrediction = z
  .strictObject({
    taskId: Id.optional(),
    /** The id the task was imported with; a number as it stands in a file of numbers. */
    externalId: z
      .union([
        z.string().min(1).max(500),
        z.number().refine((id) => !Number.isInteger(id) || Number.isSafeInteger(id), {
          error: says("answers.inexactNumber"),
        }),
      ])
      .transform(String)
      .optional(),
    /**
     * Checked against the schema and the task in the use case. Controls and labels may go by their names instead of their
     * ids.
     */
    document: z.unknown(),
    score: Score.default(null),
  })
  .refine((item) => (item.taskId === undefined) !== (item.externalId === undefined), {
    message: says("predictions.oneTaskName"),
  });

export const AddPredictions = z.strictObject({
  model: ModelName,
  items: z.array(NewPrediction).min(1).max(MAX_PREDICTIONS, says("predictions.tooMany")),
});
export type AddPredictions = z.infer<typeof AddPredictions>;
/** `replaced` are those that took the place of an earlier suggestion of the same model for the same task. */
export const AddedPredictions = z.object({ added: z.int(), replaced: z.int() });

export const ListPredictions = z.strictObject({ ...Paging.shape, model: ModelName.optional() });
export const Prediction = z.object({
  id: Id,
  taskId: Id,
  model: z.string(),
  score: z.number().nullable(),
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
