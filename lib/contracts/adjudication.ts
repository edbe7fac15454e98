/** What there is to decide about a task: where its annotations differ, object by object, and what they agree on. */
import * as z from "zod/mini";
import { AnnotationDocument, AnswerValue, Region, Relation } from "@/lib/annotation/document";
import { Undecidable } from "@/lib/annotation/undecidable";
import { Shape } from "@/lib/kinds";
import { flag, Id, TimeMs } from "./common";
import { MeasureResult } from "./quality";

const Key = z.string();
/** The letters of the annotators who say so. */
const By = z.array(z.string());

export const AnswerItem = z.object({
  kind: z.literal("answer"),
  id: Key,
  control: Key,
  /** The different answers; null of those who were asked and left it open. */
  options: z.array(z.object({ value: z.nullable(AnswerValue), by: By })),
  /** What most say; null where votes are equal. */
  proposal: z.nullable(AnswerValue),
});
export const ObjectItem = z.object({
  kind: z.literal("object"),
  id: Key,
  control: Key,
  why: z
    .enum(["some", "label", "edge", "attribute"])
    .check(
      z.describe(
        "Not everybody has found it, or all have: with other labels, other bounds or other answers about it.",
      ),
    ),
  found: z.int(),
  of: z.int(),
  /** The different forms it was given, those of most annotators first. */
  options: z.array(z.object({ region: Region, by: By })),
  /** The form in the middle, with what most of its annotators say of it; no labels where votes are equal. */
  fused: z.object({ shape: Shape, labels: z.array(Key), attributes: z.optional(z.record(Key, AnswerValue)) }),
  /** What most say: to keep it in that form or to leave it out; null where votes are equal. */
  proposal: z.nullable(z.enum(["keep", "drop"])),
});
export const RelationItem = z.object({
  kind: z.literal("link"),
  id: Key,
  control: Key,
  of: z.int(),
  /** Its ends are ids of regions that are decided, or of objects that are to be: a region that is kept of one has its id. */
  options: z.array(z.object({ relation: Relation, by: By })),
  proposal: z.nullable(z.enum(["keep", "drop"])),
});
export const ChainsItem = z.object({
  kind: z.literal("chains"),
  id: Key,
  control: Key,
  /** Ids as of relations, those of one chain together. */
  options: z.array(z.object({ chains: z.array(z.array(Key)), by: By })),
});
export const AdjudicationItem = z.discriminatedUnion("kind", [
  AnswerItem,
  ObjectItem,
  RelationItem,
  ChainsItem,
]);
export type AdjudicationItem = z.infer<typeof AdjudicationItem>;
export type AnswerItem = z.infer<typeof AnswerItem>;
export type ObjectItem = z.infer<typeof ObjectItem>;
export type RelationItem = z.infer<typeof RelationItem>;
export type ChainsItem = z.infer<typeof ChainsItem>;

export const AdjudicationQuery = z.strictObject({
  names: z
    ._default(flag(), false)
    .check(z.describe("With the names of the annotators beside their letters.")),
  second: z
    ._default(flag(), false)
    .check(z.describe("For a second decision: nothing of the resolution that stands.")),
});
export const Adjudication = z.object({
  /** In an order of chance that stays the same for one task and one reader. */
  annotators: z.array(z.object({ letter: z.string(), annotationId: Id, name: z.nullable(z.string()) })),
  /** What all agree on, and what an earlier resolution has decided. */
  document: AnnotationDocument,
  /** Objects in reading order between answers and relations. */
  items: z.array(AdjudicationItem),
  /** What an earlier resolution says cannot be decided; an object among the items has the id of its region here. */
  undecidable: z.array(Undecidable),
  /** Of the resolution it goes on from; 0 where there is none. */
  baseRevision: z.int(),
  rule: z.nullable(Id),
  note: z.string(),
});
export type Adjudication = z.infer<typeof Adjudication>;

/** How long a task is kept for the one who adjudicates it, without a sign of them. */
export const HOLD_MINUTES = 10;
export const MAX_CLAIMED = 200;
/** Holds the first of these tasks that the caller may adjudicate and nobody else works on. */
export const ClaimAdjudication = z.strictObject({
  among: z
    .array(Id)
    .check(z.minLength(1), z.maxLength(MAX_CLAIMED), z.describe("In the order they are looked at.")),
  second: z._default(z.boolean(), false).check(z.describe("Of the sample for second decisions.")),
});
export const ClaimedAdjudication = z.object({
  task: z
    .nullable(Id)
    .check(z.describe("Null where others work on all of them, or nothing is left to decide.")),
});
export const Holder = z.object({ name: z.string(), since: TimeMs, until: TimeMs });
export type Holder = z.infer<typeof Holder>;
export const AdjudicationHold = z.object({
  expiresAt: z
    .nullable(TimeMs)
    .check(z.describe("When the hold of the caller ends; null where there is none.")),
  holder: z
    .nullable(Holder)
    .check(z.describe("Who else works on it: the task is then not held for the caller.")),
});
export const ReleaseHold = z.strictObject({
  until: z
    .optional(z.coerce.number().check(z.int()))
    .check(z.describe("A hold that ends at another time was renewed since, and stays.")),
});

export const MAX_SAMPLE = 1_000;
export const DrawSample = z.strictObject({
  count: z.int().check(z.minimum(1), z.maximum(MAX_SAMPLE)),
});

/** Counts stop at `WAITING_SHOWN`. */
export const WAITING_SHOWN = 200;
export const OverviewQuery = z.strictObject({
  figures: z._default(flag(), true).check(z.describe("With how far second decisions agree.")),
});
export const AdjudicationOverview = z.object({
  /** Tasks that wait for the caller, the most disputed first; at most 200. */
  waiting: z.array(
    z.object({
      id: Id,
      seq: z.int(),
      disagreement: z.number(),
      heldBy: z.nullable(z.string()).check(z.describe("Who else works on it at present.")),
    }),
  ),
  resolved: z.int().check(z.describe("Tasks with a resolution of a person or an import.")),
  second: z.object({
    drawable: z.int().check(z.describe("Tasks adjudicated here that are not drawn yet.")),
    sampled: z.int().check(z.describe("Adjudicated tasks drawn for a second decision.")),
    done: z.int(),
    open: z.array(Id).check(z.describe("Those that the caller may decide: not what they decided first.")),
    /** By question, how far the two decisions agree; empty before any task has two. */
    questions: z
      .array(z.object({ control: z.string(), name: z.string(), agreement: MeasureResult, oneSided: z.int() }))
      .check(
        z.describe(
          "oneSided: tasks that one found undecidable and the other did not; the figure leaves them out.",
        ),
      ),
    /** Tasks on which they differ, the most first; at most 200. */
    differing: z.array(z.object({ id: Id, seq: z.int(), disagreement: z.number() })),
  }),
});
export type AdjudicationOverview = z.infer<typeof AdjudicationOverview>;
