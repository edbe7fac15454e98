/** The annotation document: one annotator's answers and regions for one task, as stored. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Shape } from "@/lib/kinds";
import { AnswerValue } from "@/lib/kinds/answer-value";

export const MAX_REGIONS = 20_000;

export { AnswerValue };

const Key = z.string().check(z.minLength(1), z.maxLength(64));
export const Answers = z.record(Key, AnswerValue);

/** A region of a model's prediction. */
export const PredictedRegion = z.strictObject({ prediction: Key, region: Key });
export type PredictedRegion = z.infer<typeof PredictedRegion>;

/** How sure a model is, 0 to 1. */
const Score = z.number().check(z.minimum(0), z.maximum(1));

export const Region = z.strictObject({
  /** Made by the client, unique in the document. */
  id: Key,
  control: Key,
  /** Label ids of the control; exactly one unless the control allows several. */
  labels: z.array(Key).check(z.minLength(1, says("answers.regionNeedsLabel")), z.maxLength(2000)),
  shape: Shape,
  /** Answers of the controls asked per region. */
  attributes: z.optional(Answers),
  /** Its origin: drawn by an annotator, or predicted and accepted, as it was or changed since. */
  origin: z.optional(z.enum(["manual", "prediction", "prediction-changed"])),
  /** Of an accepted one: the region that was predicted, by which model, and how sure that was. */
  source: z.optional(
    z.strictObject({
      ...PredictedRegion.shape,
      model: z.string().check(z.minLength(1), z.maxLength(200)),
      score: z.optional(Score),
    }),
  ),
  /** Regions with the same one belong together, such as the parts of an object that something covers. */
  group: z.optional(Key),
  /** Of a predicted one. */
  score: z.optional(Score),
});
export type Region = z.infer<typeof Region>;

export const Relation = z.strictObject({
  id: Key,
  control: Key,
  label: Key,
  from: Key,
  to: Key,
});
export type Relation = z.infer<typeof Relation>;

export const AnnotationDocument = z.strictObject({
  answers: Answers,
  regions: z
    .array(Region)
    .check(z.maxLength(MAX_REGIONS, says("answers.tooManyRegions", { max: MAX_REGIONS }))),
  relations: z.array(Relation).check(z.maxLength(MAX_REGIONS)),
  /** Ids of the inputs that were shown in an order of chance, in that order. */
  places: z.optional(z.array(Key).check(z.minLength(2), z.maxLength(20))),
  /** Predicted regions that the annotator has rejected. */
  rejected: z.optional(z.array(PredictedRegion).check(z.maxLength(MAX_REGIONS))),
});
export type AnnotationDocument = z.infer<typeof AnnotationDocument>;

export const emptyDocument = (): AnnotationDocument => ({ answers: {}, regions: [], relations: [] });

export const isEmptyDocument = (document: AnnotationDocument): boolean =>
  document.regions.length === 0 &&
  document.relations.length === 0 &&
  Object.keys(document.answers).length === 0;
