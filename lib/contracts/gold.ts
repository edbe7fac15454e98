/** Gold tasks: their answers, how they are handed out, and what annotators see of them in training mode. */
import * as z from "zod/mini";
import { AnnotationDocument } from "@/lib/annotation/document";
import { says } from "@/lib/core/message";
import { Id, TimeMs } from "./common";

const between = (min: number, max: number) => [
  z.minimum(min, says("fields.tooSmall", { min })),
  z.maximum(max, says("fields.tooLarge", { max })),
];

export const GoldSettings = z.strictObject({
  rate: z
    .number()
    .check(z.minimum(0), z.maximum(0.5), z.describe("Share of the tasks handed to an annotator, 0 to 0.5.")),
  onboarding: z
    .int()
    .check(...between(0, 200), z.describe("How many gold tasks each annotator begins with.")),
  training: z
    .boolean()
    .check(z.describe("Annotators may compare their answer with the gold answer once they have submitted.")),
  pauseBelow: z
    .nullable(z.number().check(z.minimum(0), z.maximum(1)))
    .check(z.describe("Annotators get no more tasks when the upper limit of their accuracy is below it.")),
  pauseAfter: z.int().check(...between(5, 1000), z.describe("Gold answers before anybody is paused.")),
});
export type GoldSettings = z.infer<typeof GoldSettings>;
export const DEFAULT_GOLD: GoldSettings = {
  rate: 0,
  onboarding: 0,
  training: false,
  pauseBelow: null,
  pauseAfter: 30,
};

export const GoldState = z.object({
  settings: GoldSettings,
  /** Gold tasks of the project. */
  tasks: z.int(),
  /** Of these: their answers hold what the label schema has no more, so that nobody is given them. */
  unfit: z.int(),
  /** Annotators who get no tasks for now. */
  paused: z.array(z.object({ userId: Id, name: z.string() })),
});
export type GoldState = z.infer<typeof GoldState>;

const Note = z._default(z.string().check(z.trim(), z.maxLength(2000)), "");

export const PutGoldAnswer = z
  .strictObject({
    /** The revision this answer replaces; 0 when the task is no gold task. */
    baseRevision: z.int().check(z.minimum(0)),
    /** Take the resolution of the task … */
    fromResolution: z.optional(z.literal(true)),
    /** … or this; checked against the schema and the task in the use case. */
    document: z.optional(z.unknown()),
    /** The rule the answer rests on. */
    ruleId: z.optional(Id),
    note: Note,
  })
  .check(
    z.refine(
      (body) => (body.fromResolution !== undefined) !== (body.document !== undefined),
      says("gold.documentOrResolution"),
    ),
  );
export type PutGoldAnswer = z.infer<typeof PutGoldAnswer>;

const RuleName = z.object({ id: Id, code: z.string(), title: z.string() });

export const GoldAnswer = z.object({
  taskId: Id,
  revision: z.int(),
  document: AnnotationDocument,
  schemaVersion: z.int(),
  source: z.enum(["resolution", "written", "imported"]),
  rule: z.nullable(RuleName),
  note: z.string(),
  /** False where it holds what the label schema has no more: annotations cannot be scored by it. */
  fits: z.boolean(),
  createdBy: z.string(),
  updatedAt: TimeMs,
});
export type GoldAnswer = z.infer<typeof GoldAnswer>;
/** Null of a task that is no gold task. */
export const GoldAnswerOrNone = z.object({ answer: z.nullable(GoldAnswer) });

/** An own answer beside the gold answer. */
export const GoldFeedback = z.object({
  seq: z.int(),
  given: AnnotationDocument,
  gold: AnnotationDocument,
  /** Mean over the controls, 0 to 1; null where the two cannot be compared. */
  score: z.nullable(z.number()),
  /** 1 where both say the same. */
  controls: z.array(z.object({ control: z.string(), likeness: z.number() })),
  rule: z.nullable(z.extend(RuleName, { statement: z.string() })),
  note: z.string(),
});
export type GoldFeedback = z.infer<typeof GoldFeedback>;
